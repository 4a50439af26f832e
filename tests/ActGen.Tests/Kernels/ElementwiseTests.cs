using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>The drivers: every length, alignment and way to use them, with each result compared to the bit.</summary>
public sealed class ElementwiseTests
{
    private const int MaxLength = 260;

    /// <summary>The size of the largest register, beyond which alignments repeat.</summary>
    private const int Alignments = 64;

    private static readonly LightKernel<float> s_light = new(0.3f, -1.5f);
    private static readonly LightKernel<double> s_lightDouble = new(0.3, -1.5);

    [Fact]
    public void EveryLengthAndAlignmentOfFloats() => CheckLengths<float>(
        x => s_light.Expected(x), (x, y) => Elementwise.Map(s_light, x, y), x => Elementwise.Map(s_light, x));

    [Fact]
    public void EveryLengthAndAlignmentOfFloatsWithAHeavyKernel() => CheckLengths<float>(
        x => default(HeavyKernel<float>).Expected(x),
        (x, y) => Elementwise.Map(default(HeavyKernel<float>), x, y),
        x => Elementwise.Map(default(HeavyKernel<float>), x));

    [Fact]
    public void EveryLengthAndAlignmentOfDoubles() => CheckLengths<double>(
        x => s_lightDouble.Expected(x), (x, y) => Elementwise.Map(s_lightDouble, x, y), x => Elementwise.Map(s_lightDouble, x));

    [Fact]
    public void EveryLengthAndAlignmentOfDoublesWithAHeavyKernel() => CheckLengths<double>(
        x => default(HeavyKernel<double>).Expected(x),
        (x, y) => Elementwise.Map(default(HeavyKernel<double>), x, y),
        x => Elementwise.Map(default(HeavyKernel<double>), x));

