using System;

namespace ActGen;

// The same for doubles.
public static partial class DenseLayer
{
    /// <inheritdoc cref="Forward{TShape}(TShape, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static void Forward<TShape>(
        TShape shape, ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias, Span<double> y)
        where TShape : struct, IDenseShape
    {
        int samples = DenseChecks.Forward(shape, x, kernel, bias, y);
        DenseLinear.Forward(shape.Inputs, shape.Units, samples, x, kernel, bias, y);
    }

    /// <inheritdoc cref="Backward{TShape}(TShape, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, Span{float}, Span{float})"/>
    public static void Backward<TShape>(
        TShape shape, ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> dz,
        Span<double> dx, Span<double> dKernel, Span<double> dBias)
        where TShape : struct, IDenseShape
    {
        int samples = DenseChecks.Backward(shape, x, kernel, default, dz, dx, dKernel, dBias, dyName: nameof(dz));
        DenseLinear.Backward(shape.Inputs, shape.Units, samples, x, kernel, dz, dx, dKernel, dBias);
    }
}
