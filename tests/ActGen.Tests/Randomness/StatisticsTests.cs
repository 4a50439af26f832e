using System;
using Xunit;

namespace ActGen.Tests.Randomness;

/// <summary>
/// Statistics of a hundred million draws. The keys are fixed, so each test passes or fails for good; a figure beyond five
/// standard deviations would come by chance once in two million.
/// </summary>
public sealed class StatisticsTests
{
    private static readonly RandomKey s_key = new(2024, 11);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void TheShareOfNumbersBelowARateIsTheRate(double rate)
        => MaskStatistics.AssertBinomial(MaskStatistics.Count(Mask(s_key, 0, rate)), Probability(rate));

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void MasksAreIndependentOfTheirNeighbours(double rate)
    {
        ulong[] mask = Mask(s_key, 0, rate);
        foreach (int lag in new[] { 1, 2, 16, 64, 4096 })
        {
            MaskStatistics.AssertIndependent(mask, mask, lag);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void MasksOfOtherSeedsStepsAndStagesAreIndependent(double rate)
    {
        ulong[] mask = Mask(s_key, 0, rate);
        MaskStatistics.AssertIndependent(mask, Mask(new(s_key.Seed + 1, s_key.Step), 0, rate), 0);
        MaskStatistics.AssertIndependent(mask, Mask(new(s_key.Seed, s_key.Step + 1), 0, rate), 0);
        MaskStatistics.AssertIndependent(mask, Mask(s_key, 1, rate), 0);
    }

    [Fact]
    public void EveryByteOfAWordIsUniform()
    {
        double[] numbers = new double[1 << 16];
        long[,] counts = new long[4, 256];
        int words = 0;
        for (; words < MaskStatistics.Draws / 4; words += numbers.Length)
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
            Assert.InRange(chiSquare, 255 - MaskStatistics.Sigmas * Math.Sqrt(510), 255 + MaskStatistics.Sigmas * Math.Sqrt(510));
        }
    }

    /// <summary>One bit a number, set where it is below the rate.</summary>
    private static ulong[] Mask(RandomKey key, int stage, double rate)
        => MaskStatistics.Mask((offset, numbers) => CounterRandom.Fill(key, stage, offset, numbers), (float)rate);

    /// <summary>The numbers have 24 bits, and so has the rate as a float.</summary>
    private static double Probability(double rate) => Math.Ceiling((float)rate * 16777216d) / 16777216;
}
