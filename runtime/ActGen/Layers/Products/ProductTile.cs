#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The innermost loops of a matrix product: a tile of the result stays in registers while all its terms are added.</summary>
internal static unsafe class ProductTile
{
    /// <summary>
    /// The rows of a tile. Twelve registers of sums hide the latency of two multiply-adds a cycle (eight would do), and leave
    /// enough of sixteen for the factors.
    /// </summary>
    internal const int Rows = 6;

    /// <summary>Up to <see cref="Rows"/> rows. Where there are fewer, the last is computed several times.</summary>
    /// <param name="product">The product, as wide as a strip.</param>
    /// <param name="row">The first row of the tile.</param>
    /// <param name="last">Where the last register of a strip begins.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TStrip, T>(in Product<T> product, nuint row, nuint last)
        where TStrip : struct, IStrip<TStrip, T>
        where T : unmanaged
    {
        nuint row0 = row;
        nuint lastRow = product.Rows - 1;
        nuint row1 = Math.Min(row0 + 1, lastRow);
        nuint row2 = Math.Min(row0 + 2, lastRow);
        nuint row3 = Math.Min(row0 + 3, lastRow);
        nuint row4 = Math.Min(row0 + 4, lastRow);
        nuint row5 = Math.Min(row0 + 5, lastRow);

        TStrip sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default;
        if (product.Start != null)
        {
            T* start = product.Start;
            nuint startStride = product.StartRowStride;
            sum0 = TStrip.Load(start + row0 * startStride, last);
            sum1 = TStrip.Load(start + row1 * startStride, last);
            sum2 = TStrip.Load(start + row2 * startStride, last);
            sum3 = TStrip.Load(start + row3 * startStride, last);
            sum4 = TStrip.Load(start + row4 * startStride, last);
            sum5 = TStrip.Load(start + row5 * startStride, last);
        }

        nuint leftStride = product.LeftRowStride;
        T* left0 = product.Left + row0 * leftStride;
        T* left1 = product.Left + row1 * leftStride;
        T* left2 = product.Left + row2 * leftStride;
        T* left3 = product.Left + row3 * leftStride;
        T* left4 = product.Left + row4 * leftStride;
        T* left5 = product.Left + row5 * leftStride;
        T* right = product.Right;
        nuint leftStep = product.LeftTermStride;
        nuint rightStep = product.RightTermStride;
        nuint end = product.Depth * leftStep;
        for (nuint term = 0; term != end; term += leftStep)
        {
            TStrip factors = TStrip.Load(right, last);
            sum0 = TStrip.MultiplyAdd(left0 + term, factors, sum0);
            sum1 = TStrip.MultiplyAdd(left1 + term, factors, sum1);
            sum2 = TStrip.MultiplyAdd(left2 + term, factors, sum2);
            sum3 = TStrip.MultiplyAdd(left3 + term, factors, sum3);
            sum4 = TStrip.MultiplyAdd(left4 + term, factors, sum4);
            sum5 = TStrip.MultiplyAdd(left5 + term, factors, sum5);
            right += rightStep;
        }

        T* result = product.Result;
        nuint resultStride = product.ResultRowStride;
        TStrip.Store(sum0, result + row0 * resultStride, last);
        TStrip.Store(sum1, result + row1 * resultStride, last);
        TStrip.Store(sum2, result + row2 * resultStride, last);
        TStrip.Store(sum3, result + row3 * resultStride, last);
        TStrip.Store(sum4, result + row4 * resultStride, last);
        TStrip.Store(sum5, result + row5 * resultStride, last);
    }

    /// <summary>The only row of a product.</summary>
    /// <param name="product">The product, of any width.</param>
    /// <param name="column">The first column of the strip.</param>
    /// <param name="last">Where its last register begins, counted from there.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void RunSingle<TStrip, T>(in Product<T> product, nuint column, nuint last)
        where TStrip : struct, IStrip<TStrip, T>
        where T : unmanaged
    {
        TStrip sum = product.Start == null ? default : TStrip.Load(product.Start + column, last);
        T* left = product.Left;
        T* right = product.Right + column;
        nuint leftStep = product.LeftTermStride;
        nuint rightStep = product.RightTermStride;
        T* end = left + product.Depth * leftStep;
        for (; left != end; left += leftStep)
        {
            sum = TStrip.MultiplyAdd(left, TStrip.Load(right, last), sum);
            right += rightStep;
        }

        TStrip.Store(sum, product.Result + column, last);
    }
}
#endif
