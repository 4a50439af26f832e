#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// A matrix product and where its matrices lie:
/// <c>Result[r, c] = Start[r, c] + Left[r, 0] Right[0, c] + ... + Left[r, Depth - 1] Right[Depth - 1, c]</c>.
/// </summary>
/// <remarks>
/// The sum is built from left to right, one multiply-add a term, or interleaved. That is a promise: it makes the bits of an
/// element the same in every tile, on registers of every width and in any company.
/// </remarks>
internal unsafe struct Product<T>
    where T : unmanaged
{
    internal nuint Rows;
    internal nuint Columns;
    internal nuint Depth;

    /// <summary>Whether the sums are built in parts, as <see cref="DenseSum"/> says. Then terms in a row of the left matrix are adjacent, and all rows start alike.</summary>
    internal bool IsInterleaved;

    internal T* Left;
    internal nuint LeftRowStride;

    /// <summary>The distance of two terms in a row of the left matrix: 1, or more if it is transposed.</summary>
    internal nuint LeftTermStride;

    /// <summary>The right matrix, whose columns are adjacent.</summary>
    internal T* Right;
    internal nuint RightTermStride;

    /// <summary>What the sums begin with, possibly the result itself; null for zero.</summary>
    internal T* Start;

    /// <summary>The distance of two of its rows: 0 if all rows begin alike.</summary>
    internal nuint StartRowStride;

    internal T* Result;
    internal nuint ResultRowStride;

    /// <summary>The product without its first columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly Product<T> From(nuint column)
    {
        Product<T> rest = this;
        rest.Columns -= column;
        rest.Right += column;
        rest.Start = Start == null ? null : Start + column;
        rest.Result += column;
        return rest;
    }
}
#endif
