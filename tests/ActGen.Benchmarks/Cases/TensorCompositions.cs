using System;
using System.Numerics.Tensors;

namespace ActGen.Benchmarks.Cases;

/// <summary>The activations as the fewest calls of <see cref="TensorPrimitives"/> that are right for every input.</summary>
internal static class TensorCompositions
{
    /// <summary>What a few spans of stay in the level 1 cache from one call to the next.</summary>
    public const int Block = 2048;

    /// <summary>Several calls, which need memory for what one leaves to the next.</summary>
    public delegate void Steps(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y);

    public static void Exponential(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Exp(x, y);

    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Sigmoid(x, y);

    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Tanh(x, y);

    public static void Relu(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Max(x, 0, y);

    public static void Relu6(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Clamp(x, 0, 6, y);

    /// <summary>The exception: it does not subtract the maximum, and overflows where an element is above 88.</summary>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.SoftMax(x, y);

    public static void LeakyRelu(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        TensorPrimitives.Multiply(x, 0.2f, scratch);
        TensorPrimitives.Max(x, scratch, y);
    }

    public static void Elu(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        TensorPrimitives.Min(x, 0, scratch);
        TensorPrimitives.ExpM1(scratch, scratch);
        TensorPrimitives.Max(x, 0, y);
        TensorPrimitives.Add(y, scratch, y);
    }

    public static void Selu(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        const float Scale = 1.050701f, ScaledAlpha = 1.7580993f;
        TensorPrimitives.Min(x, 0, scratch);
        TensorPrimitives.ExpM1(scratch, scratch);
        TensorPrimitives.Multiply(scratch, ScaledAlpha, scratch);
        TensorPrimitives.Max(x, 0, y);
        TensorPrimitives.MultiplyAdd(y, Scale, scratch, y);
    }

    public static void HardSwish(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        TensorPrimitives.Clamp(x, -3, 3, scratch);
        TensorPrimitives.AddMultiply(scratch, 3, x, y);
        TensorPrimitives.Multiply(y, 1f / 6, y);
    }

    public static void Silu(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        TensorPrimitives.Sigmoid(x, scratch);
        TensorPrimitives.Multiply(x, scratch, y);
    }

    /// <summary>There is no erf. By Abramowitz and Stegun 7.1.26, half of its complement at |x| / sqrt 2 is p(t) e^(-x^2 / 2).</summary>
    public static void Gelu(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        TensorPrimitives.Abs(x, scratch);
        TensorPrimitives.Multiply(scratch, 0.3275911f * 0.70710677f, scratch);
        TensorPrimitives.Add(scratch, 1, scratch);
        TensorPrimitives.Divide(1, scratch, scratch);
        TensorPrimitives.Multiply(scratch, 0.5f * 1.0614054f, y);
        TensorPrimitives.AddMultiply(y, 0.5f * -1.4531521f, scratch, y);
        TensorPrimitives.AddMultiply(y, 0.5f * 1.4214138f, scratch, y);
        TensorPrimitives.AddMultiply(y, 0.5f * -0.28449672f, scratch, y);
        TensorPrimitives.AddMultiply(y, 0.5f * 0.2548296f, scratch, y);
        TensorPrimitives.Multiply(x, x, scratch);
        TensorPrimitives.Multiply(scratch, -0.5f, scratch);
        TensorPrimitives.Exp(scratch, scratch);
        TensorPrimitives.Multiply(y, scratch, y);
        TensorPrimitives.Abs(x, scratch);
        TensorPrimitives.Multiply(y, scratch, scratch);
        TensorPrimitives.Max(x, 0, y);
        TensorPrimitives.Subtract(y, scratch, y);
    }

    /// <summary>0.5 (1 + tanh z) is the sigmoid of 2z.</summary>
    public static void GeluTanh(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        const float TwiceRootOfTwoOverPi = 1.5957691f;
        TensorPrimitives.Multiply(x, x, scratch);
        TensorPrimitives.Multiply(scratch, 0.044715f * TwiceRootOfTwoOverPi, scratch);
        TensorPrimitives.AddMultiply(scratch, TwiceRootOfTwoOverPi, x, scratch);
        TensorPrimitives.Sigmoid(scratch, scratch);
        TensorPrimitives.Multiply(x, scratch, y);
    }

    /// <summary>max(x, 0) + log(1 + e^-|x|) does not overflow.</summary>
    public static void Softplus(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        Log1pExpOfMinusMagnitude(x, scratch);
        TensorPrimitives.Max(x, 0, y);
        TensorPrimitives.Add(y, scratch, y);
    }

    /// <summary>min(x, 0) - log(1 + e^-|x|) does not overflow.</summary>
    public static void LogSigmoid(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        Log1pExpOfMinusMagnitude(x, scratch);
        TensorPrimitives.Min(x, 0, y);
        TensorPrimitives.Subtract(y, scratch, y);
    }

    /// <summary>tanh(log(1 + e)) is n / (n + 2) for n = e (e + 2), and 1 long before that overflows.</summary>
    public static void Mish(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        TensorPrimitives.Min(x, 20, scratch);
        TensorPrimitives.Exp(scratch, scratch);
        TensorPrimitives.AddMultiply(scratch, 2, scratch, scratch);
        TensorPrimitives.Add(scratch, 2, y);
        TensorPrimitives.Divide(scratch, y, scratch);
        TensorPrimitives.Multiply(x, scratch, y);
    }

    /// <summary>Goes block by block, so that what one call leaves to the next stays in the level 1 cache.</summary>
    public static void InBlocks(Steps steps, ReadOnlySpan<float> x, Span<float> scratch, Span<float> y)
    {
        for (; x.Length > Block; x = x[Block..], y = y[Block..])
        {
            steps(x[..Block], scratch[..Block], y[..Block]);
        }

        steps(x, scratch[..x.Length], y[..x.Length]);
    }

    private static void Log1pExpOfMinusMagnitude(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.CopySign(x, -1f, y);
        TensorPrimitives.Exp(y, y);
        TensorPrimitives.LogP1(y, y);
    }
}
