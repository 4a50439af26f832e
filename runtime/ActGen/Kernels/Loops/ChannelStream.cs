#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>One element a channel, repeated row by row.</summary>
internal readonly unsafe struct ChannelStream<T>
    where T : unmanaged
{
    /// <summary>The number of the stream.</summary>
    internal readonly int Number;

    private readonly T* _channels;
    private readonly nuint _count;
    private readonly nuint _first;
    private readonly T* _buffer;

    /// <summary>The elements from <c>_channels</c> on that repeat without a gap.</summary>
    private readonly nuint _available;

    /// <param name="number">The number of the stream.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="count">Their number.</param>
    /// <param name="first">The channel of the first element.</param>
    /// <param name="buffer">Working memory of two chunks.</param>
    /// <param name="chunk">The largest number of elements that will be asked for.</param>
    internal ChannelStream(int number, T* channels, nuint count, nuint first, T* buffer, nuint chunk)
    {
        Number = number;
        _channels = channels;
        _count = count;
        _first = first;
        _buffer = buffer;
        _available = count;
        if (count < chunk)
        {
            // Repeated once and for all, so far that a chunk may begin at every channel.
            _channels = buffer;
            _available = chunk + count;
            Repeat(channels, count, buffer, _available);
        }
    }

    /// <summary>The channels of a chunk.</summary>
    internal T* Chunk(nuint start, nuint length)
    {
        nuint first = (_first + start) % _count;
        if (first + length <= _available)
        {
            return _channels + first;
        }

        nuint row = _count - first;
        Copy(_channels + first, _buffer, row);
        Copy(_channels, _buffer + row, length - row);
        return _buffer;
    }

    /// <summary>Fills <paramref name="destination"/> with copies of <paramref name="source"/>, doubling what is there.</summary>
    private static void Repeat(T* source, nuint count, T* destination, nuint length)
    {
        Copy(source, destination, count);
        for (nuint done = count; done < length; done *= 2)
        {
            Copy(destination, destination + done, Math.Min(done, length - done));
        }
    }

    private static void Copy(T* source, T* destination, nuint count)
        => Unsafe.CopyBlockUnaligned(destination, source, (uint)count * (uint)sizeof(T));
}
#endif
