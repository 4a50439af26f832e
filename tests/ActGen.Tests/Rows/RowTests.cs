using System;
using System.Linq;
using System.Numerics;
using ActGen.Testing.Numerics;
using ActGen.Tests.Memory;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>Special values, masks and lengths known when the program is compiled.</summary>
public sealed class RowTests
{
    private static readonly int[] s_lengths = [1, 2, 3, 6, 16, 17, 33, 100, 1000];

    [Fact]
    public void NoFiniteInputOverflows()
    {
        float[] y = new float[3];
        Rows.Softmax([1010, 1000, 990], 3, y);
        double[] exact = [0.999954600070331, 4.539786860886666e-5, 2.061060046209062e-9];
        Assert.All(y, (value, i) => Assert.Equal(exact[i], value, exact[i] * 2e-7));
        Rows.Softmax([float.MaxValue, 0, float.MinValue], 3, y);
        Assert.Equal([1, 0, 0], y);
        Rows.Softmin([float.MaxValue, 0, float.MinValue], 3, y);
        Assert.Equal([0, 0, 1], y);
        Rows.Sparsemax([float.MaxValue, 0, float.MinValue], 3, y);
        Assert.Equal([1, 0, 0], y);
    }

    [Theory]
    [MemberData(nameof(RowFunctionTable.Names), MemberType = typeof(RowFunctionTable))]
    public void NanStaysInItsRow(string name)
    {
        CheckPoison(RowFunctionTable.Singles[name], float.NaN);
        CheckPoison(RowFunctionTable.Doubles[name], double.NaN);
    }

    [Theory]
    [InlineData("softmax", 1)]
    [InlineData("log_softmax", 1)]
    [InlineData("softmin", -1)]
    [InlineData("sparsemax", 1)]
    public void InfinityMakesItsRowNan(string name, int sign)
    {
        CheckPoison(RowFunctionTable.Singles[name], sign * float.PositiveInfinity);
        CheckPoison(RowFunctionTable.Doubles[name], sign * double.PositiveInfinity);
    }

    [Fact]
    public void InfinityIsTheLargestElementForHardmax()
    {
        float[] y = new float[3];
        Rows.Hardmax([1, float.PositiveInfinity, float.MaxValue], 3, y);
        Assert.Equal([0, 1, 0], y);
    }

