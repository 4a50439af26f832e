#if NET8_0_OR_GREATER
using System;
using System.Numerics;

namespace ActGen;

/// <summary>What a layer computes apart from its activation, on checked spans.</summary>
internal static unsafe class DenseLinear
{
    internal static void Forward<T>(
        int inputs, int units, int samples, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* input = x)
        fixed (T* weights = kernel)
        fixed (T* biases = bias)
        fixed (T* output = y)
        {
            DenseForward.Run((nuint)inputs, (nuint)units, input, (nuint)samples, weights, biases, output);
        }
    }

    internal static void Backward<T>(
        int inputs, int units, int samples, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> dz,
        Span<T> dx, Span<T> dKernel, Span<T> dBias)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* input = x)
        fixed (T* weights = kernel)
        fixed (T* upstream = dz)
        fixed (T* inputGradient = dx)
        fixed (T* kernelGradient = dKernel)
        fixed (T* biasGradient = dBias)
        {
            var gradient = new DenseGradient<T>((nuint)inputs, (nuint)units, weights, kernelGradient, biasGradient);
            var source = new GivenSumGradient<T>((nuint)units, upstream);
            DenseBackward.Run(in gradient, source, input, (nuint)samples, inputGradient);
        }
    }
}
#endif
