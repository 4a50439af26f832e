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
            for (int u = 0; u < units && DenseSum.IsInterleaved(inputs, units); u++)
            {
                output[u] = AddInterleaved(output[u], input, kernel.Slice(u), units);
            }

            for (int i = 0; i < inputs && !DenseSum.IsInterleaved(inputs, units); i++)
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
                ReadOnlySpan<float> weights = kernel.Slice(i * units, units);
                dx[sample * inputs + i] = DenseSum.IsInterleaved(units, inputs) ? AddInterleaved(0, upstream, weights, 1) : SumOfProducts(weights, upstream);
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

    /// <summary>Adds the products of the left elements and of every <paramref name="stride"/>th right one, in the parts of <see cref="DenseSum"/>.</summary>
    private static float AddInterleaved(float start, ReadOnlySpan<float> left, ReadOnlySpan<float> right, int stride)
    {
        float part0 = start, part1 = 0, part2 = 0, part3 = 0;
        int i = 0;
        for (; i + DenseSum.Parts <= left.Length; i += DenseSum.Parts)
        {
            part0 += left[i] * right[i * stride];
            part1 += left[i + 1] * right[(i + 1) * stride];
            part2 += left[i + 2] * right[(i + 2) * stride];
            part3 += left[i + 3] * right[(i + 3) * stride];
        }

        if (i < left.Length)
        {
            part0 += left[i] * right[i * stride];
        }

        if (i + 1 < left.Length)
        {
            part1 += left[i + 1] * right[(i + 1) * stride];
        }

        if (i + 2 < left.Length)
        {
            part2 += left[i + 2] * right[(i + 2) * stride];
        }

        return (part0 + part1) + (part2 + part3);
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
