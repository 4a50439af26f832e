using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActGen.Tests.RowFunctions;
using Xunit;

namespace ActGen.Tests.Memory;

/// <summary>The functions of rows and gated rows, in guarded memory; <see cref="GuardPageTests"/> starts the process.</summary>
[Collection(nameof(Guarded<>))]
public sealed partial class RowGuardProbe
{
    private const int Capacity = 5000;

    /// <summary>One row of every length up to 260; several of every length about the sizes of registers and tiles.</summary>
    private static IEnumerable<(int Rows, int RowLength)> Sizes =>
    [
        .. Enumerable.Range(1, 260).Select(static rowLength => (1, rowLength)),
        .. from rows in (int[])[2, 3, 7, 16, 37]
           from rowLength in RowFunctionTable.Lengths
           where rows * rowLength <= Capacity
           select (rows, rowLength),
    ];

    [Fact(Explicit = true)]
    public void Functions()
    {
        Check(RowFunctionTable.Singles, RowFunctionTable.SingleGradients);
        Check(RowFunctionTable.Doubles, RowFunctionTable.DoubleGradients);

        static void Check<T>(Dictionary<string, RowFunction<T>> functions, Dictionary<string, RowGradient<T>> gradients)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach ((string name, RowFunction<T> function) in functions)
            {
                Guarded<T>.Run(name, Sizes, (spans, size) =>
                {
                    int length = size.Rows * size.RowLength;
                    function(spans.In(0, length), size.RowLength, spans.Out(0, length), T.One, MaskedRows.Zero);
                    function(spans.Out(0, length), size.RowLength, spans.Out(0, length), T.One, MaskedRows.NaN);
                }, capacity: Capacity);
            }

            foreach ((string name, RowGradient<T> gradient) in gradients)
            {
                Guarded<T>.Run($"gradient of {name}", Sizes, (spans, size) =>
                {
                    int length = size.Rows * size.RowLength;
                    gradient(spans.In(0, length), spans.In(1, length), size.RowLength, spans.Out(0, length), T.One);
                    gradient(spans.In(0, length), spans.Out(0, length), size.RowLength, spans.Out(0, length), T.One);
                }, capacity: Capacity);
            }
        }
    }

    [Fact(Explicit = true)]
    public void MaskedRowsStayWithin() => Guarded<float>.Run("softmax of masked rows", Sizes, (spans, size) =>
    {
        int length = size.Rows * size.RowLength;
        Span<float> x = spans.Out(0, length);
        x.Fill(float.NegativeInfinity);
        Rows.Softmax(x, size.RowLength, spans.Out(1, length), 1, MaskedRows.Zero);
        Assert.Equal(-1, spans.Out(1, length).IndexOfAnyExcept(0));
    }, capacity: Capacity);

    [Fact(Explicit = true)]
    public void RowsOfConstantLength() => Guarded<float>.Run("softmax of rows of 5", Enumerable.Range(0, 53).Select(static rows => 5 * rows), (spans, length) =>
        SoftmaxOfFive(spans.In(0, length), spans.Out(0, length)));

    [Fact(Explicit = true)]
    public void GatedRows() => Guarded<float>.Run("swiglu of halves", Sizes.Where(static size => size.RowLength % 2 == 0), (spans, size) =>
    {
        int length = size.Rows * size.RowLength;
        Swiglu(spans.In(0, length), size.RowLength, spans.Out(0, length / 2));
        SwigluBackward(spans.In(0, length), spans.In(1, length / 2), size.RowLength, spans.Out(0, length));
        SwigluBackward(spans.Out(0, length), spans.In(1, length / 2), size.RowLength, spans.Out(0, length));
    }, capacity: Capacity);

    [Activation("softmax", RowLength = 5)]
    private static partial void SoftmaxOfFive(ReadOnlySpan<float> x, Span<float> y);

    [Activation("swiglu")]
    private static partial void Swiglu(ReadOnlySpan<float> x, int rowLength, Span<float> y);

    [GradientOf(nameof(Swiglu))]
    private static partial void SwigluBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int rowLength, Span<float> dx);
}
