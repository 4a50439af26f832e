using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ActGen.Benchmarks.Ratios;

/// <summary>Whether two contestants compute the same function, as far as their accuracy goes.</summary>
internal static class Agreement
{
    /// <summary>Says where two outputs differ by more than the tolerance, relative to the larger of floor and value.</summary>
    public static string? Compare(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance, float floor = 1)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance * Math.Max(floor, Math.Abs(expected[i]))))
            {
                return Difference(i, expected, actual);
            }
        }

        return null;
    }

    /// <summary>Says where two outputs differ in a bit.</summary>
    public static string? CompareBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        int same = MemoryMarshal.Cast<float, int>(expected).CommonPrefixLength(MemoryMarshal.Cast<float, int>(actual));
        return same == expected.Length ? null : Difference(same, expected, actual);
    }

    private static string Difference(int index, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
        => string.Create(CultureInfo.InvariantCulture, $"element {index} is {actual[index]:G9} instead of {expected[index]:G9}");
}
