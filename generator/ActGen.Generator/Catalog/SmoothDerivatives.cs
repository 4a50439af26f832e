using ActGen.Generator.Expressions;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>
/// Derivatives of <see cref="Smooth"/> where the rules of calculus alone would cancel or overflow: sigma (1 - sigma) near 1,
/// 1 - tanh^2, infinity times zero in a tail.
/// </summary>
internal static class SmoothDerivatives
{
    /// <summary>t (1 - t) with t the sigmoid of -|x|: nothing cancels, because t is at most a half.</summary>
    public static Expr Sigmoid(FormulaContext f)
    {
        Expr tail = SmoothForms.SigmoidTail(f);
        return tail * (1 - tail);
    }

    /// <summary>(1 + e)^2 as 1 + e (e + 2) for e from 0 to 1, which rounds little more than once: squaring the sum doubles its error.</summary>
    public static Expr SquareOfOnePlus(Expr e) => FusedMultiplyAdd(e, e + 2, 1);

    /// <summary>The logistic function of -x.</summary>
    public static Expr LogSigmoid(FormulaContext f)
    {
        Expr tail = SmoothForms.SigmoidTail(f);
        return IfLess(f.X, 0, 1 - tail, tail);
    }

    /// <summary>The square of tanh.</summary>
    public static Expr Tanhshrink(FormulaContext f)
    {
        Expr tanh = Tanh(f.X).Named("tanh");
        return tanh * tanh;
    }

    /// <summary>The square of 1 / (1 + |x|): squaring the sum first would overflow.</summary>
    public static Expr Softsign(FormulaContext f)
    {
        Expr inverse = (1 / (1 + Abs(f.X))).Named("inverse");
        return inverse * inverse;
    }

    /// <summary>The logistic function of beta x, 1 past the threshold.</summary>
    public static Expr Softplus(FormulaContext f)
    {
        Expr e = SmoothForms.ExpOfNegativeBetaX(f).Named("e");
        return SmoothForms.Past(f, f.X, 1, IfLess(f.X, 0, e, 1) / (1 + e));
    }

    /// <summary>0 past the threshold.</summary>
    public static Expr SoftplusToBeta(FormulaContext f) => SmoothForms.Past(f, f.X, 0, new AnySteepness(f).SoftplusToBeta());

    /// <summary>(1 + x / root) / 2 with the root of x^2 + b; where that cancels, the value over the root.</summary>
    public static Expr Squareplus(FormulaContext f) => SmoothForms.WithCurvature(f, Entry.Step(f.X, 0, 1), CurvedSquareplus);

    /// <summary>1 / (4 root).</summary>
    public static Expr SquareplusToB(FormulaContext f) => 0.25 / SmoothForms.SquareplusRoot(f, Abs(f.X).Named("magnitude"));

    private static Expr CurvedSquareplus(FormulaContext f)
    {
        Expr magnitude = Min(Abs(f.X), f.Largest).Named("magnitude", "bounded: infinity over infinity would give NaN below");
        (_, Expr smaller, Expr root) = SmoothForms.SquareplusSolutions(f, magnitude);
        Expr ratio = (CopySign(magnitude, f.X) / root).Named("ratio");
        return IfLess(ratio, -0.5, smaller / root, MultiplyAdd(0.5, ratio, 0.5));
    }

    /// <summary>Q(|x|) - |x| phi(|x|) on the negative side and 1 minus that on the other, phi being the normal density.</summary>
    public static Expr Gelu(FormulaContext f)
    {
        Expr magnitude = Min(Abs(f.X), f.NormalTailLimit).Named("magnitude");
        TwoPart square = TwoPart.Product(magnitude, magnitude).Named("square");
        Expr gauss = ScaledExp(new TwoPart(square.High * -0.5, square.Low * -0.5));
        Expr weighted = (magnitude * (0.3989422804014327 * gauss)).Named("weighted", $"2^{f.ExpScaleExponent} |x| phi(x)");
        Expr tail = (ScaledNormalTail(magnitude) - weighted).Named("tail");
        return IfLess(f.X, 0, tail * f.InverseExpScale, MultiplyAdd(-tail, f.InverseExpScale, 1));
    }

