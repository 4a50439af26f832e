using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Pipelines;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>Makes pipelines of the activations of blocks: the methods that apply them are like any that an author declares.</summary>
internal sealed class BlockResolver
{
    private readonly AttributeReader _attribute;
    private readonly INamedTypeSymbol _type;
    private readonly ElementType _element;
    private readonly Compilation _compilation;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;

    /// <summary>The stages so far that draw random numbers: all draw with one key, and differ by their number.</summary>
    private int _randomStages;

    public BlockResolver(
        AttributeReader attribute, INamedTypeSymbol type, ElementType element, Compilation compilation, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _attribute = attribute;
        _type = type;
        _element = element;
        _compilation = compilation;
        _diagnostics = diagnostics;
    }

    /// <summary>The activations of a block with the parameters it learns, or null where something is wrong, which is reported.</summary>
    /// <param name="layers">The layers of the block.</param>
    /// <param name="inputs">The number of its inputs.</param>
    /// <param name="cancellationToken">Tells when the result is not wanted any more.</param>
    public BlockActivations? Resolve(IReadOnlyList<LayerDeclaration> layers, int inputs, CancellationToken cancellationToken)
    {
        LayerDeclaration[] activated = [.. layers.Where(static layer => layer.Activation is not null)];
        if (activated.Length == 0)
        {
            return new(new(EquatableArray<ActivationModel>.Empty), []);
        }

        if (activated.Any(IsRefused))
        {
            return null;
        }

        var names = new SymbolNames(BlockParameters.BesideLearnt);
        MethodArguments arguments = Arguments(activated, names);
        ActivationCall[] calls = [.. activated.Select(static layer => layer.Activation!)];
        if (PipelineResolver.Resolve(_attribute, calls, _type, arguments, _diagnostics, _compilation, cancellationToken) is not { } pipeline)
        {
            return null;
        }

        if (pipeline.IsScalarOnly)
        {
            Fail(activated[0], $"has the function '{pipeline.Name}', which cannot be differentiated", "ACTGEN023 tells what stands in the way");
            return null;
        }

        int units = layers[0].Units ?? inputs;
        if (units == 1 && pipeline.Row is { } row)
        {
            LayerDeclaration last = activated[activated.Length - 1];
            Mend[] mends = row.Name == "softmax" ? [Mend.Replace("Write 'sigmoid': one probability", last.Activation!.Position, last.Activation.Name.Length, "sigmoid")] : [];
            _diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.RowsOfOne, last.Location, _attribute.Properties(mends), row.Name));
        }

        pipeline = InTraining(pipeline, units);
        return new(pipeline, [.. Learned(pipeline, names)]);
    }

    /// <summary>Whether a layer can be none, which is reported.</summary>
    private bool IsRefused(LayerDeclaration layer)
    {
        if (layer.Stage is not { } stage)
        {
            return false; // the resolver of pipelines reports an unknown name
        }

        string what = layer.Units is null ? "" : $"has the activation '{MessageText.Of(stage.Call.Name)}', which ";
        if (stage.Parameters.FirstOrDefault(static parameter => parameter.Kind == ParameterKind.Elements) is { } second)
        {
            return Fail(layer, $"{what}takes a second input, '{second.Name}'", "layers of a sequential model have one; compute it by methods of your own");
        }

        if (stage.Row is { HasGradient: false })
        {
            return Fail(layer, $"{what}is constant between jumps, so that nothing before it can learn", "leave it out, and apply it to what the model predicts");
        }

        if (layer.IsRandom && layer.Units is not null)
        {
            return Fail(layer, $"{what}draws random numbers", $"give it a layer of its own, as in \"dense(16) | {stage.Name}\"");
        }

        int learned = layer.Learned.Count();
        return learned > LayerGroups.MostLearned
            && Fail(layer, $"{what}learns {MessageText.Of(learned)} parameters", $"{MessageText.Of(LayerGroups.MostLearned)} is the most; give others values, as in \"{stage.Call.Name}({layer.Learned.First().Name}: 1)\"");
    }

    /// <summary>The arguments of the method that applies the activations in training.</summary>
    private MethodArguments Arguments(IReadOnlyList<LayerDeclaration> layers, SymbolNames learntNames)
    {
        bool isRandom = layers.Any(static layer => layer.IsRandom);
        bool needsSeed = layers.Any(static layer => layer.IsRandom && Written(layer, RandomParameters.Seed) is null);
        bool hasRows = layers.Any(static layer => layer.Stage?.Row is not null
            || (Written(layer, RandomParameters.NoiseShape) is { } shape && !Names.Equal(shape.Text, nameof(NoiseShape.PerElement))));
        Location location = layers[0].Location;
        MethodArgument[] arguments =
        [
            Argument(BlockParameters.Input, _element.SpecialType(), ParameterRole.Input),
            .. needsSeed ? new[] { Argument(BlockParameters.Seed, SpecialType.System_UInt64, ParameterRole.Seed) } : [],
            .. isRandom ? new[] { Argument(BlockParameters.Step, SpecialType.System_UInt64, ParameterRole.Step) } : [],
            .. hasRows ? new[] { Argument(RandomParameters.RowLength, SpecialType.System_Int32, ParameterRole.RowLength) } : [],
            Argument(BlockParameters.Output, _element.SpecialType(), ParameterRole.Output),
        ];
        var signature = new SignatureModel
        {
            Modifiers = "",
            Name = layers[0].Call.Name,
            ReturnType = "void",
            Parameters = arguments.Select(static argument => new ParameterModel("", "", argument.Escaped, argument.Role)).ToEquatableArray(),
            Shape = Shape.Span,
            Element = _element,
            IsDocumented = false,
            IsMarkedGenerated = false,
        };
        return new(signature.Name, signature, location, arguments) { LearntNames = learntNames };

        MethodArgument Argument(string name, SpecialType type, ParameterRole role) => new(name, name, _compilation.GetSpecialType(type), location, role);
    }

    private static WrittenParameter? Written(LayerDeclaration layer, string name)
        => layer.Activation!.Parameters.Where(parameter => Names.Equal(parameter.Name, name)).Select(static parameter => (WrittenParameter?)parameter).FirstOrDefault();

    /// <summary>The pipeline as a block applies it: rows of the units, and random numbers that no other block draws.</summary>
    private PipelineModel InTraining(PipelineModel pipeline, int units)
    {
        int firstStage = _randomStages;
        _randomStages += pipeline.Stages.Count(static stage => stage.Noise is not null);
        return pipeline with
        {
            Row = pipeline.Row is { } row ? row with { ConstantLength = units, LengthArgument = null } : null,
            Random = pipeline.Random is { } random
                ? random with
                {
                    Seed = BlockParameters.Seed,
                    RowLength = random.RowLength is null ? null : new(units.ToString(CultureInfo.InvariantCulture)),
                    FirstStage = firstStage,
                }
                : null,
        };
    }

    private static IEnumerable<LearnedParameter> Learned(PipelineModel pipeline, SymbolNames names)
        => from place in pipeline.Stages.Select(static (stage, index) => (stage, index))
           from parameter in place.stage.Parameters
           where !parameter.IsConstant
           select new LearnedParameter(place.index, parameter.Name, parameter.Argument!, names.Unique(KernelSymbols.GradientOf(parameter.Argument!)));

    private bool Fail(LayerDeclaration layer, string reason, string wayOut)
    {
        _diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.InvalidLayer, layer.Location, MessageText.Of(layer.Call.Name), reason, wayOut));
        return true;
    }
}

/// <summary>What a block applies to its sums.</summary>
/// <param name="Pipeline">The activations.</param>
/// <param name="Learned">The parameters of them that it learns.</param>
internal sealed record BlockActivations(PipelineModel Pipeline, IReadOnlyList<LearnedParameter> Learned);

/// <summary>A parameter of an activation that is learnt.</summary>
/// <param name="Stage">The stage that has it, counted from 0.</param>
/// <param name="Name">Its canonical name.</param>
/// <param name="Argument">The name by which methods take it.</param>
/// <param name="Gradient">The name by which methods take what receives its gradient.</param>
internal sealed record LearnedParameter(int Stage, string Name, string Argument, string Gradient);
