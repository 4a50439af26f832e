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
    private const double TailCenter = 0.121856689453125;

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
        V p = C(-89229086602.83586);
        p = MultiplyAdd(p, z, C(9484921375.550474));
        p = MultiplyAdd(p, z, C(16479036399.540854));
        p = MultiplyAdd(p, z, C(-3377259571.639384));
        p = MultiplyAdd(p, z, C(-1221533835.2979789));
        p = MultiplyAdd(p, z, C(427079315.2836819));
        p = MultiplyAdd(p, z, C(53487386.507857576));
        p = MultiplyAdd(p, z, C(-39188250.75528571));
        p = MultiplyAdd(p, z, C(-974301.021380042));
        p = MultiplyAdd(p, z, C(3337090.7543244613));
        p = MultiplyAdd(p, z, C(-85810.02815389508));
        p = MultiplyAdd(p, z, C(-301208.59854030726));
        p = MultiplyAdd(p, z, C(8392.62051698326));
        p = MultiplyAdd(p, z, C(30917.264815329054));
        p = MultiplyAdd(p, z, C(1360.3170568962735));
        p = MultiplyAdd(p, z, C(-3465.3000319976736));
        p = MultiplyAdd(p, z, C(-836.3899952657771));
        p = MultiplyAdd(p, z, C(263.56737598458375));
        p = MultiplyAdd(p, z, C(243.3697145109174));
        p = MultiplyAdd(p, z, C(92.41373473193872));
        p = MultiplyAdd(p, z, C(23.890830294297018));
        p = MultiplyAdd(p, z, C(4.710210923190105));
        V h = MultiplyAdd(p, z, C(0.7402405298073327));
        V hLow = FusedMultiplyAdd(p, z, C(0.7402405298073327) - h);
        V change = FusedMultiplyAdd(h, s, hLow);
        V q = h + change;
        V qLow = change - (q - h);
        return ScaleByPowerOfTwo(FusedMultiplyAdd(factor, q, MultiplyAdd(factorLow, q, factor * qLow)), n);
    }
}