    [Fact]
    public void EveryByteOffset()
    {
        float[] x = Inputs<float>(MaxLength);
        byte[] buffer = new byte[(MaxLength + 1) * sizeof(float)];
        for (int offset = 0; offset < sizeof(float); offset++)
        {
            Span<float> y = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(offset))[..MaxLength];
            Elementwise.Map(s_light, x, y);
            AssertMapped(x, y, s_light.Expected);
        }
    }

    [Fact]
    public void ScalarsAndVectorsGetTheBitsOfSpans()
    {
        float[] singles = Inputs<float>(MaxLength);
        double[] doubles = Inputs<double>(MaxLength);
        for (int i = 0; i < MaxLength - 16; i++)
        {
            Assert.Equal(s_light.Expected(singles[i]), Elementwise.Map(s_light, singles[i]));
            Assert.Equal(s_lightDouble.Expected(doubles[i]), Elementwise.Map(s_lightDouble, doubles[i]));

            ref float x = ref singles[i];
            float[] y = new float[16];
            Elementwise.Map(s_light, Vector128.LoadUnsafe(ref x)).StoreUnsafe(ref y[0]);
            AssertMapped(singles.AsSpan(i, 4), y.AsSpan(0, 4), s_light.Expected);
            Elementwise.Map(s_light, Vector256.LoadUnsafe(ref x)).StoreUnsafe(ref y[0]);
            AssertMapped(singles.AsSpan(i, 8), y.AsSpan(0, 8), s_light.Expected);
            Elementwise.Map(s_light, Vector512.LoadUnsafe(ref x)).StoreUnsafe(ref y[0]);
            AssertMapped(singles.AsSpan(i, 16), y, s_light.Expected);

            ref double z = ref doubles[i];
            double[] w = new double[8];
            Elementwise.Map(s_lightDouble, Vector128.LoadUnsafe(ref z)).StoreUnsafe(ref w[0]);
            AssertMapped(doubles.AsSpan(i, 2), w.AsSpan(0, 2), s_lightDouble.Expected);
            Elementwise.Map(s_lightDouble, Vector256.LoadUnsafe(ref z)).StoreUnsafe(ref w[0]);
            AssertMapped(doubles.AsSpan(i, 4), w.AsSpan(0, 4), s_lightDouble.Expected);
            Elementwise.Map(s_lightDouble, Vector512.LoadUnsafe(ref z)).StoreUnsafe(ref w[0]);
            AssertMapped(doubles.AsSpan(i, 8), w, s_lightDouble.Expected);
        }
    }

    /// <summary>Past the length from which stores bypass the caches: aligned or not, in place too.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public void SpansLargerThanTheCaches(int byteOffset)
    {
        int length = (int)(NonTemporal.MinimumBytes / sizeof(float)) + 77;
        float[] x = Inputs<float>(length);
        byte[] buffer = GC.AllocateUninitializedArray<byte>((length + 4) * sizeof(float));
        buffer.AsSpan().Fill(0xA5);
        Span<float> y = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(byteOffset))[..length];

        Elementwise.Map(s_light, x, y);
        AssertMapped(x, y, s_light.Expected);
        Assert.Equal(-1, buffer.AsSpan(0, byteOffset).IndexOfAnyExcept((byte)0xA5));
        Assert.Equal(-1, buffer.AsSpan(byteOffset + length * sizeof(float)).IndexOfAnyExcept((byte)0xA5));

        Elementwise.Map(default(HeavyKernel<float>), x, y);
        AssertMapped(x, y, default(HeavyKernel<float>).Expected);

        x.CopyTo(y);
        Elementwise.Map(s_light, y);
        AssertMapped(x, y, s_light.Expected);
    }

    [Fact]
    public void DoublesLargerThanTheCaches()
    {
        int length = (int)(NonTemporal.MinimumBytes / sizeof(double)) + 77;
        double[] x = Inputs<double>(length);
        double[] y = new double[length];
        Elementwise.Map(s_lightDouble, x, y);
        AssertMapped(x, y, s_lightDouble.Expected);
    }

    [Fact]
    public void ALongerOutputKeepsWhatLiesPastTheInput()
    {
        float[] x = Inputs<float>(21);
        float[] y = [.. Inputs<float>(40)];
        Elementwise.Map(s_light, x, y);
        AssertMapped(x, y.AsSpan(0, 21), s_light.Expected);
        Assert.Equal(Inputs<float>(40).AsSpan(21), y.AsSpan(21));
    }

    [Fact]
    public void NothingIsDoneForAnEmptyInput()
    {
        float[] y = [1, 2, 3];
        Elementwise.Map(s_light, [], y);
        Elementwise.Map(s_light, Span<float>.Empty);
        Elementwise.Map(s_light, [], Span<float>.Empty);
        Elementwise.Map(s_light, y.AsSpan(1, 0), y);
        Assert.Equal([1, 2, 3], y);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(40, 39)]
    public void TooShortAnOutputIsNamedAndStaysUntouched(int length, int room)
    {
        float[] x = Inputs<float>(length);
        float[] destination = new float[room];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Elementwise.Map(s_light, x, destination));

        Assert.Equal(nameof(destination), exception.ParamName);
        Assert.StartsWith($"The output has room for {room} elements, but the input has {length}.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(-1, destination.AsSpan().IndexOfAnyExcept(0f));
    }

    [Fact]
    public void AnOutputThatOverlapsInPartIsNamedAndStaysUntouched()
    {
        const int Start = 64;
        float[] original = Inputs<float>(3 * Start);
        foreach (int length in new[] { 1, 2, 5, 16, 40, 64 })
        {
            for (int shift = 1; shift < length; shift++)
            {
                Reject(original, Start, Start + shift, length);
                Reject(original, Start, Start - shift, length);
            }

            // Side by side they only touch.
            Accept(original, Start, Start + length, length);
            Accept(original, Start, Start - length, length);
            Accept(original, Start, Start, length);
        }
    }

    [Fact]
    public void AnOverlapByAByteIsAnOverlap()
    {
        byte[] buffer = new byte[12];
        ArgumentException exception = Assert.Throws<ArgumentException>(() =>
        {
            Span<float> x = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, 4));
            Span<float> y = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(3, 4));
            Elementwise.Map(s_light, x, y);
        });
        Assert.Equal("y", exception.ParamName);
    }

    [Fact]
    public void WhatIsWrittenPastTheInputMayLieAnywhere()
    {
        float[] buffer = Inputs<float>(20);
        float[] expected = Array.ConvertAll(buffer[10..15], s_light.Expected);

        // The output span runs into the input, but the part that is written ends before it.
        Elementwise.Map(s_light, buffer.AsSpan(10, 5), buffer.AsSpan(5));
        Assert.Equal(expected, buffer[5..10]);
        Assert.Equal(Inputs<float>(20)[10..], buffer[10..]);
    }

    [Fact]
    public void ValidationNamesTheOutputOfItsCaller()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Elementwise.Validate<double>(new double[3], new double[2], "result"));
        Assert.Equal("result", exception.ParamName);
    }

    private delegate void SpanFunction<T>(ReadOnlySpan<T> x, Span<T> y);

    private delegate void InPlaceFunction<T>(Span<T> x);

    private static unsafe void CheckLengths<T>(Func<T, T> expected, SpanFunction<T> map, InPlaceFunction<T> mapInPlace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T guard = T.CreateChecked(12345);
        T[] inputs = Inputs<T>(MaxLength);
        int positions = Alignments / sizeof(T);
        int guarded = MaxLength + 2 * positions;
        T* buffer = (T*)NativeMemory.AlignedAlloc((nuint)(guarded * sizeof(T)), Alignments);
        try
        {
            var memory = new Span<T>(buffer, guarded);
            for (int length = 0; length <= MaxLength; length++)
            {
                for (int position = 0; position < positions; position++)
                {
                    // The input has an alignment of its own, wherever the collector put it.
                    ReadOnlySpan<T> x = inputs.AsSpan(0, length);
                    Span<T> y = memory.Slice(position, length);

                    memory.Fill(guard);
                    map(x, y);
                    AssertMapped(x, y, expected);
                    AssertGuarded(memory, position, length, guard);

                    memory.Fill(guard);
                    x.CopyTo(y);
                    mapInPlace(y);
                    AssertMapped(x, y, expected);
                    AssertGuarded(memory, position, length, guard);

                    x.CopyTo(y);
                    map(y, y);
                    AssertMapped(x, y, expected);
                }
            }
        }
        finally
        {
            NativeMemory.AlignedFree(buffer);
        }
    }

    private static void AssertMapped<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Func<T, T> expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(x.Length, y.Length);
        for (int i = 0; i < x.Length; i++)
        {
            if (y[i] != expected(x[i]))
            {
                Assert.Fail($"Element {i} of {x.Length} is {y[i]:R} instead of {expected(x[i]):R}.");
            }
        }
    }

    private static void AssertGuarded<T>(ReadOnlySpan<T> memory, int start, int length, T guard)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(-1, memory[..start].IndexOfAnyExcept(guard));
        Assert.Equal(-1, memory[(start + length)..].IndexOfAnyExcept(guard));
    }

    private static void Reject(float[] original, int input, int output, int length)
    {
        float[] buffer = [.. original];
        ArgumentException exception = Assert.Throws<ArgumentException>(() =>
        {
            Span<float> result = buffer.AsSpan(output, length);
            Elementwise.Map(s_light, buffer.AsSpan(input, length), result);
        });

        Assert.Equal("result", exception.ParamName);
        Assert.StartsWith("The output overlaps the input.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(original, buffer);
    }

    private static void Accept(float[] original, int input, int output, int length)
    {
        float[] buffer = [.. original];
        Elementwise.Map(s_light, buffer.AsSpan(input, length), buffer.AsSpan(output, length));
        AssertMapped(original.AsSpan(input, length), buffer.AsSpan(output, length), s_light.Expected);
    }

    /// <summary>Every element differs from its neighbours, and every second is negative.</summary>
    private static T[] Inputs<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = new T[length];
        for (int i = 0; i < length; i++)
        {
            inputs[i] = T.CreateTruncating((i % 1000 + 1) * (i % 2 == 0 ? 0.01 : -0.01));
        }

        return inputs;
    }
}
