using System;
using System.Linq;
using System.Numerics;
using ActGen.Tests.Memory;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>The sums of plain loops, against exact ones.</summary>
public sealed class ChannelSumsTests
{
    /// <summary>Makes integers of the numbers below.</summary>
    private const int Scale = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public void SumsAreExactToTheLastBit(int channels)
    {
        double[] values = Cancelling(channels, rows: 5000);
        double[] doubles = [.. Enumerable.Range(0, channels).Select(channel => channel / 8d)];
        float[] singles = [.. doubles.Select(total => (float)total)];

        Sum(values, channels).AddTo(doubles);
        Sum(values, channels).AddTo(singles);

        for (int channel = 0; channel < channels; channel++)
        {
            BigInteger exact = Fixed(channel / 8d);
            for (int i = channel; i < values.Length; i += channels)
            {
                exact += Fixed(values[i]);
            }

            double expected = Nearest(exact);
            Assert.Equal(expected, doubles[channel]);
            Assert.Equal((float)expected, singles[channel]);
        }
    }

    /// <summary>The witness that the test above would see a plain sum.</summary>
    [Fact]
    public void APlainSumWouldLoseDigits()
    {
        double[] values = Cancelling(1, rows: 5000);
        double[] total = [0];
        Sum(values, 1).AddTo(total);
        Assert.NotEqual(total[0], values.Sum());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void ContributionsGoToTheChannelsInTurn(int channels)
    {
        var sums = new ChannelSums(channels);
        for (int i = 0; i < 2 * channels + channels / 2; i++)
        {
            sums.Add(i + 1);
        }

        float[] total = new float[channels];
        sums.AddTo(total);
        Assert.Equal(
            Enumerable.Range(0, channels).Select(c => c + 1f + (channels + c + 1) + (c < channels / 2 ? 2 * channels + c + 1 : 0)), total);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void SumsAreAddedToWhatIsThere(int channels)
    {
        float[] total = [.. Enumerable.Repeat(1000f, channels)];
        for (int call = 0; call < 3; call++)
        {
            var sums = new ChannelSums(channels);
            for (int i = 0; i < 10 * channels; i++)
            {
                sums.Add(1);
            }

            sums.AddTo(total);
        }

        Assert.All(total, sum => Assert.Equal(1030, sum));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void SumsOfNothingLeaveTheTotal(int channels)
    {
        double[] total = [.. Enumerable.Repeat(Math.PI, channels)];
        new ChannelSums(channels).AddTo(total);
        Assert.All(total, sum => Assert.Equal(Math.PI, sum));
    }

    /// <summary>Whoever used the memory of the pool before has left something in it.</summary>
    [Fact]
    public void EveryUseBeginsAtZero()
    {
        for (int use = 0; use < 3; use++)
        {
            double[] total = new double[7];
            Sum([.. Enumerable.Range(0, 70).Select(i => i + 0.1)], 7).AddTo(total);
            Assert.Equal(Enumerable.Range(0, 7).Select(c => 315d + 10 * c + 1), total);
        }
    }

    [Fact]
    public void UsesAfterTheFirstAllocateNothing()
    {
        double[] total = new double[1000];
        Assert.Equal(0, Allocation.Of(Use));

        void Use()
        {
            var sums = new ChannelSums(1000);
            sums.Add(1);
            sums.AddTo(total);
        }
    }

    [Fact]
    public void InfinitiesAndNanComeThrough()
    {
        double[] values = [1, double.PositiveInfinity, double.NaN, double.PositiveInfinity, 2, -1, 5, double.NegativeInfinity];
        foreach (double[] total in new[] { new double[4], [0, 0, double.NegativeInfinity, 0] })
        {
            Sum(values, 4).AddTo(total);
            Assert.Equal([3, double.PositiveInfinity, double.NaN, double.NaN], total);
        }

        double[] infinite = [double.NegativeInfinity];
        Sum([1, 2], 1).AddTo(infinite);
        Assert.Equal([double.NegativeInfinity], infinite);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void ThereIsAtLeastOneChannel(int channels)
        => Assert.Equal("channels", Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelSums(channels).Add(1)).ParamName);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    [InlineData(3, 4)]
    public void ATotalOfAnotherLengthIsRefusedUntouched(int channels, int length)
    {
        float[] singles = new float[length];
        double[] doubles = new double[length];
        string message = $"The span has length {length}, but its parameter has length {channels}. Pass one sum for each element of the parameter.";

        Refuses(() => Sum([1, 2, 3], channels).AddTo(singles));
        Refuses(() => Sum([1, 2, 3], channels).AddTo(doubles));

        Assert.All(singles, sum => Assert.Equal(0, sum));
        Assert.All(doubles, sum => Assert.Equal(0, sum));

        void Refuses(Action action)
        {
            ArgumentException exception = Assert.Throws<ArgumentException>(action);
            Assert.Equal("total", exception.ParamName);
            Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        }
    }

    private static ChannelSums Sum(double[] values, int channels)
    {
        var sums = new ChannelSums(channels);
        foreach (double value in values)
        {
            sums.Add(value);
        }

        return sums;
    }

    /// <summary>Rows of which each all but takes back the one before it.</summary>
    private static double[] Cancelling(int channels, int rows)
    {
        var random = new System.Random(channels);
        double[] values = new double[rows * channels];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i / channels % 2 == 0
                ? random.NextDouble() * Math.ScaleB(1, random.Next(-10, 30))
                : -values[i - channels] + random.NextDouble() * Math.ScaleB(1, random.Next(-20, 0));
        }

        return values;
    }

    private static BigInteger Fixed(double value) => (BigInteger)Math.ScaleB(value, Scale);

    // The conversion of a big integer to double cuts off what does not fit; so make it fit.
    private static double Nearest(BigInteger fixedPoint)
    {
        int excess = Math.Max((int)BigInteger.Abs(fixedPoint).GetBitLength() - 53, 1);
        return Math.ScaleB((double)(fixedPoint + (BigInteger.One << (excess - 1)) >> excess), excess - Scale);
    }
}
