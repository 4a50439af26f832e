using System.Collections.Generic;
using ActGen.Generator.Expressions;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>Activations that draw a number for each element while training.</summary>
internal static class Stochastic
{
    public static IReadOnlyList<ActivationDefinition> All { get; } =
    [
        new()
        {
            Name = "rrelu",
            Formula = "x for x > 0, (lower + upper) / 2 * x otherwise; while training the slope is drawn from [lower, upper]",
            Parameters =
            [
                new()
                {
                    Name = "lower",
                    Description = "The smallest slope of the negative side.",
                    Default = new(1.0 / 8),
                },
                new()
                {
                    Name = "upper",
                    Description = "The largest slope of the negative side.",
                    Default = new(1.0 / 3),
                },
            ],
            Ordered = ("lower", "upper"),
            Derivative = new()
            {
                FromInput = static f => LeakyReluForms.Derivative(f.X, MeanSlope(f)),
                FromOutput = static f => LeakyReluForms.DerivativeFromOutput(f, MeanSlope(f)),
            },
            Forms = Entry.Single(1.5, static f => MeanSlope(f) is { IsConstant: true, Value: 0 } ? Max(f.X, 0) : LeakyReluForms.Select(f, MeanSlope(f))),
            Training = static f => LeakyReluForms.Select(f, DrawnSlope(f), isNeverZero: f.Constant("lower") > 0 || f.Constant("upper") < 0),
            TrainingDerivative = static f => LeakyReluForms.Derivative(f.X, DrawnSlope(f)),
        },
        new()
        {
            Name = "dropout",
            Formula = "x; while training x / (1 - rate), or 0 with probability rate",
            IsMonotone = true,
            Parameters = [Rate("The probability of 0.")],
            Derivative = Identity,
            Forms = Entry.Single(0, static f => f.X),
            Training = static f => IfLess(f.Uniform, f["rate"], 0, f.X * Inverse(f.Complement("rate")).Named("scale", "keeps the expected value")),
        },
        new()
        {
            Name = "alpha_dropout",
            Formula = "x; while training a * x + b, or b - 1.7580993408473766 * a with probability rate: mean 0 and variance 1 stay",
            IsMonotone = true,
            Parameters = [Rate("The probability of what selu tends to.")],
            Derivative = Identity,
            Forms = Entry.Single(0, static f => f.X),
            Training = AlphaDropout,
        },
    ];

    /// <summary>What selu tends to at minus infinity.</summary>
    private const double SeluLimit = -1.7580993408473768599402175208123;

    private static DerivativeDefinition Identity => new()
    {
        FromInput = static _ => 1,
        FromOutput = static _ => 1,
    };

    private static ParameterDefinition Rate(string description) => new()
    {
        Name = "rate",
        Aliases = ["p", "ratio", "prob"],
        ComplementName = "keep_prob",
        Description = description,
        Range = ParameterRange.Rate,
        Kind = ParameterKind.Common,
        Default = new(0.5),
    };

    private static Expr MeanSlope(FormulaContext f)
        => f.Constant("lower") is { } lower && f.Constant("upper") is { } upper
            ? f.Round(0.5 * (lower + upper))
            : MultiplyAdd(0.5, f["lower"], 0.5 * f["upper"]).Named("slope", "the mean: half the sum might overflow");

    private static Expr DrawnSlope(FormulaContext f)
    {
        Expr span = f.Constant("lower") is { } lower && f.Constant("upper") is { } upper ? upper - lower : f["upper"] - f["lower"];
        return MultiplyAdd(f.Uniform, span, f["lower"]).Named("slope");
    }

    /// <summary>
    /// With the limit L of selu, a = ((1 - rate) (1 + rate L^2))^-1/2 and b = -a L rate: what is dropped becomes L before a and b
    /// restore the mean and the variance.
    /// </summary>
    private static Expr AlphaDropout(FormulaContext f)
    {
        if (f.Is("rate", 0))
        {
            return f.X;
        }

        Expr a, dropped, b;
        if (f.Constant("rate") is { } rate)
        {
            double keep = f.Complement("rate").Value;
            double slope = 1 / System.Math.Sqrt(keep * (1 + (rate * SeluLimit * SeluLimit)));
            (a, dropped, b) = (slope, slope * SeluLimit * keep, -slope * SeluLimit * rate);
        }
        else
        {
            Expr keep = f.Complement("rate");
            a = Inverse(Sqrt(keep * MultiplyAdd(f["rate"], SeluLimit * SeluLimit, 1))).Named("a");
            dropped = (a * SeluLimit * keep).Named("dropped", "a L + b");
            b = IfEqual(f["rate"], 0, -0.0, -SeluLimit * a * f["rate"]).Named("b", "adding -0 changes nothing where nothing is dropped");
        }

        return IfLess(f.Uniform, f["rate"], dropped, MultiplyAdd(a, f.X, b));
    }

    /// <summary>1 / x; of a constant, the exact value rounded once.</summary>
    private static Expr Inverse(Expr x) => x.IsConstant ? 1 / x.Value : 1 / x;
}
