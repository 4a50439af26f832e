using System;
using System.Globalization;

namespace ActGen.Generator.Model;

/// <summary>Writes numbers as C# literals: invariant, and the shortest that reads back as the same value.</summary>
internal static class NumberLiteral
{
    /// <summary>The literal with its suffix, or the named constant: <c>0.2f</c>, <c>1e-05d</c>, <c>float.MaxValue</c>.</summary>
    public static string Of(double value, ElementType element)
    {
        string keyword = element.Keyword();
        if (double.IsNaN(value))
        {
            return $"{keyword}.NaN";
        }

        if (double.IsInfinity(value))
        {
            return $"{keyword}.{(value > 0 ? "Positive" : "Negative")}Infinity";
        }

        if (Math.Abs(value) == element.Largest())
        {
            return value > 0 ? $"{keyword}.MaxValue" : $"{keyword}.MinValue";
        }

        return Plain(value, element) + (element == ElementType.Single ? "f" : "d");
    }

    /// <summary>The digits alone, for documentation.</summary>
    public static string Plain(double value, ElementType element)
    {
        if (value == 0)
        {
            return 1 / value < 0 ? "-0" : "0"; // .NET Framework, where some compilers run, prints -0 without its sign
        }

        // "R" is not the shortest form on every runtime that can host a compiler, so the digits are counted out. All decimal numbers of 6 or 15 digits are
        // told apart, but for subnormal ones, which hold fewer.
        bool isSubnormal = Math.Abs(value) < Math.Pow(2, element.MinimumExponent() + element.Precision() - 1);
        return element == ElementType.Single
            ? Shortest(isSubnormal ? 1 : 6, 9, digits => ((float)value).ToString("G" + digits, CultureInfo.InvariantCulture), text => float.Parse(text, CultureInfo.InvariantCulture) == (float)value)
            : Shortest(isSubnormal ? 1 : 15, 17, digits => value.ToString("G" + digits, CultureInfo.InvariantCulture), text => double.Parse(text, CultureInfo.InvariantCulture) == value);
    }

    /// <summary>The decimal number that an author would write for a value of the element type: 0.2 rather than 0.20000000298.</summary>
    public static double AsWritten(double value, ElementType element)
        => double.IsInfinity(value) || double.IsNaN(value) ? value : double.Parse(Plain(value, element), CultureInfo.InvariantCulture);

    private static string Shortest(int fewest, int most, Func<int, string> format, Func<string, bool> readsBack)
    {
        for (int digits = fewest; digits < most; digits++)
        {
            string text = format(digits);
            if (readsBack(text))
            {
                return Tidy(text);
            }
        }

        return Tidy(format(most));
    }

    private static string Tidy(string text) => text.Replace("E", "e");
}
