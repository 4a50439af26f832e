#if !NET8_0_OR_GREATER
using System;

namespace ActGen;

// The same for doubles.
internal static partial class DenseLinear
{
    internal static void Forward(
        int inputs, int units, int samples, ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias, Span<double> y)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<double> input = x.Slice(sample * inputs, inputs);
            Span<double> output = y.Slice(sample * units, units);
            output.Clear();
            bias.CopyTo(output);
            for (int i = 0; i < input.Length; i++)
            {
                AddProducts(input[i], kernel.Slice(i * units, units), output);
            }
        }
    }

    internal static void Backward(
        int inputs, int units, int samples, ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> dz,
        Span<double> dx, Span<double> dKernel, Span<double> dBias)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<double> input = x.Slice(sample * inputs, inputs);
            ReadOnlySpan<double> upstream = dz.Slice(sample * units, units);
            for (int i = 0; i < inputs && !dKernel.IsEmpty; i++)
            {
                AddProducts(input[i], upstream, dKernel.Slice(i * units, units));
            }

            for (int i = 0; i < inputs && !dx.IsEmpty; i++)
            {
                dx[sample * inputs + i] = SumOfProducts(kernel.Slice(i * units, units), upstream);
            }

            for (int u = 0; u < dBias.Length; u++)
            {
                dBias[u] += upstream[u];
            }
        }
    }

    private static void AddProducts(double factor, ReadOnlySpan<double> factors, Span<double> sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += factor * factors[i];
        }
    }

    private static double SumOfProducts(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
#endif
