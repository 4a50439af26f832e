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
            Derivative = new()
            {
                FromInput = SmoothDerivatives.Sigmoid,
                FromOutput = static f => f.Y * (1 - f.Y),
            },
            Forms = Entry.Single(
                2,
                SmoothForms.Sigmoid,
                "From the sigmoid of -|x|, which keeps the relative accuracy of the tail: that itself on the negative side, 1 minus it on the other."),
        },
        new()
        {
            Name = "log_sigmoid",
            Formula = "-log(1 + exp(-x))",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = SmoothDerivatives.LogSigmoid,
                FromOutput = static f => -Expm1(Min(f.Y, 0)),
            },
            Forms = Entry.Single(2, static f => -Formulas.Softplus(-f.X)),
        },
        new()
        {
            Name = "tanh",
            Formula = "tanh(x)",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = static f => Differentiator.SquaredSech(f.X),
                FromOutput = static f => FusedMultiplyAdd(-f.Y, f.Y, 1),
            },
            Forms = Entry.Single(2, static f => Tanh(f.X)),
        },
        new()
        {
            Name = "tanhshrink",
            Formula = "x - tanh(x)",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = SmoothDerivatives.Tanhshrink,
            },
            Forms = Entry.Single(2, static f => Tanhshrink(f.X), "Computed without the cancellation that x - tanh(x) has near 0."),
        },
        new()
        {
            Name = "softsign",
            Formula = "x / (1 + |x|)",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = SmoothDerivatives.Softsign,
                FromOutput = static f => (1 - Abs(f.Y)) * (1 - Abs(f.Y)),
            },
            Forms = Entry.Single(2, SmoothForms.Softsign),
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
            Derivative = new()
            {
                FromInput = SmoothDerivatives.Softplus,
                FromOutput = static f => SmoothForms.Past(f, f.Y, 1, -Expm1(-f["beta"] * Max(f.Y, 0))),
                ToParameter = new Dictionary<string, Func<FormulaContext, Expr>> { ["beta"] = SmoothDerivatives.SoftplusToBeta },
            },
            Forms = Entry.Single(
                static f => f.Is("beta", 1) ? 2 : SmoothForms.IsOrdinarySoftplus(f) ? 3 : 4,
                SmoothForms.Softplus,
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
                    Range = ParameterRange.Curvature,
                    Default = new(4),
                },
            ],
            Derivative = new()
            {
                FromInput = SmoothDerivatives.Squareplus,
                ToParameter = new Dictionary<string, Func<FormulaContext, Expr>> { ["b"] = SmoothDerivatives.SquareplusToB },
            },
            Forms = Entry.Single(2, SmoothForms.Squareplus, "On the negative side b / (2 (sqrt(x^2 + b) - x)), which does not cancel."),
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
            Derivative = new()
            {
                FromInput = static f => f.Is("beta", 0) ? 0.5 : LogisticGate.Silu(f)?.Derivative() ?? new AnySteepness(f, AnySteepness.SignedX(f)).SiluDerivative(),
                ToParameter = new Dictionary<string, Func<FormulaContext, Expr>> { ["beta"] = static f => new AnySteepness(f).SiluToBeta() },
            },
            Forms =
            [
                new()
                {
                    Build = static f => f.Is("beta", 0) ? f.X * 0.5 : LogisticGate.Silu(f)?.Value() ?? new AnySteepness(f).Silu(),
                    Bound = static f => new(f.Is("beta", 0) || LogisticGate.Silu(f) is not null ? 2 : 4),
                    Remark = static f => f.Is("beta", 0) || LogisticGate.Silu(f) is not null ? TailRemark : AnySteepness.Remark,
                },
            ],
        },
        new()
        {
            Name = "quick_gelu",
            Formula = "x / (1 + exp(-1.702 x))",
            Derivative = new()
            {
                FromInput = static f => LogisticGate.QuickGelu(f).Derivative(),
            },
            Forms = Entry.Single(2, static f => LogisticGate.QuickGelu(f).Value(), TailRemark),
        },
        new()
        {
            Name = "gelu",
            Formula = "x * (1 + erf(x / sqrt(2))) / 2",
            Derivative = new()
            {
                FromInput = SmoothDerivatives.Gelu,
            },
            Forms = Entry.Single(2, SmoothForms.Gelu, "max(x, 0) - |x| Q(|x|) with Q the upper tail of the normal distribution: 1 + erf would lose every digit on the negative side."),
        },
        new()
        {
            Name = "gelu_tanh",
            Aliases = ["gelu_new", "gelu_approximate"],
            Formula = "x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) / 2",
            Derivative = new()
            {
                FromInput = static f => LogisticGate.GeluTanh(f).Derivative(),
            },
            Forms = Entry.Single(2, static f => LogisticGate.GeluTanh(f).Value(), TailRemark),
        },
        new()
        {
            Name = "mish",
            Formula = "x * tanh(log(1 + exp(x)))",
            Derivative = new()
            {
                FromInput = SmoothDerivatives.Mish,
            },
            Forms = Entry.Single(2, SmoothForms.Mish, "x / coth(log(1 + exp(x))), the hyperbolic cotangent being s - (s - 1) / (2 s - 1) with s = 1 + exp(-x)."),
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
            Derivative = new()
            {
                FromInput = static f => IfLess(0, f.X, 1, f["alpha"] * Exp(Min(f.X, 0))),
                FromOutput = static f => f.Constant("alpha") >= 0 ? IfLess(0, f.Y, 1, f.Y + f["alpha"]) : null,
            },
            Forms = Entry.Single(static f => f.Constant("alpha") is > 0 ? 2 : 3, static f => IfLess(0, f.X, f.X, SmoothForms.ScaledByAlpha(f, Min(f.X, 0)))),
        },
        new()
        {
            Name = "selu",
            Formula = "1.0507009873554805 * (x for x > 0, 1.6732632423543772 * (exp(x) - 1) otherwise)",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = static f => IfLess(0, f.X, SeluScale, SeluScaleTimesAlpha * Exp(Min(f.X, 0))),
                FromOutput = static f => IfLess(0, f.Y, SeluScale, f.Y + SeluScaleTimesAlpha),
            },
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
            Derivative = new()
            {
                FromInput = SmoothDerivatives.Celu,
                FromOutput = static f => IfLess(0, f.Y, 1, (f.Y + f["alpha"]) / f["alpha"]),
                ToParameter = new Dictionary<string, Func<FormulaContext, Expr>> { ["alpha"] = SmoothDerivatives.CeluToAlpha },
            },
            Forms = Entry.Single(2, SmoothForms.Celu),
        },
        new()
        {
            Name = "exponential",
            Aliases = ["exp"],
            Formula = "exp(x)",
            IsMonotone = true,
            Derivative = new()
            {
                FromInput = static f => Exp(f.X),
                FromOutput = static f => f.Y,
            },
            Forms = Entry.Single(2, static f => Exp(f.X)),
        },
        new()
        {
            Name = "square",
            Formula = "x^2",
            Derivative = new()
            {
                FromInput = static f => 2 * f.X,
            },
            Forms = Entry.Single(0.5, static f => f.X * f.X),
        },
    ];

    private const double SeluScale = 1.0507009873554804934193349852946;

    private const double SeluScaleTimesAlpha = 1.7580993408473768599402175208123;

    private const string TailRemark =
        "The exponential of the negative tail carries a power of two that the last multiplication takes back, so that the result is rounded once even where it is subnormal.";
}
