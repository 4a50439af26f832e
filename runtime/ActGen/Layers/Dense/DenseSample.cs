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
    /// <summary>Whether the layer is narrow enough, but fills a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Suits<T>(int units)
        where T : unmanaged
        => Processor.Has512 && Fits<Simd512<T>, T>(units)
            || Processor.Has256 && Fits<Simd256<T>, T>(units)
            || Processor.Has128 && Fits<Simd128<T>, T>(units);

    /// <summary>Computes a sample. It takes references: to pin spans would take as many instructions as 8 inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<TShape, TKernel, T>(TShape shape, in TKernel activation, ref T x, ref T kernel, ref T bias, bool hasBias, ref T y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged
    {
        if (Processor.Has512 && Fits<Simd512<T>, T>(shape.Units))
        {
            Run<TShape, TKernel, Simd512<T>, T>(shape, in activation, ref x, ref kernel, ref bias, hasBias, ref y);
        }
        else if (Processor.Has256 && Fits<Simd256<T>, T>(shape.Units))
        {
            Run<TShape, TKernel, Simd256<T>, T>(shape, in activation, ref x, ref kernel, ref bias, hasBias, ref y);
        }
        else
        {
            Run<TShape, TKernel, Simd128<T>, T>(shape, in activation, ref x, ref kernel, ref bias, hasBias, ref y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Fits<V, T>(int units)
        where V : struct, ISimd<V, T>
        where T : unmanaged
        => units >= V.Count && units <= 2 * V.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TShape, TKernel, V, T>(
        TShape shape, in TKernel activation, ref T x, ref T kernel, ref T bias, bool hasBias, ref T y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        RunRegister<TShape, TKernel, V, T>(shape, in activation, ref x, ref kernel, ref bias, hasBias, ref y, 0);
        int last = shape.Units - V.Count;
        if (last != 0)
        {
            RunRegister<TShape, TKernel, V, T>(shape, in activation, ref x, ref kernel, ref bias, hasBias, ref y, (nuint)last);
        }
    }

    /// <summary>A register of units, from <paramref name="unit"/> on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunRegister<TShape, TKernel, V, T>(
        TShape shape, in TKernel shared, ref T x, ref T kernel, ref T bias, bool hasBias, ref T y, nuint unit)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        TKernel activation = shared;
        nuint units = (nuint)shape.Units;
        V sum = hasBias ? V.Load(ref bias, unit) : default;
        nuint weight = unit;
        nint input = 0;
        for (; input <= shape.Inputs - 4; input += 4)
        {
            ref T factors = ref Unsafe.Add(ref x, input);
            sum = V.MultiplyAdd(V.Load(ref kernel, weight), V.Create(factors), sum);
            sum = V.MultiplyAdd(V.Load(ref kernel, weight + units), V.Create(Unsafe.Add(ref factors, 1)), sum);
            sum = V.MultiplyAdd(V.Load(ref kernel, weight + 2 * units), V.Create(Unsafe.Add(ref factors, 2)), sum);
            sum = V.MultiplyAdd(V.Load(ref kernel, weight + 3 * units), V.Create(Unsafe.Add(ref factors, 3)), sum);
            weight += 4 * units;
        }

        for (; input < shape.Inputs; input++)
        {
            sum = V.MultiplyAdd(V.Load(ref kernel, weight), V.Create(Unsafe.Add(ref x, input)), sum);
            weight += units;
        }

        V.Store(activation.Invoke(sum), ref y, unit);
    }
}
#endif
