using System;
using System.Runtime.CompilerServices;

namespace ActGen.Benchmarks.Cases;

/// <summary>A network of 8, 16, 16 and 4 units with swish. Its parameters lie in one span: kernel and bias, layer after layer.</summary>
internal static class SmallNetwork
{
    /// <summary>The number of inputs of a sample.</summary>
    public const int Inputs = 8;

    /// <summary>The number of outputs of a sample.</summary>
    public const int Outputs = 4;

    /// <summary>The number of parameters.</summary>
    public const int Parameters = SecondBias + Hidden + Hidden * Outputs + Outputs;

    /// <summary>The multiply-adds that a sample takes.</summary>
    public const int MultiplyAdds = Inputs * Hidden + Hidden * Hidden + Hidden * Outputs;

    private const int Hidden = 16;
    private const int FirstBias = Inputs * Hidden;
    private const int SecondKernel = FirstBias + Hidden;
    private const int SecondBias = SecondKernel + Hidden * Hidden;
    private const int ThirdKernel = SecondBias + Hidden;
    private const int ThirdBias = ThirdKernel + Hidden * Outputs;

    /// <summary>The samples that go through together: what a layer leaves to the next stays in the level 1 cache.</summary>
    private const int Block = 192;

    /// <summary>Generated layers.</summary>
    [SkipLocalsInit]
    public static void Predict(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y)
    {
        Span<float> first = stackalloc float[Block * Hidden], second = stackalloc float[Block * Hidden];
        int samples = x.Length / Inputs;
        for (int start = 0; start < samples; start += Block)
        {
            int count = Math.Min(Block, samples - start);
            Layers.First(x.Slice(start * Inputs, count * Inputs), parameters[..FirstBias], parameters[FirstBias..SecondKernel], first);
            Layers.Second(first[..(count * Hidden)], parameters[SecondKernel..SecondBias], parameters[SecondBias..ThirdKernel], second);
            Layers.Third(second[..(count * Hidden)], parameters[ThirdKernel..ThirdBias], parameters[ThirdBias..], y[(start * Outputs)..]);
        }
    }

    /// <summary>Plain loops, sample by sample.</summary>
    [SkipLocalsInit]
    public static void PredictPlainly(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y)
    {
        Span<float> first = stackalloc float[Hidden], second = stackalloc float[Hidden];
        for (; x.Length >= Inputs; x = x[Inputs..], y = y[Outputs..])
        {
            PlainLayers.Swish(x[..Inputs], parameters[..FirstBias], parameters[FirstBias..SecondKernel], first);
            PlainLayers.Swish(first, parameters[SecondKernel..SecondBias], parameters[SecondBias..ThirdKernel], second);
            PlainLayers.Swish(second, parameters[ThirdKernel..ThirdBias], parameters[ThirdBias..], y[..Outputs]);
        }
    }
}
