#if !NET8_0_OR_GREATER
using System;

namespace ActGen;

/// <summary>What a layer computes apart from its activation, on checked spans: plain loops, in the order of the register tiles.</summary>
/// <remarks>Written out for both types: without generic arithmetic, abstraction would cost the loops their speed on Mono.</remarks>
internal static partial class DenseLinear
{
    internal static void Forward(
        int inputs, int units, int samples, ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> input = x.Slice(sample * inputs, inputs);
            Span<float> output = y.Slice(sample * units, units);
            output.Clear();
            bias.CopyTo(output);
            for (int i = 0; i < input.Length; i++)
            {
                AddProducts(input[i], kernel.Slice(i * units, units), output);
            }
        }
    }

    internal static void Backward(
        int inputs, int units, int samples, ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> dz,
        Span<float> dx, Span<float> dKernel, Span<float> dBias)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> input = x.Slice(sample * inputs, inputs);
            ReadOnlySpan<float> upstream = dz.Slice(sample * units, units);
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

    private static void AddProducts(float factor, ReadOnlySpan<float> factors, Span<float> sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += factor * factors[i];
        }
    }

    private static float SumOfProducts(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        float sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
#endif
