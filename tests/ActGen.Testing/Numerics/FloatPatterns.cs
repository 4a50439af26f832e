using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Testing.Numerics;

/// <summary>Inputs to test a float function on: all of them in strides, and those where functions break.</summary>
public static class FloatPatterns
{
    /// <summary>The number of bit patterns of a float.</summary>
    public const long Count = 1L << 32;

    /// <summary>NaN, infinities, zeros of both signs, the ends of the subnormal and normal numbers, and one.</summary>
    public static IReadOnlyList<float> Specials { get; } =
    [
        float.NaN, BitConverter.UInt32BitsToSingle(0x7f800001), BitConverter.UInt32BitsToSingle(0xffffffff),
        .. BothSigns([float.PositiveInfinity, 0, float.Epsilon, 1.17549421e-38f, 1.17549435e-38f, 1, float.MaxValue]),
    ];

    /// <summary>Every power of two, subnormal ones included, of both signs, each with the floats next to it on either side.</summary>
    public static IReadOnlyList<float> PowersOfTwo { get; } =
        [.. BothSigns(Enumerable.Range(-149, 277).Select(exponent => MathF.ScaleB(1, exponent))).SelectMany(value => Around(value, 1))];

    /// <summary>Every <paramref name="stride"/>th bit pattern, NaNs included.</summary>
    /// <param name="stride">How far apart, at least 1; 1 gives all 2^32.</param>
    /// <param name="first">The first pattern.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stride"/> is not positive.</exception>
    public static IEnumerable<float> EveryNth(int stride, uint first = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        return Enumerate();

        IEnumerable<float> Enumerate()
        {
            for (long pattern = first; pattern < Count; pattern += stride)
            {
                yield return BitConverter.UInt32BitsToSingle((uint)pattern);
            }
        }
    }

    /// <summary>Fills a block with every <paramref name="stride"/>th bit pattern; the fast way through all of them.</summary>
    /// <param name="block">The block to fill.</param>
    /// <param name="first">The first pattern.</param>
    /// <param name="stride">How far apart.</param>
    /// <returns>How many patterns there were: fewer than the block holds at the end of all.</returns>
    public static int Fill(Span<float> block, long first, int stride)
    {
        int count = (int)Math.Min(block.Length, (Count - first + stride - 1) / stride);
        for (int i = 0; i < count; i++)
        {
            block[i] = BitConverter.UInt32BitsToSingle((uint)(first + ((long)i * stride)));
        }

        return count;
    }

    /// <summary>A value between its nearest floats, in ascending order.</summary>
    /// <param name="centre">The value in the middle.</param>
    /// <param name="each">How many to either side.</param>
    public static IEnumerable<float> Around(float centre, int each)
    {
        float value = centre;
        for (int i = 0; i < each; i++)
        {
            value = MathF.BitDecrement(value);
        }

        for (int i = -each; i <= each; i++)
        {
            yield return value;
            value = MathF.BitIncrement(value);
        }
    }

    private static IEnumerable<float> BothSigns(IEnumerable<float> values) => values.SelectMany(value => (float[])[value, -value]);
}
