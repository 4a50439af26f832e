#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>Uniform numbers, generated where they are used.</summary>
internal unsafe struct RandomStream<T>(int number, RandomSource source, T* buffer)
    where T : unmanaged
{
    /// <summary>The number of the stream.</summary>
    internal readonly int Number = number;

    /// <summary>The last group of the chunk before, which lies in the buffer still.</summary>
    private long _group = -1;
    private T* _lastGroup;

    /// <summary>The working memory it needs: a chunk may begin and end amid a group.</summary>
    internal static nuint MemoryLength(nuint chunk) => chunk + 2 * RandomGroup.Length;

    /// <summary>The numbers of a chunk.</summary>
    internal T* Chunk(nuint start, nuint length)
    {
        long index = source.Offset + (long)start;
        switch (source.Shape)
        {
            case NoiseShape.PerRow:
                FillRows(index, new Span<T>(buffer, (int)length));
                return buffer;
            case NoiseShape.PerChannel:
                FillChannels(index, new Span<T>(buffer, (int)length));
                return buffer;
            default:
                return FillElements(index, (long)length);
        }
    }

    private T* FillElements(long index, long length)
    {
        long group = index / RandomGroup.Length;
        long last = (index + length - 1) / RandomGroup.Length;
        T* next = buffer;
        if (group == _group)
        {
            Unsafe.CopyBlock(buffer, _lastGroup, (uint)(RandomGroup.Length * sizeof(T)));
            next += RandomGroup.Length;
            group++;
        }

        int count = (int)(last - group + 1) * RandomGroup.Length;
        RandomFill.FillGroups(in source.Key, source.Stage, group, new Span<T>(next, count));
        _group = last;
        _lastGroup = next + count - RandomGroup.Length;
        return buffer + index % RandomGroup.Length;
    }

    private readonly void FillRows(long index, Span<T> destination)
    {
        Span<T> numbers = stackalloc T[RandomGroup.Length];
        long group = -1;
        while (destination.Length != 0)
        {
            long row = index / source.RowLength;
            if (row / RandomGroup.Length != group)
            {
                group = row / RandomGroup.Length;
                RandomFill.FillGroups(in source.Key, source.Stage, group, numbers);
            }

            int run = (int)Math.Min((row + 1) * source.RowLength - index, destination.Length);
            destination[..run].Fill(numbers[(int)(row % RandomGroup.Length)]);
            destination = destination[run..];
            index += run;
        }
    }

    private readonly void FillChannels(long index, Span<T> destination)
    {
        while (destination.Length != 0)
        {
            int channel = (int)(index % source.RowLength);
            int run = Math.Min(source.RowLength - channel, destination.Length);
            RandomFill.Fill(in source.Key, source.Stage, channel, destination[..run]);
            destination = destination[run..];
            index += run;
        }
    }
}
#endif
