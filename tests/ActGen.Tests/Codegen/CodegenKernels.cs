using System.Runtime.CompilerServices;

namespace ActGen.Tests.Codegen;

// Kernels as the generator writes them, from three operations to far more than any activation has.

/// <summary>Three operations, and parameters at run time.</summary>
internal readonly struct LeakyReluKernel(float alpha) : IUnaryKernel<float>
{
    public static KernelWeight Weight => KernelWeight.Light;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, float>
    {
        float c = 0.5f * (1 + alpha);
        return V.MultiplyAdd(V.Create(c), x, V.Create(1 - c) * V.Min(V.Abs(x), V.Create(float.MaxValue)));
    }
}

/// <summary>One exponential, one division, one selection.</summary>
internal readonly struct SigmoidKernel : IUnaryKernel<float>, IUnaryKernel<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, float>
    {
        V one = V.Create(1);
        V e = VectorMathF<V>.ExpOfNonPositive(-V.Abs(x));
        return V.SelectLess(x, V.Create(0), e, one) / (one + e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    V IUnaryKernel<double>.Invoke<V>(V x)
    {
        V one = V.Create(1);
        V e = VectorMath<V>.ExpOfNonPositive(-V.Abs(x));
        return V.SelectLess(x, V.Create(0), e, one) / (one + e);
    }
}

/// <summary>A primitive by itself.</summary>
internal readonly struct TanhKernel : IUnaryKernel<float>, IUnaryKernel<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, float>
        => VectorMathF<V>.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    V IUnaryKernel<double>.Invoke<V>(V x) => VectorMath<V>.Tanh(x);
}

/// <summary>relu(x) - |x| Q(|x|), with the longest of the primitives.</summary>
internal readonly struct GeluKernel : IUnaryKernel<float>, IUnaryKernel<double>
{
    static KernelWeight IUnaryKernel<double>.Weight => KernelWeight.Heavy;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, float>
    {
        V t = V.Min(V.Abs(x), V.Create(VectorMathF.NormalTailLimit));
        return V.Max(x, V.Create(0)) - t * VectorMathF<V>.ScaledNormalTail(t) * V.Create(VectorMathF.InverseExpScale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    V IUnaryKernel<double>.Invoke<V>(V x)
    {
        V t = V.Min(V.Abs(x), V.Create(VectorMath.NormalTailLimit));
        return V.Max(x, V.Create(0)) - t * VectorMath<V>.ScaledNormalTail(t) * V.Create(VectorMath.InverseExpScale);
    }
}

/// <summary>Three of them in a row: longer than any activation.</summary>
internal readonly struct LongKernel : IUnaryKernel<float>
{
    public static KernelWeight Weight => KernelWeight.Heavy;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, float>
        => default(GeluKernel).Invoke(default(TanhKernel).Invoke(default(SigmoidKernel).Invoke(x) + x) + x);
}

/// <summary>A fused pipeline: a sum, an activation with an exponential and a division, a mask, a contribution to a sum.</summary>
internal readonly struct PipelineKernel(float keep) : IPassKernel<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<float> streams, nuint index)
        where V : struct, ISimd<V, float>
    {
        V sum = streams.Load<V>(0, index) + streams.Load<V>(1, index);
        V y = sum * default(SigmoidKernel).Invoke(sum);
        V kept = V.SelectLess(streams.Load<V>(2, index), V.Create(keep), y, V.Create(0));
        streams.Store(3, index, kept);
        streams.Store(4, index, kept * sum);
    }
}

/// <summary>More streams than any pipeline, and a gradient as long as any: two functions and what they share.</summary>
internal readonly struct LongPassKernel(float keep) : IPassKernel<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(in Streams<float> streams, nuint index)
        where V : struct, ISimd<V, float>
    {
        V sum = streams.Load<V>(0, index) + streams.Load<V>(1, index);
        V gate = default(SigmoidKernel).Invoke(streams.Load<V>(4, index) * sum);
        V kept = V.SelectLess(streams.Load<V>(2, index), V.Create(keep), default(GeluKernel).Invoke(sum), V.Create(0));
        V slope = gate * (V.Create(1) - gate) * streams.Load<V>(5, index) + streams.Load<V>(6, index);
        streams.Store(3, index, kept);
        streams.Store(7, index, slope);
        streams.Store(8, index, kept * slope);
        streams.Store(9, index, gate * sum);
    }
}
