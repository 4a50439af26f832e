#if NET8_0_OR_GREATER
using System.Numerics;

namespace ActGen;

/// <summary>It comes from the gradient with respect to the output. The sums are computed once more: <c>dz = f'(z) dy</c>.</summary>
internal readonly unsafe struct ActivatedSumGradient<TDerivative, T>(
    TDerivative derivative, nuint inputs, nuint units, T* x, T* kernel, T* bias, T* dy) : ISumGradient<T>
    where TDerivative : struct, IUnaryKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public nuint WorkingLength(nuint samples) => samples * units;

    public T* Compute(nuint first, nuint samples, T* memory)
    {
        nuint length = samples * units;
        DenseForward.Run(inputs, units, x + first * inputs, samples, kernel, bias, memory);
        UnaryDriver.Run(derivative, memory, memory, length);
        SpanArithmetic.Multiply(dy + first * units, memory, length);
        return memory;
    }
}
#endif
