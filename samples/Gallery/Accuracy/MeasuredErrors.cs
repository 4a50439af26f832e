using System;
using System.Collections.Generic;
using System.Linq;

namespace Gallery.Accuracy;

/// <summary>An activation with certain parameters, in a certain form, and the largest errors on all floats.</summary>
/// <param name="Activation">As it is written in the attribute, with the form where there are several.</param>
/// <param name="Value">Of the value, in ULP, or "exact".</param>
/// <param name="Bound">What is promised of it.</param>
/// <param name="Derivative">Of the derivative.</param>
/// <param name="DerivativeBound">What is promised of that.</param>
internal sealed record MeasuredError(string Activation, string Value, string Bound, string Derivative, string DerivativeBound);

/// <summary>The tables of <c>docs/accuracy.md</c>, which is part of the program.</summary>
internal static class MeasuredErrors
{
    private static readonly string[] s_lines = Resource.Read("accuracy.md").Split('\n');

    /// <summary>What was measured of an activation; nothing of those that are none of one element.</summary>
    public static IEnumerable<MeasuredError> Of(string name)
        => Rows("## Functions").Zip(Rows("## Derivatives"))
            .Select(static both => new MeasuredError(both.First[1].Trim('`'), both.First[2], both.First[3], both.Second[2], both.Second[3]))
            .Where(row => row.Activation.Split('(', ' ')[0] == name);

    /// <summary>The cells of each row of the table under a heading.</summary>
    private static IEnumerable<string[]> Rows(string heading) => s_lines
        .SkipWhile(line => line != heading).Skip(1)
        .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(static line => line.Split('|', StringSplitOptions.TrimEntries));
}
