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
        Expr tail = SigmoidTail(f);
        return IfLess(f.X, 0, tail, 1 - tail);
    }

    /// <summary>The sigmoid of -|x|, at most a half: what its value and its derivative are made of on either side.</summary>
    public static Expr SigmoidTail(FormulaContext f)
    {
        // Past the limit it rounds to zero; the scale keeps exp of that in range.
        (double limit, int exponent) = f.Element == ElementType.Single ? (105, 32) : (746, 64);
        Expr scale = Expr.Constant(Math.Pow(2, -exponent)).Named("scale", $"2^-{exponent}: exp(|x|) alone would overflow");
        return (scale / ScaledOnePlusExp(Min(Abs(f.X), limit), scale)).Named("tail", "the sigmoid of -|x|");
    }

    public static Expr Softsign(FormulaContext f)
    {
        Expr magnitude = Min(Abs(f.X), f.Largest).Named("magnitude", "bounded: infinity over infinity would give NaN below");
        return CopySign(magnitude / (1 + magnitude), f.X);
    }

    public static Expr Softplus(FormulaContext f)
    {
        Expr correction = f.Is("beta", 1) ? Log1p(ExpOfNegativeBetaX(f))
            : IsOrdinarySoftplus(f) ? Log1p(ExpOfNegativeBetaX(f)) / f["beta"]
            : new AnySteepness(f).SoftplusTail();
        return Past(f, f.X, f.X, Max(f.X, 0) + correction);
    }

    /// <summary>Whether dividing by beta, a constant, does not magnify the last place of a subnormal exponential.</summary>
    public static bool IsOrdinarySoftplus(FormulaContext f) => f.Constant("beta") >= 0.5;

    /// <summary>exp(-|beta x|), the product exact to twice the precision.</summary>
    public static Expr ExpOfNegativeBetaX(FormulaContext f)
    {
        if (f.Is("beta", 1))
        {
            return Exp(-Abs(f.X));
        }

        if (!IsOrdinarySoftplus(f))
        {
            return new AnySteepness(f).Exponential;
        }

        TwoPart product = TwoPart.Product(f["beta"], Min(Abs(f.X), LogisticGate.BoundForSlope(f, f.Value("beta"))));
        return ExpOfNonPositive(-product.High, -product.Low);
    }

    /// <summary>What softplus is past its threshold, where one is set; x or, as close to it there, y tells the position.</summary>
    public static Expr Past(FormulaContext f, Expr position, Expr beyond, Expr before)
        => f.Is("threshold", double.PositiveInfinity) ? before : IfLess(f["threshold"], f["beta"] * position, beyond, before);

    public static Expr Squareplus(FormulaContext f) => WithCurvature(f, Max(f.X, 0), static f => Squareplus(f, Abs(f.X).Named("magnitude")).Value);

    /// <summary>What squareplus or its derivative is without curvature, and with: x^2 + b may vanish there.</summary>
    public static Expr WithCurvature(FormulaContext f, Expr straight, Func<FormulaContext, Expr> curved) => f.Constant("b") switch
    {
        0 => straight,
        null => IfEqual(f["b"], 0, straight, curved(f)),
        _ => curved(f),
    };

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

    /// <summary>x / (s - (s - 1) / (2 s - 1)) with s = 1 + exp(-x), on either side of 0: polynomials in exp(x) would round the exponential by itself.</summary>
    public static Expr Mish(FormulaContext f)
    {
        Expr x = Max(f.X, -f.ExpLimit).Named("bounded", "infinity over infinity would give NaN below");
        Expr scale = IfLess(f.X, 0, f.InverseExpScale, 1).Named("scale", "keeps exp(-x) in range, and the quotient normal until the last product");
        Expr sum = ScaledOnePlusExp(-Min(x, LogisticGate.Saturation), scale).Named("sum");
        Expr correction = ((sum - scale) / MultiplyAdd(2, sum, -scale)).Named("correction");
        return x / MultiplyAdd(-scale, correction, sum) * scale;
    }

    /// <summary>alpha (exp(x) - 1) of an x that is never positive; an alpha known to be positive goes into the reconstruction.</summary>
    public static Expr ScaledByAlpha(FormulaContext f, Expr x)
        => f.Constant("alpha") is > 0 and not 1 ? ScaledExpm1(x, f["alpha"]) : f["alpha"] * Expm1(x);

    public static Expr Celu(FormulaContext f)
    {
        if (f.Constant("alpha") is not null)
        {
            return IfLess(0, f.X, f.X, ScaledByAlpha(f, Min(f.X, 0) / f["alpha"]));
        }

        // Above this the result is x to the last place, where the quotient with a large alpha may have lost its own.
        double small = Math.Pow(2, -f.Element.Precision() - 2);
        Expr quotient = (f.X / f["alpha"]).Named("quotient");
        return IfLess(-small, quotient, f.X, ScaledExpm1(Min(quotient, 0), f["alpha"]));
    }
}
