#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>Cuts a matrix product into tiles.</summary>
internal static unsafe class MatrixProduct
{
    /// <summary>
    /// The size of a panel, a copy of a part of the right matrix in adjacent memory, which stays in the level 1 cache while the
    /// tiles of a strip read it.
    /// </summary>
    private const int PanelBytes = 16384;

    /// <summary>The width of a panel.</summary>
    private const int PanelRegisters = 2;

    /// <summary>The rows and the size of the right matrix from which panels pay.</summary>
    /// <remarks>
    /// Below, tiles read the right matrix where it lies, as fast. 256 samples through 256 inputs and units reach 0.91 of what the
    /// processor can multiply and add without panels and 0.89 with; at 1,024 inputs and units, whose terms fall into few sets of
    /// the caches, 0.38 and 0.79.
    /// </remarks>
    private const nuint MinPanelRows = 48;
    private const nuint MinRightBytes = 65536;

    /// <summary>Computes a product of at least one row and one column. The result may be what the sums start with, but lies apart from the factors.</summary>
    internal static void Run<T>(in Product<T> product)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Processor.Has512 && product.Columns >= (nuint)Simd512<T>.Count)
        {
            Run<Simd512<T>, T>(in product);
        }
        else if (Processor.Has256 && product.Columns >= (nuint)Simd256<T>.Count)
        {
            Run<Simd256<T>, T>(in product);
        }
        else if (Processor.Has128 && product.Columns >= (nuint)Simd128<T>.Count)
        {
            Run<Simd128<T>, T>(in product);
        }
        else
        {
            Run<SimdScalar<T>, T>(in product);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<V, T>(in Product<T> product)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        if (product.Rows == 1 && product.IsInterleaved)
        {
            RunInterleavedSingle<V, T>(in product);
        }
        else if (product.Rows == 1)
        {
            RunSingle<V, T>(in product);
        }
        else if (product.Rows >= MinPanelRows && product.Depth * product.RightTermStride >= MinRightBytes / (nuint)sizeof(T))
        {
            RunInPanels<V, T>(in product);
        }
        else
        {
            RunTiles<V, T>(in product, null);
        }
    }

    /// <summary>As many terms at a time as fit into a panel; those after the first are added to the result.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunInPanels<V, T>(in Product<T> product)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        byte* memory = stackalloc byte[(int)WorkingMemory.BlockSize(PanelBytes)];
        T* panel = new WorkingMemory(memory).Take<T>(PanelBytes / (nuint)sizeof(T));
        nuint terms = PanelBytes / (nuint)(sizeof(T) * PanelRegisters * V.Count);
        Product<T> part = product;
        for (nuint done = 0; done < product.Depth; done += terms)
        {
            part.Depth = Math.Min(terms, product.Depth - done);
            RunTiles<V, T>(in part, panel);
            part.Left += terms * part.LeftTermStride;
            part.Right += terms * part.RightTermStride;
            part.Start = part.Result;
            part.StartRowStride = part.ResultRowStride;
        }
    }

    // Narrow strips come first. The last of a row then has as many registers as any, and takes up what is no whole number of
    // them by registers that share elements. Were it shared between strips, an element that is added to would be added to twice.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunTiles<V, T>(in Product<T> product, T* panel)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        nuint width = (nuint)V.Count;
        nuint registers = (product.Columns + width - 1) / width;
        nuint column = 0;
        if ((registers & 1) != 0)
        {
            RunStrip<OneRegister<V, T>, V, T>(in product, 0, 0, panel);
            column = width;
        }

        while (column < product.Columns)
        {
            nuint strip = Math.Min(2 * width, product.Columns - column);
            RunStrip<TwoRegisters<V, T>, V, T>(in product, column, strip - width, panel);
            column += strip;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunStrip<TStrip, V, T>(in Product<T> product, nuint column, nuint last, T* panel)
        where TStrip : struct, IStrip<TStrip, T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        Product<T> strip = product.From(column);
        if (panel != null)
        {
            nuint stride = PanelRegisters * (nuint)V.Count;
            for (nuint term = 0; term < strip.Depth; term++)
            {
                TStrip.Store(TStrip.Load(strip.Right + term * strip.RightTermStride, last), panel + term * stride, last);
            }

            strip.Right = panel;
            strip.RightTermStride = stride;
        }

        if (strip.IsInterleaved)
        {
            InterleavedTile.Run<TStrip, T>(in strip, last);
            return;
        }

        for (nuint row = 0; row < strip.Rows; row += ProductTile.Rows)
        {
            ProductTile.Run<TStrip, T>(in strip, row, last);
        }
    }

    /// <summary>Strip by strip of a register. The last may share columns with the one before it, and computes them alike.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunInterleavedSingle<V, T>(in Product<T> product)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        nuint width = (nuint)V.Count;
        for (nuint next = 0; next < product.Columns; next += width)
        {
            nuint column = Math.Min(next, product.Columns - width);
            V start = product.Start == null ? default : V.Load(ref product.Start[column], 0);
            V sum = InterleavedTile.SumOfRow(start, product.Depth, ref *product.Left, ref product.Right[column], product.RightTermStride);
            V.Store(sum, ref product.Result[column], 0);
        }
    }

    /// <summary>A single row has only its strip to hide the latency of a multiply-add, hence as wide a one as can be.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunSingle<V, T>(in Product<T> product)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        nuint width = (nuint)V.Count;
        nuint registers = (product.Columns + width - 1) / width;
        nuint column = 0;
        if ((registers & 1) != 0)
        {
            ProductTile.RunSingle<OneRegister<V, T>, T>(in product, 0, 0);
            column = width;
        }

        if ((registers & 2) != 0)
        {
            nuint strip = Math.Min(2 * width, product.Columns - column);
            ProductTile.RunSingle<TwoRegisters<V, T>, T>(in product, column, strip - width);
            column += strip;
        }

        while (column < product.Columns)
        {
            nuint strip = Math.Min(4 * width, product.Columns - column);
            ProductTile.RunSingle<FourRegisters<V, T>, T>(in product, column, strip - width);
            column += strip;
        }
    }
}
#endif
