using System;
using System.Numerics;
using System.Runtime.InteropServices;
using ActGen.Tests.Kernels;

namespace ActGen.Tests.Layers;

/// <summary>The overloads of <see cref="DenseLayer"/> by element type, so that a test is written once.</summary>
internal static class DenseCalls
{
    internal static void Forward<T>(DenseShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            DenseLayer.Forward(shape, Singles(x), Singles(kernel), Singles(bias), Singles(y));
        }
        else
        {
            DenseLayer.Forward(shape, Doubles(x), Doubles(kernel), Doubles(bias), Doubles(y));
        }
    }

    /// <summary>With the light kernel or the heavy one.</summary>
    internal static void Forward<T>(
        DenseShape shape, bool isLight, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float) && isLight)
        {
            DenseLayer.Forward(shape, DenseReference.Light<float>(), Singles(x), Singles(kernel), Singles(bias), Singles(y));
        }
        else if (typeof(T) == typeof(float))
        {
            DenseLayer.Forward(shape, default(HeavyKernel<float>), Singles(x), Singles(kernel), Singles(bias), Singles(y));
        }
        else if (isLight)
        {
            DenseLayer.Forward(shape, DenseReference.Light<double>(), Doubles(x), Doubles(kernel), Doubles(bias), Doubles(y));
        }
        else
        {
            DenseLayer.Forward(shape, default(HeavyKernel<double>), Doubles(x), Doubles(kernel), Doubles(bias), Doubles(y));
        }
    }

    internal static void Backward<T>(
        DenseShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> dz, Span<T> dx, Span<T> dKernel, Span<T> dBias)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            DenseLayer.Backward(shape, Singles(x), Singles(kernel), Singles(dz), Singles(dx), Singles(dKernel), Singles(dBias));
        }
        else
        {
            DenseLayer.Backward(shape, Doubles(x), Doubles(kernel), Doubles(dz), Doubles(dx), Doubles(dKernel), Doubles(dBias));
        }
    }

    /// <summary>With the heavy kernel in the place of a derivative.</summary>
    internal static void Backward<T>(
        DenseShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, ReadOnlySpan<T> dy,
        Span<T> dx, Span<T> dKernel, Span<T> dBias)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            DenseLayer.Backward(
                shape, default(HeavyKernel<float>), Singles(x), Singles(kernel), Singles(bias), Singles(dy),
                Singles(dx), Singles(dKernel), Singles(dBias));
        }
        else
        {
            DenseLayer.Backward(
                shape, default(HeavyKernel<double>), Doubles(x), Doubles(kernel), Doubles(bias), Doubles(dy),
                Doubles(dx), Doubles(dKernel), Doubles(dBias));
        }
    }

    private static ReadOnlySpan<float> Singles<T>(ReadOnlySpan<T> span)
        where T : unmanaged
        => MemoryMarshal.Cast<T, float>(span);

    private static Span<float> Singles<T>(Span<T> span)
        where T : unmanaged
        => MemoryMarshal.Cast<T, float>(span);

    private static ReadOnlySpan<double> Doubles<T>(ReadOnlySpan<T> span)
        where T : unmanaged
        => MemoryMarshal.Cast<T, double>(span);

    private static Span<double> Doubles<T>(Span<T> span)
        where T : unmanaged
        => MemoryMarshal.Cast<T, double>(span);
}
