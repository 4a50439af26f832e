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
    // x = n pi + r. Three parts of pi, each the rounding of what the one before lacks.
    private const double PiHigh = 3.141592653589793;
    private const double PiMiddle = 1.2246467991473532e-16;
    private const double PiLow = -2.9947698097183397e-33;
    private const double InversePi = 0.3183098861837907;

    /// <summary>
    /// sin(x), with at most 2 ulp of error. NaN where |x| exceeds <see cref="VectorMath.TrigonometricLimit"/>.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x)
    {
        V n = MultiplyAdd(x, C(InversePi), C(RoundingMagic)) - C(RoundingMagic);
        V sine = SineOfReduced(ReduceByPi(x, n)) * SignOfParity(n);
        sine = SelectEqual(x, C(0d), x, sine);
        return SelectLessOrEqual(Abs(x), C(VectorMath.TrigonometricLimit), sine, C(double.NaN));
    }

    /// <summary>
    /// cos(x), with at most 2 ulp of error. NaN where |x| exceeds <see cref="VectorMath.TrigonometricLimit"/>.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos(V x)
    {
        // With x = (n + 1/2) pi + r, cos(x) is -(-1)^n sin(r), so it is accurate at its zeros too.
        V magnitude = Abs(x);
        V n = MultiplyAdd(magnitude, C(InversePi), C(-0.5)) + C(RoundingMagic) - C(RoundingMagic);
        V cosine = SineOfReduced(ReduceByPi(magnitude, n + C(0.5))) * -SignOfParity(n);
        return SelectLessOrEqual(magnitude, C(VectorMath.TrigonometricLimit), cosine, C(double.NaN));
    }

    /// <summary>x - n pi. The first difference is exact, wherever the exact product is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReduceByPi(V x, V n)
        => FusedMultiplyAdd(n, C(-PiLow), FusedMultiplyAdd(n, C(-PiMiddle), FusedMultiplyAdd(n, C(-PiHigh), x)));

    /// <summary>(-1)^n: half of n lies on an integer or halfway between two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SignOfParity(V n)
    {
        V half = n * C(0.5);
        V odd = half - (half + C(RoundingMagic) - C(RoundingMagic));
        return MultiplyAdd(odd * odd, C(-8d), C(1d));
    }

    /// <summary>sin(r) for |r| up to pi/2 and a little more: docs/derivations/sin.sollya.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SineOfReduced(V r)
    {
        V square = r * r;
        V p = C(-7.616605607538919e-18);
        p = MultiplyAdd(p, square, C(2.8048291270113654e-15));
        p = MultiplyAdd(p, square, C(-7.646792537724966e-13));
        p = MultiplyAdd(p, square, C(1.6059031777056737e-10));
        p = MultiplyAdd(p, square, C(-2.5052108147529958e-08));
        p = MultiplyAdd(p, square, C(2.755731922114232e-06));
        p = MultiplyAdd(p, square, C(-0.0001984126984125021));
        p = MultiplyAdd(p, square, C(0.008333333333333264));
        p = MultiplyAdd(p, square, C(-0.16666666666666666));
        V sine = MultiplyAdd(r * square, p, r);
        return Max(Min(sine, C(1d)), C(-1d)); // rounding could take it past 1
    }
}
