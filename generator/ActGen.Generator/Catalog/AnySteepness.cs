using System;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>
/// silu and softplus for a beta of any size: one that is known at run time only, or a constant so small that their usual
/// forms would lose the tail.
/// </summary>
/// <remarks>
/// Everything is built on h = exp(-|beta x| / 2). Its square is the exponential, and a product with it, twice, is right where
/// the exponential itself has vanished: |beta x| may grow to twice ExpLimit before h does. That needs no scaling by powers of
/// two, at the price of the error of h counting twice.
/// </remarks>
internal static class AnySteepness
{
    public const string Remark =
        "Built on h = exp(-|beta x| / 2): multiplying by it twice keeps the tail, whatever the size of beta, where exp(-|beta x|) itself would be subnormal.";

    /// <summary>|beta x|, exact to twice the precision and bounded by twice ExpLimit; less than that at infinite x.</summary>
    public static TwoPart Exponent(FormulaContext f)
    {
        Expr steepness = Abs(f["beta"]);
        Expr bound = Min(2 * f.ExpLimit * (1 - 1e-6) / steepness, f.Largest).Named("bound", "of |x|, so that nothing overflows");
        return TwoPart.Product(steepness, Min(Abs(f.X), bound)).Named("z");
    }

    /// <summary>exp(-|beta x|).</summary>
    public static Expr Exponential(FormulaContext f)
    {
        Expr h = Root(f);
        return (h * h).Named("e");
    }

    /// <summary>x / (1 + exp(-beta x)).</summary>
    public static Expr Silu(FormulaContext f)
    {
        Expr h = Root(f);
        return IfLess(SignedX(f), 0, Weighted(f) * h, f.X) / MultiplyAdd(h, h, 1);
    }

    /// <summary>
    /// With e = exp(-|z|), z = beta x: e (1 + e - |z|) / (1 + e)^2 where z is negative, (1 + e (1 + |z|)) / (1 + e)^2 elsewhere.
    /// </summary>
    public static Expr SiluDerivative(FormulaContext f)
    {
        Expr h = Root(f), e = Exponential(f), z = Exponent(f).High;
        Expr numerator = IfLess(SignedX(f), 0, h * (h * ((1 + e) - z)), MultiplyAdd(e, 1 + z, 1)).Named("numerator");
        return numerator / SmoothDerivatives.SquareOfOnePlus(e);
    }

    /// <summary>x^2 e / (1 + e)^2 with e = exp(-|beta x|): the square of x h / (1 + e).</summary>
    public static Expr SiluToBeta(FormulaContext f)
    {
        Expr h = Root(f);
        Expr share = (Weighted(f) / MultiplyAdd(h, h, 1)).Named("share");
        return share * share;
    }

    /// <summary>log(1 + exp(-|beta x|)) / beta of a positive beta.</summary>
    public static Expr SoftplusTail(FormulaContext f)
    {
        // From here on log(1 + e) is e to the last place, and e / beta may be large where e is subnormal.
        double small = Math.Pow(2, -(f.Element.Precision() + 3) / 2);
        Expr h = Root(f);
        return IfLess(h, small, h / f["beta"] * h, Expr.Call(Function.Log1pOfUnit, Exponential(f)) / f["beta"]);
    }

    /// <summary>h, which is 0 at infinite x but where beta is 0.</summary>
    private static Expr Root(FormulaContext f)
    {
        TwoPart z = Exponent(f);
        return IfInfinite(f, IfEqual(f["beta"], 0, 1, 0), ExpOfNonPositive(-0.5 * z.High, -0.5 * z.Low)).Named("h", "exp(-|z| / 2)");
    }

    /// <summary>x h; infinity times zero is the limit, zero.</summary>
    private static Expr Weighted(FormulaContext f)
        => IfInfinite(f, IfEqual(f["beta"], 0, f.X, CopySign(0, f.X)), f.X * Root(f)).Named("weighted", "x h");

    private static Expr IfInfinite(FormulaContext f, Expr infinite, Expr finite) => IfLess(f.Largest, Abs(f.X), infinite, finite);

    /// <summary>A number of the sign of beta x.</summary>
    private static Expr SignedX(FormulaContext f) => IfLess(f["beta"], 0, -f.X, f.X);
}
