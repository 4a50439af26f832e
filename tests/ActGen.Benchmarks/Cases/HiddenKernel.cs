using System.Runtime.CompilerServices;

namespace ActGen.Benchmarks.Cases;

/// <summary>bias_add | leaky_relu(alpha: 0.2) | dropout(rate: 0.5), written by hand.</summary>
internal readonly struct HiddenKernel : IPassKernel<float>
{
    public static bool IsLight => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<float> streams, nuint index)
        where V : struct, ISimd<V, float>
    {
        V sum = streams.Load<V>(0, index) + streams.Load<V>(1, index);
        V magnitude = V.Min(V.Abs(sum), V.Create(float.MaxValue));
        V leaky = V.MultiplyAdd(V.Create(0.6f), sum, V.Create(0.39999998f) * magnitude);
        streams.Store(3, index, V.SelectLess(streams.Load<V>(2, index), V.Create(0.5f), V.Create(0), V.Create(2) * leaky));
    }
}

/// <summary>Its first step.</summary>
internal readonly struct BiasAddKernel : IPassKernel<float>
{
    public static bool IsLight => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<float> streams, nuint index)
        where V : struct, ISimd<V, float>
        => streams.Store(2, index, streams.Load<V>(0, index) + streams.Load<V>(1, index));
}

/// <summary>Its last step.</summary>
internal readonly struct DropoutKernel : IPassKernel<float>
{
    public static bool IsLight => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<float> streams, nuint index)
        where V : struct, ISimd<V, float>
        => streams.Store(2, index, V.SelectLess(streams.Load<V>(1, index), V.Create(0.5f), V.Create(0), V.Create(2) * streams.Load<V>(0, index)));
}
