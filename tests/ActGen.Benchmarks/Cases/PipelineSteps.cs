using System;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace ActGen.Benchmarks.Cases;

/// <summary>
/// The three steps of bias_add | leaky_relu(alpha: 0.2) | dropout(rate: 0.5) with <see cref="TensorPrimitives"/>, which need memory for
/// what one call leaves to the next. As many elements go through a step at a time as there is room.
/// </summary>
internal static class PipelineSteps
{
    private const float Rate = 0.5f;
    /// <summary>Draws uniform numbers for the elements from an index on.</summary>
    public delegate void Draw(int index, Span<float> uniform);

    /// <summary>Step by step, each over all elements.</summary>
    public static void StepByStep(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Draw draw, Span<float> scratch, Span<float> y)
        => Steps(x, bias, draw, 0, scratch, y);

    /// <summary>All steps over a block before the next, as one who knows the caches would fuse them by hand.</summary>
    public static void BlockByBlock(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Draw draw, Span<float> scratch, Span<float> y)
    {
        for (int start = 0; start < x.Length; start += scratch.Length)
        {
            int length = Math.Min(scratch.Length, x.Length - start);
            Steps(x.Slice(start, length), bias, draw, start, scratch, y.Slice(start, length));
        }
    }

    /// <summary>From a sequence of <see cref="System.Random"/>, in the fastest way it has: as bytes.</summary>
    public static Draw By(System.Random random)
        => (_, uniform) =>
        {
            Span<uint> words = MemoryMarshal.Cast<float, uint>(uniform);
            random.NextBytes(MemoryMarshal.AsBytes(words));
            TensorPrimitives.ShiftRightLogical<uint>(words, 8, words);
            TensorPrimitives.ConvertTruncating<uint, float>(words, uniform);
            TensorPrimitives.Multiply(uniform, 1f / (1 << 24), uniform);
        };

    private static void Steps(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Draw draw, int first, Span<float> scratch, Span<float> y)
    {
        BiasAdd(x, bias, y);
        LeakyRelu(y, scratch);
        Dropout(y, first, draw, scratch);
    }

    private static void BiasAdd(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y)
    {
        for (int row = 0; row < x.Length; row += bias.Length)
        {
            TensorPrimitives.Add(x.Slice(row, bias.Length), bias, y.Slice(row, bias.Length));
        }
    }

    private static void LeakyRelu(Span<float> y, Span<float> scratch)
    {
        for (int start = 0; start < y.Length; start += scratch.Length)
        {
            Span<float> block = y.Slice(start, Math.Min(scratch.Length, y.Length - start));
            TensorPrimitives.Multiply(block, 0.2f, scratch);
            TensorPrimitives.Max<float>(block, scratch[..block.Length], block);
        }
    }

    // There is no selection by a comparison; but the floor of a number in [0, 1) plus the chance to be kept is 1 or 0.
    private static void Dropout(Span<float> y, int first, Draw draw, Span<float> scratch)
    {
        for (int start = 0; start < y.Length; start += scratch.Length)
        {
            Span<float> block = y.Slice(start, Math.Min(scratch.Length, y.Length - start));
            Span<float> mask = scratch[..block.Length];
            draw(first + start, mask);
            TensorPrimitives.Add(mask, 1 - Rate, mask);
            TensorPrimitives.Floor<float>(mask, mask);
            TensorPrimitives.Multiply(mask, 1 / (1 - Rate), mask);
            TensorPrimitives.Multiply(block, mask, block);
        }
    }
}
