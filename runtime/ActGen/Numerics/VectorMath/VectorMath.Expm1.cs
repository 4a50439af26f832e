using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
namespace ActGen;

public static partial class VectorMath<V>
#else
using V = System.Double;

namespace ActGen;

public static partial class VectorMath
#endif
{
    // From here on e^x - 1 rounds to -1.
    private const double Expm1Saturation = -40d;

    /// <summary>e^x - 1, with at most 1.5 ulp of error, tiny results and zeros of both signs included.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1(V x)
    {
        V bounded = Min(Max(x, C(Expm1Saturation)), C(ExpOverflow));
        V n = NearestMultipleOfLn2(bounded);
        V s = Expm1OfReduced(Reduce(bounded, n));
        V halfPower = ScaleByPowerOfTwo(C(0.5), n); // 2^n itself overflows before the result does
        V result = MultiplyAdd(s, halfPower, halfPower - C(0.5));
        return SelectLess(Abs(x), C(1e-17), x, result + result);
    }

    /// <summary>e^x - 1 for x &lt;= 0, with at most 1.5 ulp of error, tiny results and -0 included.</summary>
    /// <param name="x">A value not above zero, minus infinity included.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1OfNonPositive(V x)
    {
        V bounded = Max(x, C(Expm1Saturation));
        V n = NearestMultipleOfLn2(bounded);
        V s = Expm1OfReduced(Reduce(bounded, n));
        V power = ScaleByPowerOfTwo(C(1d), n);
        return CopySign(MultiplyAdd(s, power, power - C(1d)), x);
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
        V power = ScaleByPowerOfTwo(C(1d), n);
        V scaledPower = power * scale;
        V linear = MultiplyAdd(scaledPower, r, MultiplyAdd(power, scale, -scale));
        return CopySign(MultiplyAdd(scaledPower * (r * r), Expm1Curvature(r), linear), x);
    }

    /// <summary>scale * (e^(x + tail) - 1) for x &lt;= 0, with at most 2 ulp of error, for an argument that one number cannot hold.</summary>
    /// <param name="x">A value from -<see cref="VectorMath.ExpLimit"/> to 0.</param>
    /// <param name="tail">What x lacks, at most its last place.</param>
    /// <param name="scale">A positive factor of ordinary size.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledExpm1OfNonPositive(V x, V tail, V scale)
    {
        V n = NearestMultipleOfLn2(x);
        V high = MultiplyAdd(n, C(-Ln2High), x);
        V low = MultiplyAdd(n, C(-Ln2Low), tail);
        V r = high + low;
        V power = ScaleByPowerOfTwo(C(1d), n);
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
        V p = C(2.087341937357181e-09);
        p = MultiplyAdd(p, r, C(2.511276505201953e-08));
        p = MultiplyAdd(p, r, C(2.755741044757214e-07));
        p = MultiplyAdd(p, r, C(2.755723261980601e-06));
        p = MultiplyAdd(p, r, C(2.4801587163378325e-05));
        p = MultiplyAdd(p, r, C(0.00019841269898840803));
        p = MultiplyAdd(p, r, C(0.0013888888888964075));
        p = MultiplyAdd(p, r, C(0.008333333333315915));
        p = MultiplyAdd(p, r, C(0.04166666666666653));
        p = MultiplyAdd(p, r, C(0.16666666666666685));
        p = MultiplyAdd(p, r, C(0.5));
        return p;
    }
}
