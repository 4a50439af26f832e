#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen;

/// <summary>Chooses registers and layout for a kernel of rows, and brings the rows into it.</summary>
internal static unsafe class RowDriver
{
    /// <summary>Evaluates rows. The output is an input or apart from it; <paramref name="dy"/> is read by gradients only.</summary>
    internal static void Run<TKernel, T>(in TKernel kernel, T* x, T* dy, T* y, int length, int rowLength)
        where TKernel : struct, IRowKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (length == 0)
        {
            return;
        }

        if (Processor.Has512)
        {
            Run<TKernel, Simd512<T>, T>(in kernel, x, dy, y, (nuint)length, (nuint)rowLength);
        }
        else if (Processor.Has256)
        {
            Run<TKernel, Simd256<T>, T>(in kernel, x, dy, y, (nuint)length, (nuint)rowLength);
        }
        else
        {
            Run<TKernel, Simd128<T>, T>(in kernel, x, dy, y, (nuint)length, (nuint)rowLength);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    internal static void Run<TKernel, V, T>(in TKernel kernel, T* x, T* dy, T* y, nuint length, nuint rowLength)
        where TKernel : struct, IRowKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const nuint Alignment = RowWorkspace<T>.RegisterBytes;
        byte* memory = stackalloc byte[RowWorkspace<T>.Bytes + (int)Alignment];
        var workspace = new RowWorkspace<T>((T*)((nuint)memory + Alignment - 1 & ~(Alignment - 1)));

        nuint inTiles = 0;
        if (rowLength <= RowSum.Run * RowWorkspace<T>.Lanes)
        {
            inTiles = RunTiles<TKernel, V, T>(in kernel, x, dy, y, length, rowLength, workspace);
        }

        if (inTiles < length)
        {
            RunSingly<TKernel, V, T>(in kernel, x + inTiles, dy + inTiles, y + inTiles, length - inTiles, rowLength, workspace);
        }
    }

    /// <summary>Evaluates rows side by side, while there are enough of them.</summary>
    /// <returns>The number of elements that are done.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static nuint RunTiles<TKernel, V, T>(
        in TKernel kernel, T* x, T* dy, T* y, nuint length, nuint rowLength, RowWorkspace<T> workspace)
        where TKernel : struct, IRowKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = RowWorkspace<T>.Lanes;
        nuint capacity = nuint.Min(RowWorkspace<T>.TileRegisters / rowLength, RowWorkspace<T>.MaxColumns) * lanes;
        nuint minimum = TilePays(rowLength), done = 0;
        while (true)
        {
            nuint rows = nuint.Min((length - done) / rowLength, capacity);
            if (rows < minimum)
            {
                return done;
            }

            nuint step = rows + lanes - 1 & ~(lanes - 1);
            nuint size = rowLength * step;
            RowTile.Load(x + done, rowLength, rows, workspace.Tile, step);
            if (TKernel.IsGradient)
            {
                RowTile.Load(dy + done, rowLength, rows, workspace.DyTile, step);
            }

            RowMemory<T> tile = new(workspace.Tile, size, null), dyTile = new(workspace.DyTile, size, null);
            kernel.Invoke<V, RowPerLane<T>>(new(tile, dyTile, tile, size, step, workspace));
            RowTile.Store(workspace.Tile, step, y + done, rowLength, rows);
            done += rows * rowLength;
        }
    }

    /// <summary>Evaluates one row after the other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunSingly<TKernel, V, T>(
        in TKernel kernel, T* x, T* dy, T* y, nuint length, nuint rowLength, RowWorkspace<T> workspace)
        where TKernel : struct, IRowKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = RowWorkspace<T>.Lanes;
        nuint rest = rowLength % lanes;
        nuint whole = rowLength - rest;
        nuint padded = rest == 0 ? whole : whole + lanes;
        T* xRest = workspace.Tile, yRest = workspace.Values, dyRest = workspace.DyTile;
        for (nuint done = 0; done < length; done += rowLength)
        {
            if (rest != 0)
            {
                Pad(x + done + whole, rest, xRest, TKernel.Padding);
                if (TKernel.IsGradient)
                {
                    Pad(dy + done + whole, rest, dyRest, T.Zero);
                }
            }

            kernel.Invoke<V, RowAcrossLanes<T>>(
                new(new(x + done, whole, xRest), new(dy + done, whole, dyRest), new(y + done, whole, yRest), padded, lanes, workspace));
            Copy(yRest, y + done + whole, rest);
        }
    }

    /// <summary>
    /// The number of rows from which a tile takes less time than one row after the other: 16 rows of 16 floats take 170 ns and 75 ns each,
    /// of 64 floats 580 and 78, of 100 floats 960 and 98.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint TilePays(nuint rowLength) => 2 + rowLength / 10;

    /// <summary>Copies the end of a row to a register of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pad<T>(T* end, nuint count, T* register, T padding)
        where T : unmanaged
    {
        nuint quarter = (nuint)Vector128<T>.Count;
        for (nuint i = 0; i < 4; i++)
        {
            Vector128.Create(padding).Store(register + i * quarter);
        }

        Copy(end, register, count);
    }

    /// <summary>Copies fewer elements than a register has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<T>(T* source, T* target, nuint count)
        where T : unmanaged
    {
        nuint quarter = (nuint)Vector128<T>.Count, i = 0;
        for (; i + quarter <= count; i += quarter)
        {
            Vector128.Load(source + i).Store(target + i);
        }

        for (; i < count; i++)
        {
            target[i] = source[i];
        }
    }
}
#endif
