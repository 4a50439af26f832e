#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>One sample through a layer of exactly one register of units, which are activated before they leave it.</summary>
/// <remarks>
/// In such a layer everything waits for what comes before, and what makes a network of them fast is that the processor works on
/// the next sample meanwhile: the fewer instructions, the more of it. Tiles that are activated afterwards take half as long again.
/// </remarks>
internal static class DenseSample
{
    /// <summary>Whether the units fill a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Suits<T>(int units)
        where T : unmanaged
        => Processor.Has512 && units == Simd512<T>.Count
            || Processor.Has256 && units == Simd256<T>.Count
            || Processor.Has128 && units == Simd128<T>.Count;

    /// <summary>Computes the sample. It takes references: to pin spans would take as many instructions as several inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<TShape, TKernel, T>(TShape shape, in TKernel activation, ref T x, ref T kernel, ref T bias, bool hasBias, ref T y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged
    {
        if (Processor.Has512 && shape.Units == Simd512<T>.Count)
        {
            Run<TShape, TKernel, Simd512<T>, T>(shape, in activation, ref x, ref kernel, ref bias, hasBias, ref y);
        }
        else if (Processor.Has256 && shape.Units == Simd256<T>.Count)
        {
            Run<TShape, TKernel, Simd256<T>, T>(shape, in activation, ref x, ref kernel, ref bias, hasBias, ref y);
        }
        else
        {
            Run<TShape, TKernel, Simd128<T>, T>(shape, in activation, ref x, ref kernel, ref bias, hasBias, ref y);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run<TShape, TKernel, V, T>(
        TShape shape, in TKernel shared, ref T x, ref T kernel, ref T bias, bool hasBias, ref T y)
        where TShape : struct, IDenseShape
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        TKernel activation = shared;
        nuint units = (nuint)V.Count;
        nuint inputs = (nuint)shape.Inputs;
        V sum = hasBias ? V.Load(ref bias, 0) : default;
        if (DenseSum.IsInterleaved(shape.Inputs, shape.Units))
        {
            sum = InterleavedTile.SumOfRow(sum, inputs, ref x, ref kernel, units);
        }
        else
        {
            for (nuint input = 0; input < inputs; input++)
            {
                sum = V.MultiplyAdd(V.Create(Unsafe.Add(ref x, input)), V.Load(ref kernel, input * units), sum);
            }
        }

        V.Store(activation.Invoke(sum), ref y, 0);
    }
}
#endif
