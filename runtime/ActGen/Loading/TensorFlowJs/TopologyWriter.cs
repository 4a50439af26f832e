#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen;

/// <summary>Writes layers as TensorFlow.js reads them: activations by the names it has for them, else as layers of their own, else by those of the catalogue.</summary>
internal sealed class TopologyWriter
{
    private readonly List<LayerJson> _layers = [];
    private readonly List<(string Name, LayerWeights Weights)> _weights = [];
    private readonly HashSet<string> _names;

    private TopologyWriter(IEnumerable<Layer> layers) => _names = new(layers.Select(static layer => layer.Name), StringComparer.Ordinal);

    /// <summary>Writes layers.</summary>
    /// <param name="layers">The layers; at least one.</param>
    /// <returns>The layers, and their weights in the order in which the file has them, with their names there.</returns>
    /// <exception cref="NotSupportedException">The format has no place for a parameter of a layer.</exception>
    public static (TopologyJson Topology, IReadOnlyList<(string Name, LayerWeights Weights)> Weights) Write(IReadOnlyList<Layer> layers)
    {
        var writer = new TopologyWriter(layers);
        writer.Add("InputLayer", new() { Name = writer.Unique("input"), BatchInputShape = [null, layers[0].Inputs], DType = "float32" });
        foreach (LayerPart part in LayerParts.Of(layers))
        {
            writer.Add(part);
        }

        return (new() { Config = new() { Name = "sequential", Layers = [.. writer._layers] } }, writer._weights);
    }

    private void Add(LayerPart part)
    {
        string name = part.Layer.Name;
        switch (part.Kind)
        {
            case LayerKind.Dense:
                AddWeights(part, name);
                Add("Dense", new() { Name = name, Units = part.Outputs, UseBias = part.Find(LayerParts.Bias) is not null, Activation = LayerParts.Linear });
                break;
            case LayerKind.Dropout:
                AddAlone(part, ActivationNames.AreEqual(part.Layer.Activation, "alpha_dropout") ? "AlphaDropout" : "Dropout", new() { Name = "", Rate = ValueOf(part, "rate") });
                break;
            default:
                AddActivation(part);
                break;
        }
    }

    /// <summary>An activation: in its dense layer where a name says all of it, else as a layer.</summary>
    private void AddActivation(LayerPart part)
    {
        string activation = ActivationNames.Fold(part.Layer.Activation);
        if (part.Weights.Count > 0)
        {
            AddPRelu(part);
        }
        else if (NamedActivations.Find(activation) is { } named && named.Missing(part.Layer.Parameters) is null)
        {
            AddNamed(part, named.FileName);
        }
        else if (activation is "leakyrelu" or "prelu")
        {
            AddAlone(part, "LeakyReLU", new() { Name = "", Alpha = ValueOf(part, "alpha") });
        }
        else if (activation is "elu")
        {
            AddAlone(part, "ELU", new() { Name = "", Alpha = ValueOf(part, "alpha") });
        }
        else if (activation is "threshold" or "thresholdedrelu")
        {
            double theta = ValueOf(part, "value") == 0 ? ValueOf(part, "threshold") : throw Lost(part, "value");
            AddAlone(part, "ThresholdedReLU", new() { Name = "", Theta = theta });
        }
        else if (activation is "hardtanh" && ValueOf(part, "min") == 0)
        {
            AddAlone(part, "ReLU", new() { Name = "", MaxValue = ValueOf(part, "max") });
        }
        else if (part.Layer.Parameters.Count == 0)
        {
            AddNamed(part, part.Layer.Activation);
        }
        else
        {
            throw Lost(part, (NamedActivations.Find(activation)?.Missing(part.Layer.Parameters) ?? part.Layer.Parameters[0]).Name);
        }
    }

    private void AddNamed(LayerPart part, string activation)
    {
        if (part.Layer.Kind == LayerKind.Dense)
        {
            _layers[^1].Config.Activation = activation;
        }
        else
        {
            AddAlone(part, "Activation", new() { Name = "", Activation = activation });
        }
    }

    private void AddPRelu(LayerPart part)
    {
        if (!ActivationNames.AreEqual(part.Layer.Activation, "prelu") || part.Weights is not [{ Name: "alpha" } alpha])
        {
            throw new NotSupportedException(
                $"Layer '{part.Layer.Name}' cannot be saved: the format has no place for the weight '{part.Weights[0].Name}' of {part.Layer.Activation}.");
        }

        if (alpha.Shape.Count != 1 || alpha.Length != part.Outputs)
        {
            throw new NotSupportedException($"Layer '{part.Layer.Name}' cannot be saved: its weight {alpha} should have one slope for each of its {part.Outputs} units.");
        }

        AddWeights(part, AddAlone(part, "PReLU", new() { Name = "" }));
    }

    /// <summary>Adds a layer under the name of the one it is a part of, or that of its own where a dense layer has that.</summary>
    private string AddAlone(LayerPart part, string className, LayerConfigJson config)
    {
        config.Name = part.Layer.Kind == LayerKind.Dense ? Unique($"{part.Layer.Name}_{part.Layer.Activation}") : part.Layer.Name;
        Add(className, config);
        return config.Name;
    }

    private void Add(string className, LayerConfigJson config) => _layers.Add(new() { ClassName = className, Config = config });

    private void AddWeights(LayerPart part, string layer) => _weights.AddRange(part.Weights.Select(weights => ($"{layer}/{weights.Name}", weights)));

    private string Unique(string stem)
    {
        string name = stem;
        for (int number = 2; !_names.Add(name); number++)
        {
            name = $"{stem}_{number}";
        }

        return name;
    }

    private static double ValueOf(LayerPart part, string parameter)
    {
        foreach (ActivationParameter candidate in part.Layer.Parameters)
        {
            if (ActivationNames.AreEqual(candidate.Name, parameter) && double.IsFinite(candidate.Value))
            {
                return ActivationParameters.Shortest(candidate.Value);
            }
        }

        throw Lost(part, parameter);
    }

    private static NotSupportedException Lost(LayerPart part, string parameter)
    {
        string wayOut = NamedActivations.Find(part.Layer.Activation) is { } named
            ? $"TensorFlow.js has {LayerPart.Describe(named.Name, named.Parameters)} by that name: use it."
            : "Use a function of your own without parameters, which is saved by its name.";
        return new(
            $"Layer '{part.Layer.Name}' cannot be saved: the format has no place for '{parameter}' of {LayerPart.Describe(part.Layer.Activation, part.Layer.Parameters)}. {wayOut}");
    }
}
#endif
