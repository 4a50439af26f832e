using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>Sums over rows: exact where they must be, and the same bits however a pass is cut.</summary>
public sealed class PassSumTests
{
    private static readonly int[] s_channels = [.. Enumerable.Range(1, 40), 100, 255, 256, 257, 511, 512, 513, 1000, 1024, 1025, 3000];

    [Fact]
    public void SumsOfIntegersAreExact()
    {
        Check<float>();
        Check<double>();

        static void Check<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (int channels in s_channels)
            {
                foreach (int rows in new[] { 1, 2, 3, 5, 8, 13, 4000 / channels + 1 })
                {
                    int length = rows * channels;
                    T[] x = [.. Enumerable.Range(0, length).Select(i => T.CreateChecked(i * 7919 % 1001 - 500))];
                    T[] y = new T[length];
                    T[] sums = [.. Enumerable.Range(0, channels).Select(c => T.CreateChecked(c + 0.5))];

                    Sum(x, y, sums);

                    for (int c = 0; c < channels; c++)
                    {
                        T expected = T.CreateChecked(c + 0.5);
                        for (int row = 0; row < rows; row++)
                        {
                            expected += x[row * channels + c];
                        }

                        Assert.Equal(expected, sums[c]);
                    }

                    Assert.Equal(x.Select(value => -value), y);
                }
            }
        }
    }

    /// <summary>A float total is rounded once, in effect; a double one is good to the last bit where plain addition is not.</summary>
    [Fact]
    public void SumsThatCancelKeepTheirDigits()
    {
        const int Rows = 10_000;
        foreach (int channels in new[] { 1, 3, 600 })
        {
            var random = new System.Random(channels);
            double[] x = new double[Rows * channels];
            for (int row = 0; row < Rows; row += 2)
            {
                for (int c = 0; c < channels; c++)
                {
                    // Each even row is all but taken back by the odd one after it.
                    double value = random.NextDouble() * 1e6;
                    x[row * channels + c] = value;
                    x[(row + 1) * channels + c] = -value + random.NextDouble() * 1e-6;
                }
            }

            double[] sums = new double[channels];
            Sum<double>(x, new double[x.Length], sums);
            AssertClose(x, sums, 1e-15);

            float[] singles = [.. x.Select(value => (float)value)];
            float[] singleSums = new float[channels];
            Sum<float>(singles, new float[x.Length], singleSums);
            AssertClose([.. singles.Select(value => (double)value)], [.. singleSums.Select(value => (double)value)], 1e-7);
        }
    }

    /// <summary>The documented order, spelled out: it leaves no room for width, alignment or cuts.</summary>
    [Fact]
    public void TheOrderOfAdditionsIsTheDocumentedOne()
    {
        var random = new System.Random(1);
        foreach (int channels in s_channels)
        {
            int rows = 5000 / channels + 1;
            float[] x = [.. Enumerable.Range(0, rows * channels).Select(_ => (float)(random.NextDouble() * Math.Pow(10, random.Next(-12, 12))))];
            double[] y = [.. x.Select(value => value * Math.PI)];
            float[] singles = new float[channels];
            double[] doubles = new double[channels];

            Sum<float>(x, new float[x.Length], singles);
            Sum<double>(y, new double[y.Length], doubles);

            Assert.Equal(DocumentedOrder([.. x.Select(value => (double)value)], channels, compensated: false).Select(sum => (float)sum), singles);
            Assert.Equal(DocumentedOrder(y, channels, compensated: true), doubles);
        }
    }

    [Fact]
    public void InfinitiesAndNanComeThrough()
    {
        double[] x = new double[600];
        x[3] = double.PositiveInfinity;
        x[301] = double.NaN;
        x[302] = double.NegativeInfinity;
        x[5] = double.PositiveInfinity;
        x[305] = double.NegativeInfinity;
        double[] sums = new double[10];
        Sum<double>(x, new double[600], sums);
        Assert.Equal([0, double.NaN, double.NegativeInfinity, double.PositiveInfinity, 0, double.NaN, 0, 0, 0, 0], sums);
    }

    [Fact]
    public void ATotalIsAddedToWhatIsThere()
    {
        float[] total = [1000];
        float[] x = [.. Enumerable.Range(1, 100).Select(i => (float)i)];
        var pass = new Pass<float>(x.Length);
        pass.Read(x);
        pass.Write(x);
        pass.Sum(total);
        pass.Run(default(SumKernel<float>));
        Assert.Equal([6050], total);
        Assert.Equal(-100, x[^1]);
    }

    private static void Sum<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var pass = new Pass<T>(x.Length);
        pass.Read(x);
        pass.Write(y);
        pass.SumPerChannel(sums);
        pass.Run(default(SumKernel<T>));
    }

    private static void AssertClose(double[] x, double[] sums, double tolerance)
    {
        const int Scale = 200; // makes integers of the elements
        for (int c = 0; c < sums.Length; c++)
        {
            BigInteger exact = 0;
            for (int i = c; i < x.Length; i += sums.Length)
            {
                exact += (BigInteger)Math.ScaleB(x[i], Scale);
            }

            double expected = Math.ScaleB((double)exact, -Scale);
            Assert.True(
                Math.Abs(sums[c] - expected) <= tolerance * Math.Abs(expected), $"Channel {c} of {sums.Length} is {sums[c]:R} instead of {expected:R}.");
        }
    }

    private static double[] DocumentedOrder(double[] x, int channels, bool compensated)
    {
        int partials = Math.Min((128 + channels - 1) / channels * channels, x.Length);
        double[] sums = new double[partials], errors = new double[partials];
        for (int i = 0; i < x.Length; i++)
        {
            Add(ref sums[i % partials], ref errors[i % partials], x[i], compensated);
        }

        for (int rows = partials / channels; rows > 1; rows -= rows / 2)
        {
            int half = rows / 2 * channels, upper = rows * channels - half;
            for (int i = 0; i < half; i++)
            {
                Add(ref sums[i], ref errors[i], sums[upper + i], compensated);
                errors[i] += errors[upper + i];
            }
        }

        return [.. Enumerable.Range(0, channels).Select(c => sums[c] + errors[c])];

        static void Add(ref double sum, ref double error, double value, bool compensated)
        {
            double result = sum + value, added = result - sum;
            error += compensated ? sum - (result - added) + (value - added) : 0;
            sum = result;
        }
    }
}
