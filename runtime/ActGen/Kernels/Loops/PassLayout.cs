#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>What the streams of a pass are; where they lie is kept apart, as references.</summary>
internal struct PassLayout
{
    internal const int MaxStreams = 16;
    internal const int MaxRandomSources = 4;

    /// <summary>The number of elements of the pass.</summary>
    internal int Length;

    /// <summary>The number of streams.</summary>
    internal int Count;

    /// <summary>The elements of each stream; 0 for random numbers.</summary>
    internal StreamLengths Lengths;

    /// <summary>The streams that are written: one bit each.</summary>
    internal uint Outputs;

    private uint _perChannel;
    private uint _random;
    private RandomSources _sources;

    /// <summary>Whether every stream is a span with an element for each, so that nothing has to be prepared chunk by chunk.</summary>
    internal readonly bool IsFlat => (_perChannel | _random) == 0;

    internal readonly bool IsOutput(int stream) => (Outputs >> stream & 1) != 0;

    internal readonly bool IsPerChannel(int stream) => (_perChannel >> stream & 1) != 0;

    internal readonly bool IsSum(int stream) => IsPerChannel(stream) && IsOutput(stream);

    internal readonly bool IsRandom(int stream) => (_random >> stream & 1) != 0;

    /// <summary>Whether the stream is a span with an element for each.</summary>
    internal readonly bool IsFull(int stream) => ((_perChannel | _random) >> stream & 1) == 0;

    internal void Add(int length, bool isOutput)
    {
        Lengths[Count] = length;
        Outputs |= (isOutput ? 1u : 0) << Count;
        Count++;
    }

    internal void SetPerChannel(int stream) => _perChannel |= 1u << stream;

    internal void SetRandom(int stream, in RandomSource source)
    {
        int number = BitOperations.PopCount(_random);
        if (number == MaxRandomSources)
        {
            throw new InvalidOperationException(
                $"A pass has at most {MaxRandomSources} streams of random numbers. Split the computation into two passes.");
        }

        _sources[number] = source;
        _random |= 1u << stream;
    }

    /// <summary>The source of a stream of random numbers.</summary>
    internal readonly RandomSource Source(int stream) => _sources[BitOperations.PopCount(_random & ((1u << stream) - 1))];

    [InlineArray(MaxStreams)]
    internal struct StreamLengths
    {
        private int _first;
    }

    [InlineArray(MaxRandomSources)]
    private struct RandomSources
    {
        private RandomSource _first;
    }
}
#endif
