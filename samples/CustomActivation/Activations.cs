using System;
using ActGen;

namespace CustomActivation;

/// <summary>Two activations that no framework has built in, and their gradients.</summary>
internal static partial class Activations
{
    /// <summary>snake: x + sin^2 x, for networks that are to continue periodic data.</summary>
    [Activation(nameof(SnakeOf))]
    public static partial void Snake(ReadOnlySpan<float> x, Span<float> y);

    [GradientOf(nameof(Snake))]
    public static partial void SnakeDerivative(ReadOnlySpan<float> x, Span<float> dydx);

    [GradientOf(nameof(Snake))]
    public static partial void SnakeBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);

    /// <summary>squared relu: the square of max(x, 0).</summary>
    [Activation(nameof(SquaredReluOf))]
    public static partial void SquaredRelu(ReadOnlySpan<float> x, Span<float> y);

    [GradientOf(nameof(SquaredRelu))]
    public static partial void SquaredReluDerivative(ReadOnlySpan<float> x, Span<float> dydx);

    public static float SnakeOf(float x) => x + MathF.Sin(x) * MathF.Sin(x);

    public static float SquaredReluOf(float x)
    {
        float positive = MathF.Max(x, 0);
        return positive * positive;
    }
}
