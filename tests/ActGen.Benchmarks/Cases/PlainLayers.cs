using System;
using System.Runtime.CompilerServices;

namespace ActGen.Benchmarks.Cases;

/// <summary>Dense layers in plain loops with <see cref="MathF"/>, sample by sample, as a good programmer writes them.</summary>
internal static class PlainLayers
{
    [SkipLocalsInit]
    public static void Predict(SmallNetwork network, ReadOnlySpan<float> x, Span<float> y)
    {
        Span<float> first = stackalloc float[16], second = stackalloc float[16];
        for (; !x.IsEmpty; x = x[network.InputLength..], y = y[network.OutputLength..])
        {
            Swish(x[..network.InputLength], network.Dense1Kernel, network.Dense1Bias, first);
            Swish(first, network.Dense2Kernel, network.Dense2Bias, second);
            Swish(second, network.Dense3Kernel, network.Dense3Bias, y[..network.OutputLength]);
        }
    }

    public static void LeakyRelu(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y)
    {
        for (int inputs = kernel.Length / bias.Length; !x.IsEmpty; x = x[inputs..], y = y[bias.Length..])
        {
            Span<float> sums = y[..bias.Length];
            AddProducts(x[..inputs], kernel, bias, sums);
            for (int u = 0; u < sums.Length; u++)
            {
                sums[u] = sums[u] > 0 ? sums[u] : 0.2f * sums[u];
            }
        }
    }

    private static void Swish(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y)
    {
        AddProducts(x, kernel, bias, y);
        for (int u = 0; u < y.Length; u++)
        {
            y[u] /= 1 + MathF.Exp(-y[u]);
        }
    }

    // In the order in which the weights lie, which is 1.2 times as fast as unit by unit: there, a sum waits for each of its terms.
    private static void AddProducts(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y)
    {
        bias.CopyTo(y);
        for (int i = 0; i < x.Length; i++)
        {
            float factor = x[i];
            ReadOnlySpan<float> weights = kernel.Slice(i * y.Length, y.Length);
            for (int u = 0; u < y.Length; u++)
            {
                y[u] += factor * weights[u];
            }
        }
    }
}
