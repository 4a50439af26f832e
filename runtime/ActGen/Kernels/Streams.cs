#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The streams of a pass, as its kernel sees them: numbered from 0 in the order of declaration.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly unsafe struct Streams<T>
    where T : unmanaged
{
    // Loaded again for every access, from the level 1 cache: as fast as a register for each, of which a long pass would run out.
    private readonly T** _addresses;

    /// <summary>Which streams are written past the caches: one bit each.</summary>
    private readonly uint _nonTemporal;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Streams(T** addresses, uint nonTemporal)
    {
        _addresses = addresses;
        _nonTemporal = nonTemporal;
    }

    /// <summary>
    /// Reads a register's worth of a stream. The number must be that of a declared stream, and the index the kernel's own: neither is checked.
    /// </summary>
    /// <typeparam name="V">The register.</typeparam>
    /// <param name="stream">The number of the stream.</param>
    /// <param name="index">The index handed to the kernel.</param>
    /// <returns>The elements.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load<V>(int stream, nuint index)
        where V : struct, ISimd<V, T>
        => V.Load(ref *_addresses[stream], index);

    /// <summary>
    /// Writes a register's worth of an output, or of the contributions to a sum. The number must be that of a declared stream, and the index the
    /// kernel's own: neither is checked.
    /// </summary>
    /// <typeparam name="V">The register.</typeparam>
    /// <param name="stream">The number of the stream.</param>
    /// <param name="index">The index handed to the kernel.</param>
    /// <param name="value">The elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<V>(int stream, nuint index, V value)
        where V : struct, ISimd<V, T>
    {
        if ((_nonTemporal >> stream & 1) != 0)
        {
            V.StoreNonTemporal(value, _addresses[stream] + index);
        }
        else
        {
            V.Store(value, ref *_addresses[stream], index);
        }
    }
}
#endif
