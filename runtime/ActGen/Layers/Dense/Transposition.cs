#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>Turns the rows of a matrix into columns.</summary>
internal static unsafe class Transposition
{
    /// <summary>The rows that are read side by side: a cache line of the transposed matrix.</summary>
    private const nuint BandBytes = 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<T>(T* matrix, nuint rows, nuint columns, T* transposed)
        where T : unmanaged
    {
        nuint band = BandBytes / (nuint)sizeof(T);
        for (nuint first = 0; first < rows; first += band)
        {
            nuint end = Math.Min(first + band, rows);
            for (nuint column = 0; column < columns; column++)
            {
                for (nuint row = first; row < end; row++)
                {
                    transposed[column * rows + row] = matrix[row * columns + column];
                }
            }
        }
    }
}
#endif
