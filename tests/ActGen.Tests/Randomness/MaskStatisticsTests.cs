using System;
using System.Linq;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.Randomness;

/// <summary>What generated code makes of the random numbers: shares, means and variances over many draws.</summary>
public sealed class MaskStatisticsTests
{
    private const ulong Seed = 5, Step = 1;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void MasksHaveTheirRateAndTellNothingOfTheirNeighbours(double rate)
    {
        NoiseFunction<float> dropout = CompiledNoise.Of(GeneratorHost.Default, ElementType.Single).Get<float>("Dropout");
        float[] ones = [.. Enumerable.Repeat(1f, 1 << 16)];

        // What is kept is at least 1, what is dropped is 0.
        ulong[] dropped = MaskStatistics.Mask((offset, y) => dropout(ones, (float)rate, Seed, Step, offset, 1, true, y), 0.5f);
        MaskStatistics.AssertBinomial(MaskStatistics.Count(dropped), (float)rate);
        foreach (int lag in new[] { 1, 2, 16, 64, 4096 })
        {
            MaskStatistics.AssertIndependent(dropped, dropped, lag);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void DropoutKeepsTheMean(double rate)
    {
        float[] y = Run("Dropout", rate, [.. Enumerable.Repeat(1f, 1_000_000)]);
        float scale = 1 / (1 - (float)rate);
        Assert.All(y, value => Assert.True(value == 0 || value == scale));
        AssertMean(y, 1, (scale * scale * (1 - rate)) - 1);
    }

    /// <summary>On normal inputs, for which selu was made.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void AlphaDropoutKeepsMeanAndVariance(double rate)
    {
        float[] x = Normal(1_000_000), y = Run("AlphaDropout", rate, x);
        double variance = y.Average(static value => (double)value * value);
        AssertMean(y, 0, 1);

        // The variance of a square: the fourth moment is below 6 at these rates.
        Assert.InRange(variance, 1 - (MaskStatistics.Sigmas * Math.Sqrt(5d / y.Length)), 1 + (MaskStatistics.Sigmas * Math.Sqrt(5d / y.Length)));
    }

    [Fact]
    public void RReluDrawsItsSlopesUniformly()
    {
        foreach (string name in new[] { "RRelu", "RunTimeRRelu" })
        {
            float[] slopes = Run(name, 0, [.. Enumerable.Repeat(-1f, 1_000_000)]);
            Assert.All(slopes, static slope => Assert.InRange(slope, -CompiledNoise.Upper, -CompiledNoise.Lower));
            double width = CompiledNoise.Upper - CompiledNoise.Lower;
            AssertMean(slopes, -(CompiledNoise.Upper + CompiledNoise.Lower) / 2, width * width / 12);
            Assert.InRange(slopes.Min(), -CompiledNoise.Upper, -CompiledNoise.Upper + 1e-5);
            Assert.InRange(slopes.Max(), -CompiledNoise.Lower - 1e-5, -CompiledNoise.Lower);
        }
    }

    private static float[] Run(string name, double rate, float[] x)
    {
        float[] y = new float[x.Length];
        CompiledNoise.Of(GeneratorHost.Default, ElementType.Single).Get<float>(name)(x, (float)rate, Seed, Step, 0, 1, true, y);
        return y;
    }

    private static void AssertMean(float[] values, double mean, double variance)
    {
        double deviation = MaskStatistics.Sigmas * Math.Sqrt(variance / values.Length);
        Assert.InRange(values.Average(static value => (double)value), mean - deviation - 1e-6, mean + deviation + 1e-6);
    }

    /// <summary>Normally distributed numbers, by Box and Muller.</summary>
    private static float[] Normal(int count)
    {
        var random = new Random(17);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
