#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActGen;

/// <summary>A sum over rows, in an order that depends on the number of rows and channels alone.</summary>
/// <remarks>
/// The contributions are dealt out to partial sums in turn, so that neither the cuts of the pass nor the width of a register
/// changes who is added to whom.
/// </remarks>
internal unsafe struct SumStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Partial sums for any number of channels: enough to fill registers, few enough to be cleared and added up in no time.</summary>
    internal const int MinPartials = 128;

    /// <summary>More partial sums than this come from the heap: the stack is small.</summary>
    private const int MaxPartialsOnStack = 1024;

    /// <summary>The number of the stream.</summary>
    internal readonly int Number;

    /// <summary>Receives the contributions of a chunk.</summary>
    internal readonly T* Contributions;

    private readonly T* _channels;
    private readonly nuint _count;
    private readonly PartialSums<T> _sums;
    private readonly void* _owned;
    private nuint _next;

    /// <param name="number">The number of the stream.</param>
    /// <param name="channels">The sums.</param>
    /// <param name="count">Their number.</param>
    /// <param name="length">The number of elements of the pass.</param>
    /// <param name="chunk">The largest number of contributions at a time.</param>
    /// <param name="memory">Working memory of <see cref="MemorySize"/>.</param>
    internal SumStream(int number, T* channels, nuint count, nuint length, nuint chunk, ref WorkingMemory memory)
    {
        Number = number;
        Contributions = memory.Take<T>(chunk);
        _channels = channels;
        _count = count;
        nuint partials = Partials(count, length);
        nuint elements = PartialSums<T>.MemoryLength(partials);
        _owned = partials > MaxPartialsOnStack ? Allocate(elements) : null;
        _sums = new(_owned == null ? memory.Take<double>(elements) : (double*)_owned, partials);
    }

    /// <summary>The working memory it needs, in bytes.</summary>
    internal static nuint MemorySize(nuint count, nuint length, nuint chunk)
    {
        nuint partials = Partials(count, length);
        return WorkingMemory.SizeOf<T>(chunk)
            + (partials > MaxPartialsOnStack ? 0 : WorkingMemory.SizeOf<double>(PartialSums<T>.MemoryLength(partials)));
    }

    /// <summary>Adds the contributions of the next elements of the pass.</summary>
    internal void Add(nuint length)
    {
        for (nuint done = 0; done < length;)
        {
            nuint run = Math.Min(length - done, _sums.Count - _next);
            _sums.Add(Contributions + done, _next, run);
            done += run;
            _next = _next + run == _sums.Count ? 0 : _next + run;
        }
    }

    /// <summary>Adds the partial sums to the channels.</summary>
    internal readonly void Complete()
    {
        for (nuint rows = _sums.Count / _count; rows > 1; rows -= rows / 2)
        {
            nuint half = rows / 2 * _count;
            _sums.Merge(rows * _count - half, half);
        }

        for (nuint i = 0; i < _count; i++)
        {
            _channels[i] = T.CreateTruncating(double.CreateTruncating(_channels[i]) + _sums[i]);
        }
    }

    /// <summary>Gives the memory back.</summary>
    internal readonly void Free()
    {
        if (_owned != null)
        {
            Free(_owned);
        }
    }

    // Apart, because the mere possibility of a native call costs its caller 100 ns.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void* Allocate(nuint elements) => NativeMemory.Alloc(elements, sizeof(double));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Free(void* memory) => NativeMemory.Free(memory);

    /// <summary>The smallest multiple of the number of channels that is enough, but no more than there are elements.</summary>
    private static nuint Partials(nuint count, nuint length) => Math.Min((MinPartials + count - 1) / count * count, length);
}
#endif
