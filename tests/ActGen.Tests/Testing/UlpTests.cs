using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.Testing;

/// <summary>The yardstick itself, at the places where a yardstick goes wrong: powers of two, subnormals, infinities.</summary>
public sealed class UlpTests
{
    private const float Infinity = float.PositiveInfinity;

    [Theory]
    [InlineData(1f, 1, 0)]
    [InlineData(1.0000001f, 1, 1)]
    [InlineData(1f, 1 - 5.9604645e-8, 1)] // just below 1 the spacing is half of that above
    [InlineData(0f, -0.0, 0)]
    [InlineData(1e-45f, 0, 1)]
    [InlineData(1e-45f, 2.1019476964872256e-45, 0.5)]
    [InlineData(1.17549435e-38f, 1.1754942106924411e-38, 1)] // from the smallest normal number to the subnormal below it
    [InlineData(float.NaN, double.NaN, 0)]
    [InlineData(float.NaN, 1, double.PositiveInfinity)]
    [InlineData(1f, double.NaN, double.PositiveInfinity)]
    [InlineData(Infinity, double.PositiveInfinity, 0)]
    [InlineData(Infinity, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(float.MaxValue, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(Infinity, 1e300, 0)]
    [InlineData(-Infinity, 1e300, double.PositiveInfinity)]
    [InlineData(Infinity, 3.4028234663852886e38, 1)] // overflow one step early
    [InlineData(float.MaxValue, 3.4028235677973366e38, 0.5)]
    [InlineData(float.MaxValue, 1e300, 1)]
    public void SingleDistances(float got, double exact, double ulps)
    {
        double distance = Ulp.Distance(got, exact);
        Assert.True(Math.Abs(distance - ulps) < 1e-6 || distance.Equals(ulps), $"{distance} is not {ulps}");
        Assert.Equal(distance, Ulp.Distance(-got, -exact));
    }

    [Theory]
    [InlineData(1.0, 1.0, 0.0, 0)]
    [InlineData(1.0000000000000002, 1.0, 0.0, 1)]
    [InlineData(1.0, 1.0, 5.551115123125783e-17, 0.25)]
    [InlineData(1.0, 1.0, -5.551115123125783e-17, 0.5)] // the exact value lies in the binade below
    [InlineData(5e-324, 0.0, 0.0, 1)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, 0.0, 0)]
    [InlineData(double.PositiveInfinity, double.MaxValue, 0.0, 1)]
    [InlineData(double.NegativeInfinity, double.MaxValue, 0.0, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN, 0.0, 0)]
    [InlineData(0.0, double.NaN, 0.0, double.PositiveInfinity)]
    public void DoubleDistances(double got, double high, double low, double ulps)
    {
        Assert.Equal(ulps, Ulp.Distance(got, new DoubleDouble(high, low)));
        Assert.Equal(ulps, Ulp.Distance(-got, new DoubleDouble(-high, -low)));
    }

    [Fact]
    public void RoundingIsAtMostHalfAnUlp()
    {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++)
        {
            double exact = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (Math.Abs(exact) is < 1e39 and > 1e-46)
            {
                Assert.InRange(Ulp.Distance((float)exact, exact), 0, 0.5);
            }
        }
    }

    [Fact]
    public void PatternsCoverWhatTheySay()
    {
        Assert.Equal(1 << 12, FloatPatterns.EveryNth(1 << 20).Count());
        Assert.Equal(277 * 2 * 3, FloatPatterns.PowersOfTwo.Count);
        Assert.Contains(float.Epsilon, FloatPatterns.PowersOfTwo);
        Assert.Contains(MathF.BitDecrement(2), FloatPatterns.PowersOfTwo);
        Assert.Contains(-MathF.ScaleB(1, 127), FloatPatterns.PowersOfTwo);
        Assert.Equal([MathF.BitDecrement(6), 6, MathF.BitIncrement(6)], FloatPatterns.Around(6, 1));

        float[] block = new float[5];
        Assert.Equal(5, FloatPatterns.Fill(block, 3, 64));
        Assert.Equal([.. FloatPatterns.EveryNth(64, 3).Take(5)], (IEnumerable<float>)block);
        Assert.Equal(2, FloatPatterns.Fill(block, FloatPatterns.Count - 65, 64));
    }
}
