using System;
using System.Linq;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>Wrong arguments: the exception names the parameter and the value, and nothing is written.</summary>
public sealed class RowCheckTests
{
    public static TheoryData<string> Names => RowFunctionTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void ARowLengthIsPositive(string name)
    {
        foreach (int rowLength in new[] { 0, -6 })
        {
            var exception = Refuses<ArgumentOutOfRangeException>(y => RowFunctionTable.Singles[name](new float[6], rowLength, y, 1, MaskedRows.NaN));
            Assert.Equal("rowLength", exception.ParamName);
            Assert.Equal(rowLength, exception.ActualValue);
            Refuses<ArgumentOutOfRangeException>(y => RowFunctionTable.Singles[name]([], rowLength, y, 1, MaskedRows.NaN));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ARowLengthDividesTheInput(string name)
    {
        var exception = Refuses<ArgumentException>(y => RowFunctionTable.Singles[name](new float[20], 7, y, 1, MaskedRows.NaN));
        Assert.Equal("rowLength", exception.ParamName);
        Assert.StartsWith(
            "The row length 7 does not divide the 20 elements of the input into whole rows. Pass whole rows, or the length they have.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AConstantRowLengthBlamesTheInput()
    {
        Assert.Equal("logits", Refuses<ArgumentException>(Constant).ParamName);

        static void Constant(Span<float> y)
        {
            float[] logits = new float[20];
            Rows.Softmax(logits, default(Seven), y);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnOutputIsLongEnough(string name)
    {
        var exception = Refuses<ArgumentException>(y => RowFunctionTable.Singles[name](new float[12], 6, y[..11], 1, MaskedRows.NaN));
        Assert.StartsWith("The span has 11 elements, but 12 are processed.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnOutputDoesNotOverlapInPart(string name)
        => Refuses<ArgumentException>(y => RowFunctionTable.Singles[name](y[..12], 6, y[1..], 1, MaskedRows.NaN));

    [Fact]
    public void ExceptionsNameTheSpansOfTheCaller()
    {
        float[] probabilities = new float[3];
        Assert.Equal("probabilities", Assert.Throws<ArgumentException>(() => Rows.Softmax(new float[6], 6, probabilities)).ParamName);
        int actions = 4;
        Assert.Equal("actions", Assert.Throws<ArgumentException>(() => Rows.Softmax(new float[6], actions, new float[6])).ParamName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e-20f)]
    [InlineData(1e20f)]
    public void ATemperatureIsInItsRange(float temperature)
    {
        foreach (string name in RowFunctionTable.Singles.Keys.Where(name => name != "hardmax"))
        {
            Check(y => RowFunctionTable.Singles[name](new float[6], 6, y, temperature, MaskedRows.NaN));
            Check(y => RowFunctionTable.SingleGradients[name](new float[6], new float[6], 6, y, temperature));
        }

        void Check(Writing function)
        {
            var exception = Refuses<ArgumentOutOfRangeException>(function);
            Assert.Equal("temperature", exception.ParamName);
            Assert.Equal((double)temperature, exception.ActualValue);
        }
    }

    [Fact]
    public void MaskedRowsAreNanOrZero()
        => Assert.Equal("masked", Refuses<ArgumentOutOfRangeException>(y => Rows.Softmax(new float[6], 6, y, 1, (MaskedRows)2)).ParamName);

    [Fact]
    public void GradientsCheckEverySpan()
    {
        foreach (RowGradient<float> gradient in RowFunctionTable.SingleGradients.Values)
        {
            Refuses<ArgumentOutOfRangeException>(dx => gradient(new float[6], new float[6], 0, dx, 1));
            Refuses<ArgumentException>(dx => gradient(new float[6], new float[6], 4, dx, 1));
            Refuses<ArgumentException>(dx => gradient(new float[6], new float[5], 6, dx, 1));
            Refuses<ArgumentException>(dx => gradient(new float[6], new float[6], 6, dx[..5], 1));
            Refuses<ArgumentException>(dx => gradient(dx[1..7], new float[6], 6, dx, 1));
            Refuses<ArgumentException>(dx => gradient(new float[6], dx[1..7], 6, dx, 1));
        }

        float[] slopes = new float[5];
        Assert.Equal("slopes", Assert.Throws<ArgumentException>(() => Rows.SoftmaxBackward(new float[6], slopes, 6, new float[6])).ParamName);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingIsDoneForNoRowsAndNothingPastTheInput(string name)
    {
        float[] y = [.. Enumerable.Repeat(7f, 200)];
        RowFunctionTable.Singles[name]([], 3, y, 1, MaskedRows.NaN);
        Assert.All(y, value => Assert.Equal(7, value));
        foreach (int rowLength in new[] { 1, 2, 3, 5, 6, 19 })
        {
            foreach (int rows in new[] { 1, 2, 5, 9 })
            {
                int length = rows * rowLength;
                Array.Fill(y, 7);
                RowFunctionTable.Singles[name](new float[length], rowLength, y.AsSpan(10), 1, MaskedRows.NaN);
                Assert.All(y[..10], value => Assert.Equal(7, value));
                Assert.All(y[10..(10 + length)], value => Assert.NotEqual(7, value));
                Assert.All(y[(10 + length)..], value => Assert.Equal(7, value));
            }
        }
    }

    private static TException Refuses<TException>(Writing function)
        where TException : ArgumentException
    {
        float[] y = [.. Enumerable.Repeat(7f, 20)];
        TException exception = Assert.Throws<TException>(() => function(y));
        Assert.All(y, value => Assert.Equal(7, value));
        return exception;
    }

    private delegate void Writing(Span<float> y);

    private readonly struct Seven : IRowLength
    {
        public static int Length => 7;
    }
}
