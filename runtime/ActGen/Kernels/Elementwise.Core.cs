#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

// What the overloads for float and double share.
//
// Those for scalars and vectors are inlined into optimised callers, and optimised at once for the others: a sigmoid costs a
// caller that was just started 9 to 16 ns so, and 600 ns through the unoptimised pieces of its kernel. Their branches ask the
// framework's own properties: the JIT drops the other side before it spends its inlining budget there.
public static partial class Elementwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void MapSpan<TKernel, T>(TKernel kernel, ReadOnlySpan<T> x, Span<T> y, string? yName)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* input = x)
        fixed (T* output = y)
        {
            Validate(input, x.Length, output, y.Length, yName);
            UnaryDriver.Run(kernel, input, output, (nuint)x.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void MapSpan<TKernel, T>(TKernel kernel, Span<T> x)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* elements = x)
        {
            UnaryDriver.Run(kernel, elements, elements, (nuint)x.Length);
        }
    }

    // A whole register of the one element: no lane meets a value of its own, such as a subnormal that would slow it down.
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static T MapScalar<TKernel, T>(TKernel kernel, T x)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Vector128.IsHardwareAccelerated
            ? kernel.Invoke(Simd128<T>.Create(x)).Value.ToScalar()
            : kernel.Invoke(new SimdScalar<T>(x)).Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector128<T> MapVector<TKernel, T>(TKernel kernel, Vector128<T> x)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => kernel.Invoke(new Simd128<T>(x)).Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> MapVector<TKernel, T>(TKernel kernel, Vector256<T> x)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Vector256.IsHardwareAccelerated && Fma.IsSupported
            ? kernel.Invoke(new Simd256<T>(x)).Value
            : Vector256.Create(MapVector(kernel, x.GetLower()), MapVector(kernel, x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> MapVector<TKernel, T>(TKernel kernel, Vector512<T> x)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Vector512.IsHardwareAccelerated
            ? kernel.Invoke(new Simd512<T>(x)).Value
            : Vector512.Create(MapVector(kernel, x.GetLower()), MapVector(kernel, x.GetUpper()));
}
#endif
