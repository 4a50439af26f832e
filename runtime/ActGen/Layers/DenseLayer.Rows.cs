#if NET8_0_OR_GREATER
using System;
using System.Numerics;

namespace ActGen;

// The gradient of layers whose activation looks at all the sums of a sample.
public static partial class DenseLayer
{
    /// <summary>The gradient of the layer with an activation of rows. The sums are computed again, and nothing need be kept of them.</summary>
    /// <typeparam name="TShape">The shape.</typeparam>
    /// <typeparam name="TGradient">How the gradient goes back through the activation.</typeparam>
    /// <param name="shape">The shape of the layer.</param>
    /// <param name="gradient">How the gradient goes back through the activation.</param>
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
    public static void BackwardThroughRows<TShape, TGradient>(
        TShape shape, TGradient gradient, ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> dy, Span<float> dx, Span<float> dKernel, Span<float> dBias)
        where TShape : struct, IDenseShape
        where TGradient : struct, IRowGradient<float>
        => DifferentiateRows(shape, gradient, x, kernel, bias, dy, dx, dKernel, dBias);

    /// <inheritdoc cref="BackwardThroughRows{TShape, TGradient}(TShape, TGradient, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, Span{float}, Span{float})"/>
    public static void BackwardThroughRows<TShape, TGradient>(
        TShape shape, TGradient gradient, ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias,
        ReadOnlySpan<double> dy, Span<double> dx, Span<double> dKernel, Span<double> dBias)
        where TShape : struct, IDenseShape
        where TGradient : struct, IRowGradient<double>
        => DifferentiateRows(shape, gradient, x, kernel, bias, dy, dx, dKernel, dBias);

    private static unsafe void DifferentiateRows<TShape, TGradient, T>(
        TShape shape, TGradient gradient, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias,
        ReadOnlySpan<T> dy, Span<T> dx, Span<T> dKernel, Span<T> dBias)
        where TShape : struct, IDenseShape
        where TGradient : struct, IRowGradient<T>
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
            var sums = new DenseGradient<T>((nuint)shape.Inputs, (nuint)shape.Units, weights, kernelGradient, biasGradient);
            var source = new RowSumGradient<TGradient, T>(
                gradient, (nuint)shape.Inputs, (nuint)shape.Units, input, weights, biases, upstream);
            DenseBackward.Run(in sums, source, input, (nuint)samples, inputGradient);
        }
    }
}
#endif
