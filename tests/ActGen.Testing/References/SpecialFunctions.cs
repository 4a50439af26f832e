using static ActGen.Testing.References.LaneMath;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>The functions the references are made of, each without cancellation: good to a few ulps of double everywhere.</summary>
/// <remarks>They owe nothing to the runtime under test: the exponential of .NET, and series of positive terms.</remarks>
internal static class SpecialFunctions
{
    /// <summary>(e^x − 1) / x.</summary>
    private static readonly Series s_expm1 = Series.Of(15, static k => 1 / Series.Factorial(k + 1));

    /// <summary>atanh(s) / s, in powers of s².</summary>
    private static readonly Series s_atanh = Series.Of(17, static k => 1.0 / ((2 * k) + 1));

    /// <summary>(x cosh(x) − sinh(x)) / x³, in powers of x².</summary>
    private static readonly Series s_coshMinusSinh = Series.Of(11, static k => (2 * (k + 1)) / Series.Factorial((2 * k) + 3));

    /// <summary>e^x − 1: the series near zero, and where no more than two bits cancel, the difference.</summary>
    public static Lanes Expm1(Lanes x) => Where(Abs(x) < 0.5, x * s_expm1[x], Exp(x) - 1);

    /// <summary>log(1 + x) for x in [0, 1], which is twice the inverse hyperbolic tangent of x / (2 + x).</summary>
    public static Lanes Log1pOfUnit(Lanes x)
    {
        Lanes s = x / (2 + x);
        return 2 * s * s_atanh[s * s];
    }

    /// <summary>1 / (1 + e^−x).</summary>
    public static Lanes Logistic(Lanes x)
    {
        Lanes e = Exp(-Abs(x));
        return Where(x < 0, e, 1) / (1 + e);
    }

    /// <summary>The derivative of <see cref="Logistic"/>.</summary>
    public static Lanes LogisticDerivative(Lanes x)
    {
        Lanes e = Exp(-Abs(x));
        return e / ((1 + e) * (1 + e));
    }

    /// <summary>log(1 + e^x).</summary>
    public static Lanes Softplus(Lanes x) => Where(x > 0, x, 0) + Log1pOfUnit(Exp(-Abs(x)));

    /// <summary>(e^x − e^−x) / (e^x + e^−x).</summary>
    public static Lanes Tanh(Lanes x)
    {
        Lanes em = Expm1(-2 * Abs(x));
        return CopySign(em / (em + 2), x);
    }

    /// <summary>x − tanh(x): below 1 the quotient of x cosh(x) − sinh(x) and cosh(x), beyond it the harmless difference.</summary>
    public static Lanes XMinusTanh(Lanes x)
    {
        Lanes e = Exp(-Abs(x));
        Lanes square = x * x;
        return Where(
            Abs(x) < 1,
            square * x * s_coshMinusSinh[square] * (2 * e) / (1 + (e * e)),
            x - CopySign((1 - (e * e)) / (1 + (e * e)), x));
    }
}
