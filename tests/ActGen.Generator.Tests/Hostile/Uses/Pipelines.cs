using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using FsCheck;
using FsCheck.Fluent;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>Strings of attributes: written by the grammar, and garbled.</summary>
internal static class Pipelines
{
    private static readonly ActivationDefinition[] s_plain =
    [
        .. ActivationCatalog.All.Where(static definition => !definition.IsRandom && definition.Gate is null
            && definition.Parameters.All(static parameter => parameter is { Default: not null, Kind: not ParameterKind.Elements })),
    ];

    private static readonly string[] s_names =
    [
        .. ActivationCatalog.All.SelectMany(static definition => definition.Aliases.Prepend(definition.Name)),
        .. RowActivations.All.SelectMany(static definition => definition.Aliases.Prepend(definition.Name)),
    ];

    private static readonly string[] s_parameters =
    [
        .. ActivationCatalog.All.SelectMany(static definition => definition.Parameters).SelectMany(static parameter => parameter.Aliases.Prepend(parameter.Name)).Distinct(),
        "temperature", "masked", "gate", "seed", "noise_shape", "keep_prob", "slope", "class", "größe",
    ];

    /// <summary>Any number of stages that take nothing but an element.</summary>
    public static Gen<string> Plain { get; } = PlainStage(Gen.Elements(s_plain)).Many(1, 3, " | ");

    private static Gen<string> Name { get; } = Gen.Elements(s_names).Or(5, Choice.Of("Own", "Helper", "Root", "Loop", "Wild"))
        .Or(8, Gen.Elements(s_names).Garbled()).Or(20, Choice.Of("F", "B", "", "input", "dense", "_", "-", "é", "smuggled"));

    private static Gen<string> Parameter { get; } =
        from name in Gen.Elements(s_parameters)
        from value in Numbers.InPipelines
        select $"{name}: {value}";

    private static Gen<string> Stage { get; } =
        from name in Name
        from parameters in Parameter.Many(1, 3, ", ").Select(static parameters => $"({parameters})").OnceIn(3)
        select name + parameters;

    /// <summary>Anything between a pipeline and noise.</summary>
    public static Gen<string> Any { get; } = Gen.Frequency((8, Plain), (4, Stage.Many(1, 5, " | ")), (1, Stage.Many(1, 5, " | ").Garbled()));

    /// <summary>Layers that make a model.</summary>
    public static Gen<string> PlainLayers { get; } =
        from inputs in Gen.Choose(1, 9)
        from layers in (
            from units in Gen.Choose(1, 9)
            from activation in PlainStage(Gen.Elements(s_plain)).Select(static activation => $", {activation}").OnceIn(2)
            from initializer in Choice.Of(", kernel_initializer: he_normal", ", use_bias: false", ", bias_initializer: ones").OnceIn(3)
            select $"dense({units}{activation}{initializer})").Or(3, PlainStage(Gen.Elements(s_plain))).Many(1, 4, " | ")
        from last in Choice.Of(" | softmax", " | dropout(rate: 0.25)", " | prelu").OnceIn(2)
        select string.Create(CultureInfo.InvariantCulture, $"input({inputs}) | {layers}{last}");

    /// <summary>Anything between layers and noise.</summary>
    public static Gen<string> AnyLayers { get; } = Gen.Frequency(
        (2, PlainLayers),
        (2, PlainLayers.Garbled()),
        (2, from first in Numbers.InPipelines from rest in LayerOf(Stage).Many(1, 4, " | ") select $"input({first}) | {rest}"),
        (1, Any));

    private static Gen<string> LayerOf(Gen<string> stage)
        => stage.Or(2,
            from units in Numbers.InPipelines
            from activation in stage
            from option in Choice.Of("name: a", "name: Parameters", "name: 1", "use_bias: maybe", "kernel_initializer: zeros", "units: 3", "activation: tanh").Select(static option => $", {option}").OnceIn(2)
            select $"dense({units}, {activation}{option})");

    /// <summary>A stage with perhaps a value of its parameter, where no other parameter limits it.</summary>
    private static Gen<string> PlainStage(Gen<ActivationDefinition> definitions)
        => from definition in definitions
           from name in Gen.Elements(definition.Aliases.Prepend(definition.Name))
           from parameters in Values(definition).Select(static value => $"({value})").OnceIn(definition.Parameters.Count == 1 ? 2 : 1_000_000)
           select name + (definition.Parameters.Count == 1 ? parameters : "");

    private static Gen<string> Values(ActivationDefinition definition)
        => definition.Parameters.Count != 1 ? Choice.Of("")
            : Gen.Elements(((IEnumerable<double>)[definition.Parameters[0].Example, 0.125, 0.5, 0.75]).Where(definition.Parameters[0].Range.Contains))
                .Select(value => string.Create(CultureInfo.InvariantCulture, $"{definition.Parameters[0].Name}: {value}"));
}
