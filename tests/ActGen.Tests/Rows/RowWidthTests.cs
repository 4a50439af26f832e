using System;
using System.Linq;
using System.Numerics;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>The same bits from registers of every width.</summary>
public sealed class RowWidthTests
{
    [Fact]
    public void Softmax() => Check<SoftmaxKernel<SingleRowMath, PlainRowInput, float>, float>(new(1, MaskedRows.NaN));

    [Fact]
    public void SoftmaxOfDoubles() => Check<SoftmaxKernel<DoubleRowMath, PlainRowInput, double>, double>(new(1, MaskedRows.NaN));

    [Fact]
    public void SoftminWithATemperature() => Check<SoftmaxKernel<SingleRowMath, NegatedTemperedRowInput, float>, float>(new(0.3f, MaskedRows.NaN));

    [Fact]
    public void LogSoftmax() => Check<LogSoftmaxKernel<SingleRowMath, TemperedRowInput, float>, float>(new(0.7f, MaskedRows.NaN));

    [Fact]
    public void LogSoftmaxOfDoubles() => Check<LogSoftmaxKernel<DoubleRowMath, PlainRowInput, double>, double>(new(1, MaskedRows.NaN));

    [Fact]
    public void Sparsemax() => Check<SparsemaxKernel<float>, float>(new(1, MaskedRows.NaN));

    [Fact]
    public void Hardmax() => Check<HardmaxKernel<float>, float>(new(MaskedRows.NaN));

    [Fact]
    public void Gradients()
    {
        Check<SoftmaxGradientKernel<float>, float>(new(2));
        Check<LogSoftmaxGradientKernel<SingleRowMath, float>, float>(new(2));
        Check<LogSoftmaxGradientKernel<DoubleRowMath, double>, double>(new(1));
        Check<SparsemaxGradientKernel<double>, double>(new(1));
    }

    private static void Check<TKernel, T>(TKernel kernel)
        where TKernel : struct, IRowKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int rowLength in RowFunctionTable.Lengths.Where(length => length < 30 || length % 9 == 1))
        {
            foreach (int rows in new[] { 1, 20 })
            {
                T[] x = [.. RowFunctionTable.Inputs(rows * rowLength, 12, -6, rowLength).Select(T.CreateTruncating)];
                T[] narrow = Run<TKernel, Simd128<T>, T>(kernel, x, rowLength);
                if (Processor.HasFusedMultiplyAdd)
                {
                    AssertSame(Run<TKernel, SimdScalar<T>, T>(kernel, x, rowLength));
                }

                if (Processor.Has256)
                {
                    AssertSame(Run<TKernel, Simd256<T>, T>(kernel, x, rowLength));
                }

                if (Processor.Has512)
                {
                    AssertSame(Run<TKernel, Simd512<T>, T>(kernel, x, rowLength));
                }

                void AssertSame(T[] other) => Assert.Equal(-1, SameBits.FirstDifference<T>(narrow, other));
            }
        }
    }

    private static unsafe T[] Run<TKernel, V, T>(TKernel kernel, T[] x, int rowLength)
        where TKernel : struct, IRowKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] dy = [.. x.Select(value => value * value)];
        T[] y = new T[x.Length];
        fixed (T* input = x, slope = dy, output = y)
        {
            RowDriver.Run<TKernel, V, T>(in kernel, input, slope, output, (nuint)x.Length, (nuint)rowLength);
        }

        return y;
    }
}
