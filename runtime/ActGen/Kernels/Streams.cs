#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The streams of a pass, as its kernel sees them: numbered from 0 in the order of declaration.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public unsafe struct Streams<T>
    where T : unmanaged
{
    private Addresses _addresses;

    /// <summary>Which streams are written past the caches: one bit each.</summary>
    private uint _nonTemporal;

    /// <summary>Reads a register's worth of a stream. The number must be that of a declared stream, and the index the kernel's own.</summary>
    /// <typeparam name="V">The register.</typeparam>
    /// <param name="stream">The number of the stream, a constant.</param>
    /// <param name="index">The index handed to the kernel.</param>
    /// <returns>The elements.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Load<V>(int stream, nuint index)
        where V : struct, ISimd<V, T>
        => V.Load(ref *Address(stream), index);

    /// <summary>
    /// Writes a register's worth of an output, or of the contributions to a sum. The number must be that of a declared stream, and the index the kernel's own.
    /// </summary>
    /// <typeparam name="V">The register.</typeparam>
    /// <param name="stream">The number of the stream, a constant.</param>
    /// <param name="index">The index handed to the kernel.</param>
    /// <param name="value">The elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store<V>(int stream, nuint index, V value)
        where V : struct, ISimd<V, T>
    {
        if ((_nonTemporal & 1u << stream) != 0)
        {
            V.StoreNonTemporal(value, Address(stream) + index);
        }
        else
        {
            V.Store(value, ref *Address(stream), index);
        }
    }

    /// <summary>To be given addresses for a chunk. Copying those would wait for the writes that set them one by one.</summary>
    internal readonly Streams<T> WithoutAddresses() => new() { _nonTemporal = _nonTemporal };

    internal readonly bool HasNonTemporal => _nonTemporal != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly T* Address(int stream)
    {
        if ((uint)stream >= PassLayout.MaxStreams)
        {
            ThrowNoSuchStream(stream);
        }

        return (T*)Unsafe.Add(ref Unsafe.AsRef(in _addresses.First), stream);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetAddress(int stream, T* address) => Unsafe.Add(ref _addresses.First, stream) = (nint)address;

    /// <summary>Marks a stream, all of whose steps are aligned to the size of the register, to be written past the caches.</summary>
    internal void SetNonTemporal(int stream) => _nonTemporal |= 1u << stream;

    private static void ThrowNoSuchStream(int stream) => throw new ArgumentOutOfRangeException(
        nameof(stream), stream, $"A pass has streams 0 to {PassLayout.MaxStreams - 1}. Number them in the order of their declaration.");

    [InlineArray(PassLayout.MaxStreams)]
    private struct Addresses
    {
        internal nint First;
    }
}
#endif
