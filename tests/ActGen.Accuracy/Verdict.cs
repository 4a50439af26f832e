using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ActGen.Accuracy;

/// <summary>A measured function and what is wrong with it.</summary>
internal sealed class Verdict
{
    /// <param name="subject">The function.</param>
    /// <param name="tally">What was measured.</param>
    /// <param name="changedNonNegatives">For leaky_relu in the form that promises it, how many non-negative floats are changed.</param>
    public Verdict(Subject subject, Tally tally, long? changedNonNegatives)
    {
        Subject = subject;
        Tally = tally;
        Faults = [.. All().OfType<string>()];

        IEnumerable<string?> All()
        {
            yield return tally.MaxUlp > subject.Bound ? "beyond the bound" : null;
            yield return tally.OutOfRange > 0 ? Invariant($"{tally.OutOfRange:N0} out of range") : null;
            yield return changedNonNegatives > 0 ? Invariant($"{changedNonNegatives:N0} non-negative floats changed") : null;
        }

        Remarks =
        [
            .. changedNonNegatives == 0 ? (string[])["x >= 0 bit for bit"] : [],
            .. tally.Decreases > 0 ? (string[])[Invariant($"{tally.Decreases:N0} small decreases")] : [],
        ];
    }

    public Subject Subject { get; }

    public Tally Tally { get; }

    /// <summary>Broken promises; none when all is well.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>What else is worth knowing.</summary>
    public IReadOnlyList<string> Remarks { get; }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
