using System;

namespace ActGen;

// A layer without activation, and the gradient of one whose activation has been dealt with: on every framework.
public static partial class DenseLayer
{
    /// <summary>The layer without activation.</summary>
    /// <typeparam name="TShape">The shape.</typeparam>
    /// <param name="shape">The shape of the layer.</param>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="kernel">The weights.</param>
    /// <param name="bias">The biases; empty for none.</param>
    /// <param name="y">The outputs, sample by sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape has no inputs or no units.</exception>
    /// <exception cref="ArgumentException">
    /// A length does not fit the shape, or <paramref name="y"/> overlaps an input. Nothing is written.
    /// </exception>
    public static void Forward<TShape>(
        TShape shape, ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y)
        where TShape : struct, IDenseShape
    {
        int samples = DenseChecks.Forward(shape, x, kernel, bias, y);
        DenseLinear.Forward(shape.Inputs, shape.Units, samples, x, kernel, bias, y);
    }

    /// <summary>The gradient of the layer from that of its sums, <c>dz</c>.</summary>
    /// <remarks>
    /// <c>dx[b, i]</c> is the sum of <c>dz[b, u] kernel[i, u]</c> over the units, as in a layer the other way round.
    /// <c>x[b, i] dz[b, u]</c> is added to <c>dKernel[i, u]</c> and <c>dz[b, u]</c> to <c>dBias[u]</c>, sample after sample: batch
    /// after batch gives the bits of all at once.
    /// </remarks>
    /// <typeparam name="TShape">The shape.</typeparam>
    /// <param name="shape">The shape of the layer.</param>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="kernel">The weights.</param>
    /// <param name="dz">The gradients with respect to the sums, sample by sample.</param>
    /// <param name="dx">Receives the gradients with respect to the inputs, sample by sample; empty if not wanted.</param>
    /// <param name="dKernel">The gradient with respect to the weights is added to it; empty if not wanted.</param>
    /// <param name="dBias">The gradient with respect to the biases is added to it; empty if not wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape has no inputs or no units.</exception>
    /// <exception cref="ArgumentException">
    /// A length does not fit the shape, or an output overlaps an input or another output. Nothing is written.
    /// </exception>
    public static void Backward<TShape>(
        TShape shape, ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> dz,
        Span<float> dx, Span<float> dKernel, Span<float> dBias)
        where TShape : struct, IDenseShape
    {
        int samples = DenseChecks.Backward(shape, x, kernel, default, dz, dx, dKernel, dBias, dyName: nameof(dz));
        DenseLinear.Backward(shape.Inputs, shape.Units, samples, x, kernel, dz, dx, dKernel, dBias);
    }
}
