using System;
using System.Globalization;

namespace Gallery.Site;

/// <summary>Numbers as they are read.</summary>
internal static class Text
{
    /// <summary>Three digits, with the minus sign of typography; <c>plots.js</c> writes the same.</summary>
    public static string Short(double value)
        => double.IsFinite(value) ? Typeset((value == 0 ? 0 : double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).ToString("0.##########", CultureInfo.InvariantCulture))
            : value > 0 ? "\u221e" : "\u2212\u221e";

    /// <summary>A default, written as a fraction where the catalogue means one.</summary>
    public static string Exact(double value) => value switch
    {
        1.0 / 6 => "1/6",
        1.0 / 3 => "1/3",
        double.PositiveInfinity => "\u221e",
        _ => Typeset(value.ToString(CultureInfo.InvariantCulture)),
    };

    private static string Typeset(string number) => number.Replace("-", "\u2212", StringComparison.Ordinal);
}
