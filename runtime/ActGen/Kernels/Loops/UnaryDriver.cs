#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen;

/// <summary>Chooses register and loop for a unary kernel.</summary>
internal static unsafe class UnaryDriver
{
    /// <summary>Maps <paramref name="length"/> elements. <paramref name="y"/> is <paramref name="x"/> or apart from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<TKernel, T>(TKernel kernel, T* x, T* y, nuint length)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (length >= UnaryLoop.LongLength)
        {
            RunLong(kernel, x, y, length);
        }
        else if (Processor.Has512 && length >= (nuint)Simd512<T>.Count)
        {
            UnaryLoop.Run<TKernel, Simd512<T>, T>(in kernel, x, y, length);
        }
        else if (Processor.Has256 && length >= (nuint)Simd256<T>.Count)
        {
            UnaryLoop.Run<TKernel, Simd256<T>, T>(in kernel, x, y, length);
        }
        else if (Processor.Has128 && length >= (nuint)Simd128<T>.Count)
        {
            UnaryLoop.Run<TKernel, Simd128<T>, T>(in kernel, x, y, length);
        }
        else if (length != 0)
        {
            RunFew(in kernel, x, y, length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunLong<TKernel, T>(TKernel kernel, T* x, T* y, nuint length)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Processor.Has512)
        {
            RunLong<TKernel, Simd512<T>, T>(kernel, x, y, length);
        }
        else if (Processor.Has256)
        {
            RunLong<TKernel, Simd256<T>, T>(kernel, x, y, length);
        }
        else if (Processor.Has128)
        {
            RunLong<TKernel, Simd128<T>, T>(kernel, x, y, length);
        }
        else
        {
            UnaryLoop.Run<TKernel, SimdScalar<T>, T>(in kernel, x, y, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunLong<TKernel, V, T>(TKernel kernel, T* x, T* y, nuint length)
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        if (TKernel.Weight == KernelWeight.Light && !NonTemporal.Pays(x, y, length))
        {
            UnaryLoop.RunUnrolled<TKernel, V, T>(in kernel, x, y, length);
        }
        else if (TKernel.Weight == KernelWeight.Medium && Processor.HasRegistersForPairs)
        {
            RunPastCachesOrNot<TKernel, SimdPair<V, T>, T>(in kernel, x, y, length);
        }
        else
        {
            RunPastCachesOrNot<TKernel, V, T>(in kernel, x, y, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunPastCachesOrNot<TKernel, V, T>(in TKernel kernel, T* x, T* y, nuint length)
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        if (NonTemporal.Pays(x, y, length))
        {
            UnaryLoop.RunNonTemporal<TKernel, V, T>(in kernel, x, y, length);
        }
        else
        {
            UnaryLoop.Run<TKernel, V, T>(in kernel, x, y, length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunFew<TKernel, T>(in TKernel kernel, T* x, T* y, nuint length)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector128.IsHardwareAccelerated)
        {
            PartialRegister.Store(kernel.Invoke(PartialRegister.Load(x, length)), y, length);
        }
        else
        {
            UnaryLoop.Run<TKernel, SimdScalar<T>, T>(in kernel, x, y, length);
        }
    }
}
#endif
