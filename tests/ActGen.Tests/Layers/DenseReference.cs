using System;
using System.Linq;
using System.Numerics;
using ActGen.Tests.Kernels;

namespace ActGen.Tests.Layers;

/// <summary>The definition of a dense layer and its gradient, term by term in the order that is promised.</summary>
internal static class DenseReference
{
    internal static LightKernel<T> Light<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(T.CreateTruncating(0.7), T.CreateTruncating(0.3));

    /// <summary>Numbers of either sign that are no multiples of each other.</summary>
    internal static T[] Numbers<T>(int length, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => T.CreateTruncating(random.NextDouble() * 2 - 1))];
    }

    internal static T[] Forward<T>(DenseShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[x.Length / shape.Inputs * shape.Units];
        for (int i = 0; i < y.Length; i++)
        {
            (int sample, int unit) = (i / shape.Units, i % shape.Units);
            T[] inputs = x.Slice(sample * shape.Inputs, shape.Inputs).ToArray();
            T[] weights = new T[shape.Inputs];
            for (int input = 0; input < shape.Inputs; input++)
            {
                weights[input] = kernel[input * shape.Units + unit];
            }

            y[i] = Sum(bias.IsEmpty ? T.Zero : bias[unit], inputs, weights, shape.Units);
        }

        return y;
    }

    internal static T[] InputGradient<T>(DenseShape shape, ReadOnlySpan<T> kernel, ReadOnlySpan<T> dz)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] dx = new T[dz.Length / shape.Units * shape.Inputs];
        for (int i = 0; i < dx.Length; i++)
        {
            (int sample, int input) = (i / shape.Inputs, i % shape.Inputs);
            dx[i] = Sum(T.Zero, dz.Slice(sample * shape.Units, shape.Units), kernel.Slice(input * shape.Units, shape.Units), shape.Inputs);
        }

        return dx;
    }

    internal static void AddKernelGradient<T>(DenseShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> dz, Span<T> dKernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int sample = 0; sample < dz.Length / shape.Units; sample++)
        {
            for (int i = 0; i < dKernel.Length; i++)
            {
                (int input, int unit) = (i / shape.Units, i % shape.Units);
                dKernel[i] = MultiplyAdd(x[sample * shape.Inputs + input], dz[sample * shape.Units + unit], dKernel[i]);
            }
        }
    }

    internal static void AddBiasGradient<T>(DenseShape shape, ReadOnlySpan<T> dz, Span<T> dBias)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < dz.Length; i++)
        {
            dBias[i % shape.Units] += dz[i];
        }
    }

    /// <summary>In four parts where there are up to 16 sums of up to 64 terms, else in one.</summary>
    private static T Sum<T>(T start, ReadOnlySpan<T> left, ReadOnlySpan<T> right, int sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] parts = new T[left.Length <= 64 && sums <= 16 ? 4 : 1];
        parts[0] = start;
        for (int i = 0; i < left.Length; i++)
        {
            parts[i % parts.Length] = MultiplyAdd(left[i], right[i], parts[i % parts.Length]);
        }

        return parts.Length == 1 ? parts[0] : (parts[0] + parts[1]) + (parts[2] + parts[3]);
    }

    /// <summary>One rounding where the processor has the instruction, two where it has not.</summary>
    private static T MultiplyAdd<T>(T left, T right, T addend)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Processor.HasFusedMultiplyAdd ? T.FusedMultiplyAdd(left, right, addend) : left * right + addend;
}
