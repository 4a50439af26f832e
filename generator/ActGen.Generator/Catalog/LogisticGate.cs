using System;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>
/// The family <c>x / (1 + exp(-z))</c> with z(x) odd and of the sign of x: silu, quick_gelu and the tanh form of gelu.
/// </summary>
/// <remarks>
/// |x| is bounded so that |z| stays within ExpLimit. Exponentials carry a power of two that the last product takes back: results
/// of the negative tail are rounded once even where they are subnormal.
/// </remarks>
internal sealed class LogisticGate
{
    private readonly FormulaContext _f;
    private readonly Expr _x;
    private readonly Func<Expr, TwoPart> _argument;
    private readonly Func<Expr, Expr> _complement;
    private readonly double _bound;
    private readonly double _saturation;
    private readonly bool _isMirrored;

    /// <param name="f">The context.</param>
    /// <param name="argument">z at a bounded x of either sign.</param>
    /// <param name="complement">1 - x dz/dx at a bounded x, rounded as little as may be: it cancels where the derivative crosses zero.</param>
    /// <param name="bound">What |x| is bounded by: |z| is ExpLimit there.</param>
    /// <param name="saturation">From where on x is large enough for exp(-z) to be lost beside 1; |z| is at most 60 there.</param>
    /// <param name="isMirrored">Whether z has the sign of -x.</param>
    private LogisticGate(
        FormulaContext f, Func<Expr, TwoPart> argument, Func<Expr, Expr> complement, double bound, double saturation, bool isMirrored = false)
    {
        _f = f;
        _x = isMirrored ? -f.X : f.X;
        _argument = argument;
        _complement = complement;
        _bound = bound;
        _saturation = saturation;
        _isMirrored = isMirrored;
    }

    /// <summary>z = beta x; null where beta is not known, or too small.</summary>
    public static LogisticGate? Silu(FormulaContext f) => f.Constant("beta") is { } beta ? WithSlope(f, beta) : null;

    /// <summary>
    /// z = beta x of a constant beta that is not 0; null where it is so small that the product of the bound and the exponential
    /// there does not vanish.
    /// </summary>
    public static LogisticGate? WithSlope(FormulaContext f, double beta)
    {
        double steepness = Math.Abs(beta);
        double bound = BoundForSlope(f, steepness);
        if (Math.Log(bound) - (steepness * bound) >= (f.Element.MinimumExponent() - 1) * Math.Log(2))
        {
            return null;
        }

        return new(
            f,
            x => steepness == 1 ? new(x, 0) : TwoPart.Product(steepness, x),
            x => steepness == 1 ? 1 - x : FusedMultiplyAdd(-steepness, x, 1),
            bound,
            f.Round(Saturation / steepness),
            isMirrored: beta < 0);
    }

    /// <summary>z = 1.702 x.</summary>
    public static LogisticGate QuickGelu(FormulaContext f)
    {
        TwoPart slope = f.Exactly(1.702, 4.263256414560601e-17);
        return new(f, x => slope * x, x => FusedMultiplyAdd(-slope.High, x, 1), BoundForSlope(f, 1.703), f.Round(Saturation / 1.703));
    }

    /// <summary>z = 2 sqrt(2 / pi) (x + 0.044715 x^3).</summary>
    public static LogisticGate GeluTanh(FormulaContext f)
    {
        TwoPart cubic = f.Exactly(0.07135481627260025, -6.175149918155315e-19);

        // 1 / 0.044715, the high part short enough for its difference from the sum to be exact.
        (double high, double low) = f.Element == ElementType.Single ? (22.363861083984375, -1.0817479889997765e-06) : (22.36386000223638, 7.068084733670861e-15);
        double bound = f.Element == ElementType.Single ? 11.2 : 21.6; // |z| passes ExpLimit just above
        return new(f, Argument, Complement, f.Round(bound), saturation: 8.5);

        TwoPart Argument(Expr x)
        {
            Expr sum = MultiplyAdd(x, x, high).Named("sum");
            Expr sumTail = (FusedMultiplyAdd(x, x, high - sum) + f.Round(low)).Named("sumTail");
            return cubic * (new TwoPart(sum, sumTail) * x);
        }

        Expr Complement(Expr x) => FusedMultiplyAdd(-x, FusedMultiplyAdd(3 * cubic.High, x * x, 1.5957691216057308), 1);
    }

    /// <summary>x / (1 + exp(-z)).</summary>
    public Expr Value()
    {
        // Bounded on the negative side, where infinity over infinity would be NaN; the quotient vanishes there.
        Expr x = Max(_x, -_bound).Named("bounded");
        TwoPart z = NamedArgument(Min(x, _saturation).Named("saturated"));
        Expr scale = IfLess(_x, 0, _f.InverseExpScale, 1).Named("scale", "keeps exp(-z) in range, and the quotient normal until the last product");
        Expr result = x / ScaledOnePlusExp(-z, scale) * scale;
        return _isMirrored ? -result : result;
    }

    /// <summary>
    /// With e = exp(-|z|) and w = |x| dz/dx: (e^2 + e (1 - w)) / (1 + e)^2 on the negative side, (1 + e (2 - (1 - w))) / (1 + e)^2 on the
    /// other, which has neither an overflow nor a difference of nearly equal numbers but at the zero of the derivative.
    /// </summary>
    public Expr Derivative()
    {
        Expr magnitude = Min(Abs(_x), _bound).Named("magnitude");
        TwoPart z = NamedArgument(magnitude);
        Expr complement = _complement(magnitude).Named("complement");
        Expr scaled = ScaledExp(-z).Named("scaled", $"2^{_f.ExpScaleExponent} exp(-|z|)");
        Expr e = (scaled * _f.InverseExpScale).Named("e");
        TwoPart below = new TwoPart(e, 0) + new TwoPart(complement, 0);
        TwoPart above = SmoothDerivatives.LastStep(e, 2 - complement, 1);
        TwoPart numerator = new TwoPart(IfLess(_x, 0, below.High, above.High), IfLess(_x, 0, below.Low, above.Low)).Named("numerator");
        TwoPart square = SmoothDerivatives.LastStep(e, e + 2, 1).Named("square");
        Expr quotient = SmoothDerivatives.Quotient(IfLess(_x, 0, scaled, 1).Named("factor"), numerator, square).Named("quotient");
        return IfLess(_x, 0, quotient * _f.InverseExpScale, quotient);
    }

    /// <summary>z with names for its parts in generated code, where it has two.</summary>
    private TwoPart NamedArgument(Expr x)
    {
        TwoPart z = _argument(x);
        return z.IsPlain ? z : new(z.High.Named("z"), z.Low.Named("zTail", "z with it is exact to twice the precision"));
    }

    /// <summary>exp(-60) is lost beside 1 even in double precision, and far from being subnormal.</summary>
    public const double Saturation = 60;

    /// <summary>The |x| from which slope * |x| passes ExpLimit; a little less, to be safe of rounding.</summary>
    public static double BoundForSlope(FormulaContext f, double slope) => f.Round(f.ExpLimit * (1 - 1e-6) / slope);
}
