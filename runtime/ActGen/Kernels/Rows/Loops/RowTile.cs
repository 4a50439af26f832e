#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen;

/// <summary>Turns rows that lie one after the other into rows that lie one in each lane, and back.</summary>
/// <remarks>
/// In squares of 128 bits a side, which every processor has the instructions for. The last square of a row overlaps the one before, where the
/// length is no multiple, and moves what they share twice.
/// </remarks>
internal static unsafe class RowTile
{
    /// <summary>Reads as many rows as there are, and leaves the lanes of missing ones as they are.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Load<T>(T* rows, nuint rowLength, nuint count, T* tile, nuint step)
        where T : unmanaged
    {
        nuint side = (nuint)Vector128<T>.Count;
        nuint row = 0;
        if (rowLength >= side)
        {
            for (; row + side <= count; row += side)
            {
                T* source = rows + row * rowLength;
                T* target = tile + row;
                for (nuint column = 0; ; column = nuint.Min(column + side, rowLength - side))
                {
                    Transpose(source + column, rowLength, target + column * step, step);
                    if (column + side == rowLength)
                    {
                        break;
                    }
                }
            }
        }

        for (; row < count; row++)
        {
            for (nuint column = 0; column < rowLength; column++)
            {
                tile[column * step + row] = rows[row * rowLength + column];
            }
        }
    }

    /// <summary>Writes rows that were read.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Store<T>(T* tile, nuint step, T* rows, nuint rowLength, nuint count)
        where T : unmanaged
    {
        nuint side = (nuint)Vector128<T>.Count;
        nuint row = 0;
        if (rowLength >= side)
        {
            for (; row + side <= count; row += side)
            {
                T* source = tile + row;
                T* target = rows + row * rowLength;
                for (nuint column = 0; ; column = nuint.Min(column + side, rowLength - side))
                {
                    Transpose(source + column * step, step, target + column, rowLength);
                    if (column + side == rowLength)
                    {
                        break;
                    }
                }
            }
        }

        for (; row < count; row++)
        {
            for (nuint column = 0; column < rowLength; column++)
            {
                rows[row * rowLength + column] = tile[column * step + row];
            }
        }
    }

    /// <summary>A square of 4 floats or 2 doubles a side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose<T>(T* source, nuint sourceStride, T* target, nuint targetStride)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> row0 = Vector128.Load((float*)source);
            Vector128<float> row1 = Vector128.Load((float*)source + sourceStride);
            Vector128<float> row2 = Vector128.Load((float*)source + 2 * sourceStride);
            Vector128<float> row3 = Vector128.Load((float*)source + 3 * sourceStride);
            Vector128<double> left01 = Interleave.Lower(row0, row1).AsDouble(), right01 = Interleave.Upper(row0, row1).AsDouble();
            Vector128<double> left23 = Interleave.Lower(row2, row3).AsDouble(), right23 = Interleave.Upper(row2, row3).AsDouble();
            Interleave.Lower(left01, left23).AsSingle().Store((float*)target);
            Interleave.Upper(left01, left23).AsSingle().Store((float*)target + targetStride);
            Interleave.Lower(right01, right23).AsSingle().Store((float*)target + 2 * targetStride);
            Interleave.Upper(right01, right23).AsSingle().Store((float*)target + 3 * targetStride);
        }
        else
        {
            Vector128<double> row0 = Vector128.Load((double*)source);
            Vector128<double> row1 = Vector128.Load((double*)source + sourceStride);
            Interleave.Lower(row0, row1).Store((double*)target);
            Interleave.Upper(row0, row1).Store((double*)target + targetStride);
        }
    }
}
#endif
