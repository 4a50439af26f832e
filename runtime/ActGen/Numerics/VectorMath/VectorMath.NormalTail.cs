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
    // R(t) = e^(t^2/2) Q(t) falls slowly from 1/2 towards 1 / (t sqrt(2 pi)). With u = 1 / (t + 4) it is u times a polynomial in
    // u (docs/derivations/normal_tail.py).
    private const double TailOffset = 4d;
    private const double TailCenter = 0.1046600341796875;

    /// <summary>
    /// <see cref="VectorMath.ExpScale"/> * Q(t), where Q(t) = erfc(t / sqrt 2) / 2 is the upper tail of the normal distribution,
    /// with at most 2 ulp of error.
    /// </summary>
    /// <param name="t">A value from 0 to <see cref="VectorMath.NormalTailLimit"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledNormalTail(V t)
    {
        V sum = t + C(TailOffset);
        V u = C(1d) / sum;
        V scaled = u * C(VectorMath.ExpScale);
        return NormalTail(t, u, scaled, scaled * TailCorrection(t, sum, u));
    }

    /// <summary>
    /// <see cref="VectorMath.ExpScale"/> * t * Q(t), with at most 2 ulp of error: what gelu lacks of max(x, 0), at t = |x|.
    /// </summary>
    /// <param name="t">A value from 0 to <see cref="VectorMath.NormalTailLimit"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledGeluTail(V t)
    {
        V sum = t + C(TailOffset);
        V u = C(1d) / sum;
        V scaled = t * C(VectorMath.ExpScale); // first, for t may be subnormal
        V ratio = scaled * u;
        V ratioLow = MultiplyAdd(ratio, TailCorrection(t, sum, u), FusedMultiplyAdd(scaled, u, -ratio));
        return NormalTail(t, u, ratio, ratioLow);
    }

    /// <summary>
    /// The relative error that the rounding of t + 4 and of its reciprocal u leaves in R(u): the relative error of u, which
    /// a residual gives exactly, times the sensitivity -(t + 4) R'(t) / R(t), close to a line in u.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V TailCorrection(V t, V sum, V u)
    {
        V sumLow = t - (sum - C(TailOffset));
        V error = MultiplyAdd(-sumLow, u, FusedMultiplyAdd(-sum, u, C(1d)));
        return error * MultiplyAdd(u, C(8.4), C(0.95));
    }

    /// <summary>
    /// e^(-t^2/2) (factor + factorLow) P(u): t^2 in two parts, the last roundings of P and of the exponential carried along.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NormalTail(V t, V u, V factor, V factorLow)
    {
        V square = t * t;
        V squareLow = FusedMultiplyAdd(t, t, -square);
        V x = square * C(-0.5);
        V n = NearestMultipleOfLn2(x);
        V s = ExpOfReducedMinusOne(Reduce(x, squareLow * C(-0.5), n));

        V z = u - C(TailCenter);
        V p = C(-89048175590.38832);
        p = MultiplyAdd(p, z, C(43181026270.61022));
        p = MultiplyAdd(p, z, C(6946391132.653946));
        p = MultiplyAdd(p, z, C(-7749925340.083308));
        p = MultiplyAdd(p, z, C(686113723.1716428));
        p = MultiplyAdd(p, z, C(547215802.8636));
        p = MultiplyAdd(p, z, C(-103451459.0757721));
        p = MultiplyAdd(p, z, C(-33167222.70406965));
        p = MultiplyAdd(p, z, C(9303173.921076389));
        p = MultiplyAdd(p, z, C(2304205.0361387515));
        p = MultiplyAdd(p, z, C(-763334.4229119318));
        p = MultiplyAdd(p, z, C(-209599.91098137933));
        p = MultiplyAdd(p, z, C(58940.45805772056));
        p = MultiplyAdd(p, z, C(24877.240703406344));
        p = MultiplyAdd(p, z, C(-3070.4469845960944));
        p = MultiplyAdd(p, z, C(-3336.8596281753294));
        p = MultiplyAdd(p, z, C(-420.8336010158693));
        p = MultiplyAdd(p, z, C(328.2923128026845));
        p = MultiplyAdd(p, z, C(217.6165601730175));
        p = MultiplyAdd(p, z, C(76.52700275170861));
        p = MultiplyAdd(p, z, C(19.540640956281283));
        p = MultiplyAdd(p, z, C(3.9656848784398875));
        V h = MultiplyAdd(p, z, C(0.6658566697552556));
        V hLow = FusedMultiplyAdd(p, z, C(0.6658566697552556) - h);
        V change = FusedMultiplyAdd(h, s, hLow);
        V q = h + change;
        V qLow = change - (q - h);
        return ScaleByPowerOfTwo(FusedMultiplyAdd(factor, q, MultiplyAdd(factorLow, q, factor * qLow)), n);
    }
}
