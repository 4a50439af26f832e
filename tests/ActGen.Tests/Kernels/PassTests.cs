using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>Passes with spans, channels and random numbers: every length and alignment, with each result compared to the bit.</summary>
public sealed class PassTests
{
    private const int MaxLength = 260;

    /// <summary>The size of the largest register, beyond which alignments repeat.</summary>
    private const int Alignments = 64;

    [Fact]
    public void EveryLengthAndAlignmentOfFloats() => CheckLengths<float>();

    [Fact]
    public void EveryLengthAndAlignmentOfDoubles() => CheckLengths<double>();

    [Fact]
    public void OutputsInPlaceOfEitherInput() => CheckInPlace<float>();

    [Fact]
    public void OutputsInPlaceOfEitherInputOfDoubles() => CheckInPlace<double>();

    [Fact]
    public void TwoOutputsOfOneInput()
    {
        float[] inputs = Inputs<float>(MaxLength);
        for (int length = 0; length <= MaxLength; length++)
        {
            ReadOnlySpan<float> x = inputs.AsSpan(0, length);
            float[] y = new float[length], slope = new float[length];
            var pass = new Pass<float>(length);
            pass.Read(x);
            pass.Write(y);
            pass.Write(slope);
            pass.Run(new ValueAndSlopeKernel<float>(0.7f));
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(ValueAndSlopeKernel<float>.Expected(x[i], 0.7f), (y[i], slope[i]));
            }
        }
    }

    [Fact]
    public void ChannelsAndRandomNumbersOfFloats()
        => CheckPipeline<float>((key, stage, index) => CounterRandom.Uniform(key, stage, index));

    [Fact]
    public void ChannelsAndRandomNumbersOfDoubles()
        => CheckPipeline<double>((key, stage, index) => CounterRandom.UniformDouble(key, stage, index));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(255)]
    [InlineData(512)]
    [InlineData(700)]
    [InlineData(5000)]
    public void RandomNumbersSharedByRowsOrChannels(int rowLength)
    {
        var key = new RandomKey(8, 9);
        foreach (int length in new[] { 1, 17, 300, 2000, 4113 })
        {
            foreach (long offset in new[] { 0L, 5, 1_000_000_007 })
            {
                float[] x = new float[length], perRow = new float[length], perChannel = new float[length];
                float[] bias = [1];

                var pass = new Pass<float>(length);
                pass.Read(x);
                pass.ReadPerChannel(bias);
                pass.ReadUniformPerRow(key, rowLength, stage: 1, offset);
                pass.Write(perRow);
                pass.Run(default(UniformKernel));

                pass = new Pass<float>(length);
                pass.Read(x);
                pass.ReadPerChannel(bias);
                pass.ReadUniformPerChannel(key, rowLength, stage: 1, offset);
                pass.Write(perChannel);
                pass.Run(default(UniformKernel));

                for (int i = 0; i < length; i++)
                {
                    Assert.Equal(CounterRandom.Uniform(key, 1, (offset + i) / rowLength), perRow[i]);
                    Assert.Equal(CounterRandom.Uniform(key, 1, (offset + i) % rowLength), perChannel[i]);
                }
            }
        }
    }

    /// <summary>A mask drawn in pieces, in any order, is the mask drawn at once.</summary>
    [Fact]
    public void PiecesWithTheirOffsetsMakeUpTheWhole()
    {
        const int Length = 3000;
        float[] x = Inputs<float>(Length), whole = new float[Length], pieces = new float[Length];
        Dropout(x, 0, whole);
        foreach ((int start, int end) in new[] { (2777, 3000), (0, 1), (1500, 2777), (1, 63), (63, 640), (640, 1500) })
        {
            Dropout(x.AsSpan(start..end), start, pieces.AsSpan(start..end));
        }

        Assert.Equal(whole, pieces);

        static void Dropout(ReadOnlySpan<float> x, long offset, Span<float> y)
        {
            var pass = new Pass<float>(x.Length);
            pass.Read(x);
            pass.ReadPerChannel([0.5f]);
            pass.ReadUniform(new RandomKey(1), offset: offset);
            pass.Write(y);
            pass.Run(new BiasAndDropoutKernel<float>(0.5f));
        }
    }

    /// <summary>Past the length from which stores bypass the caches: two outputs, aligned alike or not, and in place.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 3)]
    [InlineData(5, 5)]
    public void SpansLargerThanTheCaches(int firstStart, int secondStart)
    {
        int length = (int)(NonTemporal.MinimumBytes / sizeof(float)) + 77;
        float[] x = Inputs<float>(length);
        float[] first = Enumerable.Repeat(7f, length + 32).ToArray();
        float[] second = Enumerable.Repeat(7f, length + 32).ToArray();
        Span<float> y = first.AsSpan(firstStart, length);
        Span<float> slope = second.AsSpan(secondStart, length);

        Run(x, y, slope);
        AssertResult(x, y, slope);
        Assert.Equal(-1, first.AsSpan(0, firstStart).IndexOfAnyExcept(7f));
        Assert.Equal(-1, first.AsSpan(firstStart + length).IndexOfAnyExcept(7f));
        Assert.Equal(-1, second.AsSpan(0, secondStart).IndexOfAnyExcept(7f));
        Assert.Equal(-1, second.AsSpan(secondStart + length).IndexOfAnyExcept(7f));

        x.CopyTo(y);
        Run(y, y, slope);
        AssertResult(x, y, slope);

        static void Run(ReadOnlySpan<float> x, Span<float> y, Span<float> slope)
        {
            var pass = new Pass<float>(x.Length);
            pass.Read(x);
            pass.Write(y);
            pass.Write(slope);
            pass.Run(new ValueAndSlopeKernel<float>(0.7f));
        }

        static void AssertResult(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> slope)
        {
            for (int i = 0; i < x.Length; i++)
            {
                if ((y[i], slope[i]) != ValueAndSlopeKernel<float>.Expected(x[i], 0.7f))
                {
                    Assert.Fail($"Element {i} is {y[i]:R} and {slope[i]:R}.");
                }
            }
        }
    }

    [Fact]
    public void EveryByteOffset()
    {
        float[] x = Inputs<float>(2000);
        byte[] buffer = new byte[(x.Length + 1) * sizeof(float)];
        for (int offset = 0; offset < sizeof(float); offset++)
        {
            Span<float> dx = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(offset))[..x.Length];
            Backward<float>(x, x, dx);
            AssertBackward<float>(x, x, dx);
        }
    }

    [Fact]
    public void NothingIsDoneForAnEmptyPass()
    {
        float[] y = [1, 2, 3];
        float[] sum = [4];
        var pass = new Pass<float>(0);
        pass.Read(y);
        pass.Write(y);
        pass.Sum(sum);
        pass.Run(default(SumKernel<float>));
        Assert.Equal([1, 2, 3], y);
        Assert.Equal([4], sum);
    }

    [Fact]
    public void WhatExceedsTheLengthOfThePassIsLeftAlone()
    {
        float[] x = Inputs<float>(40), dx = [.. Inputs<float>(40)];
        var pass = new Pass<float>(21);
        pass.Read(x);
        pass.Read(x);
        pass.Write(dx);
        pass.Run(default(BackwardKernel<float>));
        AssertBackward<float>(x.AsSpan(0, 21), x.AsSpan(0, 21), dx.AsSpan(0, 21));
        Assert.Equal(x.AsSpan(21), dx.AsSpan(21));
    }

    private static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var pass = new Pass<T>(x.Length);
        pass.Read(x);
        pass.Read(dy);
        pass.Write(dx);
        pass.Run(default(BackwardKernel<T>));
    }

    private static void AssertBackward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, ReadOnlySpan<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (dx[i] != BackwardKernel<T>.Expected(x[i], dy[i]))
            {
                Assert.Fail($"Element {i} of {x.Length} is {dx[i]:R} at x = {x[i]:R}, dy = {dy[i]:R}.");
            }
        }
    }

    private static unsafe void CheckLengths<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T guard = T.CreateChecked(12345);
        T[] inputs = Inputs<T>(MaxLength);
        T[] gradients = [.. Enumerable.Reverse(Inputs<T>(MaxLength))];
        int positions = Alignments / sizeof(T);
        int guarded = 8 * MaxLength + 2 * positions;
        T* buffer = (T*)NativeMemory.AlignedAlloc((nuint)(guarded * sizeof(T)), Alignments);
        try
        {
            var memory = new Span<T>(buffer, guarded);
            foreach (int length in Enumerable.Range(0, MaxLength + 1).Append(8 * MaxLength))
            {
                T[] x = [.. Enumerable.Range(0, length).Select(i => inputs[i % MaxLength])];
                T[] dy = [.. Enumerable.Range(0, length).Select(i => gradients[i % MaxLength])];
                for (int position = 0; position < positions; position++)
                {
                    memory.Fill(guard);
                    Span<T> dx = memory.Slice(position, length);
                    Backward<T>(x, dy, dx);
                    AssertBackward<T>(x, dy, dx);
                    Assert.Equal(-1, memory[..position].IndexOfAnyExcept(guard));
                    Assert.Equal(-1, memory[(position + length)..].IndexOfAnyExcept(guard));
                }
            }
        }
        finally
        {
            NativeMemory.AlignedFree(buffer);
        }
    }

    private static void CheckInPlace<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int length = 0; length <= MaxLength; length++)
        {
            T[] x = Inputs<T>(length);
            T[] dy = [.. Enumerable.Reverse(Inputs<T>(length))];
            T[] overX = [.. x], overGradient = [.. dy];
            Backward<T>(overX, dy, overX);
            AssertBackward<T>(x, dy, overX);
            Backward<T>(x, overGradient, overGradient);
            AssertBackward<T>(x, dy, overGradient);
        }
    }

    private static void CheckPipeline<T>(Func<RandomKey, int, long, T> uniform)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T keep = T.CreateChecked(0.6);
        var key = new RandomKey(42, 7);
        foreach (int channels in Enumerable.Range(1, 40).Concat([128, 255, 256, 257, 511, 512, 513, 777, 1024, 1500]))
        {
            T[] bias = [.. Enumerable.Range(0, channels).Select(c => T.CreateChecked(c + 0.25))];
            foreach (int rows in new[] { 1, 2, 3, 7, 1100 / channels + 1 })
            {
                int length = rows * channels;
                long offset = 1000 * rows + channels; // within a group, and past one
                T[] x = Inputs<T>(length), y = new T[length];

                var pass = new Pass<T>(length);
                pass.Read(x);
                pass.ReadPerChannel(bias);
                pass.ReadUniform(key, stage: 3, offset);
                pass.Write(y);
                pass.Run(new BiasAndDropoutKernel<T>(keep));

                for (int i = 0; i < length; i++)
                {
                    T expected = BiasAndDropoutKernel<T>.Expected(x[i], bias[i % channels], uniform(key, 3, offset + i), keep);
                    if (y[i] != expected)
                    {
                        Assert.Fail($"Element {i} of {rows} rows of {channels} is {y[i]:R} instead of {expected:R}.");
                    }
                }
            }
        }
    }

    /// <summary>Every element differs from its neighbours, and every second is negative.</summary>
    private static T[] Inputs<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating((i % 1000 + 1) * (i % 2 == 0 ? 0.01 : -0.01)))];
}
