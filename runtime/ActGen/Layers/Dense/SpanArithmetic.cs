#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>Loops of one operation. Each element is on its own, so the width of <see cref="Vector{T}"/> does not show.</summary>
internal static unsafe class SpanArithmetic
{
    /// <summary>Adds values to sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add<T>(T* values, T* sums, nuint count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint step = (nuint)Vector<T>.Count;
        nuint i = 0;
        for (; i + step <= count; i += step)
        {
            (Vector.Load(sums + i) + Vector.Load(values + i)).Store(sums + i);
        }

        for (; i < count; i++)
        {
            sums[i] += values[i];
        }
    }

    /// <summary>Multiplies products by factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply<T>(T* factors, T* products, nuint count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint step = (nuint)Vector<T>.Count;
        nuint i = 0;
        for (; i + step <= count; i += step)
        {
            (Vector.Load(products + i) * Vector.Load(factors + i)).Store(products + i);
        }

        for (; i < count; i++)
        {
            products[i] *= factors[i];
        }
    }
}
#endif
