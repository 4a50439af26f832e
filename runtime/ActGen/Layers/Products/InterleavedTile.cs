#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The innermost loops of a matrix product whose sums are interleaved as <see cref="DenseSum"/> says.</summary>
internal static unsafe class InterleavedTile
{
    /// <summary>The rows of a tile: with two parts of two registers twelve registers of sums, as in <see cref="ProductTile"/>.</summary>
    private const int Rows = 3;

    /// <summary>All rows of a strip, a few at a time. Where there are fewer, the last is computed several times.</summary>
    /// <param name="product">The product, as wide as a strip.</param>
    /// <param name="last">Where the last register of a strip begins.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TStrip, T>(in Product<T> product, nuint last)
        where TStrip : struct, IStrip<TStrip, T>
        where T : unmanaged
    {
        nuint depth = product.Depth;
        nuint leftStride = product.LeftRowStride, rightStride = product.RightTermStride, resultStride = product.ResultRowStride;
        TStrip bias = product.Start == null ? default : TStrip.Load(product.Start, last);
        for (nuint row0 = 0; row0 < product.Rows; row0 += Rows)
        {
            nuint row1 = Math.Min(row0 + 1, product.Rows - 1);
            nuint row2 = Math.Min(row0 + 2, product.Rows - 1);
            T* left0 = product.Left + row0 * leftStride;
            T* left1 = product.Left + row1 * leftStride;
            T* left2 = product.Left + row2 * leftStride;
            TStrip sum0 = default, sum1 = default, sum2 = default;
            TStrip start = bias;
            for (nuint pair = 0; pair < DenseSum.Parts; pair += 2)
            {
                TStrip even0 = start, even1 = start, even2 = start;
                TStrip odd0 = default, odd1 = default, odd2 = default;
                T* right = product.Right + pair * rightStride;
                nuint term = pair;
                for (; term + 1 < depth; term += DenseSum.Parts)
                {
                    TStrip factors = TStrip.Load(right, last);
                    even0 = TStrip.MultiplyAdd(left0 + term, factors, even0);
                    even1 = TStrip.MultiplyAdd(left1 + term, factors, even1);
                    even2 = TStrip.MultiplyAdd(left2 + term, factors, even2);
                    factors = TStrip.Load(right + rightStride, last);
                    odd0 = TStrip.MultiplyAdd(left0 + term + 1, factors, odd0);
                    odd1 = TStrip.MultiplyAdd(left1 + term + 1, factors, odd1);
                    odd2 = TStrip.MultiplyAdd(left2 + term + 1, factors, odd2);
                    right += DenseSum.Parts * rightStride;
                }

                if (term < depth)
                {
                    TStrip factors = TStrip.Load(right, last);
                    even0 = TStrip.MultiplyAdd(left0 + term, factors, even0);
                    even1 = TStrip.MultiplyAdd(left1 + term, factors, even1);
                    even2 = TStrip.MultiplyAdd(left2 + term, factors, even2);
                }

                sum0 = TStrip.Add(sum0, TStrip.Add(even0, odd0));
                sum1 = TStrip.Add(sum1, TStrip.Add(even1, odd1));
                sum2 = TStrip.Add(sum2, TStrip.Add(even2, odd2));
                start = default;
            }

            TStrip.Store(sum0, product.Result + row0 * resultStride, last);
            TStrip.Store(sum1, product.Result + row1 * resultStride, last);
            TStrip.Store(sum2, product.Result + row2 * resultStride, last);
        }
    }

    /// <summary>A register of the only row of a product.</summary>
    /// <param name="start">What the sums start with.</param>
    /// <param name="terms">The number of terms.</param>
    /// <param name="left">The factors that all sums share, one a term.</param>
    /// <param name="right">The factors that each sum has of its own, a register a term.</param>
    /// <param name="rightStride">The distance from one register to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V SumOfRow<V, T>(V start, nuint terms, ref T left, ref T right, nuint rightStride)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        V part0 = start, part1 = default, part2 = default, part3 = default;
        for (; terms >= 2 * DenseSum.Parts; terms -= 2 * DenseSum.Parts)
        {
            // Two rounds, and names for what the first leaves: else the JIT would copy every sum back to its register.
            V sum0 = V.MultiplyAdd(V.Create(left), V.Load(ref right, 0), part0);
            V sum1 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 1)), V.Load(ref right, rightStride), part1);
            V sum2 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 2)), V.Load(ref right, 2 * rightStride), part2);
            V sum3 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 3)), V.Load(ref right, 3 * rightStride), part3);
            part0 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 4)), V.Load(ref right, 4 * rightStride), sum0);
            part1 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 5)), V.Load(ref right, 5 * rightStride), sum1);
            part2 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 6)), V.Load(ref right, 6 * rightStride), sum2);
            part3 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 7)), V.Load(ref right, 7 * rightStride), sum3);
            left = ref Unsafe.Add(ref left, 2 * DenseSum.Parts);
            right = ref Unsafe.Add(ref right, 2 * DenseSum.Parts * rightStride);
        }

        if (terms >= DenseSum.Parts)
        {
            part0 = V.MultiplyAdd(V.Create(left), V.Load(ref right, 0), part0);
            part1 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 1)), V.Load(ref right, rightStride), part1);
            part2 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 2)), V.Load(ref right, 2 * rightStride), part2);
            part3 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 3)), V.Load(ref right, 3 * rightStride), part3);
            left = ref Unsafe.Add(ref left, DenseSum.Parts);
            right = ref Unsafe.Add(ref right, DenseSum.Parts * rightStride);
            terms -= DenseSum.Parts;
        }

        if (terms > 0)
        {
            part0 = V.MultiplyAdd(V.Create(left), V.Load(ref right, 0), part0);
        }

        if (terms > 1)
        {
            part1 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 1)), V.Load(ref right, rightStride), part1);
        }

        if (terms > 2)
        {
            part2 = V.MultiplyAdd(V.Create(Unsafe.Add(ref left, 2)), V.Load(ref right, 2 * rightStride), part2);
        }

        return (part0 + part1) + (part2 + part3);
    }
}
#endif
