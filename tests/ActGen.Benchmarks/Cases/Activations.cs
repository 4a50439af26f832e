using System;

namespace ActGen.Benchmarks.Cases;

/// <summary>What is measured, as anybody would declare it.</summary>
internal static partial class Activations
{
    [Activation("exponential")]
    public static partial void Exponential(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sigmoid")]
    public static partial void Sigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("tanh")]
    public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu")]
    public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu6")]
    public static partial void Relu6(ReadOnlySpan<float> x, Span<float> y);

    [Activation("leaky_relu", Alpha = 0.2)]
    public static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("leaky_relu", Alpha = 0.2, MaxUlp = 1)]
    public static partial void LeakyReluRoundedOnce(ReadOnlySpan<float> x, Span<float> y);

    [Activation("elu", Alpha = 1)]
    public static partial void Elu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("selu")]
    public static partial void Selu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_swish")]
    public static partial void HardSwish(ReadOnlySpan<float> x, Span<float> y);

    [Activation("silu")]
    public static partial void Silu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu")]
    public static partial void Gelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu_tanh")]
    public static partial void GeluTanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softplus")]
    public static partial void Softplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("log_sigmoid")]
    public static partial void LogSigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("mish")]
    public static partial void Mish(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softmax")]
    public static partial void Softmax(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softmax")]
    public static partial void SoftmaxOfRows(ReadOnlySpan<float> x, int rowLength, Span<float> y);

    [Activation("bias_add | leaky_relu(alpha: 0.2) | dropout(rate: 0.5)")]
    public static partial void Hidden(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, Span<float> y);

    [Activation("bias_add")]
    public static partial void BiasAdd(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y);

    [Activation("dropout", Rate = 0.5)]
    public static partial void Dropout(ReadOnlySpan<float> x, ulong seed, Span<float> y);
}
