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
    // x = 2^k m with m in [sqrt(1/2), sqrt 2): ln x = k ln 2 + ln(1 + f), f = m - 1, both exact. ln 2 in two parts, the high one
    // short enough that k * high is exact. Coefficients: docs/derivations/log.sollya.
    private const float SqrtHalf = 0.70710677f;
    private const float Log2ELow = 1.925963e-08f;

    // Twice the smallest normal number; what lies below is scaled up first.
    private const float LogSubnormal = 2.3509887e-38f;
    private const float LogUpscale = 4294967296f;
    private const float LogUpscaleExponent = 32f;

    /// <summary>
    /// The natural logarithm of x, with at most 1 ulp of error. Minus infinity at zeros, NaN below.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x)
    {
        V v = SelectLess(x, C(LogSubnormal), x * C(LogUpscale), x);
        V k = ExponentAboutOne(v);
        V f = ScaleByPowerOfTwo(v, -k) - C(1f);
        k = k - SelectLess(x, C(LogSubnormal), C(LogUpscaleExponent), C(0f));
        return LogAtEdges(x, LogFromParts(k, f, LogTail(k, f)));
    }

    /// <summary>The binary logarithm of x, with at most 1 ulp of error, exact at powers of two. Minus infinity at zeros, NaN below.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log2(V x)
    {
        V v = SelectLess(x, C(LogSubnormal), x * C(LogUpscale), x);
        V k = ExponentAboutOne(v);
        V f = ScaleByPowerOfTwo(v, -k) - C(1f);
        k = k - SelectLess(x, C(LogSubnormal), C(LogUpscaleExponent), C(0f));

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
        V u = C(1f) + x;
        V share = u - C(1f);
        V lost = x - share + (C(1f) - (u - share));
        V k = ExponentAboutOne(u);
        V unscale = ScaleByPowerOfTwo(C(1f), -k);
        V upper = u * unscale - C(1f);
        V f = MultiplyAdd(lost, unscale, upper);
        V fLow = FusedMultiplyAdd(lost, unscale, upper - f);
        V result = CopySign(LogFromParts(k, f, LogTail(k, f) + fLow), x);

        result = SelectLess(x, C(float.PositiveInfinity), result, x);
        return SelectLess(C(-1f), x, result, SelectEqual(x, C(-1f), C(float.NegativeInfinity), C(float.NaN)));
    }

    /// <summary>The k with value / 2^k in [sqrt(1/2), sqrt 2), but for rounding at the ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExponentAboutOne(V value) => BinaryExponent(value * C(SqrtHalf)) + C(1f);

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
        V p = C(-0.07546093f);
        p = MultiplyAdd(p, f, C(0.12722652f));
        p = MultiplyAdd(p, f, C(-0.13179159f));
        p = MultiplyAdd(p, f, C(0.14210452f));
        p = MultiplyAdd(p, f, C(-0.1662215f));
        p = MultiplyAdd(p, f, C(0.20000643f));
        p = MultiplyAdd(p, f, C(-0.25000843f));
        p = MultiplyAdd(p, f, C(0.33333343f));
        p = MultiplyAdd(p, f, C(-0.5f));
        return f * f * p;
    }

    /// <summary>The logarithm where x is not positive and finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogAtEdges(V x, V logarithm)
    {
        logarithm = SelectLess(x, C(float.PositiveInfinity), logarithm, x);
        return SelectLess(C(0f), x, logarithm, SelectEqual(x, C(0f), C(float.NegativeInfinity), C(float.NaN)));
    }
}
