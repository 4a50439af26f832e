#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// A row in whole registers: all but its end lies where the caller has it, the end in a register-sized buffer with padding.
/// </summary>
internal readonly unsafe struct RowMemory<T>
    where T : unmanaged
{
    private readonly T* _whole;
    private readonly T* _rest;
    private readonly nuint _wholeLength;

    /// <param name="whole">The row, up to the last multiple of a register.</param>
    /// <param name="wholeLength">The length of that.</param>
    /// <param name="rest">The padded rest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RowMemory(T* whole, nuint wholeLength, T* rest)
    {
        _whole = whole;
        _rest = rest - wholeLength;
        _wholeLength = wholeLength;
    }

    /// <summary>Where the register of an index begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T* At(nuint index) => (index < _wholeLength ? _whole : _rest) + index;
}
#endif
