using System;

namespace ActGen.Benchmarks.Cases;

/// <summary>The dense layers that are measured, as anybody would declare them.</summary>
internal static partial class Layers
{
    [Dense(8, 16, Activation = "swish")]
    public static partial void First(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);

    [Dense(16, 16, Activation = "swish")]
    public static partial void Second(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);

    [Dense(16, 4, Activation = "swish")]
    public static partial void Third(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);

    [Dense(256, 256, Activation = "leaky_relu(alpha: 0.2)")]
    public static partial void Wide(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);
}
