using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Accuracy.Measuring;
using ActGen.Accuracy.Reports;

namespace ActGen.Accuracy;

/// <summary>A measured function and what is wrong with it.</summary>
internal sealed class Verdict
{
    /// <param name="subject">The function.</param>
    /// <param name="result">What was measured.</param>
    /// <param name="ends">Its values at zeros and infinities.</param>
    public Verdict(Subject subject, Result result, Ends ends)
    {
        Subject = subject;
        Result = result;
        Ends = ends;
        Faults =
        [
            .. When(result.Worst.Ulp > subject.Bound, $"beyond the bound"),
            .. When(result.OutOfRange > 0, $"{result.OutOfRange:N0} out of range"),
            .. When(result.LostNaNs > 0, $"{result.LostNaNs:N0} NaN lost"),
            .. When(result.LargestDecrease > 1, $"decreases by {result.LargestDecrease:N0} floats at {Numbers.Text(result.DecreaseAt)}"),
            .. When(result.ChangedNonNegatives > 0, $"{result.ChangedNonNegatives:N0} non-negative floats changed"),
            .. ends.Faults,
        ];
        Remarks =
        [
            .. When(result.ChangedNonNegatives == 0, $"x >= 0 bit for bit"),
            .. When(result.LargestDecrease == 1, $"{result.Decreases:N0} decreases by one float"),
            .. When(result.WrongZeros > 0, $"{result.WrongZeros:N0} zeros of the other sign"),
            .. When(ends.OtherSigns.Count > 0, $"zero of the other sign at {string.Join(", ", ends.OtherSigns.Select(Numbers.Text))}"),
        ];
    }

    public Subject Subject { get; }

    public Result Result { get; }

    public Ends Ends { get; }

    /// <summary>Broken promises; none when all is well.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>What else is worth knowing.</summary>
    public IReadOnlyList<string> Remarks { get; }

    private static IEnumerable<string> When(bool condition, FormattableString text) => condition ? [text.ToString(CultureInfo.InvariantCulture)] : [];
}
