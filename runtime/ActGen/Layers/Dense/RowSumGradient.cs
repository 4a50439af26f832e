#if NET8_0_OR_GREATER
using System;
using System.Numerics;

namespace ActGen;

/// <summary>It comes from the gradient with respect to rows of outputs. The sums are computed once more, beside the result.</summary>
internal readonly unsafe struct RowSumGradient<TGradient, T>(
    TGradient gradient, nuint inputs, nuint units, T* x, T* kernel, T* bias, T* dy) : ISumGradient<T>
    where TGradient : struct, IRowGradient<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public nuint WorkingLength(nuint samples) => 2 * samples * units;

    public T* Compute(nuint first, nuint samples, T* memory)
    {
        int length = (int)(samples * units);
        T* dz = memory + length;
        DenseForward.Run(inputs, units, x + first * inputs, samples, kernel, bias, memory);
        gradient.Invoke(new(memory, length), new(dy + first * units, length), new(dz, length));
        return dz;
    }
}
#endif
