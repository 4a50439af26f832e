#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ActGen;

/// <summary>A sum over rows, in an order that depends on the number of rows and channels alone.</summary>
/// <remarks>
/// The contributions are dealt out to partial sums in turn, so that neither the cuts of the pass nor the width of a register
/// changes who is added to whom. The partial sums are pairs: the error of an addition is added up beside its result.
/// </remarks>
internal unsafe struct SumStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of the stream.</summary>
    internal readonly int Number;

    /// <summary>Receives the contributions of a chunk.</summary>
    internal readonly T* Contributions;

    private readonly T* _channels;
    private readonly nuint _count;
    private readonly nuint _partials;
    private readonly double* _sums;
    private readonly double* _errors;
    private readonly void* _owned;
    private nuint _next;

    /// <param name="number">The number of the stream.</param>
    /// <param name="channels">The sums.</param>
    /// <param name="count">Their number.</param>
    /// <param name="length">The number of elements of the pass.</param>
    /// <param name="memory">Working memory: of a chunk, and for the partial sums where they are few.</param>
    /// <param name="chunk">The largest number of contributions at a time.</param>
    internal SumStream(int number, T* channels, nuint count, nuint length, ref WorkingMemory memory, nuint chunk)
    {
        Number = number;
        Contributions = memory.Take<T>(chunk);
        _channels = channels;
        _count = count;
        _partials = Partials(count, length);
        if (IsOwned(count, length))
        {
            _owned = NativeMemory.AllocZeroed(2 * _partials, sizeof(double));
            _sums = (double*)_owned;
        }
        else
        {
            _sums = memory.Take<double>(2 * _partials);
            new Span<double>(_sums, (int)(2 * _partials)).Clear();
        }

        _errors = _sums + _partials;
    }

    /// <summary>The working memory it needs, in bytes.</summary>
    internal static nuint MemorySize(nuint count, nuint length, nuint chunk)
        => WorkingMemory.SizeOf<T>(chunk) + (IsOwned(count, length) ? 0 : WorkingMemory.SizeOf<double>(2 * Partials(count, length)));

    /// <summary>Adds the contributions of the next elements of the pass.</summary>
    internal void Add(nuint length)
    {
        nuint done = 0;
        while (done < length)
        {
            nuint run = Math.Min(length - done, _partials - _next);
            PartialSums.Add(Contributions + done, _sums + _next, _errors + _next, run);
            done += run;
            _next = _next + run == _partials ? 0 : _next + run;
        }
    }

    /// <summary>Adds the partial sums to the channels.</summary>
    internal readonly void Complete()
    {
        for (nuint rows = _partials / _count; rows > 1; rows -= rows / 2)
        {
            nuint half = rows / 2 * _count;
            nuint upper = rows * _count - half;
            PartialSums.Merge(_sums + upper, _errors + upper, _sums, _errors, half);
        }

        for (nuint i = 0; i < _count; i++)
        {
            // An infinite sum has a NaN beside it.
            double sum = double.IsFinite(_errors[i]) ? _sums[i] + _errors[i] : _sums[i];
            _channels[i] = T.CreateTruncating(double.CreateTruncating(_channels[i]) + sum);
        }
    }

    /// <summary>Gives the memory back.</summary>
    internal readonly void Free() => NativeMemory.Free(_owned);

    private static bool IsOwned(nuint count, nuint length) => Partials(count, length) > 2 * Minimum;

    private static nuint Minimum => PassChunks.Size / (nuint)sizeof(T);

    private static nuint Partials(nuint count, nuint length) => Math.Min((Minimum + count - 1) / count * count, length);
}
#endif