    [Theory]
    [MemberData(nameof(RowFunctionTable.Names), MemberType = typeof(RowFunctionTable))]
    public void MaskedElementsHaveNoProbability(string name)
    {
        float mask = name == "softmin" ? float.PositiveInfinity : float.NegativeInfinity;
        foreach (int rowLength in s_lengths.Where(length => length > 1))
        {
            float[] x = RowFunctionTable.Narrow(RowFunctionTable.Inputs(20 * rowLength, 2, 0, rowLength));
            float[] y = new float[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = i % rowLength % 2 == 1 ? mask : x[i];
            }

            RowFunctionTable.Singles[name](x, rowLength, y, 0.7f, MaskedRows.NaN);
            for (int i = 0; i < y.Length; i++)
            {
                if (i % rowLength % 2 == 1)
                {
                    Assert.Equal(name == "log_softmax" ? float.NegativeInfinity : 0, y[i]);
                }
                else
                {
                    Assert.True(float.IsFinite(y[i]), $"row length {rowLength}, element {i}: {y[i]}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(RowFunctionTable.Names), MemberType = typeof(RowFunctionTable))]
    public void AMaskedRowIsNanOrNothing(string name)
    {
        CheckMasked(RowFunctionTable.Singles[name], name);
        CheckMasked(RowFunctionTable.Doubles[name], name);
    }

    [Fact]
    public void AHighTemperatureFlattensAndALowOneSharpens()
    {
        float[] y = new float[2];
        Rows.Softmax([1, 2], 2, y, 18446744073709551616f);
        Assert.Equal([0.5f, 0.5f], y);
        Rows.Softmax([1, 2], 2, y, 5.421011e-20f);
        Assert.Equal([0, 1], y);
        Rows.LogSoftmax([1, 2], 2, y, 0.5f);
        Assert.InRange(Ulp.Distance(y[1], -0.12692801104297252), 0, 4);
    }

    [Fact]
    public void SubnormalProbabilitiesComeOut()
    {
        float[] y = new float[2];
        Rows.Softmax([0, -100], 2, y);
        Assert.InRange(Ulp.Distance(y[1], Math.Exp(-100)), 0, 1);
        Assert.NotEqual(0, y[1]);
    }

    [Fact]
    public void AConstantRowLengthGivesTheSame()
    {
        float[] x = RowFunctionTable.Narrow(RowFunctionTable.Inputs(60, 5, 0, 1));
        double[] wide = RowFunctionTable.Inputs(60, 5, 0, 1);
        Same((rows, y) => Rows.Softmax(rows, 6, y, 2), (rows, y) => Rows.Softmax(rows, default(Six), y, 2));
        Same((rows, y) => Rows.LogSoftmax(rows, 6, y), (rows, y) => Rows.LogSoftmax(rows, default(Six), y));
        Same((rows, y) => Rows.Softmin(rows, 6, y), (rows, y) => Rows.Softmin(rows, default(Six), y));
        Same((rows, y) => Rows.Sparsemax(rows, 6, y), (rows, y) => Rows.Sparsemax(rows, default(Six), y));
        Same((rows, y) => Rows.Hardmax(rows, 6, y), (rows, y) => Rows.Hardmax(rows, default(Six), y));
        Same((rows, y) => Rows.SoftmaxBackward(rows, x, 6, y, 2), (rows, y) => Rows.SoftmaxBackward(rows, x, default(Six), y, 2));
        Same((rows, y) => Rows.LogSoftmaxBackward(rows, x, 6, y), (rows, y) => Rows.LogSoftmaxBackward(rows, x, default(Six), y));
        Same((rows, y) => Rows.SoftminBackward(rows, x, 6, y), (rows, y) => Rows.SoftminBackward(rows, x, default(Six), y));
        Same((rows, y) => Rows.SparsemaxBackward(rows, x, 6, y), (rows, y) => Rows.SparsemaxBackward(rows, x, default(Six), y));
        SameWide((rows, y) => Rows.Softmax(rows, 6, y, 2), (rows, y) => Rows.Softmax(rows, default(Six), y, 2));
        SameWide((rows, y) => Rows.SoftmaxBackward(rows, wide, 6, y, 2), (rows, y) => Rows.SoftmaxBackward(rows, wide, default(Six), y, 2));

        void Same(SpanFunction<float> run, SpanFunction<float> constant) => Assert.Equal(Of(run, x), Of(constant, x));
        void SameWide(SpanFunction<double> run, SpanFunction<double> constant) => Assert.Equal(Of(run, wide), Of(constant, wide));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        float[] x = new float[4096], y = new float[4096];
        foreach (int rowLength in new[] { 1, 6, 64, 100, 4096 })
        {
            int length = 4096 / rowLength * rowLength;
            Assert.Equal(0, Allocation.Of(Use));

            void Use()
            {
                Rows.Softmax(x.AsSpan(0, length), rowLength, y);
                Rows.LogSoftmax(x.AsSpan(0, length), rowLength, y);
                Rows.Sparsemax(x.AsSpan(0, length), rowLength, y);
                Rows.Hardmax(x.AsSpan(0, length), rowLength, y);
                Rows.SoftmaxBackward(x.AsSpan(0, length), x, rowLength, y);
            }
        }
    }

    private static T[] Of<T>(SpanFunction<T> function, T[] x)
    {
        T[] y = new T[x.Length];
        function(x, y);
        return y;
    }

    private static void CheckPoison<T>(RowFunction<T> function, T poison)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (int rowLength in s_lengths)
        {
            for (int place = 0; place < rowLength; place += Math.Max(1, rowLength / 5))
            {
                T[] x = [.. RowFunctionTable.Inputs(20 * rowLength, 2, 0, rowLength).Select(T.CreateTruncating)];
                T[] y = new T[x.Length];
                x[2 * rowLength + place] = poison;
                x[19 * rowLength + place] = poison;
                function(x, rowLength, y, T.One, MaskedRows.Zero);
                for (int i = 0; i < y.Length; i++)
                {
                    Assert.Equal(i / rowLength is 2 or 19, T.IsNaN(y[i]));
                }
            }
        }
    }

    private static void CheckMasked<T>(RowFunction<T> function, string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T mask = name == "softmin" ? T.PositiveInfinity : T.NegativeInfinity;
        T nothing = name == "log_softmax" ? T.NegativeInfinity : T.Zero;
        foreach (T temperature in new[] { T.One, T.One + T.One })
        {
            foreach (int rowLength in s_lengths)
            {
                T[] x = new T[20 * rowLength];
                T[] y = new T[x.Length];
                x.AsSpan(7 * rowLength, rowLength).Fill(mask);
                x.AsSpan(19 * rowLength, rowLength).Fill(mask);
                foreach (MaskedRows masked in new[] { MaskedRows.NaN, MaskedRows.Zero })
                {
                    function(x, rowLength, y, temperature, masked);
                    for (int i = 0; i < y.Length; i++)
                    {
                        if (i / rowLength is 7 or 19)
                        {
                            Assert.Equal(masked == MaskedRows.NaN ? T.NaN : nothing, y[i]);
                        }
                        else
                        {
                            Assert.True(T.IsFinite(y[i]));
                        }
                    }
                }
            }
        }
    }

    private readonly struct Six : IRowLength
    {
        public static int Length => 6;
    }

    private delegate void SpanFunction<T>(ReadOnlySpan<T> x, Span<T> y);
}
