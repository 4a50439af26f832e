using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>Lays the layers of a model out: what each is called, what it learns, and where that lies among the parameters.</summary>
internal sealed class ModelLayout
{
    private readonly List<LayerModel> _layers = [];
    private readonly List<BlockModel> _blocks = [];
    private readonly ElementType _element;
    private readonly MemberNames _members;

    /// <summary>The names of layers, folded, those that the author gives first: others keep clear of them.</summary>
    private readonly HashSet<string> _names;

    public ModelLayout(IEnumerable<LayerDeclaration> layers, ElementType element, MemberNames members)
    {
        _element = element;
        _members = members;
        _names = [.. layers.Select(static layer => layer.Name).OfType<string>().Select(Names.Fold)];
    }

    /// <summary>The layers as written.</summary>
    public IReadOnlyList<LayerModel> Layers => _layers;

    /// <summary>The layers as computed.</summary>
    public IReadOnlyList<BlockModel> Blocks => _blocks;

    /// <summary>The number of parameters so far.</summary>
    public long Length { get; private set; }

    /// <summary>The elements so far that training keeps of a sample, or more.</summary>
    public long WorkLength { get; private set; }

    /// <summary>Adds the layers of a block.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="inputs">The number of inputs of the first.</param>
    /// <param name="activations">What they apply.</param>
    public void Add(IReadOnlyList<LayerDeclaration> layers, int inputs, BlockActivations activations)
    {
        int units = layers[0].Units ?? inputs;
        LayerModel[] described = [.. Describe(layers, inputs, units, activations)];
        _layers.AddRange(described);
        WeightsModel[] all = [.. described.SelectMany(static layer => layer.Weights)];
        int own = layers[0].Units is null ? 0 : layers[0].UseBias ? 2 : 1;
        _blocks.Add(new()
        {
            Layers = described.Select(static layer => layer.Name).ToEquatableArray(),
            ClassName = _members.Unique(MemberNames.Pascal(described[0].Name) + "Layer"),
            Inputs = inputs,
            Units = units,
            Kernel = own > 0 ? all[0] : null,
            Bias = own > 1 ? all[1] : null,
            Pipeline = activations.Pipeline,
            Learned = activations.Learned.Zip(all.Skip(own), static (learned, weights) => new LearnedModel(learned.Argument, learned.Gradient, weights)).ToEquatableArray(),
        });

        // The sums, what comes after single elements and after rows, and the gradient with respect to the inputs.
        WorkLength += (3L * units) + inputs;
    }

    private IEnumerable<LayerModel> Describe(IReadOnlyList<LayerDeclaration> layers, int inputs, int units, BlockActivations activations)
    {
        int stage = 0;
        foreach (LayerDeclaration layer in layers)
        {
            string name = NameOf(layer);
            var weights = new List<WeightsModel>();
            if (layer.Units is not null)
            {
                weights.Add(Weights(name, "kernel", layer.KernelInitializer, inputs, units));
                if (layer.UseBias)
                {
                    weights.Add(Weights(name, "bias", layer.BiasInitializer, units));
                }
            }

            LayerKind kind = layer.Units is not null ? LayerKind.Dense : LayerKind.Activation;
            string activation = "linear";
            IEnumerable<BoundParameter> parameters = [];
            if (layer.Activation is not null)
            {
                foreach (string learned in activations.Learned.Where(learned => learned.Stage == stage).Select(static learned => learned.Name))
                {
                    // The sums of a layer may have a bias already, and files tell weights apart by name.
                    bool isTaken = weights.Any(other => Names.Equal(other.Name, learned));
                    weights.Add(Weights(name, isTaken ? learned + "2" : learned, Initializer.Zeros, units));
                }

                (activation, parameters) = (layer.Stage!.Name, Parameters(activations.Pipeline, stage));
                kind = IsDropout(activations.Pipeline, stage) ? LayerKind.Dropout : kind;
                stage++;
            }

            yield return new(name, kind, layer.Units is null ? units : inputs, units, activation, Constants(parameters), weights.ToEquatableArray());
        }
    }

    /// <summary>The name the author gave, else what the layer is, numbered: <c>dense1</c>.</summary>
    private string NameOf(LayerDeclaration layer)
    {
        if (layer.Name is not null)
        {
            return layer.Name;
        }

        string stem = layer.Units is not null ? LayerParameters.Dense : layer.Stage!.Name;
        string name;
        int number = 0;
        do
        {
            name = stem + (++number).ToString(CultureInfo.InvariantCulture);
        }
        while (!_names.Add(Names.Fold(name)));

        return name;
    }

    private WeightsModel Weights(string layer, string name, Initializer initializer, params int[] shape)
    {
        int length = shape.Aggregate(1, static (product, axis) => product * axis);
        string view = _members.Unique(MemberNames.Pascal(layer) + MemberNames.Pascal(name));
        var weights = new WeightsModel(name, shape.ToEquatableArray(), (int)Length, length, initializer, view);
        Length += length;
        return weights;
    }

    private static IEnumerable<BoundParameter> Parameters(PipelineModel pipeline, int stage)
        => stage < pipeline.Stages.Count ? pipeline.Stages[stage].Parameters : pipeline.Row!.Parameters;

    /// <summary>Whether a stage does nothing but in training.</summary>
    private bool IsDropout(PipelineModel pipeline, int stage)
        => stage < pipeline.Stages.Count && pipeline.Stages[stage].Noise is not null
            && new StageExpressions(pipeline.Stages[stage], _element, uniform: null).Value.Equals(Expr.Input);

    /// <summary>The constants, as the decimal numbers that an author would write for them.</summary>
    private EquatableArray<ConstantModel> Constants(IEnumerable<BoundParameter> parameters)
        => parameters.Where(static parameter => parameter.IsConstant)
            .Select(parameter => new ConstantModel(parameter.Name, NumberLiteral.AsWritten(parameter.IsComplement ? 1 - parameter.Value : parameter.Value, _element)))
            .ToEquatableArray();
}
