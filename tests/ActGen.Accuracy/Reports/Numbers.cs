using System;
using System.Globalization;

namespace ActGen.Accuracy.Reports;

/// <summary>How numbers are written, in any culture.</summary>
internal static class Numbers
{
    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A float so that it reads back as itself.</summary>
    public static string Text(float value) => float.IsInfinity(value) ? value > 0 ? "+∞" : "-∞"
        : value == 0 ? float.IsNegative(value) ? "-0" : "+0"
        : value.ToString("R", CultureInfo.InvariantCulture);

    public static string Duration(double seconds) => seconds < 90 ? $"{Text(seconds, "0")} seconds" : $"{Text(Math.Ceiling(seconds / 60), "0")} minutes";
}
