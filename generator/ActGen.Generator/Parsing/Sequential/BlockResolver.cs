using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>
/// Makes blocks of layers: looks their activations up, finds which parameters are learnt, and puts together what is computed as one.
/// </summary>
internal sealed class BlockResolver
{
    private readonly AttributeReader _attribute;
    private readonly INamedTypeSymbol _type;
    private readonly ElementType _element;
    private readonly MemberNames _names;
    private readonly Compilation _compilation;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;

    private readonly List<LayerModel> _layers = [];
    private readonly List<BlockModel> _blocks = [];
    private readonly SymbolNames _layerNames;
    private readonly Dictionary<string, int> _counts = [];
    private long _offset;
    private int _randomStages;

    public BlockResolver(
        AttributeReader attribute,
        IReadOnlyList<LayerDeclaration> layers,
        INamedTypeSymbol type,
        ElementType element,
        MemberNames names,
        Compilation compilation,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _attribute = attribute;
        _type = type;
        _element = element;
        _names = names;
        _compilation = compilation;
        _diagnostics = diagnostics;
        _layerNames = new(layers.Select(static layer => layer.Name).OfType<string>());
    }

    /// <summary>The layers as written.</summary>
    public IReadOnlyList<LayerModel> Layers => _layers;

    /// <summary>The layers as computed.</summary>
    public IReadOnlyList<BlockModel> Blocks => _blocks;

    /// <summary>Resolves all layers; false where something is wrong with one, which is reported.</summary>
    public bool Resolve(int inputs, IReadOnlyList<LayerDeclaration> layers, CancellationToken cancellationToken)
    {
        foreach (IGrouping<string, LayerDeclaration> twins in layers.Where(static layer => layer.Name is not null).GroupBy(static layer => Names.Fold(layer.Name!)))
        {
            if (twins.Skip(1).FirstOrDefault() is { } twin)
            {
                return Fail(twin, $"has the name '{twin.Name}' of another", "give it one of its own");
            }
        }

        foreach (IReadOnlyList<LayerDeclaration> block in Group(layers))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ResolveBlock(inputs, block, cancellationToken))
            {
                return false;
            }

