#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// One sample through a layer of at most two registers of units, which are activated before they leave their registers.
/// </summary>
/// <remarks>
/// Such a layer is one chain of dependent multiply-adds, and what makes it fast is that the processor works on the next one
/// meanwhile: the fewer instructions, the more of it. With 16 inputs, 16 units and swish it takes 28 ns; as tiles, and then an
/// activation, 75. Four registers at a time hide the latency of more units better.
/// </remarks>
internal static unsafe class DenseSample
{
    /// <summary>Computes a sample, if the layer is narrow but fills a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryRun<TShape, TKernel, T>(TShape shape, in TKernel activation, T* x, T* kernel, T* bias, T* y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Processor.Has512 && Fits<Simd512<T>, T>(shape.Units) ? Run<TShape, TKernel, Simd512<T>, T>(shape, in activation, x, kernel, bias, y)
            : Processor.Has256 && Fits<Simd256<T>, T>(shape.Units) ? Run<TShape, TKernel, Simd256<T>, T>(shape, in activation, x, kernel, bias, y)
            : Processor.Has128 && Fits<Simd128<T>, T>(shape.Units) && Run<TShape, TKernel, Simd128<T>, T>(shape, in activation, x, kernel, bias, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Fits<V, T>(int units)
        where V : struct, ISimd<V, T>
        where T : unmanaged
        => units >= V.Count && units <= 2 * V.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Run<TShape, TKernel, V, T>(TShape shape, in TKernel activation, T* x, T* kernel, T* bias, T* y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        RunRegister<TShape, TKernel, V, T>(shape, in activation, x, kernel, bias, y);
        int last = shape.Units - V.Count;
        if (last != 0)
        {
            RunRegister<TShape, TKernel, V, T>(shape, in activation, x, kernel + last, bias == null ? null : bias + last, y + last);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunRegister<TShape, TKernel, V, T>(TShape shape, in TKernel shared, T* x, T* kernel, T* bias, T* y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        TKernel activation = shared;
        nint units = shape.Units;
        V sum = bias == null ? default : V.Load(ref *bias, 0);
        int input = 0;
        for (; input <= shape.Inputs - 4; input += 4)
        {
            sum = V.MultiplyAdd(V.Create(x[0]), V.Load(ref *kernel, 0), sum);
            sum = V.MultiplyAdd(V.Create(x[1]), V.Load(ref kernel[units], 0), sum);
            sum = V.MultiplyAdd(V.Create(x[2]), V.Load(ref kernel[2 * units], 0), sum);
            sum = V.MultiplyAdd(V.Create(x[3]), V.Load(ref kernel[3 * units], 0), sum);
            x += 4;
            kernel += 4 * units;
        }

        for (; input < shape.Inputs; input++)
        {
            sum = V.MultiplyAdd(V.Create(*x), V.Load(ref *kernel, 0), sum);
            x++;
            kernel += units;
        }

        V.Store(activation.Invoke(sum), ref *y, 0);
    }
}
#endif
