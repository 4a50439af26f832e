using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Catalog;

/// <summary>An activation of rows: each output depends on all the inputs of its row, so it is an algorithm of the runtime and no expression.</summary>
internal sealed record RowDefinition
{
    /// <summary>Why one has no gradient, if it has none.</summary>
    public const string ReasonNoGradient = "it is constant between jumps, so its gradient is zero";

    /// <summary>The canonical name, lower case with underscores.</summary>
    public required string Name { get; init; }

    /// <summary>What frameworks call it otherwise.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The mathematical definition, in plain text, over the elements of a row.</summary>
    public required string Formula { get; init; }

    public IReadOnlyList<ParameterDefinition> Parameters { get; init; } = [];

    /// <summary>Whether a row of minus infinities, which is NaN, can be zeros instead.</summary>
    public bool HasMaskedRows { get; init; }

    /// <summary>Whether it has a gradient other than zero.</summary>
    public bool HasGradient { get; init; } = true;

    /// <summary>The method of the runtime's class <c>Rows</c>.</summary>
    public string Method => Names.ToPascalCase(Name);
}

/// <summary>The activations of rows.</summary>
internal static class RowActivations
{
    public static IReadOnlyList<RowDefinition> All { get; } =
    [
        new()
        {
            Name = "softmax",
            Formula = "exp(x / temperature) / sum of exp(x / temperature) over the row",
            Parameters = [Temperature],
            HasMaskedRows = true,
        },
        new()
        {
            Name = "log_softmax",
            Formula = "x / temperature - log(sum of exp(x / temperature) over the row)",
            Parameters = [Temperature],
            HasMaskedRows = true,
        },
        new()
        {
            Name = "softmin",
            Formula = "exp(-x / temperature) / sum of exp(-x / temperature) over the row",
            Parameters = [Temperature],
            HasMaskedRows = true,
        },
        new()
        {
            Name = "sparsemax",
            Formula = "max(x - t, 0) with the t for which the row adds to 1",
        },
        new()
        {
            Name = "hardmax",
            Formula = "1 for the first largest element of the row, 0 for the others",
            HasGradient = false,
        },
    ];

    private static ParameterDefinition Temperature => new()
    {
        Name = "temperature",
        Aliases = ["tau", "t"],
        Description = "What x is divided by: above 1 the row becomes more even, below 1 less.",
        Range = ParameterRange.Temperature,
        Kind = ParameterKind.Common,
        Default = new(1),
    };

    /// <summary>The activation of that name or alias; case and underscores do not matter.</summary>
    public static RowDefinition? Find(string name)
        => All.FirstOrDefault(definition => definition.Aliases.Prepend(definition.Name).Any(own => Names.Equal(own, name)));
}
