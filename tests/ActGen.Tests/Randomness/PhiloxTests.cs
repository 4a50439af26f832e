using System;
using System.Linq;
using Xunit;

namespace ActGen.Tests.Randomness;

/// <summary>The generator against its published vectors, and every way to get its numbers against every other.</summary>
public sealed class PhiloxTests
{
    /// <summary>The known answers that the authors published with their code.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(
        uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue,
        0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(
        0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0,
        0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void KnownAnswers(
        uint c0, uint c1, uint c2, uint c3, uint key0, uint key1, uint answer0, uint answer1, uint answer2, uint answer3)
    {
        Philox.Encrypt(key0, key1, ref c0, ref c1, ref c2, ref c3);
        Assert.Equal((answer0, answer1, answer2, answer3), (c0, c1, c2, c3));
    }

    /// <summary>The documented address of a number, spelled out.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData((1L << 36) + 77)]
    [InlineData((1L << 50) - 1)]
    public void ANumberIsAWordOfTheImageOfItsCounter(long index)
    {
        const ulong Seed = 0x0123456789ABCDEF, Step = 0xFEDCBA9876543210;
        const int Stage = 0xABCD;
        UInt128 counter = (UInt128)(ulong)(index % 16 + 16 * (index / 64)) + ((UInt128)Stage << 48) + ((UInt128)Step << 64);
        uint[] words = [(uint)counter, (uint)(counter >> 32), (uint)(counter >> 64), (uint)(counter >> 96)];
        Philox.Encrypt(0x89ABCDEF, 0x01234567, ref words[0], ref words[1], ref words[2], ref words[3]);
        uint word = words[index / 16 % 4];

        var key = new RandomKey(Seed, Step);
        Assert.Equal((word >> 8) / 16777216f, CounterRandom.Uniform(key, Stage, index));
        Assert.Equal(word / 4294967296d, CounterRandom.UniformDouble(key, Stage, index));
    }

    [Fact]
    public void ASpanHoldsTheNumbersOfItsAddresses()
    {
        var key = new RandomKey(3, 5);
        float[] singles = [.. Enumerable.Range(0, 1000).Select(i => CounterRandom.Uniform(key, 2, i))];
        double[] doubles = [.. Enumerable.Range(0, 1000).Select(i => CounterRandom.UniformDouble(key, 2, i))];
        for (int offset = 0; offset < 130; offset++)
        {
            foreach (int length in new[] { 0, 1, 15, 63, 64, 65, 127, 128, 200, 777 })
            {
                float[] single = new float[length + 1];
                double[] @double = new double[length + 1];
                CounterRandom.Fill(key, 2, offset, single.AsSpan(0, length));
                CounterRandom.Fill(key, 2, offset, @double.AsSpan(0, length));
                Assert.Equal(singles.AsSpan(offset, length), single.AsSpan(0, length));
                Assert.Equal(doubles.AsSpan(offset, length), @double.AsSpan(0, length));
                Assert.Equal((0f, 0d), (single[length], @double[length]));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(100)]
    public void ASequenceYieldsTheNumbersFromItsOffsetOn(long offset)
    {
        var key = new RandomKey(3, 5);
        var singles = new UniformSequence(key, 2, offset);
        var doubles = new UniformSequence(key, 2, offset);
        for (long index = offset; index < offset + 200; index++)
        {
            Assert.Equal(CounterRandom.Uniform(key, 2, index), singles.Next());
            Assert.Equal(CounterRandom.UniformDouble(key, 2, index), doubles.NextDouble());
        }

        Assert.Throws<ArgumentOutOfRangeException>("offset", () => new UniformSequence(key, 2, CounterRandom.IndexCount));
    }

    /// <summary>Every width gives the words of the definition, where block numbers pass 32 bits too.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData((1L << 32) - 2)]
    [InlineData((1L << 44) - 4)]
    public void EveryWidthGeneratesTheSame(long group)
    {
        var key = new RandomKey(ulong.MaxValue - 4, 0x123456789A);
        uint[] words = new uint[4 * RandomGroup.Length];
        for (int i = 0; i < 4; i++)
        {
            new RandomGroup(key, 9, group + i).Words(words.AsSpan(i * RandomGroup.Length, RandomGroup.Length));
        }

        Check<PhiloxLanes128>(key, group, words);
        Assert.SkipUnless(Processor.Has256, "This processor has no AVX2.");
        Check<PhiloxLanes256>(key, group, words);
        Assert.SkipUnless(Processor.Has512, "This processor has no 512-bit vectors.");
        Check<PhiloxLanes512>(key, group, words);
        Check<PhiloxLanes1024>(key, group, words);

        static void Check<L>(RandomKey key, long group, uint[] words)
            where L : struct, IPhiloxLanes<L>
        {
            float[] singles = new float[words.Length];
            double[] doubles = new double[words.Length];
            PhiloxLoop.Fill<L, float>(key, 9, group, singles);
            PhiloxLoop.Fill<L, double>(key, 9, group, doubles);
            Assert.Equal(words.Select(word => (word >> 8) / 16777216f), singles);
            Assert.Equal(words.Select(word => word / 4294967296d), doubles);
        }
    }

    /// <summary>Wherever a range begins and ends, and where a block number carries into the second word amid it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(((1L << 28) - 3) * RandomGroup.Length)]
    [InlineData(((1L << 28) - 4) * RandomGroup.Length)]
    public void ARangeIsFilledWithTheNumbersOfItsIndices(long start)
    {
        var key = new RandomKey(3, 5);
        float[] expected = [.. Enumerable.Range(0, 8 * RandomGroup.Length).Select(i => CounterRandom.Uniform(key, 1, start + i))];
        foreach (int first in new[] { 0, 1, 63, 64, 65, 192 })
        {
            foreach (int length in new[] { 0, 1, 63, 64, 65, 127, 128, 129, 192, 256, 320 })
            {
                float[] numbers = new float[length];
                CounterRandom.Fill(key, 1, start + first, numbers);
                Assert.Equal(expected[first..(first + length)], numbers);
            }
        }
    }

    [Theory]
    [InlineData(-1, 0, "stage")]
    [InlineData(CounterRandom.StageCount, 0, "stage")]
    [InlineData(0, -1, "offset")]
    [InlineData(0, CounterRandom.IndexCount - 9, "offset")]
    [InlineData(0, long.MaxValue, "offset")]
    public void AddressesOutOfRangeAreNamed(int stage, long offset, string name)
    {
        float[] numbers = new float[10];
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => CounterRandom.Fill(default, stage, offset, numbers)).ParamName);
        Assert.Equal(-1, numbers.AsSpan().IndexOfAnyExcept(0f));
        long index = offset < 0 ? offset : Math.Max(offset, offset + 9);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => CounterRandom.Uniform(default, stage, index)).ParamName);
    }
}
