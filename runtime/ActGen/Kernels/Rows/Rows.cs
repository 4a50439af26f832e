using System;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>Functions of rows: softmax and its kin, over any number of rows of one length that lie one after the other.</summary>
/// <remarks>
/// <para>
/// The maximum of a row is taken out before anything is exponentiated, so that no finite input overflows:
/// softmax of (1010, 1000, 990) is (0.99995, 4.5e-5, 2.1e-9).
/// </para>
/// <para>
/// The result of a row depends on that row alone, to the bit: not on its position or alignment, on other rows or their number, or on the
/// width of the processor's registers. A NaN in a row makes that row NaN, and no other. So does plus infinity (for softmin, minus
/// infinity): infinity less itself has no value, as in PyTorch. Minus infinity is a masked element, of probability 0; what becomes
/// of a row of nothing else, <see cref="MaskedRows"/> says.
/// </para>
/// <para>
/// A temperature divides the input: below 1 it sharpens a distribution, above 1 it flattens it. It is a positive number from 2^-64 to
/// 2^64. With <see cref="Softmax(ReadOnlySpan{float}, int, Span{float}, float, MaskedRows, string, string)"/> and its kin every element is
/// within 4 ulp of the exact value for rows of up to 1,000 elements.
/// </para>
/// </remarks>
public static partial class Rows
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Map<TFunction, T>(
        TFunction function, ReadOnlySpan<T> x, int rowLength, Span<T> y, string? rowLengthName, string? yName)
        where TFunction : struct, IRowFunction
        where T : unmanaged
    {
        RowChecks.RowLength(x.Length, rowLength, rowLengthName ?? nameof(rowLength));
        PassChecks.Length(x.Length, y.Length, yName ?? nameof(y));
        PassChecks.InPlaceOrDisjoint(x, y[..x.Length], yName ?? nameof(y));
        fixed (T* input = x, output = y)
        {
            function.Run(input, null, output, x.Length, rowLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void MapBackward<TFunction, T>(
        TFunction function, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, int rowLength, Span<T> dx, string? dyName, string? rowLengthName, string? dxName)
        where TFunction : struct, IRowFunction
        where T : unmanaged
    {
        RowChecks.RowLength(y.Length, rowLength, rowLengthName ?? nameof(rowLength));
        PassChecks.Length(y.Length, dy.Length, dyName ?? nameof(dy));
        PassChecks.Length(y.Length, dx.Length, dxName ?? nameof(dx));
        PassChecks.InPlaceOrDisjoint(y, dx[..y.Length], dxName ?? nameof(dx));
        PassChecks.InPlaceOrDisjoint(dy[..y.Length], dx[..y.Length], dxName ?? nameof(dx));
        fixed (T* output = y, slope = dy, result = dx)
        {
            function.Run(output, slope, result, y.Length, rowLength);
        }
    }
}
