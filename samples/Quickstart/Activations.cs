using System;
using ActGen;

namespace Quickstart;

/// <summary>A function from span to span, as the activations below are.</summary>
internal delegate void SpanFunction<T>(ReadOnlySpan<T> x, Span<T> y);

/// <summary>One attribute a function; the bodies are generated.</summary>
internal static partial class Activations
{
    [Activation("leaky_relu", Alpha = 0.2)]
    public static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu")]
    public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sigmoid")]
    public static partial void Sigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("tanh")]
    public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softplus")]
    public static partial void Softplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu_tanh")]
    public static partial void GeluTanh(ReadOnlySpan<float> x, Span<float> y);

    // The tables are in double precision, and so are the functions they are compared with.
    [Activation("relu")]
    public static partial void Relu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("relu6")]
    public static partial void Relu6(ReadOnlySpan<double> x, Span<double> y);

    [Activation("sigmoid")]
    public static partial void Sigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("tanh")]
    public static partial void Tanh(ReadOnlySpan<double> x, Span<double> y);

    [Activation("softplus")]
    public static partial void Softplus(ReadOnlySpan<double> x, Span<double> y);
}
