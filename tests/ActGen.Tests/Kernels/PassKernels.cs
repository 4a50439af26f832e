using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen.Tests.Kernels;

// All operations are exact or correctly rounded, so that results are compared to the bit.

/// <summary>Two inputs, one output: the gradient of relu.</summary>
internal readonly struct BackwardKernel<T> : IPassKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static KernelWeight Weight => KernelWeight.Light;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<T> streams, nuint index)
        where V : struct, ISimd<V, T>
    {
        V x = streams.Load<V>(0, index);
        V dy = streams.Load<V>(1, index);
        streams.Store(2, index, V.SelectLess(V.Create(T.Zero), x, dy, V.Create(T.Zero)));
    }

    internal static T Expected(T x, T dy) => x > T.Zero ? dy : T.Zero;
}

/// <summary>One input, two outputs.</summary>
internal readonly struct ValueAndSlopeKernel<T>(T scale) : IPassKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<T> streams, nuint index)
        where V : struct, ISimd<V, T>
    {
        V x = streams.Load<V>(0, index);
        streams.Store(1, index, x / V.Sqrt(V.Create(scale) + x * x));
        streams.Store(2, index, x * V.Create(scale));
    }

    internal static (T Value, T Slope) Expected(T x, T scale) => (x / T.Sqrt(scale + x * x), x * scale);
}

/// <summary>A fused pipeline: bias a channel, random mask.</summary>
internal readonly struct BiasAndDropoutKernel<T>(T keep) : IPassKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<T> streams, nuint index)
        where V : struct, ISimd<V, T>
    {
        V sum = streams.Load<V>(0, index) + streams.Load<V>(1, index);
        streams.Store(3, index, V.SelectLess(streams.Load<V>(2, index), V.Create(keep), sum, V.Create(T.Zero)));
    }

    internal static T Expected(T x, T bias, T uniform, T keep) => uniform < keep ? x + bias : T.Zero;
}

/// <summary>An input is passed on and added up by channel.</summary>
internal readonly struct SumKernel<T> : IPassKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static KernelWeight Weight => KernelWeight.Light;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<T> streams, nuint index)
        where V : struct, ISimd<V, T>
    {
        V x = streams.Load<V>(0, index);
        streams.Store(1, index, -x);
        streams.Store(2, index, x);
    }
}

/// <summary>The random numbers themselves.</summary>
internal readonly struct UniformKernel : IPassKernel<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<float> streams, nuint index)
        where V : struct, ISimd<V, float>
        => streams.Store(3, index, streams.Load<V>(2, index));
}
