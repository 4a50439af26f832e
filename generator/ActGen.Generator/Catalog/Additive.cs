using System.Collections.Generic;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Catalog;

/// <summary>Sums: the steps of a pipeline that bring in another input.</summary>
internal static class Additive
{
    public static IReadOnlyList<ActivationDefinition> All { get; } =
    [
        new()
        {
            Name = "bias_add",
            Aliases = ["bias"],
            Formula = "x + bias",
            IsMonotone = true,
            Parameters =
            [
                new()
                {
                    Name = "bias",
                    Description = "What is added to x: one number for all, or one a channel.",
                },
            ],
            Derivative = Unit,
            Forms = Entry.Single(0.5, static f => f.X + f["bias"]),
        },
        new()
        {
            Name = "add",
            Aliases = ["residual", "add_residual"],
            Formula = "x + residual",
            IsMonotone = true,
            Parameters =
            [
                new()
                {
                    Name = "residual",
                    Aliases = ["skip", "other", "addend"],
                    Description = "The second input, as long as x.",
                    Kind = ParameterKind.Elements,
                },
            ],
            Derivative = Unit,
            Forms = Entry.Single(0.5, static f => f.X + f["residual"]),
        },
    ];

    private static DerivativeDefinition Unit => new()
    {
        FromInput = static _ => 1,
        FromOutput = static _ => 1,
    };
}
