using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ActGen.Testing.Numerics;

/// <summary>Equality to the bit, zeros of either sign told apart; but any NaN is as good as another.</summary>
public static class SameBits
{
    /// <summary>The first element that differs, or -1 when none does. What is beyond the shorter of the two differs.</summary>
    /// <param name="expected">The elements that are expected.</param>
    /// <param name="actual">The elements that are there.</param>
    public static int FirstDifference<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int common = Math.Min(expected.Length, actual.Length);
        for (int i = 0; i < common; i++)
        {
            bool isSame = MemoryMarshal.AsBytes(expected.Slice(i, 1)).SequenceEqual(MemoryMarshal.AsBytes(actual.Slice(i, 1)))
                || (T.IsNaN(expected[i]) && T.IsNaN(actual[i]));
            if (!isSame)
            {
                return i;
            }
        }

        return expected.Length == actual.Length ? -1 : common;
    }
}
