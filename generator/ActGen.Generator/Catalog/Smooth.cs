using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>Activations built on exponentials and roots.</summary>
internal static class Smooth
{
    public static IReadOnlyList<ActivationDefinition> All { get; } =
    [
        new()
        {
            Name = "sigmoid",
            Aliases = ["logistic"],
            Formula = "1 / (1 + exp(-x))",
            IsMonotone = true,
            Forms = Entry.Single(
                3,
                static f =>
                {
                    Expr e = Exp(-Abs(f.X)).Named("e", "at most 1, so nothing overflows");
                    return IfLess(f.X, 0, e, 1) / (1 + e);
                },
                "One exponential of -|x|: exp(x) / (1 + exp(x)) on the negative side keeps the relative accuracy of the tail."),
        },
        new()
        {
            Name = "log_sigmoid",
            Formula = "-log(1 + exp(-x))",
            IsMonotone = true,
            Forms = Entry.Single(2, static f => Min(f.X, 0) - Log1p(Exp(-Abs(f.X)))),
        },
        new()
        {
            Name = "tanh",
            Formula = "tanh(x)",
            IsMonotone = true,
            Forms = Entry.Single(2, static f => Tanh(f.X)),
        },
        new()
        {
            Name = "tanhshrink",
            Formula = "x - tanh(x)",
            IsMonotone = true,
            Forms = Entry.Single(2, static f => Tanhshrink(f.X), "Computed without the cancellation that x - tanh(x) has near 0."),
        },
        new()
        {
            Name = "softsign",
            Formula = "x / (1 + |x|)",
            IsMonotone = true,
            Forms = Entry.Single(2, static f =>
            {
                Expr magnitude = Min(Abs(f.X), f.Largest).Named("magnitude", "bounded: infinity over infinity would give NaN below");
                return CopySign(magnitude / (1 + magnitude), f.X);
            }),
        },
        new()
        {
            Name = "softplus",
            Formula = "log(1 + exp(beta * x)) / beta, x where beta * x > threshold",
            IsMonotone = true,
            Parameters =
            [
                new()
                {
                    Name = "beta",
                    Description = "The steepness.",
                    Range = ParameterRange.Positive,
                    Default = new(1),
                },
                new()
                {
                    Name = "threshold",
                    Description = "Where it becomes the identity; never, when no framework asks for it.",
                    Default = new(double.PositiveInfinity) { PyTorch = 20 },
                },
            ],
            Forms = Entry.Single(
                static f => f.Value("beta") == 1 ? 2 : 3,
                Softplus,
                "max(x, 0) + log(1 + exp(-|x|)), so that nothing overflows and the negative tail keeps its relative accuracy."),
        },
        new()
        {
            Name = "squareplus",
            Formula = "(x + sqrt(x^2 + b)) / 2",
            IsMonotone = true,
            Parameters =
            [
                new()
                {
                    Name = "b",
                    Description = "The curvature at 0.",
                    Range = ParameterRange.NonNegative,
                    Default = new(4),
                },
            ],
            Validate = static parameters => parameters[0].Value is 0 or (>= 1e-30 and <= 1e28)
                ? null
                : "b is neither 0 nor between 1e-30 and 1e28, where x^2 + b keeps its precision",
            Forms = Entry.Single(3, Squareplus, "On the negative side b / (2 (sqrt(x^2 + b) - x)), which does not cancel."),
        },
        new()
        {
            Name = "silu",
            Aliases = ["swish"],
            Formula = "x / (1 + exp(-beta * x))",
            Parameters =
            [
                new()
                {
                    Name = "beta",
                    Aliases = ["alpha"],
                    Description = "The steepness of the gate.",
                    Default = new(1),
                },
            ],
            Forms = Entry.Single(3, Silu, TailRemark),
        },
        new()
        {
            Name = "quick_gelu",
            Formula = "x / (1 + exp(-1.702 x))",
            Forms = Entry.Single(
                3,
                static f =>
                {
                    TwoPart slope = f.Exactly(1.702, 4.263256414560601e-17);
                    Expr magnitude = Min(Abs(f.X), f.Round(f.ExpLimit / 1.703));
                    return GatedByExponential(f, slope * magnitude, f.Round(f.ExpLimit / 1.703));
                },
                TailRemark),
        },
        new()
        {
            Name = "gelu",
            Formula = "x * (1 + erf(x / sqrt(2))) / 2",
            Forms = Entry.Single(2, Gelu, "max(x, 0) - |x| Q(|x|) with Q the upper tail of the normal distribution: 1 + erf would lose every digit on the negative side."),
        },
        new()
        {
            Name = "gelu_tanh",
            Aliases = ["gelu_new", "gelu_approximate"],
            Formula = "x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) / 2",
            Forms = Entry.Single(3.5, GeluTanh, TailRemark),
        },
        new()
        {
            Name = "mish",
            Formula = "x * tanh(log(1 + exp(x)))",
            Forms = Entry.Single(3.5, Mish, "With e = exp(-|x|) the hyperbolic tangent of the logarithm is a quotient of polynomials in e."),
        },
        new()
        {
            Name = "elu",
            Formula = "x for x > 0, alpha * (exp(x) - 1) otherwise",
            Parameters =
            [
                new()
                {
                    Name = "alpha",
                    Description = "The scale of the negative side; it tends to -alpha.",
                    Default = new(1),
                },
            ],
            Forms = Entry.Single(3, static f => IfLess(0, f.X, f.X, ScaledByAlpha(f, Min(f.X, 0)))),
        },
        new()
        {
            Name = "selu",
            Formula = "1.0507009873554805 * (x for x > 0, 1.6732632423543772 * (exp(x) - 1) otherwise)",
            IsMonotone = true,
            Forms = Entry.Single(2, static f => IfLess(0, f.X, SeluScale * f.X, ScaledExpm1(Min(f.X, 0), SeluScaleTimesAlpha))),
        },
        new()
        {
            Name = "celu",
            Formula = "max(x, 0) + min(alpha * (exp(x / alpha) - 1), 0)",
            IsMonotone = true,
            Parameters =
            [
                new()
                {
                    Name = "alpha",
                    Description = "The scale of the negative side, in x and y; it tends to -alpha.",
                    Range = ParameterRange.Positive,
                    Default = new(1),
                },
            ],
            Forms = Entry.Single(3, static f => IfLess(0, f.X, f.X, ScaledByAlpha(f, Min(f.X, 0) / f["alpha"]))),
        },
        new()
        {
            Name = "exponential",
            Aliases = ["exp"],
            Formula = "exp(x)",
            IsMonotone = true,
            Forms = Entry.Single(2, static f => Exp(f.X)),
        },
        new()
        {
            Name = "square",
            Formula = "x^2",
            Forms = Entry.Single(0.5, static f => f.X * f.X),
        },
    ];

