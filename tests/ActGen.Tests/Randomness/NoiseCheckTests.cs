using System;
using System.Linq;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.Randomness;

/// <summary>What random numbers cannot be drawn for is said before anything is written, by an exception that names it.</summary>
public sealed class NoiseCheckTests
{
    private const float Poison = 12345;

    [Theory]
    [InlineData("Dropout", "rate", 1)]
    [InlineData("Dropout", "rate", -0.1f)]
    [InlineData("Dropout", "rate", 1.5f)]
    [InlineData("Dropout", "rate", float.NaN)]
    [InlineData("AlphaDropout", "rate", 1)]
    [InlineData("AlphaDropout", "rate", float.NaN)]
    [InlineData("PerRow", "rate", float.NegativeInfinity)]
    [InlineData("KeepProb", "keepProb", 0)]
    [InlineData("KeepProb", "keepProb", 1.1f)]
    [InlineData("KeepProb", "keepProb", float.NaN)]
    public void RatesThatAreNoProbabilities(string name, string parameter, float rate)
    {
        AssertRejected<ArgumentOutOfRangeException>(name, parameter, rate, 0, 4, 8, training: true);
        AssertRejected<ArgumentOutOfRangeException>(name, parameter, rate, 0, 4, 8, training: false);
    }

    [Theory]
    [InlineData("Dropout")]
    [InlineData("PerRow")]
    [InlineData("PerChannel")]
    [InlineData("RowsOfSeven")]
    public void OffsetsOutsideTheSequence(string name)
    {
        AssertRejected<ArgumentOutOfRangeException>(name, "offset", 0.5f, -1, 4, 8, training: true);
        AssertRejected<ArgumentOutOfRangeException>(name, "offset", 0.5f, long.MinValue, 4, 8, training: true);
        AssertRejected<ArgumentOutOfRangeException>(name, "offset", 0.5f, CounterRandom.IndexCount - 7, 4, 8, training: true);

        foreach (GeneratorHost host in Hosts)
        {
            float[] y = new float[8];
            CompiledNoise.Of(host, ElementType.Single).Get<float>(name)(new float[8], 0.5f, 1, 1, CounterRandom.IndexCount - 8, 4, true, y);
        }
    }

    [Theory]
    [InlineData("PerRow", 0)]
    [InlineData("PerRow", -3)]
    [InlineData("PerChannel", 0)]
    [InlineData("PerChannel", int.MinValue)]
    [InlineData("WholeRowsOf", 0)]
    public void RowsOfNoLength(string name, int rowLength) => AssertRejected<ArgumentOutOfRangeException>(name, "rowLength", 0.5f, 0, rowLength, 8, training: true);

    [Fact]
    public void RowsThatAreNotWhole()
    {
        AssertRejected<ArgumentException>("WholeRowsOf", "rowLength", 0.5f, 0, 3, 8, training: true);
        AssertRejected<ArgumentException>("WholeRowsOf7", "x", 0.5f, 0, 0, 8, training: true);
    }

    private static GeneratorHost[] Hosts => [GeneratorHost.Default, GeneratorHost.Unity];

    private static void AssertRejected<TException>(string name, string parameter, float rate, long offset, int rowLength, int length, bool training)
        where TException : ArgumentException
    {
        foreach (GeneratorHost host in Hosts)
        {
            CompiledNoise noise = CompiledNoise.Of(host, ElementType.Single);
            float[] y = [.. Enumerable.Repeat(Poison, length)];
            TException exception = Assert.Throws<TException>(() => noise.Get<float>(name)(new float[length], rate, 1, 1, offset, rowLength, training, y));
            Assert.Equal(parameter, exception.ParamName);
            Assert.All(y, static element => Assert.Equal(Poison, element));
            if (!name.StartsWith("Whole", StringComparison.Ordinal))
            {
                exception = Assert.Throws<TException>(
                    () => noise.GetBackward<float>(name)(new float[length], rate, 1, 1, offset, rowLength, training, new float[length], y));
                Assert.Equal(parameter, exception.ParamName);
                Assert.All(y, static element => Assert.Equal(Poison, element));
            }
        }
    }
}
