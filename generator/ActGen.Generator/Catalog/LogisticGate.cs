using System;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>
/// The family <c>x / (1 + exp(-z))</c> with z(x) odd and of the sign of x: silu, quick_gelu and the tanh form of gelu.
/// </summary>
/// <remarks>
/// Everything is computed from |x|, bounded so that |z| stays within ExpLimit. The exponential carries a power of two that the
/// last product takes back: results of the negative tail are rounded once even where they are subnormal.
/// </remarks>
internal sealed class LogisticGate
{
    private readonly FormulaContext _f;
    private readonly Expr _x;
    private readonly Expr _weightedSlope;
    private readonly Expr _scaled;
    private readonly double _bound;
    private readonly bool _isMirrored;

    /// <param name="f">The context.</param>
    /// <param name="z">|z| at the bounded |x|.</param>
    /// <param name="weightedSlope">|x| dz/dx at the bounded |x|.</param>
    /// <param name="bound">What |x| was bounded by.</param>
    /// <param name="isMirrored">Whether z has the sign of -x.</param>
    private LogisticGate(FormulaContext f, TwoPart z, Expr weightedSlope, double bound, bool isMirrored = false)
    {
        _f = f;
        _x = isMirrored ? -f.X : f.X;
        _weightedSlope = weightedSlope;
        _bound = bound;
        _isMirrored = isMirrored;

        Expr high = z.High.Named("z");
        Expr tail = z.Low.Named("zTail", "z with it is exact to twice the precision");
        Expr exponential = z.Low.IsConstantEqualTo(0) ? ScaledExp(-high) : Expr.Call(Function.ScaledExp, -high, -tail);
        _scaled = exponential.Named("scaled", $"2^{f.ExpScaleExponent} exp(-|z|)");
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

        Expr magnitude = Min(Abs(f.X), bound);
        TwoPart z = steepness == 1 ? new(magnitude, 0) : TwoPart.Product(steepness, magnitude);
        return new(f, z, z.High, bound, isMirrored: beta < 0);
    }

    /// <summary>z = 1.702 x.</summary>
    public static LogisticGate QuickGelu(FormulaContext f)
    {
        double bound = BoundForSlope(f, 1.703);
        TwoPart z = f.Exactly(1.702, 4.263256414560601e-17) * Min(Abs(f.X), bound);
        return new(f, z, z.High, bound);
    }

    /// <summary>z = 2 sqrt(2 / pi) (x + 0.044715 x^3).</summary>
    public static LogisticGate GeluTanh(FormulaContext f)
    {
        double bound = f.Round(f.Element == ElementType.Single ? 11.2 : 21.6); // |z| passes ExpLimit just above
        Expr magnitude = Min(Abs(f.X), bound).Named("magnitude");
        TwoPart linear = f.Exactly(1.5957691216057308, -9.96930880911092e-17);
        TwoPart cubic = f.Exactly(0.07135481627260025, -6.175149918155315e-19);
        TwoPart square = TwoPart.Product(magnitude, magnitude).Named("square");
        TwoPart slope = (linear + (cubic * square).Named("cubic")).Named("slope");
        Expr weightedSlope = magnitude * MultiplyAdd(3 * cubic.High, square.High, linear.High);
        return new(f, slope * magnitude, weightedSlope, bound);
    }

    /// <summary>x / (1 + exp(-z)).</summary>
    public Expr Value()
    {
        // Bounded on the negative side, where infinity times zero would be NaN; the product vanishes there.
        Expr quotient = (IfLess(_x, 0, Max(_x, -_bound) * _scaled, _x) / MultiplyAdd(_scaled, _f.InverseExpScale, 1)).Named("quotient");
        Expr result = IfLess(_x, 0, quotient * _f.InverseExpScale, quotient);
        return _isMirrored ? -result : result;
    }

    /// <summary>
    /// With e = exp(-|z|) and w = x dz/dx: e (1 + e + w) / (1 + e)^2 on the negative side, (1 + e (1 + w)) / (1 + e)^2 on the
    /// other, which has neither an overflow nor a difference of nearly equal numbers but at the zero of the derivative.
    /// </summary>
    public Expr Derivative()
    {
        Expr e = (_scaled * _f.InverseExpScale).Named("e");
        Expr numerator = IfLess(_x, 0, _scaled * ((1 + e) - _weightedSlope), MultiplyAdd(e, 1 + _weightedSlope, 1)).Named("numerator");
        Expr quotient = (numerator / SmoothDerivatives.SquareOfOnePlus(e)).Named("quotient");
        return IfLess(_x, 0, quotient * _f.InverseExpScale, quotient);
    }

    /// <summary>The |x| from which slope * |x| passes ExpLimit; a little less, to be safe of rounding.</summary>
    public static double BoundForSlope(FormulaContext f, double slope) => f.Round(f.ExpLimit * (1 - 1e-6) / slope);
}
