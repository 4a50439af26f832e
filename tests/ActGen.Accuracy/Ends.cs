using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Accuracy.Reports;
using ActGen.Testing.Hosting;

namespace ActGen.Accuracy;

/// <summary>What a function gives at infinities and zeros of either sign, and whether those are the mathematical limits.</summary>
internal sealed class Ends
{
    /// <summary>The inputs, in the order of <see cref="Results"/>.</summary>
    public static IReadOnlyList<float> Inputs { get; } = [float.NegativeInfinity, -0f, 0f, float.PositiveInfinity];

    /// <summary>Inputs near those, where the function's sign is that of its limit.</summary>
    private static readonly double[] s_near = [-30, -1e-3, 1e-3, 30];

    /// <param name="subject">The function as mathematics defines it.</param>
    /// <param name="function">The function as generated.</param>
    public Ends(Subject subject, SpanFunction<float> function)
    {
        var results = new float[Inputs.Count];
        function([.. Inputs], results);
        Results = results;
        Faults =
        [
            .. Inputs.Zip(results)
                .Where(pair => pair.Second != (float)subject.ExactAt(pair.First))
                .Select(pair => $"{Numbers.Text(pair.Second)} at {Numbers.Text(pair.First)}, not {Numbers.Text((float)subject.ExactAt(pair.First))}"),
        ];
        OtherSigns = [.. Inputs.Where((_, i) => results[i] == 0 && HasOtherSign(results[i], subject.ExactAt(s_near[i])))];
    }

    /// <summary>The values.</summary>
    public IReadOnlyList<float> Results { get; }

    /// <summary>Values that are not the limit.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>The inputs at which the result is a zero whose sign is not that of the function nearby.</summary>
    public IReadOnlyList<float> OtherSigns { get; }

    private static bool HasOtherSign(float zero, double nearby) => nearby != 0 && float.IsNegative(zero) != double.IsNegative(nearby);
}
