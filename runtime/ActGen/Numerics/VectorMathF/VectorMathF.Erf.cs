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
    // Below, erf is an odd polynomial; above, 1 - e^-P(x), whose subtraction costs no accuracy there: docs/derivations/erf.py.
    private const float ErfCrossover = 0.85f;

    // From here on erf(x) rounds to 1.
    private const float ErfSaturation = 4f;

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
        V large = C(1f) - ScaleByPowerOfTwo(ExpOfReduced(Reduce(exponent, n)), n);
        return CopySign(SelectLess(magnitude, C(ErfCrossover), small, large), x);
    }

    /// <summary>erf(x) / x - 1, as a polynomial in x^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfRatio(V square)
    {
        V p = C(8.787554e-05f);
        p = MultiplyAdd(p, square, C(-0.00082317396f));
        p = MultiplyAdd(p, square, C(0.0052080266f));
        p = MultiplyAdd(p, square, C(-0.026861843f));
        p = MultiplyAdd(p, square, C(0.11283731f));
        p = MultiplyAdd(p, square, C(-0.37612635f));
        p = MultiplyAdd(p, square, C(0.12837917f));
        return p;
    }

    /// <summary>-ln(1 - erf(x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfExponent(V x)
    {
        V p = C(-0.00020529878f);
        p = MultiplyAdd(p, x, C(0.0031321882f));
        p = MultiplyAdd(p, x, C(-0.022570392f));
        p = MultiplyAdd(p, x, C(0.10462138f));
        p = MultiplyAdd(p, x, C(0.6364217f));
        p = MultiplyAdd(p, x, C(1.1281126f));
        p = MultiplyAdd(p, x, C(9.3405564e-05f));
        return p;
    }
}
