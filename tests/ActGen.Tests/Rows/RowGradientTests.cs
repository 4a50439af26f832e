using System;
using System.Linq;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>Gradients against differences of the functions, in double precision.</summary>
public sealed class RowGradientTests
{
    [Theory]
    [MemberData(nameof(RowFunctionTable.NamesOfGradients), MemberType = typeof(RowFunctionTable))]
    public void GradientsAreThoseOfTheFunctions(string name)
    {
        const double Step = 1e-4;
        foreach (int rowLength in new[] { 1, 2, 3, 5, 6, 8, 17, 40, 70 })
        {
            foreach (double temperature in new[] { 1, 0.5, 3 })
            {
                int count = 3 * rowLength;
                double[] x = AwayFromKinks(count, rowLength, temperature);
                double[] dy = RowFunctionTable.Inputs(count, 2, 0.3, rowLength + 1);
                double[] dx = new double[count];
                RowFunctionTable.DoubleGradients[name](Evaluate(x), dy, rowLength, dx, temperature);

                float[] narrow = new float[count];
                RowFunctionTable.SingleGradients[name](
                    RowFunctionTable.Narrow(Evaluate(x)), RowFunctionTable.Narrow(dy), rowLength, narrow, (float)temperature);

                for (int i = 0; i < count; i++)
                {
                    double expected = (8 * (Loss(i, Step) - Loss(i, -Step)) - (Loss(i, 2 * Step) - Loss(i, -2 * Step))) / (12 * Step);
                    Assert.Equal(expected, dx[i], 1e-8);
                    Assert.Equal(expected, narrow[i], 2e-5);
                }

                double Loss(int i, double change)
                {
                    double[] moved = [.. x];
                    moved[i] += change;
                    return Evaluate(moved).Zip(dy, (y, slope) => y * slope).Sum();
                }

                double[] Evaluate(double[] input)
                {
                    double[] y = new double[count];
                    RowFunctionTable.Doubles[name](input, rowLength, y, temperature, MaskedRows.NaN);
                    return y;
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(RowFunctionTable.NamesOfGradients), MemberType = typeof(RowFunctionTable))]
    public void NanStaysInItsRow(string name)
    {
        foreach (int rowLength in new[] { 1, 6, 20, 100 })
        {
            float[] y = [.. Enumerable.Repeat(name == "log_softmax" ? -MathF.Log(rowLength) : 1f / rowLength, 20 * rowLength)];
            float[] dy = [.. Enumerable.Range(0, y.Length).Select(i => i % 3 - 1f)];
            float[] dx = new float[y.Length];
            dy[4 * rowLength + rowLength / 2] = float.NaN;
            y.AsSpan(19 * rowLength, rowLength).Fill(float.NaN); // what a masked row gave
            RowFunctionTable.SingleGradients[name](y, dy, rowLength, dx, 1);
            for (int i = 0; i < dx.Length; i++)
            {
                Assert.Equal(i / rowLength is 4 or 19, float.IsNaN(dx[i]));
            }
        }
    }

    [Fact]
    public void AMaskedRowThatGaveNothingHasNoGradient()
    {
        float[] dx = new float[2];
        Rows.SoftmaxBackward([0, 0], [1, 2], 2, dx);
        Assert.Equal([0, 0], dx);
        Rows.SparsemaxBackward([0, 0], [1, 2], 2, dx);
        Assert.Equal([0, 0], dx);
    }

    /// <summary>No element so near the threshold of sparsemax that a difference would cross it.</summary>
    private static double[] AwayFromKinks(int count, int rowLength, double temperature)
    {
        for (int seed = 1; ; seed++)
        {
            double[] x = RowFunctionTable.Inputs(count, 2, 0, seed);
            double[] y = new double[count];
            Rows.Sparsemax(x, rowLength, y, temperature);
            if (Enumerable.Range(0, count).All(i => Math.Abs(x[i] / temperature - Threshold(x, y, i / rowLength)) > 1e-3))
            {
                return x;
            }
        }

        double Threshold(double[] x, double[] y, int row)
        {
            int support = Array.FindIndex(y, row * rowLength, value => value > 0);
            return x[support] / temperature - y[support];
        }
    }
}
