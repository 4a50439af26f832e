using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>Gated linear units: a second input, weighted by an activation of the first, which is the gate.</summary>
internal static class Gated
{
    public static IReadOnlyList<ActivationDefinition> All { get; } =
    [
        Unit("glu", "value / (1 + exp(-x)), x being the gate", 4, SmoothForms.Sigmoid, SmoothDerivatives.Sigmoid),
        Unit("swiglu", "value * x / (1 + exp(-x)), x being the gate", 4, static f => LogisticGate.WithSlope(f, 1)!.Value(), static f => LogisticGate.WithSlope(f, 1)!.Derivative()),
        Unit("geglu", "value * x * (1 + erf(x / sqrt(2))) / 2, x being the gate", 3, SmoothForms.Gelu, SmoothDerivatives.Gelu),
        Unit("reglu", "value * max(x, 0), x being the gate", 0.5, static f => Max(f.X, 0), static f => Entry.Step(f.X, 0, 1)),
    ];

    private static ActivationDefinition Unit(
        string name, string formula, double maxUlp, Func<FormulaContext, Expr> gate, Func<FormulaContext, Expr> slope) => new()
    {
        Name = name,
        Formula = formula,

        // torch.nn.functional.glu and keras.ops.glu agree. Of the others transformer libraries have both orders.
        Gate = new("value", LibrariesDisagree: name != "glu"),
        Parameters =
        [
            new()
            {
                Name = "value",
                Aliases = ["up"],
                Description = "The second input, as long as the gate.",
                Kind = ParameterKind.Elements,
            },
        ],
        Derivative = new()
        {
            FromInput = f => slope(f) * f["value"],
        },
        Forms = Entry.Single(maxUlp, f => gate(f) * f["value"]),
    };
}
