using System;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace ActGen.Benchmarks.Cases;

/// <summary>
/// The activations as the fewest calls of <see cref="TensorPrimitives"/> that are right for every input. Several calls go block by
/// block, so that what one leaves to the next stays in the level 1 cache.
/// </summary>
internal static class TensorCompositions
{
    private const int Block = 2048;

    private delegate void BlockFunction(ReadOnlySpan<float> x, Span<float> scratch, Span<float> y);

    public static void Exponential(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Exp(x, y);

    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Sigmoid(x, y);

    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Tanh(x, y);

    public static void Relu(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Max(x, 0, y);

    public static void LeakyRelu(ReadOnlySpan<float> x, Span<float> y)
        => InBlocks(x, y, static (x, scratch, y) =>
        {
            TensorPrimitives.Multiply(x, 0.2f, scratch);
            TensorPrimitives.Max(x, scratch, y);
        });

    public static void Elu(ReadOnlySpan<float> x, Span<float> y)
        => InBlocks(x, y, static (x, scratch, y) =>
        {
            TensorPrimitives.Min(x, 0, scratch);
            TensorPrimitives.ExpM1(scratch, scratch);
            TensorPrimitives.Max(x, 0, y);
            TensorPrimitives.Add(y, scratch, y);
        });

    public static void Silu(ReadOnlySpan<float> x, Span<float> y)
        => InBlocks(x, y, static (x, scratch, y) =>
        {
            TensorPrimitives.Sigmoid(x, scratch);
            TensorPrimitives.Multiply(x, scratch, y);
        });

    /// <summary>0.5 (1 + tanh z) is the sigmoid of 2z.</summary>
    public static void GeluTanh(ReadOnlySpan<float> x, Span<float> y)
        => InBlocks(x, y, static (x, scratch, y) =>
        {
            const float TwiceRootOfTwoOverPi = 1.5957691f;
            TensorPrimitives.Multiply(x, x, scratch);
            TensorPrimitives.Multiply(scratch, 0.044715f * TwiceRootOfTwoOverPi, scratch);
            TensorPrimitives.AddMultiply(scratch, TwiceRootOfTwoOverPi, x, scratch);
            TensorPrimitives.Sigmoid(scratch, scratch);
            TensorPrimitives.Multiply(x, scratch, y);
        });

    /// <summary>max(x, 0) + log(1 + e^-|x|) does not overflow.</summary>
    public static void Softplus(ReadOnlySpan<float> x, Span<float> y)
        => InBlocks(x, y, static (x, scratch, y) =>
        {
            TensorPrimitives.CopySign(x, -1f, scratch);
            TensorPrimitives.Exp(scratch, scratch);
            TensorPrimitives.LogP1(scratch, scratch);
            TensorPrimitives.Max(x, 0, y);
            TensorPrimitives.Add(y, scratch, y);
        });

    /// <summary>tanh(log(1 + e)) is n / (n + 2) for n = e (e + 2), and 1 long before that overflows.</summary>
    public static void Mish(ReadOnlySpan<float> x, Span<float> y)
        => InBlocks(x, y, static (x, scratch, y) =>
        {
            TensorPrimitives.Min(x, 20, scratch);
            TensorPrimitives.Exp(scratch, scratch);
            TensorPrimitives.AddMultiply(scratch, 2, scratch, scratch);
            TensorPrimitives.Add(scratch, 2, y);
            TensorPrimitives.Divide(scratch, y, scratch);
            TensorPrimitives.Multiply(x, scratch, y);
        });

    [SkipLocalsInit]
    private static void InBlocks(ReadOnlySpan<float> x, Span<float> y, BlockFunction function)
    {
        Span<float> scratch = stackalloc float[Block];
        for (; x.Length > Block; x = x[Block..], y = y[Block..])
        {
            function(x[..Block], scratch, y[..Block]);
        }

        function(x, scratch[..x.Length], y[..x.Length]);
    }
}
