using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>A function of rows with everything that may be passed to it.</summary>
public delegate void RowFunction<T>(ReadOnlySpan<T> x, int rowLength, Span<T> y, T temperature, MaskedRows masked);

/// <summary>The gradient of one.</summary>
public delegate void RowGradient<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, int rowLength, Span<T> dx, T temperature);

/// <summary>All of them, by name.</summary>
internal static class RowFunctionTable
{
    internal static readonly Dictionary<string, RowFunction<float>> Singles = new()
    {
        ["softmax"] = (x, rowLength, y, temperature, masked) => Rows.Softmax(x, rowLength, y, temperature, masked),
        ["log_softmax"] = (x, rowLength, y, temperature, masked) => Rows.LogSoftmax(x, rowLength, y, temperature, masked),
        ["softmin"] = (x, rowLength, y, temperature, masked) => Rows.Softmin(x, rowLength, y, temperature, masked),
        ["sparsemax"] = (x, rowLength, y, temperature, masked) => Rows.Sparsemax(x, rowLength, y, temperature, masked),
        ["hardmax"] = (x, rowLength, y, _, masked) => Rows.Hardmax(x, rowLength, y, masked),
    };

    internal static readonly Dictionary<string, RowFunction<double>> Doubles = new()
    {
        ["softmax"] = (x, rowLength, y, temperature, masked) => Rows.Softmax(x, rowLength, y, temperature, masked),
        ["log_softmax"] = (x, rowLength, y, temperature, masked) => Rows.LogSoftmax(x, rowLength, y, temperature, masked),
        ["softmin"] = (x, rowLength, y, temperature, masked) => Rows.Softmin(x, rowLength, y, temperature, masked),
        ["sparsemax"] = (x, rowLength, y, temperature, masked) => Rows.Sparsemax(x, rowLength, y, temperature, masked),
        ["hardmax"] = (x, rowLength, y, _, masked) => Rows.Hardmax(x, rowLength, y, masked),
    };

    internal static readonly Dictionary<string, RowGradient<float>> SingleGradients = new()
    {
        ["softmax"] = (y, dy, rowLength, dx, temperature) => Rows.SoftmaxBackward(y, dy, rowLength, dx, temperature),
        ["log_softmax"] = (y, dy, rowLength, dx, temperature) => Rows.LogSoftmaxBackward(y, dy, rowLength, dx, temperature),
        ["softmin"] = (y, dy, rowLength, dx, temperature) => Rows.SoftminBackward(y, dy, rowLength, dx, temperature),
        ["sparsemax"] = (y, dy, rowLength, dx, temperature) => Rows.SparsemaxBackward(y, dy, rowLength, dx, temperature),
    };

    internal static readonly Dictionary<string, RowGradient<double>> DoubleGradients = new()
    {
        ["softmax"] = (y, dy, rowLength, dx, temperature) => Rows.SoftmaxBackward(y, dy, rowLength, dx, temperature),
        ["log_softmax"] = (y, dy, rowLength, dx, temperature) => Rows.LogSoftmaxBackward(y, dy, rowLength, dx, temperature),
        ["softmin"] = (y, dy, rowLength, dx, temperature) => Rows.SoftminBackward(y, dy, rowLength, dx, temperature),
        ["sparsemax"] = (y, dy, rowLength, dx, temperature) => Rows.SparsemaxBackward(y, dy, rowLength, dx, temperature),
    };

    /// <summary>Every length about the sizes of registers and tiles, and longer ones.</summary>
    internal static IEnumerable<int> Lengths => [.. Enumerable.Range(1, 70), 100, 127, 128, 129, 200, 1000];

    public static TheoryData<string> Names => [.. Singles.Keys];

    public static TheoryData<string> NamesOfGradients => [.. SingleGradients.Keys];

    /// <summary>Numbers about <paramref name="offset"/>, some of which occur twice.</summary>
    internal static double[] Inputs(int count, double scale, double offset, int seed)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, count).Select(_ => (float)(offset + scale * (random.NextDouble() - 0.5)))];
        for (int i = 5; i < count; i += 7)
        {
            x[i] = x[i - 3];
        }

        return x;
    }

    internal static float[] Narrow(double[] values) => [.. values.Select(value => (float)value)];
}
