#if NET8_0_OR_GREATER
using System;

namespace ActGen;

/// <summary>Uniform numbers, generated where they are used.</summary>
internal readonly unsafe struct RandomStream<T>(int number, RandomSource source, T* buffer)
    where T : unmanaged
{
    /// <summary>The number of the stream.</summary>
    internal readonly int Number = number;

    /// <summary>The working memory it needs: a chunk may begin and end amid a group.</summary>
    internal static nuint MemoryLength(nuint chunk) => chunk + 2 * RandomGroup.Length;

    /// <summary>The numbers of a chunk.</summary>
    internal T* Chunk(nuint start, nuint length)
    {
        long index = source.Offset + (long)start;
        long first = index / RandomGroup.Length;
        long end = (index + (long)length + RandomGroup.Length - 1) / RandomGroup.Length;
        RandomFill.FillGroups(in source.Key, source.Stage, first, new Span<T>(buffer, (int)(end - first) * RandomGroup.Length));
        return buffer + index % RandomGroup.Length;
    }
}
#endif