    private const double SeluScale = 1.0507009873554804934193349852946;

    private const double SeluScaleTimesAlpha = 1.7580993408473768599402175208123;

    private const string TailRemark =
        "The exponential of the negative tail carries a power of two that the last multiplication takes back, so that the result is rounded once even where it is subnormal.";

    /// <summary>alpha (exp(x) - 1) of an x that is never positive; a positive alpha goes into the reconstruction.</summary>
    private static Expr ScaledByAlpha(FormulaContext f, Expr x)
        => f.Value("alpha") is > 0 and not 1 ? ScaledExpm1(x, f["alpha"]) : f["alpha"] * Expm1(x);

    private static Expr Softplus(FormulaContext f)
    {
        double beta = f.Value("beta");
        Expr correction = beta == 1
            ? Log1p(Exp(-Abs(f.X)))
            : Log1p(ExpOfNegated(TwoPart.Product(beta, Min(Abs(f.X), BoundForSlope(f, beta))))) / beta;
        Expr smooth = Max(f.X, 0) + correction;
        double threshold = f.Value("threshold");
        return double.IsPositiveInfinity(threshold) ? smooth : IfLess(threshold, f["beta"] * f.X, f.X, smooth);
    }

    private static Expr Squareplus(FormulaContext f)
    {
        if (f.Value("b") == 0)
        {
            return Max(f.X, 0);
        }

        // From here on the root is |x| to the last bit, whatever b; x^2 would overflow soon after.
        double large = Math.Pow(2, f.Element == ElementType.Single ? 60 : 500);
        Expr magnitude = Abs(f.X).Named("magnitude");
        Expr bounded = Min(magnitude, large);
        Expr root = Sqrt(MultiplyAdd(bounded, bounded, f["b"]));
        Expr half = (0.5 * IfLess(magnitude, large, root, magnitude)).Named("halfRoot");
        Expr larger = MultiplyAdd(0.5, magnitude, half).Named("larger", "the larger of the two solutions of y (y - x) = b / 4");
        return IfLess(f.X, 0, (f["b"] * 0.25) / larger, larger);
    }