    /// <summary>
    /// With e = exp(-|x|): e (e^3 + 4 e^2 + (6 + 4 x) e + 4 + 4 x) / d^2 where d = e (e + 2) + 2 on the negative side, and
    /// ((4 + 4 x) e^3 + (6 + 4 x) e^2 + 4 e + 1) / d^2 where d = 1 + 2 e + 2 e^2 on the other.
    /// </summary>
    public static Expr Mish(FormulaContext f)
    {
        Expr magnitude = Min(Abs(f.X), f.ExpLimit).Named("magnitude");
        Expr scaled = ScaledExp(-magnitude).Named("scaled", $"2^{f.ExpScaleExponent} exp(-|x|)");
        Expr e = (scaled * f.InverseExpScale).Named("e");

        // In powers of e, whose coefficients are nearly exact: where the derivative crosses zero, nothing else cancels. Fused throughout, so
        // that each step rounds once on every processor.
        Expr below = FusedMultiplyAdd(e, e + 4, MultiplyAdd(-4, magnitude, 6));
        Expr above = FusedMultiplyAdd(e, FusedMultiplyAdd(e, MultiplyAdd(4, magnitude, 4), MultiplyAdd(4, magnitude, 6)), 4);
        TwoPart numerator = LastStep(e, IfNegative(below, above), IfNegative(MultiplyAdd(-4, magnitude, 4), 1)).Named("numerator");

        Expr squareBelow = FusedMultiplyAdd(e, MultiplyAdd(e, e + 4, 8), 8);
        Expr squareAbove = FusedMultiplyAdd(e, MultiplyAdd(e, MultiplyAdd(4, e, 8), 8), 4);
        TwoPart square = LastStep(e, IfNegative(squareBelow, squareAbove), IfNegative(4, 1)).Named("square");

        Expr quotient = Quotient(IfNegative(scaled, 1).Named("factor"), numerator, square).Named("quotient");
        return IfNegative(quotient * f.InverseExpScale, quotient);

        Expr IfNegative(Expr negative, Expr other) => IfLess(f.X, 0, negative, other);
    }

    /// <summary>e p + c, with what its rounding leaves.</summary>
    public static TwoPart LastStep(Expr e, Expr p, Expr c)
    {
        Expr high = FusedMultiplyAdd(e, p, c);
        return new(high, FusedMultiplyAdd(e, p, c - high));
    }

    /// <summary>factor n / d, rounded little more than once: the remainder of the division takes in what the other steps have left.</summary>
    public static Expr Quotient(Expr factor, TwoPart n, TwoPart d)
    {
        Expr product = (factor * n.High).Named("product");
        Expr productTail = MultiplyAdd(factor, n.Low, FusedMultiplyAdd(factor, n.High, -product)).Named("productTail");
        Expr first = (product / d.High).Named("first");
        Expr remainder = FusedMultiplyAdd(-first, d.Low, FusedMultiplyAdd(-first, d.High, product) + productTail);
        return first + (remainder / d.High);
    }

    /// <summary>exp(x / alpha) on the negative side, the quotient in twice the precision.</summary>
    public static Expr Celu(FormulaContext f)
    {
        if (f.Is("alpha", 1))
        {
            return IfLess(0, f.X, 1, Exp(Min(f.X, 0)));
        }

        TwoPart quotient = SmoothForms.CeluQuotient(f);
        return IfLess(0, f.X, 1, ExpOfNonPositive(quotient.High, quotient.Low));
    }

    /// <summary>
    /// exp(q) - 1 - q exp(q) with q = x / alpha on the negative side, q bounded so that its product with 0 is one. Near 0, where
    /// the difference is of the order of q^2, the error stays below an ulp of q.
    /// </summary>
    public static Expr CeluToAlpha(FormulaContext f)
    {
        Expr q = Max(Min(f.X, 0) / f["alpha"], -f.ExpLimit).Named("q");
        return IfLess(0, f.X, 0, Expm1(q) - (q * Exp(q)));
    }
}
