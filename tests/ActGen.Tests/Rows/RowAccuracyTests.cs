using System;
using System.Linq;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>Every element against its definition, in twice the digits.</summary>
public sealed class RowAccuracyTests
{
    private const double MaxUlp = 4;

    /// <summary>Rows whose elements lie close together, far apart, and far from zero.</summary>
    private static readonly (double Scale, double Offset)[] s_inputs = [(1, 0), (30, 0), (30, -100), (200, 20), (100, 1000), (500, -300), (3, 3e7)];

    private static readonly float[] s_temperatures = [1, 0.3f, 0.5f, 7];

    [Theory]
    [InlineData("softmax")]
    [InlineData("softmin")]
    [InlineData("log_softmax")]
    public void FloatsAreWithin4Ulp(string name) => Check(name, (x, exact, temperature) =>
    {
        float[] y = new float[x.Length];
        RowFunctionTable.Singles[name](RowFunctionTable.Narrow(x), x.Length, y, temperature, MaskedRows.NaN);
        return y.Select((value, i) => Ulp.Distance(value, exact[i].High));
    });

    [Theory]
    [InlineData("softmax")]
    [InlineData("softmin")]
    [InlineData("log_softmax")]
    public void DoublesAreWithin4Ulp(string name) => Check(name, (x, exact, temperature) =>
    {
        double[] y = new double[x.Length];
        RowFunctionTable.Doubles[name](x, x.Length, y, temperature, MaskedRows.NaN);
        return y.Select((value, i) => exact[i].High == 0 ? value : Ulp.Distance(value, exact[i]));
    });

    /// <summary>A threshold taken from an element leaves few digits of a small difference: the error is of the whole.</summary>
    [Fact]
    public void FloatsOfSparsemaxAreWithin4UlpOf1() => Check("sparsemax", (x, exact, temperature) =>
    {
        float[] y = new float[x.Length];
        Rows.Sparsemax(RowFunctionTable.Narrow(x), x.Length, y, temperature);
        return y.Select((value, i) => Math.Abs(value - exact[i].High) * Math.ScaleB(1, 24));
    });

    [Fact]
    public void DoublesOfSparsemaxAreWithin4UlpOf1() => Check("sparsemax", (x, exact, temperature) =>
    {
        double[] y = new double[x.Length];
        Rows.Sparsemax(x, x.Length, y, temperature);
        return y.Select((value, i) => Math.Abs((value - exact[i]).High) * Math.ScaleB(1, 53));
    });

    [Fact]
    public void HardmaxIs1AtTheFirstOfTheLargest()
    {
        foreach (int rowLength in RowFunctionTable.Lengths)
        {
            double[] x = RowFunctionTable.Inputs(rowLength, 1, 0, rowLength);
            x[rowLength / 2] = x[^1] = x[rowLength / 3] = 2;
            float[] singles = new float[rowLength];
            double[] doubles = new double[rowLength];
            Rows.Hardmax(RowFunctionTable.Narrow(x), rowLength, singles);
            Rows.Hardmax(x, rowLength, doubles);
            Assert.Equal(ExactRow.Hardmax(x).Select(element => element.High), doubles);
            Assert.Equal(ExactRow.Hardmax(x).Select(element => (float)element.High), singles);
        }
    }

    /// <summary>Equal exponentials have equal errors, which a plain sum would pile up.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void EqualElementsHaveEqualShares(int rowLength)
    {
        for (float value = -20; value < 20; value += 0.37f)
        {
            float[] y = [.. Enumerable.Repeat(value, rowLength)];
            Rows.Softmax(y, rowLength, y);
            Assert.All(y.Distinct(), share => Assert.InRange(Ulp.Distance(share, 1d / rowLength), 0, 2));
        }
    }

    /// <summary>Where softmax itself underflows or rounds to 1, its logarithm does not.</summary>
    [Fact]
    public void LogarithmsOfProbabilitiesNextTo0And1()
    {
        float[] y = new float[2];
        Rows.LogSoftmax([0, -40], 2, y);
        Assert.InRange(Ulp.Distance(y[0], -4.248354255291589e-18), 0, 4);
        Assert.Equal(-40, y[1]);
        Rows.LogSoftmax([3e38f, -3e38f], 2, y);
        Assert.Equal([0, float.NegativeInfinity], y);
    }

    private static void Check(string name, Func<double[], Extended[], float, System.Collections.Generic.IEnumerable<double>> errors)
    {
        foreach (int rowLength in RowFunctionTable.Lengths)
        {
            foreach ((double scale, double offset) in s_inputs)
            {
                float temperature = s_temperatures[(rowLength + (int)scale) % s_temperatures.Length];
                double[] x = RowFunctionTable.Inputs(rowLength, scale, offset, rowLength);
                Extended[] exact = name switch
                {
                    "softmax" => ExactRow.Softmax(x, temperature),
                    "softmin" => ExactRow.Softmin(x, temperature),
                    "log_softmax" => ExactRow.LogSoftmax(x, temperature),
                    _ => ExactRow.Sparsemax(x, temperature),
                };
                double worst = errors(x, exact, temperature).Max();
                Assert.True(worst <= MaxUlp, $"{name}, row length {rowLength}, {offset} +- {scale / 2}, temperature {temperature}: {worst} ulp");
            }
        }
    }
}
