using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
namespace ActGen;

public static partial class VectorMathF<V>
#else
using V = System.Single;

namespace ActGen;

public static partial class VectorMathF
#endif
{
    // From here on e^x - 1 rounds to -1.
    private const float Expm1Saturation = -20f;

    /// <summary>e^x - 1, with at most 1.5 ulp of error, tiny results and zeros of both signs included.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1(V x)
    {
        V bounded = Min(Max(x, C(Expm1Saturation)), C(ExpOverflow));
        V n = NearestMultipleOfLn2(bounded);
        V s = Expm1OfReduced(Reduce(bounded, n));
        V halfPower = ScaleByPowerOfTwo(C(0.5f), n); // 2^n itself overflows before the result does
        V result = MultiplyAdd(s, halfPower, halfPower - C(0.5f));
        return SelectLess(Abs(x), C(1e-8f), x, result + result);
    }

    /// <summary>e^x - 1 for x &lt;= 0, with at most 1.5 ulp of error, tiny results and -0 included.</summary>
    /// <param name="x">A value not above zero, minus infinity included.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1OfNonPositive(V x)
    {
        V bounded = Max(x, C(Expm1Saturation));
        V n = NearestMultipleOfLn2(bounded);
        V s = Expm1OfReduced(Reduce(bounded, n));
        V power = ScaleByPowerOfTwo(C(1f), n);
        return CopySign(MultiplyAdd(s, power, power - C(1f)), x);
    }

    /// <summary>
    /// scale * (e^x - 1) for x &lt;= 0, with at most 2 ulp of error: the factor goes into the reconstruction, where it costs
    /// less error than a product after it.
    /// </summary>
    /// <param name="x">A value not above zero, minus infinity included.</param>
    /// <param name="scale">A positive factor of ordinary size.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledExpm1OfNonPositive(V x, V scale)
    {
        V bounded = Max(x, C(Expm1Saturation));
        V n = NearestMultipleOfLn2(bounded);
        V r = Reduce(bounded, n);
        V power = ScaleByPowerOfTwo(C(1f), n);
        V scaledPower = power * scale;
        V linear = MultiplyAdd(scaledPower, r, MultiplyAdd(power, scale, -scale));
        return CopySign(FusedMultiplyAdd(scaledPower * (r * r), Expm1Curvature(r), linear), x);
    }

    /// <summary>scale * (e^(x + tail) - 1) for x &lt;= 0, with at most 2 ulp of error, for an argument that one number cannot hold.</summary>
    /// <param name="x">A value from -<see cref="VectorMathF.ExpLimit"/> to 0.</param>
    /// <param name="tail">What x lacks, at most its last place.</param>
    /// <param name="scale">A positive factor of ordinary size.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledExpm1OfNonPositive(V x, V tail, V scale)
    {
        V n = NearestMultipleOfLn2(x);
        V high = MultiplyAdd(n, C(-Ln2High), x);
        V low = MultiplyAdd(n, C(-Ln2Low), tail);
        V r = high + low;
        V power = ScaleByPowerOfTwo(C(1f), n);
        V scaledPower = power * scale;

        // Where n = 0 the result is as small as r, and what the rounding of r has lost counts.
        V remainder = MultiplyAdd(r * r, Expm1Curvature(r), low - (r - high));
        V linear = MultiplyAdd(scaledPower, r, MultiplyAdd(power, scale, -scale));
        return CopySign(MultiplyAdd(scaledPower, remainder, linear), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1OfReduced(V r) => MultiplyAdd(r * r, Expm1Curvature(r), r);

    /// <summary>(e^r - 1 - r) / r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1Curvature(V r)
    {
        V p = C(0.00019584333f);
        p = MultiplyAdd(p, r, C(0.001393614f));
        p = MultiplyAdd(p, r, C(0.00833388f));
        p = MultiplyAdd(p, r, C(0.04166645f));
        p = MultiplyAdd(p, r, C(0.16666664f));
        p = MultiplyAdd(p, r, C(0.5f));
        return p;
    }
}
