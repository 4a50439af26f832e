#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActGen;

// Layers with an activation, as a kernel.
public static partial class DenseLayer
{
    /// <summary>The layer with an activation.</summary>
    /// <typeparam name="TShape">The shape.</typeparam>
    /// <typeparam name="TKernel">The activation.</typeparam>
    /// <param name="shape">The shape of the layer.</param>
    /// <param name="activation">The activation, with its parameters.</param>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="kernel">The weights.</param>
    /// <param name="bias">The biases; empty for none.</param>
    /// <param name="y">The outputs, sample by sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape has no inputs or no units.</exception>
    /// <exception cref="ArgumentException">
    /// A length does not fit the shape, or <paramref name="y"/> overlaps an input. Nothing is written.
    /// </exception>
    public static void Forward<TShape, TKernel>(
        TShape shape, TKernel activation, ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<float>
        => Activate(shape, activation, x, kernel, bias, y);

    /// <inheritdoc cref="Forward{TShape, TKernel}(TShape, TKernel, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static void Forward<TShape, TKernel>(
        TShape shape, TKernel activation, ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias, Span<double> y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<double>
        => Activate(shape, activation, x, kernel, bias, y);

    /// <summary>The gradient of the layer with an activation. The sums are computed again, and nothing need be kept of them.</summary>
    /// <remarks>
    /// It is the gradient from <c>dz[b, u] = f'(z[b, u]) dy[b, u]</c>, where <c>z[b, u]</c> is the sum that <c>Forward</c> activates.
    /// </remarks>
    /// <typeparam name="TShape">The shape.</typeparam>
    /// <typeparam name="TDerivative">The derivative of the activation.</typeparam>
    /// <param name="shape">The shape of the layer.</param>
    /// <param name="derivative">The derivative of the activation, a function of the sum, with its parameters.</param>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="kernel">The weights.</param>
    /// <param name="bias">The biases; empty for none.</param>
    /// <param name="dy">The gradients with respect to the outputs, sample by sample.</param>
    /// <param name="dx">Receives the gradients with respect to the inputs, sample by sample; empty if not wanted.</param>
    /// <param name="dKernel">The gradient with respect to the weights is added to it; empty if not wanted.</param>
    /// <param name="dBias">The gradient with respect to the biases is added to it; empty if not wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape has no inputs or no units.</exception>
    /// <exception cref="ArgumentException">
    /// A length does not fit the shape, or an output overlaps an input or another output. Nothing is written.
    /// </exception>
    public static void Backward<TShape, TDerivative>(
        TShape shape, TDerivative derivative, ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> dy, Span<float> dx, Span<float> dKernel, Span<float> dBias)
        where TShape : struct, IDenseShape
        where TDerivative : struct, IUnaryKernel<float>
        => Differentiate(shape, derivative, x, kernel, bias, dy, dx, dKernel, dBias);

    /// <inheritdoc cref="Backward{TShape, TDerivative}(TShape, TDerivative, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, Span{float}, Span{float})"/>
    public static void Backward<TShape, TDerivative>(
        TShape shape, TDerivative derivative, ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias,
        ReadOnlySpan<double> dy, Span<double> dx, Span<double> dKernel, Span<double> dBias)
        where TShape : struct, IDenseShape
        where TDerivative : struct, IUnaryKernel<double>
        => Differentiate(shape, derivative, x, kernel, bias, dy, dx, dKernel, dBias);

    // Compiled optimised at once and for the shape: of one sample, the checks are mostly comparisons with constants.
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Activate<TShape, TKernel, T>(
        TShape shape, TKernel activation, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.Length == shape.Inputs && DenseSample.Suits<T>(shape.Units))
        {
            DenseChecks.Forward(shape, x, kernel, bias, y);
            DenseSample.Run(
                shape, in activation, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(kernel),
                ref MemoryMarshal.GetReference(bias), !bias.IsEmpty, ref MemoryMarshal.GetReference(y));
        }
        else
        {
            ActivateSamples(shape, activation, x, kernel, bias, y);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void ActivateSamples<TShape, TKernel, T>(
        TShape shape, TKernel activation, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int samples = DenseChecks.Forward(shape, x, kernel, bias, y);
        fixed (T* input = x)
        fixed (T* weights = kernel)
        fixed (T* biases = bias)
        fixed (T* output = y)
        {
            DenseForward.Run(activation, (nuint)shape.Inputs, (nuint)shape.Units, input, (nuint)samples, weights, biases, output);
        }
    }

    private static unsafe void Differentiate<TShape, TDerivative, T>(
        TShape shape, TDerivative derivative, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias,
        ReadOnlySpan<T> dy, Span<T> dx, Span<T> dKernel, Span<T> dBias)
        where TShape : struct, IDenseShape
        where TDerivative : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int samples = DenseChecks.Backward(shape, x, kernel, bias, dy, dx, dKernel, dBias);
        fixed (T* input = x)
        fixed (T* weights = kernel)
        fixed (T* biases = bias)
        fixed (T* upstream = dy)
        fixed (T* inputGradient = dx)
        fixed (T* kernelGradient = dKernel)
        fixed (T* biasGradient = dBias)
        {
            var gradient = new DenseGradient<T>((nuint)shape.Inputs, (nuint)shape.Units, weights, kernelGradient, biasGradient);
            var source = new ActivatedSumGradient<TDerivative, T>(
                derivative, (nuint)shape.Inputs, (nuint)shape.Units, input, weights, biases, upstream);
            DenseBackward.Run(in gradient, source, input, (nuint)samples, inputGradient);
        }
    }
}
#endif
