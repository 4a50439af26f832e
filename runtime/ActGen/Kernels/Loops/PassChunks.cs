#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// A pass with streams that are no spans with an element for each: channels, random numbers, sums. It goes chunk by chunk, and
/// such a stream takes the form of a span in working memory that stays in the level 1 cache.
/// </summary>
internal static unsafe class PassChunks
{
    /// <summary>The size of a chunk: large enough to hide the preparation, small enough for a dozen streams in the level 1 cache.</summary>
    internal const int Size = 2048;

    /// <summary>
    /// The same with an output past the caches: its stores wait in line, so let them be few before random numbers give them time.
    /// Bias, leaky_relu and dropout take 0.80 ns an element at 64 MB, 0.85 with chunks twice as large.
    /// </summary>
    private const int NonTemporalSize = 1024;

    [SkipLocalsInit]
    internal static void Run<TKernel, V, T>(in TKernel kernel, in PassLayout layout, T** declared, uint nonTemporal, nuint head)
        where TKernel : struct, IPassKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint length = (nuint)layout.Length;
        nuint chunk = Math.Min((nuint)(nonTemporal == 0 ? Size : NonTemporalSize) / (nuint)sizeof(T), length);
        bool isPrefetched = Prefetch.Pays<T>(length);
        byte* block = stackalloc byte[(int)MemorySize<T>(in layout, chunk)];
        var memory = new WorkingMemory(block);

        int channelCount = 0, randomCount = 0, sumCount = 0;
        T** addresses = stackalloc T*[layout.Count];
        ChannelStream<T>* channels = stackalloc ChannelStream<T>[layout.Count];
        RandomStream<T>* randoms = stackalloc RandomStream<T>[layout.Count];
        SumStream<T>* sums = stackalloc SumStream<T>[layout.Count];
        try
        {
            for (int i = 0; i < layout.Count; i++)
            {
                nuint count = (nuint)layout.Lengths[i];
                if (layout.IsRandom(i) && Recurs(layout.Source(i), chunk))
                {
                    RandomSource source = layout.Source(i);
                    count = (nuint)source.RowLength;
                    T* numbers = memory.Take<T>(count);
                    RandomFill.Fill(in source.Key, source.Stage, 0, new Span<T>(numbers, source.RowLength));
                    channels[channelCount++] = new(i, numbers, count, (nuint)source.Offset % count, memory.Take<T>(2 * chunk), chunk);
                }
                else if (layout.IsRandom(i))
                {
                    randoms[randomCount++] = new(i, layout.Source(i), memory.Take<T>(RandomStream<T>.MemoryLength(chunk)));
                }
                else if (layout.IsSum(i))
                {
                    sums[sumCount] = new(i, declared[i], count, length, chunk, ref memory);
                    addresses[i] = sums[sumCount++].Contributions;
                }
                else if (layout.IsPerChannel(i))
                {
                    channels[channelCount++] = new(i, declared[i], count, 0, memory.Take<T>(2 * chunk), chunk);
                }
            }

            nuint end = head == 0 ? chunk : head;
            for (nuint start = 0; start < length; start = end, end = Math.Min(end + chunk, length))
            {
                for (int i = 0; i < layout.Count; i++)
                {
                    if (layout.IsFull(i))
                    {
                        addresses[i] = declared[i] + start;
                        if (isPrefetched && !layout.IsOutput(i))
                        {
                            Prefetch.Read(declared[i] + end, Math.Min(chunk, length - end));
                        }
                    }
                }

                for (int i = 0; i < channelCount; i++)
                {
                    addresses[channels[i].Number] = channels[i].Chunk(start, end - start);
                }

                for (int i = 0; i < randomCount; i++)
                {
                    addresses[randoms[i].Number] = randoms[i].Chunk(start, end - start);
                }

                PassLoop.Run<TKernel, V, T>(in kernel, in layout, addresses, start == 0 && head != 0 ? 0 : nonTemporal, 0, end - start);
                for (int i = 0; i < sumCount; i++)
                {
                    sums[i].Add(end - start);
                }
            }

            for (int i = 0; i < sumCount; i++)
            {
                sums[i].Complete();
            }
        }
        finally
        {
            for (int i = 0; i < sumCount; i++)
            {
                sums[i].Free();
            }
        }
    }

    /// <summary>
    /// Whether random numbers are so few that they recur within a chunk: they are generated once, and then are channels like others.
    /// </summary>
    private static bool Recurs(in RandomSource source, nuint chunk)
        => source.Shape == NoiseShape.PerChannel && (nuint)source.RowLength <= chunk;

    private static nuint MemorySize<T>(in PassLayout layout, nuint chunk)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint size = 0;
        for (int i = 0; i < layout.Count; i++)
        {
            if (layout.IsRandom(i) && Recurs(layout.Source(i), chunk))
            {
                size += WorkingMemory.SizeOf<T>((nuint)layout.Source(i).RowLength) + WorkingMemory.SizeOf<T>(2 * chunk);
            }
            else if (layout.IsRandom(i))
            {
                size += WorkingMemory.SizeOf<T>(RandomStream<T>.MemoryLength(chunk));
            }
            else if (layout.IsSum(i))
            {
                size += SumStream<T>.MemorySize((nuint)layout.Lengths[i], (nuint)layout.Length, chunk);
            }
            else if (layout.IsPerChannel(i))
            {
                size += WorkingMemory.SizeOf<T>(2 * chunk);
            }
        }

        return WorkingMemory.BlockSize(size);
    }
}
#endif
