#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>Turns rows that lie one after the other into rows that lie one in each lane, and back.</summary>
/// <remarks>
/// In squares of 128 bits a side, two at a time where the processor can. The last square of a row overlaps the one before, where the length
/// is no multiple, and moves what they share twice.
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
            for (; Avx.IsSupported && row + 2 * side <= count; row += 2 * side)
            {
                T* source = rows + row * rowLength;
                for (nuint column = 0, last = rowLength - side; ; column = nuint.Min(column + side, last))
                {
                    LoadSquares(source + column, rowLength, tile + row + column * step, step);
                    if (column == last)
                    {
                        break;
                    }
                }
            }

            for (; row + side <= count; row += side)
            {
                T* source = rows + row * rowLength;
                for (nuint column = 0, last = rowLength - side; ; column = nuint.Min(column + side, last))
                {
                    Transpose(source + column, rowLength, tile + row + column * step, step);
                    if (column == last)
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
            for (; Avx.IsSupported && row + 2 * side <= count; row += 2 * side)
            {
                T* target = rows + row * rowLength;
                for (nuint column = 0, last = rowLength - side; ; column = nuint.Min(column + side, last))
                {
                    StoreSquares(tile + row + column * step, step, target + column, rowLength);
                    if (column == last)
                    {
                        break;
                    }
                }
            }

            for (; row + side <= count; row += side)
            {
                T* target = rows + row * rowLength;
                for (nuint column = 0, last = rowLength - side; ; column = nuint.Min(column + side, last))
                {
                    Transpose(tile + row + column * step, step, target + column, rowLength);
                    if (column == last)
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
            Vector128<float> left02 = Interleave.Lower(row0, row2), right02 = Interleave.Upper(row0, row2);
            Vector128<float> left13 = Interleave.Lower(row1, row3), right13 = Interleave.Upper(row1, row3);
            Interleave.Lower(left02, left13).Store((float*)target);
            Interleave.Upper(left02, left13).Store((float*)target + targetStride);
            Interleave.Lower(right02, right13).Store((float*)target + 2 * targetStride);
            Interleave.Upper(right02, right13).Store((float*)target + 3 * targetStride);
        }
        else
        {
            Vector128<double> row0 = Vector128.Load((double*)source);
            Vector128<double> row1 = Vector128.Load((double*)source + sourceStride);
            Interleave.Lower(row0, row1).Store((double*)target);
            Interleave.Upper(row0, row1).Store((double*)target + targetStride);
        }
    }

    /// <summary>Two squares one below the other, to lie side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadSquares<T>(T* source, nuint sourceStride, T* target, nuint targetStride)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            float* upper = (float*)source, lower = upper + 4 * sourceStride;
            Vector256<float> row0 = Vector256.Create(Vector128.Load(upper), Vector128.Load(lower));
            Vector256<float> row1 = Vector256.Create(Vector128.Load(upper + sourceStride), Vector128.Load(lower + sourceStride));
            Vector256<float> row2 = Vector256.Create(Vector128.Load(upper + 2 * sourceStride), Vector128.Load(lower + 2 * sourceStride));
            Vector256<float> row3 = Vector256.Create(Vector128.Load(upper + 3 * sourceStride), Vector128.Load(lower + 3 * sourceStride));
            Vector256<float> left02 = Avx.UnpackLow(row0, row2), right02 = Avx.UnpackHigh(row0, row2);
            Vector256<float> left13 = Avx.UnpackLow(row1, row3), right13 = Avx.UnpackHigh(row1, row3);
            Avx.UnpackLow(left02, left13).Store((float*)target);
            Avx.UnpackHigh(left02, left13).Store((float*)target + targetStride);
            Avx.UnpackLow(right02, right13).Store((float*)target + 2 * targetStride);
            Avx.UnpackHigh(right02, right13).Store((float*)target + 3 * targetStride);
        }
        else
        {
            double* upper = (double*)source, lower = upper + 2 * sourceStride;
            Vector256<double> row0 = Vector256.Create(Vector128.Load(upper), Vector128.Load(lower));
            Vector256<double> row1 = Vector256.Create(Vector128.Load(upper + sourceStride), Vector128.Load(lower + sourceStride));
            Avx.UnpackLow(row0, row1).Store((double*)target);
            Avx.UnpackHigh(row0, row1).Store((double*)target + targetStride);
        }
    }

    /// <summary>Two squares side by side, to lie one below the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreSquares<T>(T* source, nuint sourceStride, T* target, nuint targetStride)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            float* upper = (float*)target, lower = upper + 4 * targetStride;
            Vector256<float> row0 = Vector256.Load((float*)source);
            Vector256<float> row1 = Vector256.Load((float*)source + sourceStride);
            Vector256<float> row2 = Vector256.Load((float*)source + 2 * sourceStride);
            Vector256<float> row3 = Vector256.Load((float*)source + 3 * sourceStride);
            Vector256<float> left02 = Avx.UnpackLow(row0, row2), right02 = Avx.UnpackHigh(row0, row2);
            Vector256<float> left13 = Avx.UnpackLow(row1, row3), right13 = Avx.UnpackHigh(row1, row3);
            Split(Avx.UnpackLow(left02, left13), upper, lower);
            Split(Avx.UnpackHigh(left02, left13), upper + targetStride, lower + targetStride);
            Split(Avx.UnpackLow(right02, right13), upper + 2 * targetStride, lower + 2 * targetStride);
            Split(Avx.UnpackHigh(right02, right13), upper + 3 * targetStride, lower + 3 * targetStride);
        }
        else
        {
            double* upper = (double*)target, lower = upper + 2 * targetStride;
            Vector256<double> row0 = Vector256.Load((double*)source);
            Vector256<double> row1 = Vector256.Load((double*)source + sourceStride);
            Split(Avx.UnpackLow(row0, row1), upper, lower);
            Split(Avx.UnpackHigh(row0, row1), upper + targetStride, lower + targetStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split<T>(Vector256<T> rows, T* upper, T* lower)
        where T : unmanaged
    {
        rows.GetLower().Store(upper);
        rows.GetUpper().Store(lower);
    }
}
#endif