    private static Expr Silu(FormulaContext f)
    {
        double beta = f.Value("beta");
        if (beta == 0)
        {
            return f.X * 0.5;
        }

        double steepness = Math.Abs(beta);
        double bound = BoundForSlope(f, steepness);
        Expr magnitude = Min(Abs(f.X), bound);
        TwoPart argument = steepness == 1 ? new(magnitude, 0) : TwoPart.Product(steepness, magnitude);
        return GatedByExponential(f, argument, bound, isMirrored: beta < 0);
    }

    private static Expr GeluTanh(FormulaContext f)
    {
        // The gate is the logistic function of z = 2 sqrt(2/pi) (x + 0.044715 x^3); |z| passes ExpLimit just above the bound.
        double bound = f.Element == ElementType.Single ? 11.2 : 21.6;
        Expr magnitude = Min(Abs(f.X), f.Round(bound)).Named("magnitude");
        TwoPart linear = f.Exactly(1.5957691216057308, -9.96930880911092e-17);
        TwoPart cubic = f.Exactly(0.07135481627260025, -6.175149918155315e-19);
        TwoPart square = TwoPart.Product(magnitude, magnitude).Named("square");
        TwoPart slope = (linear + (cubic * square).Named("cubic")).Named("slope");
        return GatedByExponential(f, slope * magnitude, f.Round(bound));
    }

    /// <summary>
    /// <c>x / (1 + exp(-z))</c> with |z| given and z of the sign of x (or the opposite sign, mirrored), where |x| was bounded
    /// so that |z| stays within ExpLimit.
    /// </summary>
    private static Expr GatedByExponential(FormulaContext f, TwoPart magnitudeOfZ, double bound, bool isMirrored = false)
    {
        Expr x = isMirrored ? -f.X : f.X;
        Expr z = magnitudeOfZ.High.Named("z");
        Expr scaled = (magnitudeOfZ.Low.IsConstantEqualTo(0)
            ? ScaledExp(-z)
            : Expr.Call(Function.ScaledExp, -z, -magnitudeOfZ.Low.Named("zTail", "z with it is exact to twice the precision"))).Named("scaled", $"2^{f.ExpScaleExponent} exp(-|z|)");

        // Past the bound the product with x must vanish: its magnitude is bounded too, or replaced where that is not enough.
        bool vanishesAtBound = Math.Log(bound) - (0.97 * f.ExpLimit) < (f.Element.MinimumExponent() - 1) * Math.Log(2);
        Expr boundedX = vanishesAtBound ? Max(x, -bound) : IfLess(x, -bound, -0.0, x);
        Expr quotient = (IfLess(x, 0, boundedX * scaled, x) / MultiplyAdd(scaled, f.InverseExpScale, 1)).Named("quotient");
        Expr result = IfLess(x, 0, quotient * f.InverseExpScale, quotient);
        return isMirrored ? -result : result;
    }

    private static Expr Gelu(FormulaContext f)
    {
        Expr magnitude = Min(Abs(f.X), f.NormalTailLimit);
        Expr scaled = ScaledGeluTail(magnitude).Named("scaled", $"2^{f.ExpScaleExponent} |x| Q(|x|)");
        return IfLess(f.X, 0, -scaled * f.InverseExpScale, MultiplyAdd(-scaled, f.InverseExpScale, f.X));
    }

    private static Expr Mish(FormulaContext f)
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

    private static Expr ExpOfNegated(TwoPart value) => Expr.Call(Function.Exp, -value.High, -value.Low);

    /// <summary>The |x| from which slope * |x| passes ExpLimit; rounded down a little to be safe of rounding.</summary>
    private static double BoundForSlope(FormulaContext f, double slope) => f.Round(f.ExpLimit * (1 - 1e-6) / slope);
}
