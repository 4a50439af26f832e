using System;
using System.Linq;
using Xunit;

namespace ActGen.Tests.Training;

public sealed class InitializationTests
{
    private const int FanIn = 30;
    private const int FanOut = 50;

    [Theory]
    [InlineData(Initializer.GlorotUniform, 2.0 / (FanIn + FanOut), 1.7320508)]
    [InlineData(Initializer.GlorotNormal, 2.0 / (FanIn + FanOut), 2 / 0.8796257)]
    [InlineData(Initializer.HeUniform, 2.0 / FanIn, 1.7320508)]
    [InlineData(Initializer.HeNormal, 2.0 / FanIn, 2 / 0.8796257)]
    [InlineData(Initializer.LecunUniform, 1.0 / FanIn, 1.7320508)]
    [InlineData(Initializer.LecunNormal, 1.0 / FanIn, 2 / 0.8796257)]
    public void WeightsHaveTheVarianceAndTheLimits(Initializer initializer, double variance, double limit)
    {
        double[] weights = new double[40_000];
        initializer.Fill(FanIn, FanOut, new RandomKey(1), 0, weights);

        double deviation = Math.Sqrt(variance);
        Assert.Equal(0, weights.Average() / deviation, 5 / Math.Sqrt(weights.Length));
        Assert.Equal(1, weights.Average(weight => weight * weight) / variance, 5 * Math.Sqrt(2.0 / weights.Length));
        Assert.InRange(weights.Max() / deviation, 0.99 * limit, limit);
        Assert.InRange(-weights.Min() / deviation, 0.99 * limit, limit);
    }

    /// <summary>The share below, by the error function, is the share asked for.</summary>
    [Fact]
    public void NormalWeightsHaveTheQuantilesOfTheNormalDistribution()
    {
        double previous = -2.1;
        for (int i = -1000; i <= 1000; i++)
        {
            double u = i / 1000.0;
            double z = TruncatedNormal.Quantile(u);
            Assert.Equal(u, VectorMath.Erf(z / Math.Sqrt(2)) / VectorMath.Erf(Math.Sqrt(2)), 1e-15);
            Assert.True(z > previous);
            Assert.Equal(-z, TruncatedNormal.Quantile(-u));
            previous = z;
        }

        Assert.Equal(2, TruncatedNormal.Quantile(1), 1e-14);
        Assert.Equal(0.6406, TruncatedNormal.Quantile(0.5) , 2e-3); // of a table: Phi(0.640) = 0.7389 = 1/2 + 0.9545 / 4
    }

    [Theory]
    [InlineData(Initializer.Zeros, 0)]
    [InlineData(Initializer.Ones, 1)]
    public void ConstantsAreConstant(Initializer initializer, float value)
    {
        float[] weights = [.. Enumerable.Repeat(float.NaN, 100)];
        initializer.Fill(3, 4, new RandomKey(1), 0, weights);
        Assert.All(weights, weight => Assert.Equal(value, weight));
    }

    [Theory]
    [InlineData(Initializer.GlorotUniform)]
    [InlineData(Initializer.HeNormal)]
    public void AWeightDependsOnKeyStageAndPlace(Initializer initializer)
    {
        float[] weights = Fill(new RandomKey(1), 0, 200);
        Assert.Equal(weights, Fill(new RandomKey(1), 0, 200));
        Assert.Equal(weights[..77], Fill(new RandomKey(1), 0, 77));
        Assert.NotEqual(weights, Fill(new RandomKey(2), 0, 200));
        Assert.NotEqual(weights, Fill(new RandomKey(1, 1), 0, 200));
        Assert.NotEqual(weights, Fill(new RandomKey(1), 1, 200));

        double[] doubles = new double[200];
        initializer.Fill(3, 4, new RandomKey(1), 0, doubles);
        Assert.Equal(weights, doubles.Select(weight => (float)weight));

        float[] Fill(RandomKey key, int stage, int length)
        {
            float[] result = new float[length];
            initializer.Fill(3, 4, key, stage, result);
            return result;
        }
    }

    [Fact]
    public void ImpossibleArgumentsAreRefused()
    {
        float[] weights = new float[3];
        Assert.Throws<ArgumentOutOfRangeException>("fanIn", () => Initializer.HeNormal.Fill(0, 1, new RandomKey(1), 0, weights));
        Assert.Throws<ArgumentOutOfRangeException>("fanOut", () => Initializer.HeNormal.Fill(1, 0, new RandomKey(1), 0, weights));
        Assert.Throws<ArgumentOutOfRangeException>("initializer", () => ((Initializer)99).Fill(1, 1, new RandomKey(1), 0, weights));
        Assert.Throws<ArgumentOutOfRangeException>("stage", () => Initializer.HeNormal.Fill(1, 1, new RandomKey(1), CounterRandom.StageCount, weights));
        Assert.Equal([0, 0, 0], weights);
    }
}
