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
        // From here on, where 1 + |x| is rounded to an even number and quotients would go up and down, 1 is as near as the number below it.
        double limit = Math.Pow(2, f.Element.Precision());
        Expr magnitude = Abs(f.X).Named("magnitude");
        return CopySign(IfLessOrEqual(limit, magnitude, 1, magnitude / (1 + magnitude)), f.X);
    }

    public static Expr Softplus(FormulaContext f)
    {
        if (f.Is("beta", 1))
        {
            return Past(f, f.X, f.X, Formulas.Softplus(f.X));
        }

        Expr correction = IsOrdinarySoftplus(f) ? Log1p(ExpOfNegativeBetaX(f)) / f["beta"] : new AnySteepness(f).SoftplusTail();
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

    public static Expr Squareplus(FormulaContext f) => WithCurvature(f, Max(f.X, 0), CurvedSquareplus);

    /// <summary>What squareplus or its derivative is without curvature, and with: x^2 + b may vanish there.</summary>
    public static Expr WithCurvature(FormulaContext f, Expr straight, Func<FormulaContext, Expr> curved) => f.Constant("b") switch
    {
        0 => straight,
        null => IfEqual(f["b"], 0, straight, curved(f)),
        _ => curved(f),
    };

    private static Expr CurvedSquareplus(FormulaContext f)
    {
        (Expr larger, Expr smaller, _) = SquareplusSolutions(f, Abs(f.X).Named("magnitude"));
        return IfLess(f.X, 0, smaller, larger);
    }

    /// <summary>The magnitudes of the two solutions of y (y - |x|) = b / 4: what squareplus is on either side, and the root they are made of.</summary>
    public static (Expr Larger, Expr Smaller, Expr Root) SquareplusSolutions(FormulaContext f, Expr magnitude)
    {
        Expr root = SquareplusRoot(f, magnitude);
        Expr half = (0.5 * root).Named("half");
        Expr larger = MultiplyAdd(0.5, magnitude, half).Named("larger");
        Expr product = (f["b"] * 0.25).Named("product");
        Expr smaller = (product / larger).Named("smaller");

        // The smaller one would take over the rounding of the larger: the remainder of the division knows of it.
        Expr largerTail = MultiplyAdd(0.5, magnitude, half - larger).Named("largerTail");
        Expr remainder = FusedMultiplyAdd(-smaller, largerTail, FusedMultiplyAdd(-smaller, larger, product)).Named("remainder");
        return (larger, IfLess(magnitude, SquareplusLimit(f), smaller + (remainder / larger), smaller), root);
    }

    /// <summary>The root of x^2 + b.</summary>
    public static Expr SquareplusRoot(FormulaContext f, Expr magnitude)
    {
        double limit = SquareplusLimit(f);
        Expr bounded = Min(magnitude, limit);
        return IfLess(magnitude, limit, Sqrt(MultiplyAdd(bounded, bounded, f["b"])), magnitude).Named("root");
    }

    /// <summary>From here on the root is |x| to the last bit, whatever b; x^2 would overflow soon after.</summary>
    private static double SquareplusLimit(FormulaContext f) => Math.Pow(2, f.Element == ElementType.Single ? 60 : 500);

    public static Expr Gelu(FormulaContext f)
    {
        Expr magnitude = Min(Abs(f.X), f.NormalTailLimit);
        Expr scaled = ScaledGeluTail(magnitude).Named("scaled", $"2^{f.ExpScaleExponent} |x| Q(|x|)");
        return IfLess(f.X, 0, -scaled * f.InverseExpScale, MultiplyAdd(-scaled, f.InverseExpScale, f.X));
    }

    /// <summary>x / coth(log(1 + exp(x))): polynomials in exp(x) would round the exponential by itself.</summary>
    public static Expr Mish(FormulaContext f)
    {
        Expr x = Max(f.X, -f.ExpLimit).Named("bounded", "infinity over infinity would give NaN below");
        Expr scale = IfLess(f.X, 0, f.InverseExpScale, 1).Named("scale", "keeps exp(-x) in range, and the quotient normal until the last product");
        return x / ScaledCothOfSoftplus(-Min(x, LogisticGate.Saturation), scale) * scale;
    }

    /// <summary>alpha (exp(x) - 1) of an x that is never positive; an alpha known to be positive goes into the reconstruction.</summary>
    public static Expr ScaledByAlpha(FormulaContext f, Expr x)
        => f.Constant("alpha") is > 0 and not 1 ? ScaledExpm1(x, f["alpha"]) : f["alpha"] * Expm1(x);

    public static Expr Celu(FormulaContext f)
    {
        if (f.Is("alpha", 1))
        {
            return IfLess(0, f.X, f.X, Expm1(Min(f.X, 0)));
        }

        TwoPart quotient = CeluQuotient(f);
        Expr scaled = ScaledExpm1(quotient, f["alpha"]);

        // Near 0 the result is x to the last place, where the quotient with a large alpha may have lost its own.
        double small = Math.Pow(2, -f.Element.Precision() - 2);
        return IfLess(0, f.X, f.X, f.Constant("alpha") is null ? IfLess(-small, quotient.High, f.X, scaled) : scaled);
    }

    /// <summary>x / alpha of an x that is not positive, in twice the precision, and no less than -ExpLimit.</summary>
    public static TwoPart CeluQuotient(FormulaContext f)
    {
        Expr lowest = f.Constant("alpha") is { } constant
            ? f.Round(-f.ExpLimit * constant)
            : Max(-f.ExpLimit * f["alpha"], -f.Largest).Named("lowest", "bounded: infinity over alpha would give NaN below");
        Expr nonPositive = Min(Max(f.X, lowest).Named("bounded"), 0).Named("nonPositive");
        Expr quotient = (nonPositive / f["alpha"]).Named("quotient");
        return new(quotient, (FusedMultiplyAdd(-quotient, f["alpha"], nonPositive) / f["alpha"]).Named("tail"));
    }
}
