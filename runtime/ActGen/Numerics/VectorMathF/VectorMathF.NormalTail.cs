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
    // R(t) = e^(t^2/2) Q(t) falls slowly from 1/2 towards 1 / (t sqrt(2 pi)). With u = 1 / (t + 4) it is u times a polynomial in
    // u (docs/derivations/normal_tail.py).
    private const float TailOffset = 4f;
    private const float TailCenter = 0.106536865f;

    /// <summary>
    /// <see cref="VectorMathF.ExpScale"/> * Q(t), where Q(t) = erfc(t / sqrt 2) / 2 is the upper tail of the normal distribution,
    /// with at most 2 ulp of error.
    /// </summary>
    /// <param name="t">A value from 0 to <see cref="VectorMathF.NormalTailLimit"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledNormalTail(V t)
    {
        V sum = t + C(TailOffset);
        V u = C(1f) / sum;
        V scaled = u * C(VectorMathF.ExpScale);
        return NormalTail(t, u, scaled, scaled * TailCorrection(t, sum, u));
    }

    /// <summary>
    /// <see cref="VectorMathF.ExpScale"/> * t * Q(t), with at most 2 ulp of error: what gelu lacks of max(x, 0), at t = |x|.
    /// </summary>
    /// <param name="t">A value from 0 to <see cref="VectorMathF.NormalTailLimit"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ScaledGeluTail(V t)
    {
        V sum = t + C(TailOffset);
        V u = C(1f) / sum;
        V scaled = t * C(VectorMathF.ExpScale); // first, for t may be subnormal
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
        V error = MultiplyAdd(-sumLow, u, FusedMultiplyAdd(-sum, u, C(1f)));
        return error * MultiplyAdd(u, C(8.4f), C(0.95f));
    }

    /// <summary>
    /// e^(-t^2/2) (factor + factorLow) P(u): t^2 in two parts, the last roundings of P and of the exponential carried along.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NormalTail(V t, V u, V factor, V factorLow)
    {
        V square = t * t;
        V squareLow = FusedMultiplyAdd(t, t, -square);
        V x = square * C(-0.5f);
        V n = NearestMultipleOfLn2(x);
        V s = ExpOfReducedMinusOne(Reduce(x, squareLow * C(-0.5f), n));

        V z = u - C(TailCenter);
        V p = C(18275.742f);
        p = MultiplyAdd(p, z, C(-144.71155f));
        p = MultiplyAdd(p, z, C(-3497.0454f));
        p = MultiplyAdd(p, z, C(-475.71298f));
        p = MultiplyAdd(p, z, C(324.08694f));
        p = MultiplyAdd(p, z, C(220.68892f));
        p = MultiplyAdd(p, z, C(78.17092f));
        p = MultiplyAdd(p, z, C(19.97614f));
        p = FusedMultiplyAdd(p, z, C(4.039849f));
        V h = MultiplyAdd(p, z, C(0.67336893f));
        V hLow = FusedMultiplyAdd(p, z, C(0.67336893f) - h);
        V change = FusedMultiplyAdd(h, s, hLow);
        V q = h + change;
        V qLow = change - (q - h);
        return ScaleByPowerOfTwo(FusedMultiplyAdd(factor, q, MultiplyAdd(factorLow, q, factor * qLow)), n);
    }
}
