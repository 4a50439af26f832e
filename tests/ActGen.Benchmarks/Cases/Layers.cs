using System;

namespace ActGen.Benchmarks.Cases;

/// <summary>The layer that is measured, as anybody would declare it.</summary>
internal static partial class Layers
{
    [Dense(256, 256, Activation = "leaky_relu(alpha: 0.2)")]
    public static partial void Wide(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);
}
