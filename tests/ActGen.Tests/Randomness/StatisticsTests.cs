using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace ActGen.Tests.Randomness;

/// <summary>
/// Statistics of a hundred million draws. The keys are fixed, so each test passes or fails for good; a figure beyond five
/// standard deviations would come by chance once in two million.
/// </summary>
public sealed class StatisticsTests
{
    private const int Draws = 100_000_000;
    private const double Sigmas = 5;

    private static readonly RandomKey s_key = new(2024, 11);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_share_of_numbers_below_a_rate_is_the_rate(double rate)
        => AssertBinomial(Count(Mask(s_key, 0, rate)), Draws, rate);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void Masks_are_independent_of_their_neighbours(double rate)
    {
        ulong[] mask = Mask(s_key, 0, rate);
        foreach (int lag in new[] { 1, 2, 16, 64, 4096 })
        {
            AssertIndependent(mask, mask, lag);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void Masks_of_other_seeds_steps_and_stages_are_independent(double rate)
    {
        ulong[] mask = Mask(s_key, 0, rate);
        AssertIndependent(mask, Mask(new(s_key.Seed + 1, s_key.Step), 0, rate), 0);
        AssertIndependent(mask, Mask(new(s_key.Seed, s_key.Step + 1), 0, rate), 0);
        AssertIndependent(mask, Mask(s_key, 1, rate), 0);
    }

    [Fact]
    public void Every_byte_of_a_word_is_uniform()
    {
        double[] numbers = new double[1 << 16];
        long[,] counts = new long[4, 256];
        int words = 0;
        for (; words < Draws / 4; words += numbers.Length)
        {
            CounterRandom.Fill(s_key, 0, words, numbers);
            foreach (double number in numbers)
            {
                uint word = (uint)(number * 4294967296);
                counts[0, word & 255]++;
                counts[1, word >> 8 & 255]++;
                counts[2, word >> 16 & 255]++;
                counts[3, word >> 24]++;
            }
        }

        for (int place = 0; place < 4; place++)
        {
            double expected = words / 256d, chiSquare = 0;
            for (int value = 0; value < 256; value++)
            {
                chiSquare += Math.Pow(counts[place, value] - expected, 2) / expected;
            }

            // With 255 degrees of freedom the mean is 255 and the variance twice that.
            Assert.InRange(chiSquare, 255 - Sigmas * Math.Sqrt(510), 255 + Sigmas * Math.Sqrt(510));
        }
    }

    /// <summary>One bit a number, set where it is below the rate.</summary>
    private static ulong[] Mask(RandomKey key, int stage, double rate)
    {
        var threshold = Vector256.Create((float)rate);
        float[] numbers = new float[1 << 16];
        ulong[] mask = new ulong[Draws / 64];
        for (int word = 0; word < mask.Length; word++)
        {
            int first = word * 64 % numbers.Length;
            if (first == 0)
            {
                CounterRandom.Fill(key, stage, 64L * word, numbers);
            }

            for (int i = 0; i < 64; i += Vector256<float>.Count)
            {
                Vector256<float> below = Vector256.LessThan(Vector256.LoadUnsafe(ref numbers[first + i]), threshold);
                mask[word] |= (ulong)below.ExtractMostSignificantBits() << i;
            }
        }

        return mask;
    }

    private static long Count(ReadOnlySpan<ulong> mask)
    {
        long count = 0;
        foreach (ulong word in mask)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private static void AssertBinomial(long count, long draws, double rate)
    {
        // The numbers have 24 bits, and so has the rate as a float.
        double p = Math.Ceiling((float)rate * 16777216d) / 16777216;
        double deviation = Math.Sqrt(draws * p * (1 - p));
        Assert.InRange(count, draws * p - Sigmas * deviation, draws * p + Sigmas * deviation);
    }

    /// <summary>The correlation of each bit of one mask and the bit <paramref name="lag"/> further on in another.</summary>
    private static void AssertIndependent(ulong[] first, ulong[] second, int lag)
    {
        int words = first.Length - lag / 64 - 1;
        long both = 0;
        for (int i = 0; i < words; i++)
        {
            ulong low = second[i + lag / 64], high = second[i + lag / 64 + 1];
            ulong later = lag % 64 == 0 ? low : low >> lag | high << -lag; // shifts count modulo 64
            both += BitOperations.PopCount(first[i] & later);
        }

        double draws = 64d * words;
        double p = Count(first.AsSpan(0, words)) / draws;
        double q = Count(second.AsSpan(lag / 64, words)) / draws;
        double correlation = (both / draws - p * q) / Math.Sqrt(p * (1 - p) * q * (1 - q));
        Assert.InRange(correlation * Math.Sqrt(draws), -Sigmas, Sigmas);
    }
}
