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
    // Below, tanh is an odd polynomial; above, 1 - 2 / (1 + e^2|x|), whose subtraction costs no accuracy there.
    private const double TanhCrossover = 0.625;

    // From here on tanh(x) rounds to 1.
    private const double TanhSaturation = 20d;

    // Below, x - tanh(x) is a polynomial times x^3.
    private const double TanhshrinkCrossover = 1d;

    // Takes x^3 far from the subnormals; its cube is taken back out of the last product.
    private const double CubeScale = 2.037035976334486e+90;
    private const double InverseCubeScale = 1d / CubeScale / CubeScale / CubeScale;

    /// <summary>tanh(x), with at most 2 ulp of error. Odd, never past 1 in magnitude, zeros keep their sign.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        V magnitude = Abs(x);
        V square = x * x;
        V p = C(-1.6071980044501596e-05);
        p = MultiplyAdd(p, square, C(7.714305305214555e-05));
        p = MultiplyAdd(p, square, C(-0.00022856294120779201));
        p = MultiplyAdd(p, square, C(0.0005863158424210555));
        p = MultiplyAdd(p, square, C(-0.0014549586380673246));
        p = MultiplyAdd(p, square, C(0.003591989120346294));
        p = MultiplyAdd(p, square, C(-0.008863220994888935));
        p = MultiplyAdd(p, square, C(0.021869487575385507));
        p = MultiplyAdd(p, square, C(-0.05396825393122913));
        p = MultiplyAdd(p, square, C(0.13333333333261982));
        p = MultiplyAdd(p, square, C(-0.33333333333332854));
        V small = MultiplyAdd(magnitude * square, p, magnitude);

        V twice = Min(magnitude + magnitude, C(2 * TanhSaturation));
        V n = NearestMultipleOfLn2(twice);
        // One constant for ln 2 is enough where only the complement, less than a half, takes over the error of the reduction.
        V power = ScaleByPowerOfTwo(ExpOfReduced(MultiplyAdd(n, C(-Ln2), twice)), n);
        V large = C(1d) - C(2d) / (C(1d) + power);
        return CopySign(SelectLess(magnitude, C(TanhCrossover), small, large), x);
    }

    /// <summary>x - tanh(x), with at most 2 ulp of error: no cancellation near zero, where it is x^3 / 3.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanhshrink(V x)
    {
        V magnitude = Abs(x);
        V square = magnitude * magnitude;
        V p = C(-2.475446137253239e-08);
        p = MultiplyAdd(p, square, C(2.601858014746829e-07));
        p = MultiplyAdd(p, square, C(-1.368188301873581e-06));
        p = MultiplyAdd(p, square, C(4.964642046784939e-06));
        p = MultiplyAdd(p, square, C(-1.4573795672229146e-05));
        p = MultiplyAdd(p, square, C(3.835790096493528e-05));
        p = MultiplyAdd(p, square, C(-9.644039721499805e-05));
        p = MultiplyAdd(p, square, C(0.00023894555843440848));
        p = MultiplyAdd(p, square, C(-0.0005899750043774743));
        p = MultiplyAdd(p, square, C(0.0014558235419722552));
        p = MultiplyAdd(p, square, C(-0.0035921264631573364));
        p = MultiplyAdd(p, square, C(0.008863235377182907));
        p = MultiplyAdd(p, square, C(-0.02186948852693305));
        p = MultiplyAdd(p, square, C(0.05396825396794611));
        p = MultiplyAdd(p, square, C(-0.13333333333332875));
        p = MultiplyAdd(p, square, C(0.3333333333333333));

        // The cube in two parts, so that only the last addition rounds.
        V scaled = magnitude * C(CubeScale);
        V scaledSquare = scaled * scaled;
        V squareLow = FusedMultiplyAdd(scaled, scaled, -scaledSquare);
        V cube = scaledSquare * scaled;
        V cubeLow = MultiplyAdd(squareLow, scaled, FusedMultiplyAdd(scaledSquare, scaled, -cube));
        V small = FusedMultiplyAdd(cube, p, cubeLow * p) * C(InverseCubeScale);

        V large = magnitude - C(1d) + TanhComplement(magnitude);
        return CopySign(SelectLess(magnitude, C(TanhshrinkCrossover), small, large), x);
    }

    /// <summary>1 - tanh(x) = 2 / (1 + e^2x) for x &gt;= 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V TanhComplement(V x)
    {
        V twice = x + x;
        return C(2d) / ScaledOnePlusExpOfNonNegative(Min(twice, C(2 * TanhSaturation)), C(1d));
    }
}
