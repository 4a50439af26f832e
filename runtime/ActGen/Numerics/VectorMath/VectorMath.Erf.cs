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
    // Below, erf is an odd polynomial; above, 1 - e^-P(x), whose subtraction costs no accuracy there: docs/derivations/erf.py.
    private const double ErfCrossover = 0.85;

    // From here on erf(x) rounds to 1.
    private const double ErfSaturation = 6d;

    /// <summary>
    /// erf(x), the error function, with at most 1.5 ulp of error. Odd, never past 1 in magnitude, zeros keep their sign.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf(V x)
    {
        V magnitude = Abs(x);
        V small = MultiplyAdd(magnitude, ErfRatio(x * x), magnitude);
        V exponent = -ErfExponent(Min(magnitude, C(ErfSaturation)));
        V n = NearestMultipleOfLn2(exponent);
        V large = C(1d) - ScaleByPowerOfTwo(ExpOfReduced(Reduce(exponent, n)), n);
        return CopySign(SelectLess(magnitude, C(ErfCrossover), small, large), x);
    }

    /// <summary>erf(x) / x - 1, as a polynomial in x^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfRatio(V square)
    {
        V p = C(-9.58759680444325e-10);
        p = MultiplyAdd(p, square, C(1.4502936766875477e-08));
        p = MultiplyAdd(p, square, C(-1.635741627769053e-07));
        p = MultiplyAdd(p, square, C(1.6463573366950495e-06));
        p = MultiplyAdd(p, square, C(-1.4925833919915046e-05));
        p = MultiplyAdd(p, square, C(0.00012055343232393704));
        p = MultiplyAdd(p, square, C(-0.0008548327357003205));
        p = MultiplyAdd(p, square, C(0.005223977632048711));
        p = MultiplyAdd(p, square, C(-0.02686617064590773));
        p = MultiplyAdd(p, square, C(0.11283791670960107));
        p = MultiplyAdd(p, square, C(-0.376126389031839));
        p = MultiplyAdd(p, square, C(0.1283791670955126));
        return p;
    }

    /// <summary>-ln(1 - erf(x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfExponent(V x)
    {
        V p = C(-1.5395066518673316e-12);
        p = MultiplyAdd(p, x, C(6.806986410972824e-11));
        p = MultiplyAdd(p, x, C(-1.4097945751477776e-09));
        p = MultiplyAdd(p, x, C(1.8161970936911317e-08));
        p = MultiplyAdd(p, x, C(-1.6280078553644753e-07));
        p = MultiplyAdd(p, x, C(1.073767538669855e-06));
        p = MultiplyAdd(p, x, C(-5.350736389435061e-06));
        p = MultiplyAdd(p, x, C(2.017368521888756e-05));
        p = MultiplyAdd(p, x, C(-5.5375994669776595e-05));
        p = MultiplyAdd(p, x, C(9.361868820186064e-05));
        p = MultiplyAdd(p, x, C(3.086563670435818e-06));
        p = MultiplyAdd(p, x, C(-0.0005815211533226393));
        p = MultiplyAdd(p, x, C(0.0017016072463856688));
        p = MultiplyAdd(p, x, C(-0.0002211092916438693));
        p = MultiplyAdd(p, x, C(-0.01911806696809409));
        p = MultiplyAdd(p, x, C(0.10276700293096681));
        p = MultiplyAdd(p, x, C(0.6366217110812579));
        p = MultiplyAdd(p, x, C(1.1283787689783664));
        p = MultiplyAdd(p, x, C(3.711784024871818e-08));
        return p;
    }
}
