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
    // x = n ln 2 + r, |r| <= ln(2)/2: exp(x) = 2^n exp(r). The high part of ln 2 has 15 significant bits, so n * high is
    // exact without a fused multiply-add too. Coefficients and their error: docs/derivations/exp.sollya.
    private const float Ln2 = 0.6931472f;
    private const float Log2E = 1.442695f;
    private const float Ln2High = 0.69314575f;
    private const float Ln2Low = 1.4286068e-06f;

    // 1.5 * 2^23: a sum with it has no fraction bits, which rounds to an integer in one addition.
    private const float RoundingMagic = 12582912f;

    // exp(-104) is below half the smallest subnormal, exp(89) above the largest number.
    private const float ExpUnderflow = -104f;
    private const float ExpOverflow = 89f;

    /// <summary>e^x, with at most 1 ulp of error. Overflows to infinity, underflows gradually to zero.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        x = Min(Max(x, C(ExpUnderflow)), C(ExpOverflow));
        V n = NearestMultipleOfLn2(x);
        return ScaleByPowerOfTwo(ExpOfReduced(Reduce(x, n)), n);
    }

    /// <summary>e^x for x &lt;= 0, with at most 1 ulp of error. Underflows gradually to zero.</summary>
    /// <param name="x">A value not above zero, minus infinity included.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfNonPositive(V x)
    {
        x = Max(x, C(ExpUnderflow));
        V n = NearestMultipleOfLn2(x);
        return ScaleByPowerOfTwo(ExpOfReduced(Reduce(x, n)), n);
    }

    /// <summary>e^(x + tail), with at most 1 ulp of error, for an argument that one number cannot hold.</summary>
    /// <param name="x">A value from -<see cref="VectorMathF.ExpLimit"/> to 0.</param>
    /// <param name="tail">What x lacks, at most its last place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfNonPositive(V x, V tail)
    {
        V n = NearestMultipleOfLn2(x);
        return ScaleByPowerOfTwo(ExpOfReduced(Reduce(x, tail, n)), n);
    }

    /// <summary>
    /// <see cref="VectorMathF.ExpScale"/> * e^x, with at most 1 ulp of error. The result is always normal: multiply by
    /// <see cref="VectorMathF.InverseExpScale"/> last, and a product with it rounds into the subnormal numbers once.
    /// </summary>
    /// <param name="x">A value from -<see cref="VectorMathF.ExpLimit"/> to 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledExp(V x)
    {
        V n = NearestMultipleOfLn2(x);
        return ScaleByPowerOfTwo(ExpOfReduced(Reduce(x, n)), n + C(ExpScaleExponent));
    }

    /// <summary><see cref="VectorMathF.ExpScale"/> * e^(x + tail), with at most 1 ulp of error.</summary>
    /// <param name="x">A value from -<see cref="VectorMathF.ExpLimit"/> to 0.</param>
    /// <param name="tail">What x lacks, at most its last place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledExp(V x, V tail)
    {
        V n = NearestMultipleOfLn2(x);
        return ScaleByPowerOfTwo(ExpOfReduced(Reduce(x, tail, n)), n + C(ExpScaleExponent));
    }

    /// <summary>
    /// 2^exponent e^x, with at most 1 ulp of error: exponentials of a row over a common power of two, which takes out of them what would overflow.
    /// </summary>
    /// <param name="x">A value of magnitude up to three times <see cref="VectorMathF.ExpLimit"/>.</param>
    /// <param name="exponent">An integer with which the result stays below 2^120.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpTimesPowerOfTwo(V x, V exponent)
    {
        V n = NearestMultipleOfLn2(x);
        return ScaleByPowerOfTwo(ExpOfReduced(Reduce(x, n)), n + exponent);
    }

    /// <summary>2^exponent e^(x + tail), with at most 1 ulp of error, for an argument that one number cannot hold.</summary>
    /// <param name="x">As above.</param>
    /// <param name="tail">What x lacks, at most its last place.</param>
    /// <param name="exponent">As above.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpTimesPowerOfTwo(V x, V tail, V exponent)
    {
        V n = NearestMultipleOfLn2(x);
        return ScaleByPowerOfTwo(ExpOfReduced(Reduce(x, tail, n)), n + exponent);
    }

    /// <summary>
    /// scale * (1 + e^x), for logistic functions: the exponential itself is never rounded, which takes a good part of the error from
    /// their quotients. At most 1.2 ulp of error.
    /// </summary>
    /// <param name="x">A value of magnitude up to <see cref="VectorMathF.ExpLimit"/>.</param>
    /// <param name="scale">A power of two that keeps the result, and what e^x adds to it, in the range of normal numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledOnePlusExp(V x, V scale)
    {
        V n = NearestMultipleOfLn2(x);
        return ScaledOnePlusExpOfReduced(Reduce(x, n), n, scale);
    }

    /// <summary>scale * (1 + e^x) for x &gt;= 0, with at most 1.2 ulp of error.</summary>
    /// <param name="x">A value from 0 to <see cref="VectorMathF.ExpLimit"/>.</param>
    /// <param name="scale">A power of two that keeps the result in the range of normal numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledOnePlusExpOfNonNegative(V x, V scale)
    {
        V n = NearestMultipleOfLn2(x);
        V power = ScaleByPowerOfTwo(scale, n);
        return power + MultiplyAdd(ExpOfReducedMinusOne(Reduce(x, n)), power, scale);
    }

    /// <summary>scale * (1 + e^(x + tail)), with at most 1.2 ulp of error, for an argument that one number cannot hold.</summary>
    /// <param name="x">A value of magnitude up to <see cref="VectorMathF.ExpLimit"/>.</param>
    /// <param name="tail">What x lacks, at most its last place.</param>
    /// <param name="scale">A power of two that keeps the result, and what e^x adds to it, in the range of normal numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledOnePlusExp(V x, V tail, V scale)
    {
        V n = NearestMultipleOfLn2(x);
        return ScaledOnePlusExpOfReduced(Reduce(x, tail, n), n, scale);
    }

    /// <summary>
    /// scale * coth(ln(1 + e^-x)), what mish divides by, with at most 1.3 ulp of error: s - (s - 1) / (2 s - 1) with s = 1 + e^x, which is held
    /// in two parts.
    /// </summary>
    /// <param name="x">A value of magnitude up to <see cref="VectorMathF.ExpLimit"/>.</param>
    /// <param name="scale">A power of two that keeps the result, and what e^x adds to it, in the range of normal numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledCothOfSoftplus(V x, V scale)
    {
        V n = NearestMultipleOfLn2(x);
        V power = ScaleByPowerOfTwo(scale, n);
        V larger = Max(power, scale), smaller = Min(power, scale);
        V s = ExpOfReducedMinusOne(Reduce(x, n));
        V rest = FusedMultiplyAdd(s, power, smaller);
        V sum = larger + rest;
        V sumLow = rest - (sum - larger) + FusedMultiplyAdd(s, power, smaller - rest);
        V correction = (sum - scale + sumLow) / MultiplyAdd(C(2f), sum, -scale);
        return sum + MultiplyAdd(-scale, correction, sumLow);
    }

    private const float ExpScaleExponent = 64f;

    /// <summary>scale + 2^n scale e^r: the larger of the two powers of two is added last, so that neither loses a bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ScaledOnePlusExpOfReduced(V r, V n, V scale)
    {
        V power = ScaleByPowerOfTwo(scale, n);
        return Max(power, scale) + MultiplyAdd(ExpOfReducedMinusOne(r), power, Min(power, scale));
    }

    /// <summary>The integer nearest to x / ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NearestMultipleOfLn2(V x) => MultiplyAdd(x, C(Log2E), C(RoundingMagic)) - C(RoundingMagic);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce(V x, V n) => MultiplyAdd(n, C(-Ln2Low), MultiplyAdd(n, C(-Ln2High), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce(V x, V tail, V n) => MultiplyAdd(n, C(-Ln2High), x) + MultiplyAdd(n, C(-Ln2Low), tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfReduced(V r) => FusedMultiplyAdd(MultiplyAdd(ExpCurvature(r), r, C(1f)), r, C(1f));

    /// <summary>e^r - 1 as e^r needs it: accurate in the last places of 1, and rounded about once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfReducedMinusOne(V r) => MultiplyAdd(r * r, ExpCurvature(r), r);

    /// <summary>(e^r - 1 - r) / r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpCurvature(V r)
    {
        V p = C(0.0013783597f);
        p = MultiplyAdd(p, r, C(0.0083688535f));
        p = MultiplyAdd(p, r, C(0.041668955f));
        p = MultiplyAdd(p, r, C(0.1666652f));
        return MultiplyAdd(p, r, C(0.4999999f));
    }
}
