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
        long group = index / RandomGroup.Length;
        long last = (index + (long)length - 1) / RandomGroup.Length;
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
}
#endif
