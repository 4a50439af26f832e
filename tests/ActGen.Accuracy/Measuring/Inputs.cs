using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;

namespace ActGen.Accuracy.Measuring;

/// <summary>Where a sample looks closer: at the floats around which functions break.</summary>
internal static class Inputs
{
    private const int Each = 100;

    /// <summary>How coarse the grid is between whose points the ends of ranges are sought.</summary>
    private const int Grid = 1 << 16;

    /// <summary>Special values, and the neighbourhoods of powers of two, kinks and the ends of ranges, in the order of bit patterns.</summary>
    public static float[] Neighbourhoods(Subject subject, SpanFunction<float> function) =>
    [
        .. FloatPatterns.Specials
            .Concat(FloatPatterns.PowersOfTwo
                .Concat(subject.Reference.Kinks.Select(static kink => (float)kink))
                .Concat(RangeEnds(function))
                .SelectMany(static centre => FloatPatterns.Around(centre, Each)))
            .Select(BitConverter.SingleToUInt32Bits)
            .Distinct()
            .Order()
            .Select(BitConverter.UInt32BitsToSingle),
    ];

    /// <summary>The floats at which results become zero, subnormal, infinite, the limit or x itself: found by bisection.</summary>
    private static List<float> RangeEnds(SpanFunction<float> function)
    {
        var ends = new List<float>();
        foreach (uint sign in (uint[])[0, 0x80000000])
        {
            const uint Infinity = 0x7f800000;
            float limit = Result(sign | Infinity);
            for (uint low = 0; low < Infinity; low += Grid)
            {
                (uint from, uint to) = (low, Math.Min(low + Grid, Infinity));
                Kind before = KindAt(from);
                if (before == KindAt(to))
                {
                    continue;
                }

                while (to - from > 1)
                {
                    uint middle = from + ((to - from) / 2);
                    (from, to) = KindAt(middle) == before ? (middle, to) : (from, middle);
                }

                ends.Add(BitConverter.UInt32BitsToSingle(sign | to));
            }

            Kind KindAt(uint pattern) => KindOf(BitConverter.UInt32BitsToSingle(sign | pattern), Result(sign | pattern), limit);
        }

        return ends;

        float Result(uint pattern)
        {
            Span<float> y = stackalloc float[1];
            function([BitConverter.UInt32BitsToSingle(pattern)], y);
            return y[0];
        }
    }

    private static Kind KindOf(float x, float y, float limit)
        => y == 0 ? Kind.Zero
            : y == limit ? Kind.Limit
            : y == x ? Kind.Identity
            : float.IsSubnormal(y) ? Kind.Subnormal
            : Kind.Other;

    private enum Kind
    {
        Zero,
        Limit,
        Identity,
        Subnormal,
        Other,
    }
}
