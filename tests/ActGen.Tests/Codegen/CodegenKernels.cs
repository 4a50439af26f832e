using System.Runtime.CompilerServices;

namespace ActGen.Tests.Codegen;

// Kernels with the operations and the length of real ones. What they compute does not matter here.

/// <summary>Three operations, and parameters at run time.</summary>
internal readonly struct LeakyReluKernel(float alpha) : IUnaryKernel<float>
{
    public static bool IsLight => true;

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

/// <summary>tanh-like: the sign taken off and put back.</summary>
internal readonly struct TanhKernel : IUnaryKernel<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, float>
    {
        V one = V.Create(1);
        V e = VectorMathF<V>.ExpOfNonPositive(V.Create(-2) * V.Abs(x));
        return V.CopySign((one - e) / (one + e), x);
    }
}

/// <summary>gelu-like: a compensated square, a scaled exponential, a long polynomial, two divisions.</summary>
internal readonly struct GeluKernel : IUnaryKernel<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, float>
    {
        V t = V.Min(V.Abs(x), V.Create(14.5f));
        V square = t * t;
        V tail = V.FusedMultiplyAdd(t, t, -square);
        V e = VectorMathF<V>.ScaledExp(V.Create(-0.5f) * square, V.Create(-0.5f) * tail);
        V u = V.Create(1) / V.MultiplyAdd(V.Create(0.3f), t, V.Create(1));
        V p = V.Create(0.11f);
        p = V.MultiplyAdd(p, u, V.Create(-0.72f));
        p = V.MultiplyAdd(p, u, V.Create(1.83f));
        p = V.MultiplyAdd(p, u, V.Create(-2.14f));
        p = V.MultiplyAdd(p, u, V.Create(1.05f));
        p = V.MultiplyAdd(p, u, V.Create(0.37f));
        p = V.MultiplyAdd(p, u, V.Create(-0.28f));
        p = V.MultiplyAdd(p, u, V.Create(0.41f));
        p = V.MultiplyAdd(p, u, V.Create(0.12f));
        V q = e * p / V.MultiplyAdd(u, u, V.Create(1)) * V.Create(VectorMathF.InverseExpScale);
        return V.Max(x, V.Create(0)) - t * q;
    }
}

/// <summary>Three exponentials in a row: longer than any activation.</summary>
internal readonly struct LongKernel : IUnaryKernel<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, float>
        => default(GeluKernel).Invoke(default(TanhKernel).Invoke(default(SigmoidKernel).Invoke(x) + x) + x);
}
