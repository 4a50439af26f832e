using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen.Tests.Kernels;

/// <summary>A light kernel with parameters. All its operations are exact or correctly rounded, so <see cref="Expected"/> is to the bit.</summary>
internal readonly struct LightKernel<T>(T slope, T offset) : IUnaryKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static KernelWeight Weight => KernelWeight.Light;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, T>
        => V.Max(x, V.Create(T.Zero)) * V.Create(slope) + V.Create(offset);

    public T Expected(T x) => (T.Zero > x ? T.Zero : x) * slope + offset;
}

/// <summary>A heavy kernel, with operations that keep the processor busy and are correctly rounded nevertheless.</summary>
internal readonly struct HeavyKernel<T> : IUnaryKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, T>
        => x / V.Sqrt(V.Create(T.One) + x * x);

    public T Expected(T x) => x / T.Sqrt(T.One + x * x);
}
