using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>Activations made of straight lines and steps.</summary>
internal static class PiecewiseLinear
{
    public static IReadOnlyList<ActivationDefinition> All { get; } =
    [
        new()
        {
            Name = "linear",
            Aliases = ["identity"],
            Formula = "x",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = static _ => 1,
                FromOutput = static _ => 1,
            },
            Forms = Entry.Single(0, static f => f.X),
        },
        new()
        {
            Name = "scale",
            Formula = "factor * x",
            Parameters =
            [
                new()
                {
                    Name = "factor",
                    Description = "What x is multiplied by.",
                    Default = new(1),
                },
            ],
            Derivative = new()
            {
                FromInput = static f => f["factor"],
                FromOutput = static f => f["factor"],
                ToParameter = new Dictionary<string, Func<FormulaContext, Expr>> { ["factor"] = static f => f.X },
            },
            Forms = Entry.Single(0.5, static f => f.Constant("factor") switch
            {
                0 => Zero(f.X),
                null => f["factor"] * Clamp(f.X, -Entry.Reach(f, f["factor"]), Entry.Reach(f, f["factor"])),
                _ => f["factor"] * f.X,
            }),
        },
        new()
        {
            Name = "relu",
            Formula = "max(x, 0)",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = static f => Entry.Step(f.X, 0, 1),
                FromOutput = static f => Entry.Step(f.Y, 0, 1),
            },
            Forms = Entry.Single(0, static f => Max(f.X, 0), "-0 comes back as -0."),
        },
        new()
        {
            Name = "relu6",
            Formula = "min(max(x, 0), 6)",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = static f => Entry.Plateau(f.X, 0, 6, 1),
                FromOutput = static f => Entry.Plateau(f.Y, 0, 6, 1),
            },
            Forms = Entry.Single(0, static f => Clamp(f.X, 0, 6)),
        },
        new()
        {
            Name = "leaky_relu",
            Formula = "x for x > 0, alpha * x otherwise",
            Parameters =
            [
                new()
                {
                    Name = "alpha",
                    Aliases = ["negative_slope", "slope"],
                    Description = "The slope of the negative side.",
                    Default = new(0.2) { PyTorch = 0.01, Keras = 0.3, Onnx = 0.01 },
                },
            ],
            Derivative = new()
            {
                FromInput = static f => LeakyReluForms.Derivative(f.X, f["alpha"]),
                FromOutput = static f => LeakyReluForms.DerivativeFromOutput(f, f["alpha"]),
            },
            Forms = LeakyReluForms.All,
        },
        new()
        {
            Name = "prelu",
            Formula = "x for x > 0, alpha * x otherwise",
            Parameters =
            [
                new()
                {
                    Name = "alpha",
                    Aliases = ["weight", "slope"],
                    Description = "The slope of the negative side: one for all, or one a channel.",
                },
            ],
            Derivative = new()
            {
                FromInput = static f => LeakyReluForms.Derivative(f.X, f["alpha"]),
                FromOutput = static f => LeakyReluForms.DerivativeFromOutput(f, f["alpha"]),
            },
            Forms = LeakyReluForms.All,
        },
        new()
        {
            Name = "hard_sigmoid",
            Formula = "min(max(alpha * x + beta, 0), 1)",
            IsMonotone = true,
            Parameters =
            [
                new()
                {
                    Name = "alpha",
                    Aliases = ["slope"],
                    Description = "The slope; exactly one sixth when it is the nearest number to 1/6.",
                    Range = ParameterRange.Positive,
                    Default = new(Sixth) { TensorFlowJs = 0.2, Onnx = 0.2 },
                },
                new()
                {
                    Name = "beta",
                    Description = "The value at 0.",
                    Default = new(0.5),
                },
            ],
            Derivative = new()
            {
                FromInput = HardSigmoidSlope,
                FromOutput = static f => Entry.Plateau(f.Y, 0, 1, f["alpha"]),
            },
            Forms = Entry.Single(2, HardSigmoid),
        },
        new()
        {
            Name = "hard_swish",
            Aliases = ["hard_silu"],
            Formula = "x * min(max(x + 3, 0), 6) / 6",
            Derivative = new()
            {
                FromInput = static f => IfLess(f.X, 3, IfLess(f.X, -3, 0, MultiplyAdd(f.X, 2 * Sixth, 0.5)), IfLessOrEqual(3, f.X, 1, f.X)),
            },
            Forms = Entry.Single(2, static f =>
            {
                Expr bounded = Max(f.X, -3).Named("bounded", "-infinity times zero would give NaN below");
                Expr nearMinusThree = ((bounded + 3) * Sixth).Named("nearMinusThree", "the sum is exact below -1, where x / 6 + 1 / 2 cancels");
                Expr gate = IfLess(bounded, -1, nearMinusThree, Min(MultiplyAdd(bounded, Sixth, 0.5), 1)).Named("gate");
                return Max(bounded * gate, -0.375); // the minimum, at -1.5: no rounding goes below it
            }),
        },
        new()
        {
            Name = "hard_tanh",
            Formula = "min(max(x, min), max)",
            IsMonotone = true,
            Parameters =
            [
                new()
                {
                    Name = "min",
                    Aliases = ["min_val", "minimum", "lower"],
                    Description = "The lower bound.",
                    Default = new(-1),
                },
                new()
                {
                    Name = "max",
                    Aliases = ["max_val", "maximum", "upper"],
                    Description = "The upper bound.",
                    Default = new(1),
                },
            ],
            Ordered = ("min", "max"),
            Derivative = new()
            {
                FromInput = static f => Entry.Plateau(f.X, f["min"], f["max"], 1),
                FromOutput = static f => Entry.Plateau(f.Y, f["min"], f["max"], 1),
                ToParameter = new Dictionary<string, Func<FormulaContext, Expr>>
                {
                    ["min"] = static f => IfLessOrEqual(f.X, f["min"], 1, 0),
                    ["max"] = static f => IfLessOrEqual(f["max"], f.X, 1, 0),
                },
            },
            Forms = Entry.Single(0, static f => Clamp(f.X, f["min"], f["max"])),
        },
        new()
        {
            Name = "threshold",
            Aliases = ["thresholded_relu"],
            Formula = "x for x > threshold, value otherwise",
            Parameters =
            [
                new()
                {
                    Name = "threshold",
                    Aliases = ["theta", "alpha"],
                    Description = "The largest x that is replaced.",
                    Default = new(1),
                },
                new()
                {
                    Name = "value",
                    Aliases = ["default_value"],
                    Description = "What x is replaced by.",
                    Default = new(0),
                },
            ],
            Derivative = new()
            {
                FromInput = static f => Entry.Step(f.X, f["threshold"], 1),
            },
            Forms = Entry.Single(0, static f => IfLessOrEqual(f.X, f["threshold"], f["value"], f.X)),
        },
        new()
        {
            Name = "softshrink",
            Formula = "x - lambda for x > lambda, x + lambda for x < -lambda, 0 otherwise",
            IsMonotone = true,
            Parameters = [DeadZone],
            Derivative = new()
            {
                FromInput = static f => Outside(f.X, f["lambda"]),
                FromOutput = static f => Outside(f.Y, 0),
                ToParameter = new Dictionary<string, Func<FormulaContext, Expr>>
                {
                    ["lambda"] = static f => IfLess(f["lambda"], f.X, -1, IfLess(f.X, -f["lambda"], 1, 0)),
                },
            },
            Forms = Entry.Single(0.5, static f => f.X - Clamp(f.X, -f["lambda"], f["lambda"])),
        },
        new()
        {
            Name = "hardshrink",
            Formula = "x for |x| > lambda, 0 otherwise",
            IsMonotone = true,
            Parameters = [DeadZone],
            Derivative = new()
            {
                FromInput = static f => Outside(f.X, f["lambda"]),
                FromOutput = static f => Outside(f.Y, 0),
            },
            Forms = Entry.Single(0, static f => IfLessOrEqual(Abs(f.X), f["lambda"], 0, f.X)),
        },
        new()
        {
            Name = "sparse_plus",
            Formula = "0 for x <= -1, (x + 1)^2 / 4 for -1 < x < 1, x for x >= 1",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = static f => IfLess(f.X, 1, 0.5 * (Max(f.X, -1) + 1), IfLessOrEqual(1, f.X, 1, f.X)),
                FromOutput = static f => IfLess(f.Y, 1, Sqrt(f.Y), IfLessOrEqual(1, f.Y, 1, f.Y)),
                SecondFromOutput = static f => Entry.Plateau(f.Y, 0, 1, 0.5),
            },
            Forms = Entry.Single(2, static f =>
            {
                Expr rise = (Max(f.X, -1) + 1).Named("rise");
                return IfLess(f.X, 1, rise * rise * 0.25, f.X);
            }),
        },
        new()
        {
            Name = "sparse_sigmoid",
            Formula = "min(max((x + 1) / 2, 0), 1)",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = static f => Entry.Plateau(f.X, -1, 1, 0.5),
                FromOutput = static f => Entry.Plateau(f.Y, 0, 1, 0.5),
            },
            Forms = Entry.Single(0.5, static f => Clamp(MultiplyAdd(0.5, f.X, 0.5), 0, 1)),
        },
        new()
        {
            Name = "step",
            Aliases = ["heaviside"],
            Formula = "0 for x < 0, at_zero for x = 0, 1 for x > 0",
            Parameters =
            [
                new()
                {
                    Name = "at_zero",
                    Description = "The value at 0.",
                    Default = new(0),
                },
            ],
            Derivative = new()
            {
                FromInput = static f => Zero(f.X),
                FromOutput = static f => Zero(f.Y),
                ToParameter = new Dictionary<string, Func<FormulaContext, Expr>> { ["at_zero"] = static f => IfEqual(f.X, 0, 1, 0) },
            },
            Forms = Entry.Single(0, static f => IfLess(0, f.X, 1, IfLess(f.X, 0, 0, f.X + f["at_zero"]))),
        },
        new()
        {
            Name = "sign",
            Formula = "-1 for x < 0, 0 for x = 0, 1 for x > 0",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = static f => Zero(f.X),
                FromOutput = static f => Zero(f.Y),
            },
            Forms = Entry.Single(0, static f => IfLess(0, f.X, 1, IfLess(f.X, 0, -1, f.X)), "A zero keeps its sign."),
        },
    ];

    private const double Sixth = 1.0 / 6;

    private static ParameterDefinition DeadZone => new()
    {
        Name = "lambda",
        Aliases = ["lambd", "threshold"],
        Description = "Half the width of the zone that becomes 0.",
        Range = ParameterRange.NonNegative,
        Default = new(0.5),
    };

    private static Expr HardSigmoid(FormulaContext f)
        => IsSixth(f)
            ? Clamp(f.X + 3, 0, 6) * Sixth // a rounded sixth of 6 is exactly 1
            : Clamp(FusedMultiplyAdd(f["alpha"], f.X, f["beta"]), 0, 1);

    /// <summary>1 where hard_sigmoid rises: the comparisons are those of the value, so that both agree on the ends.</summary>
    private static Expr HardSigmoidSlope(FormulaContext f)
        => IsSixth(f)
            ? Entry.Plateau(f.X, -3, 3, Sixth)
            : Entry.Plateau(FusedMultiplyAdd(f["alpha"], f.X, f["beta"]), 0, 1, f["alpha"]);

    /// <summary>x + 3 is exact where the result is near 0; a rounded sixth times x would be off by its own error there.</summary>
    private static bool IsSixth(FormulaContext f) => f.Is("alpha", f.Round(Sixth)) && f.Is("beta", 0.5);

    /// <summary>1 outside [-edge, edge], 0 inside; NaN comes back.</summary>
    private static Expr Outside(Expr x, Expr edge) => IfLess(edge, Abs(x), 1, IfLessOrEqual(Abs(x), edge, 0, x));

    /// <summary>0, but NaN for NaN.</summary>
    private static Expr Zero(Expr x) => IfLessOrEqual(Abs(x), double.PositiveInfinity, 0, x);
}
