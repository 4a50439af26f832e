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
        return NormalTail(t, u, u, u * TailCorrection(t, sum, u));
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
        V ratio = t * u;
        V ratioLow = MultiplyAdd(ratio, TailCorrection(t, sum, u), FusedMultiplyAdd(t, u, -ratio));
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

    /// <summary>2^k e^(-t^2/2) (factor + factorLow) P(u), with t^2 in two parts and a single rounding at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NormalTail(V t, V u, V factor, V factorLow)
    {
        V square = t * t;
        V squareLow = FusedMultiplyAdd(t, t, -square);
        V x = square * C(-0.5);
        V n = NearestMultipleOfLn2(x);
        V s = ExpOfReducedMinusOne(Reduce(x, squareLow * C(-0.5), n));

        V p = C(-88952537945.6216);
        p = MultiplyAdd(p, u, C(247952948936.72525));
        p = MultiplyAdd(p, u, C(-312940213470.59906));
        p = MultiplyAdd(p, u, C(233980637766.8942));
        p = MultiplyAdd(p, u, C(-113290760520.93205));
        p = MultiplyAdd(p, u, C(36053406601.68718));
        p = MultiplyAdd(p, u, C(-7026302668.738819));
        p = MultiplyAdd(p, u, C(520272524.0681947));
        p = MultiplyAdd(p, u, C(136666768.2987785));
        p = MultiplyAdd(p, u, C(-57983257.418885596));
        p = MultiplyAdd(p, u, C(12436752.717434196));
        p = MultiplyAdd(p, u, C(-1779987.8752149115));
        p = MultiplyAdd(p, u, C(171126.10342661923));
        p = MultiplyAdd(p, u, C(-23154.366922364035));
        p = MultiplyAdd(p, u, C(274.10989245582914));
        p = MultiplyAdd(p, u, C(414.5126736578433));
        p = MultiplyAdd(p, u, C(385.68797489575877));
        p = MultiplyAdd(p, u, C(177.0574342244843));
        p = MultiplyAdd(p, u, C(65.02933463739903));
        p = MultiplyAdd(p, u, C(20.744968265212673));
        p = MultiplyAdd(p, u, C(5.984134567138306));
        p = MultiplyAdd(p, u, C(1.595769118978829));
        p = MultiplyAdd(p, u, C(0.3989422804102103));

        V q = MultiplyAdd(p, s, p);
        return ScaleByPowerOfTwo(MultiplyAdd(factor, q, factorLow * q), n + C(ExpScaleExponent));
    }
}