            inputs = block[0].Units ?? inputs;
        }

        return true;
    }

    /// <summary>A block begins with sums, after rows, or with the sigmoid that ends the model: a loss may be fused with that.</summary>
    private IEnumerable<IReadOnlyList<LayerDeclaration>> Group(IReadOnlyList<LayerDeclaration> layers)
    {
        var block = new List<LayerDeclaration>();
        for (int i = 0; i < layers.Count; i++)
        {
            LayerDeclaration layer = layers[i];
            bool isLastSigmoid = i == layers.Count - 1 && layer.Units is null && Declare(layer)?.Definition?.Name == "sigmoid" && block.Any(static before => before.Activation is not null);
            if (block.Count > 0 && (layer.Units is not null || isLastSigmoid || block.Any(before => Declare(before)?.Row is not null)))
            {
                yield return block;
                block = [];
            }

            block.Add(layer);
        }

        yield return block;
    }

    private StageDeclaration? Declare(LayerDeclaration layer)
        => layer.Activation is { } call ? StageDeclaration.Of(call, _attribute, isOnly: false, _type, _element) : null;

    private bool ResolveBlock(int inputs, IReadOnlyList<LayerDeclaration> layers, CancellationToken cancellationToken)
    {
        LayerDeclaration first = layers[0];
        int units = first.Units ?? inputs;
        if (first.Units is not null && (long)inputs * units > int.MaxValue)
        {
            return Fail(first, $"has {inputs} inputs and {units} units", "their product is the number of weights, which no span can hold");
        }

        LayerStage[] stages = [.. layers.Where(static layer => layer.Activation is not null).Select(layer => new LayerStage(layer, Declare(layer)))];
        if (Refuse(stages))
        {
            return false;
        }

        LearnedParameter[] learned = [.. Learned(stages)];
        if (ResolvePipeline(stages, learned, units, cancellationToken) is not { } pipeline)
        {
            return false;
        }

        return Describe(inputs, units, layers, stages, learned, pipeline);
    }

    /// <summary>Whether a stage can be no layer, which is reported.</summary>
    private bool Refuse(IReadOnlyList<LayerStage> stages)
    {
        foreach ((LayerDeclaration layer, StageDeclaration? declared) in stages)
        {
            if (declared is null)
            {
                continue; // the resolver reports an unknown name
            }

            if (declared.Parameters.FirstOrDefault(static parameter => parameter.Kind == ParameterKind.Elements) is { } second)
            {
                return !Fail(layer, $"takes a second input, '{second.Name}'", "layers of a sequential model have one; compute it by methods of your own");
            }

            if (declared.Row is { HasGradient: false })
            {
                return !Fail(layer, "is constant between jumps, so that nothing before it can learn", "leave it out, and apply it to what the model predicts");
            }

            if (declared.Definition is { IsRandom: true } && layer.Units is not null)
            {
                return !Fail(layer, $"draws random numbers as '{declared.Name}'", $"give it a layer of its own, as in \"dense(16) | {declared.Name}\"");
            }
        }

        return false;
    }

    /// <summary>The parameters without a constant and without a default: one a channel, to be learnt.</summary>
    private IEnumerable<LearnedParameter> Learned(IReadOnlyList<LayerStage> stages)
    {
        var places = stages
            .Where(static stage => stage.Declared is not null)
            .SelectMany(static stage => stage.Declared!.Parameters.Select(parameter => (stage, parameter)))
            .ToArray();
        foreach ((LayerStage stage, ParameterDefinition parameter) in places)
        {
            bool isGiven = stage.Declared!.Call.Parameters.Any(written => parameter.IsNamed(written.Name))
                || _attribute.Parameters.Any(written => parameter.IsNamed(written.Name));
            if (isGiven || parameter.Default is not null)
            {
                continue;
            }

            // Numbered as the binder counts, where several stages have a parameter of that name.
            var namesakes = places.Where(place => Names.Equal(place.parameter.Name, parameter.Name)).ToArray();
            int number = System.Array.FindIndex(namesakes, place => ReferenceEquals(place.stage, stage)) + 1;
            string argument = namesakes.Length == 1 ? parameter.Name : parameter.Name + number.ToString(CultureInfo.InvariantCulture);
            yield return new(stage.Layer, parameter.Name, GeneratedArgument(argument));
        }
    }

    private static string GeneratedArgument(string name) => KernelSymbols.CamelCase(name);

    private PipelineModel? ResolvePipeline(
        IReadOnlyList<LayerStage> stages, IReadOnlyList<LearnedParameter> learned, int units, CancellationToken cancellationToken)
    {
        if (stages.Count == 0)
        {
            return new(EquatableArray<ActivationModel>.Empty);
        }

        ActivationCall[] calls = [.. stages.Select(static stage => stage.Layer.Activation!)];
        bool isRandom = stages.Any(static stage => stage.Declared?.Definition is { IsRandom: true });
        bool needsSeed = isRandom && stages.Any(static stage => stage.Declared?.Definition is { IsRandom: true }
            && !stage.Layer.Activation!.Parameters.Any(static parameter => Names.Equal(parameter.Name, RandomParameters.Seed)));
        bool hasRows = stages.Any(static stage => stage.Declared?.Row is not null
            || stage.Layer.Activation!.Parameters.Any(static parameter => Names.Equal(parameter.Name, RandomParameters.NoiseShape) && !Names.Equal(parameter.Text, nameof(NoiseShape.PerElement))));
        MethodArguments arguments = Arguments(stages[0].Layer, learned, needsSeed, isRandom, hasRows);
        if (PipelineResolver.Resolve(_attribute, calls, _type, arguments, _diagnostics, _compilation, cancellationToken) is not { } pipeline)
        {
            return null;
        }

        if (pipeline.Stages.Any(static stage => stage.IsScalarOnly))
        {
            Fail(stages[0].Layer, $"has the function '{pipeline.Name}', which cannot be differentiated", "ACTGEN023 tells what stands in the way");
            return null;
        }

        if (units == 1 && pipeline.Row is { } row)
        {
            _diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.RowsOfOne, stages[stages.Count - 1].Layer.Location, row.Name));
        }

        int firstStage = _randomStages;
        _randomStages += pipeline.Stages.Count(static stage => stage.Noise is not null);
        string rowLength = units.ToString(CultureInfo.InvariantCulture);
        return pipeline with
        {
            Row = pipeline.Row is { } rows ? rows with { ConstantLength = units, LengthArgument = null } : null,
            Random = pipeline.Random is { } random
                ? random with { Seed = BlockMethods.Seed, RowLength = random.RowLength is null ? null : new(rowLength), FirstStage = firstStage }
                : null,
        };
    }

    /// <summary>The arguments of the method that applies the activations in training.</summary>
    private MethodArguments Arguments(LayerDeclaration layer, IReadOnlyList<LearnedParameter> learned, bool needsSeed, bool needsStep, bool needsRowLength)
    {
        var arguments = new List<MethodArgument>
        {
            Argument("x", SpecialType.None, ParameterRole.Input),
        };
        arguments.AddRange(learned.Select(parameter => Argument(parameter.Argument, SpecialType.None, ParameterRole.Numbers)));
        if (needsSeed)
        {
            arguments.Add(Argument(BlockMethods.Seed, SpecialType.System_UInt64, ParameterRole.Seed));
        }

        if (needsStep)
        {
            arguments.Add(Argument(BlockMethods.Step, SpecialType.System_UInt64, ParameterRole.Step));
        }

        if (needsRowLength)
        {
            arguments.Add(Argument("rowLength", SpecialType.System_Int32, ParameterRole.RowLength));
        }

        arguments.Add(Argument("y", SpecialType.None, ParameterRole.Output));
        var signature = new SignatureModel
        {
            Modifiers = "",
            Name = layer.Call.Name,
            ReturnType = "void",
            Parameters = arguments.Select(static argument => new ParameterModel("", "", argument.Escaped, argument.Role)).ToEquatableArray(),
            Shape = Shape.Span,
            Element = _element,
            IsDocumented = false,
            IsMarkedGenerated = false,
        };
        return new(layer.Call.Name, signature, layer.Location, arguments);

        MethodArgument Argument(string name, SpecialType type, ParameterRole role)
            => new(name, name, _compilation.GetSpecialType(type == SpecialType.None ? _element.SpecialType() : type), layer.Location, role);
    }

    private bool Describe(
        int inputs, int units, IReadOnlyList<LayerDeclaration> layers, IReadOnlyList<LayerStage> stages, IReadOnlyList<LearnedParameter> learned, PipelineModel pipeline)
    {
        WeightsModel? kernel = null;
        WeightsModel? bias = null;
        var learnedWeights = new List<LearnedModel>();
        string? blockName = null;
        foreach (LayerDeclaration layer in layers)
        {
            int layerInputs = layer.Units is null ? units : inputs;
            int index = stages.Select(static stage => stage.Layer).ToList().IndexOf(layer);
            string name = NameOf(layer, index < 0 ? null : stages[index].Declared);
            string member = MemberNames.Pascal(name);
            blockName ??= member;
            var weights = new List<WeightsModel>();
            if (layer.Units is not null)
            {
                weights.Add(kernel = Weights("kernel", [inputs, units], layer.KernelInitializer));
                if (layer.UseBias)
                {
                    weights.Add(bias = Weights("bias", [units], layer.BiasInitializer));
                }
            }

            foreach (LearnedParameter parameter in learned.Where(parameter => parameter.Layer == layer))
            {
                WeightsModel own = Weights(parameter.Name, [units], Initializer.Zeros);
                weights.Add(own);
                learnedWeights.Add(new(parameter.Argument, own));
            }

            (string activation, LayerKind kind, IReadOnlyList<BoundParameter> parameters) = Activation(layer, index, pipeline);
            _layers.Add(new(name, kind, layerInputs, units, activation, Constants(parameters), weights.ToEquatableArray()));

            WeightsModel Weights(string what, int[] shape, Initializer initializer)
            {
                int length = shape.Aggregate(1, static (product, axis) => product * axis);
                var model = new WeightsModel(what, shape.ToEquatableArray(), (int)_offset, length, initializer, _names.Unique(member + MemberNames.Pascal(what)));
                _offset += length;
                return model;
            }
        }

        if (_offset > int.MaxValue)
        {
            return Fail(layers[0], "has more parameters with those before it than a span can hold", "use fewer units");
        }

        _blocks.Add(new()
        {
            ClassName = _names.Unique(blockName + "Layer"),
            Inputs = inputs,
            Units = units,
            Kernel = kernel,
            Bias = bias,
            Pipeline = pipeline,
            Learned = learnedWeights.ToEquatableArray(),
        });
        return true;
    }

    /// <summary>The name the author gave, else what the layer is, numbered: <c>dense1</c>.</summary>
    private string NameOf(LayerDeclaration layer, StageDeclaration? declared)
    {
        if (layer.Name is not null)
        {
            return layer.Name;
        }

        string stem = layer.Units is not null ? LayerParameters.Dense : declared!.Name;
        string name;
        do
        {
            _counts[stem] = _counts.TryGetValue(stem, out int count) ? count + 1 : 1;
            name = stem + _counts[stem].ToString(CultureInfo.InvariantCulture);
        }
        while (_layerNames.Unique(name) != name);

        return name;
    }

    /// <summary>What a layer applies: its canonical name, kind and parameters.</summary>
    private (string Name, LayerKind Kind, IReadOnlyList<BoundParameter> Parameters) Activation(LayerDeclaration layer, int index, PipelineModel pipeline)
    {
        LayerKind kind = layer.Units is not null ? LayerKind.Dense : LayerKind.Activation;
        if (index < 0)
        {
            return ("linear", kind, []);
        }

        if (index == pipeline.Stages.Count)
        {
            return (pipeline.Row!.Name, kind, pipeline.Row.Parameters);
        }

        ActivationModel stage = pipeline.Stages[index];
        bool isDropout = stage.Noise is not null && new StageExpressions(stage, _element, uniform: null).Value.Equals(Expr.Input);
        return (stage.Name, isDropout ? LayerKind.Dropout : kind, stage.Parameters);
    }

    /// <summary>The constants, as the decimal numbers that an author would write for them.</summary>
    private EquatableArray<ConstantModel> Constants(IEnumerable<BoundParameter> parameters)
        => parameters.Where(static parameter => parameter.IsConstant)
            .Select(parameter => new ConstantModel(parameter.Name, Shortest(parameter.IsComplement ? 1 - parameter.Value : parameter.Value)))
            .ToEquatableArray();

    private double Shortest(double value)
        => _element == ElementType.Single ? double.Parse(((float)value).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    private bool Fail(LayerDeclaration layer, string reason, string wayOut)
    {
        _diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.InvalidLayer, layer.Location, MessageText.Of(layer.Call.Name), reason, wayOut));
        return false;
    }

    /// <summary>An activation of a layer, and what its name means; null for nothing.</summary>
    private sealed record LayerStage(LayerDeclaration Layer, StageDeclaration? Declared);

    /// <summary>A parameter that is learnt, and the name by which a method takes it.</summary>
    private sealed record LearnedParameter(LayerDeclaration Layer, string Name, string Argument);
}
