using System;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>The longer expressions of <see cref="Smooth"/>: values that keep their relative accuracy everywhere.</summary>
internal static class SmoothForms
{
    public static Expr Sigmoid(FormulaContext f)
    {
        Expr e = Exp(-Abs(f.X)).Named("e", "at most 1, so nothing overflows");
        return IfLess(f.X, 0, e, 1) / (1 + e);
    }

    public static Expr Softsign(FormulaContext f)
    {
        Expr magnitude = Min(Abs(f.X), f.Largest).Named("magnitude", "bounded: infinity over infinity would give NaN below");
        return CopySign(magnitude / (1 + magnitude), f.X);
    }

    public static Expr Softplus(FormulaContext f)
    {
        double beta = f.Value("beta");
        Expr correction = beta == 1 ? Log1p(ExpOfNegativeBetaX(f)) : Log1p(ExpOfNegativeBetaX(f)) / beta;
        return Past(f, f.X, f.X, Max(f.X, 0) + correction);
    }

    /// <summary>exp(-|beta x|), the product exact to twice the precision.</summary>
    public static Expr ExpOfNegativeBetaX(FormulaContext f)
    {
        double beta = f.Value("beta");
        if (beta == 1)
        {
            return Exp(-Abs(f.X));
        }

        TwoPart product = TwoPart.Product(beta, Min(Abs(f.X), LogisticGate.BoundForSlope(f, beta)));
        return Expr.Call(Function.Exp, -product.High, -product.Low);
    }

    /// <summary>What softplus is past its threshold, where one is set; x or, as close to it there, y tells the position.</summary>
    public static Expr Past(FormulaContext f, Expr position, Expr beyond, Expr before)
        => double.IsPositiveInfinity(f.Value("threshold")) ? before : IfLess(f["threshold"], f["beta"] * position, beyond, before);

    /// <summary>The solution of y (y - x) = b / 4 on either side, and the square root it is made of.</summary>
    public static (Expr Value, Expr Root) Squareplus(FormulaContext f, Expr magnitude)
    {
        // From here on the root is |x| to the last bit, whatever b; x^2 would overflow soon after.
        double large = Math.Pow(2, f.Element == ElementType.Single ? 60 : 500);
        Expr bounded = Min(magnitude, large);
        Expr root = IfLess(magnitude, large, Sqrt(MultiplyAdd(bounded, bounded, f["b"])), magnitude).Named("root");
        Expr larger = MultiplyAdd(0.5, magnitude, 0.5 * root).Named("larger", "the larger of the two solutions of y (y - x) = b / 4");
        return (IfLess(f.X, 0, (f["b"] * 0.25) / larger, larger), root);
    }

    public static Expr Gelu(FormulaContext f)
    {
        Expr magnitude = Min(Abs(f.X), f.NormalTailLimit);
        Expr scaled = ScaledGeluTail(magnitude).Named("scaled", $"2^{f.ExpScaleExponent} |x| Q(|x|)");
        return IfLess(f.X, 0, -scaled * f.InverseExpScale, MultiplyAdd(-scaled, f.InverseExpScale, f.X));
    }

    public static Expr Mish(FormulaContext f)
    {
        // x < 0: x t / (t + 2) with t = e^2 + 2 e;  x >= 0: x s / (s + 2 e^2) with s = 1 + 2 e.
        Expr scaled = ScaledExp(-Min(Abs(f.X), f.ExpLimit)).Named("scaled", $"2^{f.ExpScaleExponent} exp(-|x|)");
        Expr e = (scaled * f.InverseExpScale).Named("e");
        Expr t = MultiplyAdd(scaled, e, scaled + scaled).Named("t");
        Expr s = MultiplyAdd(2, e, 1).Named("s");
        Expr numerator = IfLess(f.X, 0, Max(f.X, -f.ExpLimit) * t, f.X * s).Named("numerator");
        Expr denominator = IfLess(f.X, 0, MultiplyAdd(t, f.InverseExpScale, 2), MultiplyAdd(2 * e, e, s)).Named("denominator");
        Expr quotient = (numerator / denominator).Named("quotient");
        return IfLess(f.X, 0, quotient * f.InverseExpScale, quotient);
    }

    /// <summary>alpha (exp(x) - 1) of an x that is never positive; a positive alpha goes into the reconstruction.</summary>
    public static Expr ScaledByAlpha(FormulaContext f, Expr x)
        => f.Value("alpha") is > 0 and not 1 ? ScaledExpm1(x, f["alpha"]) : f["alpha"] * Expm1(x);
}
