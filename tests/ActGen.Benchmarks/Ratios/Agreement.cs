using System;
using System.Globalization;

namespace ActGen.Benchmarks.Ratios;

/// <summary>Whether two contestants compute the same function, as far as their accuracy goes.</summary>
internal static class Agreement
{
    /// <summary>Says where two outputs differ by more than the tolerance, relative to one or the value, whichever is larger.</summary>
    public static string? Compare(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]))))
            {
                return string.Create(CultureInfo.InvariantCulture, $"element {i} is {actual[i]:G9} instead of {expected[i]:G9}");
            }
        }

        return null;
    }
}
