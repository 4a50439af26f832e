using System;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>Reads numbers of the attribute's string.</summary>
/// <remarks>
/// As C# reads its literals, which is the same wherever the compiler runs: <see cref="double.Parse(string)"/> of .NET Framework
/// loses the sign of zero, refuses what overflows, and does not always round to the nearest.
/// </remarks>
internal static class NumberText
{
    private static readonly Regex s_decimal = new("^[+-]?([0-9]*)[.]?([0-9]*)([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant);

    /// <summary>The value, or null where the text is no number.</summary>
    public static double? Parse(string text)
    {
        bool isNegative = text.StartsWith("-", StringComparison.Ordinal);
        double? magnitude = text.TrimStart('+', '-') switch
        {
            _ when s_decimal.Match(text) is { Success: true } match && match.Groups[1].Length + match.Groups[2].Length > 0
                => Literal($"0{match.Groups[1].Value}.{match.Groups[2].Value}0{match.Groups[3].Value}"),
            var word when word.Length >= text.Length - 1 && word.Equals("NaN", StringComparison.OrdinalIgnoreCase) => double.NaN,
            var word when word.Length >= text.Length - 1 && word.Equals("Infinity", StringComparison.OrdinalIgnoreCase) => double.PositiveInfinity,
            _ => null,
        };
        return isNegative ? -magnitude : magnitude;
    }

    private static double Literal(string digits) => (double)SyntaxFactory.ParseToken($"{digits}d").Value!;
}
