using System.Linq;

namespace ActGen.Generator.Model;

/// <summary>The activations a method applies, one after the other.</summary>
/// <param name="Stages">Those of single elements; at least one where there is no <paramref name="Row"/>.</param>
/// <param name="Random">What random numbers depend on; null where none are drawn.</param>
/// <param name="Row">The activation of rows at the end, or null.</param>
/// <param name="Halves">How rows hold both inputs of a gate, where they do.</param>
internal sealed record PipelineModel(EquatableArray<ActivationModel> Stages, RandomModel? Random = null, RowModel? Row = null, HalvesModel? Halves = null)
{
    /// <summary>The names of the stages, as they would be written.</summary>
    public string Name => string.Join(" | ", Stages.Select(static stage => stage.Name).Concat(Row is null ? [] : [Row.Name]));

    /// <summary>Whether it has to be called for one element at a time.</summary>
    public bool IsScalarOnly => Single is { IsScalarOnly: true };

    /// <summary>The one activation of single elements it is, where it is one.</summary>
    public ActivationModel? Single => Stages.Count == 1 && Row is null ? Stages[0] : null;
}

/// <summary>What random numbers depend on, as C# expressions over the parameters of the method.</summary>
internal sealed record RandomModel
{
    /// <summary>The seed of the stages that have none of their own; null where all have.</summary>
    public required string? Seed { get; init; }

    /// <summary>The step; null for 0.</summary>
    public required string? Step { get; init; }

    /// <summary>The place of the first element in the whole; null for 0.</summary>
    public required string? Offset { get; init; }

    /// <summary>Whether numbers are drawn; null for always.</summary>
    public required string? Training { get; init; }

    /// <summary>The number of elements of a row, where the noise of a stage varies by row or channel only.</summary>
    public required RowLengthModel? RowLength { get; init; }

    /// <summary>The number of the first stage that draws, where others draw with the same key.</summary>
    public int FirstStage { get; init; }
}

/// <summary>The number of elements of a row.</summary>
/// <param name="Text">The number as a C# expression.</param>
/// <param name="Channels">The parameter of the method, with one number a channel, whose length it is; null where it is a number of its own.</param>
internal sealed record RowLengthModel(string Text, string? Channels = null);

/// <summary>The noise of one random activation.</summary>
/// <param name="Shape">Which elements share a number.</param>
/// <param name="Seed">A seed of its own, or null.</param>
internal sealed record NoiseModel(NoiseShape Shape, ulong? Seed);

/// <summary>The generator's twin of the public enumeration <c>ActGen.NoiseShape</c>; the values agree.</summary>
internal enum NoiseShape
{
    PerElement,
    PerRow,
    PerChannel,
}
