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
    // x = n pi + r. Three parts of pi, each the rounding of what the one before lacks.
    private const float PiHigh = 3.1415927f;
    private const float PiMiddle = -8.742278e-08f;
    private const float PiLow = -3.430249e-15f;
    private const float InversePi = 0.31830987f;

    /// <summary>
    /// sin(x), with at most 2 ulp of error for |x| up to 2^20, 5 ulp beyond. NaN where |x| exceeds
    /// <see cref="VectorMathF.TrigonometricLimit"/>.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x)
    {
        V n = MultiplyAdd(x, C(InversePi), C(RoundingMagic)) - C(RoundingMagic);
        V sine = SineOfReduced(ReduceByPi(x, n)) * SignOfParity(n);
        sine = SelectEqual(x, C(0f), x, sine);
        return SelectLessOrEqual(Abs(x), C(VectorMathF.TrigonometricLimit), sine, C(float.NaN));
    }

    /// <summary>
    /// cos(x), with at most 2 ulp of error for |x| up to 2^20, 5 ulp beyond. NaN where |x| exceeds
    /// <see cref="VectorMathF.TrigonometricLimit"/>.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos(V x)
    {
        // With x = (n + 1/2) pi + r, cos(x) is -(-1)^n sin(r), so it is accurate at its zeros too.
        V magnitude = Abs(x);
        V n = MultiplyAdd(magnitude, C(InversePi), C(-0.5f)) + C(RoundingMagic) - C(RoundingMagic);
        V cosine = SineOfReduced(ReduceByPi(magnitude, n + C(0.5f))) * -SignOfParity(n);
        return SelectLessOrEqual(magnitude, C(VectorMathF.TrigonometricLimit), cosine, C(float.NaN));
    }

    /// <summary>x - n pi. The first difference is exact, wherever the exact product is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReduceByPi(V x, V n)
        => FusedMultiplyAdd(n, C(-PiLow), FusedMultiplyAdd(n, C(-PiMiddle), FusedMultiplyAdd(n, C(-PiHigh), x)));

    /// <summary>(-1)^n: half of n lies on an integer or halfway between two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SignOfParity(V n)
    {
        V half = n * C(0.5f);
        V odd = half - (half + C(RoundingMagic) - C(RoundingMagic));
        return MultiplyAdd(odd * odd, C(-8f), C(1f));
    }

    /// <summary>sin(r) for |r| up to pi/2 and a little more: docs/derivations/sin.sollya.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SineOfReduced(V r)
    {
        V square = r * r;
        V p = C(-2.3019846e-08f);
        p = MultiplyAdd(p, square, C(2.7456638e-06f));
        p = MultiplyAdd(p, square, C(-0.00019838907f));
        p = MultiplyAdd(p, square, C(0.008333308f));
        p = MultiplyAdd(p, square, C(-0.16666666f));
        V sine = MultiplyAdd(r * square, p, r);
        return Max(Min(sine, C(1f)), C(-1f)); // rounding could take it past 1
    }
}
