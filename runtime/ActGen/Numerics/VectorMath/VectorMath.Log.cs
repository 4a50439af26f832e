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
    // x = 2^k m with m in [sqrt(1/2), sqrt 2): ln x = k ln 2 + ln(1 + f), f = m - 1, both exact. ln 2 in two parts, the high one
    // short enough that k * high is exact. Coefficients: docs/derivations/log.sollya.
    private const double SqrtHalf = 0.7071067811865476;
    private const double Log2ELow = 2.0355273740931033e-17;

    // Twice the smallest normal number; what lies below is scaled up first.
    private const double LogSubnormal = 4.450147717014403e-308;
    private const double LogUpscale = 18446744073709551616d;
    private const double LogUpscaleExponent = 64d;

    /// <summary>
    /// The natural logarithm of x, with at most 1 ulp of error. Minus infinity at zeros, NaN below.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x)
    {
        V v = SelectLess(x, C(LogSubnormal), x * C(LogUpscale), x);
        V k = ExponentAboutOne(v);
        V f = ScaleByPowerOfTwo(v, -k) - C(1d);
        k = k - SelectLess(x, C(LogSubnormal), C(LogUpscaleExponent), C(0d));
        return LogAtEdges(x, LogFromParts(k, f, LogTail(k, f)));
    }

    /// <summary>The binary logarithm of x, with at most 1 ulp of error, exact at powers of two. Minus infinity at zeros, NaN below.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log2(V x)
    {
        V v = SelectLess(x, C(LogSubnormal), x * C(LogUpscale), x);
        V k = ExponentAboutOne(v);
        V f = ScaleByPowerOfTwo(v, -k) - C(1d);
        k = k - SelectLess(x, C(LogSubnormal), C(LogUpscaleExponent), C(0d));

        // k + (f + curvature) log2(e), the product of f in two parts.
        V product = f * C(Log2E);
        V low = MultiplyAdd(f, C(Log2ELow), FusedMultiplyAdd(f, C(Log2E), -product));
        low = MultiplyAdd(LogCurvature(f), C(Log2E), low);
        V sum = k + product;
        return LogAtEdges(x, sum + (product - (sum - k) + low));
    }

    /// <summary>
    /// ln(1 + x), with at most 1 ulp of error, tiny results and zeros of both signs included. Minus infinity at -1, NaN below.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p(V x)
    {
        // 1 + x in two parts; f takes in what the sum has lost.
        V u = C(1d) + x;
        V share = u - C(1d);
        V lost = x - share + (C(1d) - (u - share));
        V k = ExponentAboutOne(u);
        V unscale = ScaleByPowerOfTwo(C(1d), -k);
        V upper = u * unscale - C(1d);
        V f = MultiplyAdd(lost, unscale, upper);
        V fLow = FusedMultiplyAdd(lost, unscale, upper - f);
        V result = CopySign(LogFromParts(k, f, LogTail(k, f) + fLow), x);

        result = SelectLess(x, C(double.PositiveInfinity), result, x);
        return SelectLess(C(-1d), x, result, SelectEqual(x, C(-1d), C(double.NegativeInfinity), C(double.NaN)));
    }

    /// <summary>The k with value / 2^k in [sqrt(1/2), sqrt 2), but for rounding at the ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExponentAboutOne(V value) => BinaryExponent(value * C(SqrtHalf)) + C(1d);

    /// <summary>k ln 2 + f + tail: only the last addition rounds in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogFromParts(V k, V f, V tail)
    {
        V high = k * C(Ln2High);
        V sum = high + f;
        return sum + (f - (sum - high) + tail);
    }

    /// <summary>What k ln 2 + ln(1 + f) has beyond the high part of k ln 2 and f.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogTail(V k, V f) => MultiplyAdd(k, C(Ln2Low), LogCurvature(f));

    /// <summary>ln(1 + f) - f.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogCurvature(V f)
    {
        V p = C(-0.02435039856230748);
        p = MultiplyAdd(p, f, C(0.05714963020608145));
        p = MultiplyAdd(p, f, C(-0.06286650312704944));
        p = MultiplyAdd(p, f, C(0.05413820459084371));
        p = MultiplyAdd(p, f, C(-0.053223608917557716));
        p = MultiplyAdd(p, f, C(0.05817142599355407));
        p = MultiplyAdd(p, f, C(-0.06270419120208012));
        p = MultiplyAdd(p, f, C(0.06675317242642316));
        p = MultiplyAdd(p, f, C(-0.07141957485378092));
        p = MultiplyAdd(p, f, C(0.07691697743711921));
        p = MultiplyAdd(p, f, C(-0.08333347224234723));
        p = MultiplyAdd(p, f, C(0.09090934379657728));
        p = MultiplyAdd(p, f, C(-0.1000000036488197));
        p = MultiplyAdd(p, f, C(0.11111110490530267));
        p = MultiplyAdd(p, f, C(-0.12499999981803664));
        p = MultiplyAdd(p, f, C(0.1428571429424227));
        p = MultiplyAdd(p, f, C(-0.16666666666921742));
        p = MultiplyAdd(p, f, C(0.19999999999943188));
        p = MultiplyAdd(p, f, C(-0.24999999999998876));
        p = MultiplyAdd(p, f, C(0.3333333333333346));
        p = MultiplyAdd(p, f, C(-0.5));
        return f * f * p;
    }

    /// <summary>The logarithm where x is not positive and finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogAtEdges(V x, V logarithm)
    {
        logarithm = SelectLess(x, C(double.PositiveInfinity), logarithm, x);
        return SelectLess(C(0d), x, logarithm, SelectEqual(x, C(0d), C(double.NegativeInfinity), C(double.NaN)));
    }
}
