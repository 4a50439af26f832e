using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen;

/// <summary>A layer of a model: what it is called, what it computes, and which parameters it learns. It holds no numbers itself.</summary>
public sealed class Layer
{
    /// <summary>Describes a layer.</summary>
    /// <param name="name">Its name, unique in the model.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="inputs">The number of inputs of a sample.</param>
    /// <param name="outputs">The number of outputs of a sample: the units.</param>
    /// <param name="activation">The name of the activation in the catalogue, or that of the author's function; <c>linear</c> for none.</param>
    /// <param name="parameters">The constant parameters of the activation, all of them.</param>
    /// <param name="weights">What it learns: of a dense layer the kernel, <c>[inputs, outputs]</c>; all others are <c>[outputs]</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind, or a sample has no inputs or no outputs.</exception>
    /// <exception cref="ArgumentException">Layers of this kind have other lengths or other weights.</exception>
    public Layer(
        string name, LayerKind kind, int inputs, int outputs, string activation, IEnumerable<ActivationParameter> parameters, IEnumerable<LayerWeights> weights)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Kind = kind;
        Inputs = inputs;
        Outputs = outputs;
        Activation = activation ?? throw new ArgumentNullException(nameof(activation));
        Parameters = (parameters ?? throw new ArgumentNullException(nameof(parameters))).ToArray();
        Weights = (weights ?? throw new ArgumentNullException(nameof(weights))).ToArray();
        LayerChecks.Require(this);
    }

    /// <summary>Its name, unique in the model.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public LayerKind Kind { get; }

    /// <summary>The number of inputs of a sample.</summary>
    public int Inputs { get; }

    /// <summary>The number of outputs of a sample: the units.</summary>
    public int Outputs { get; }

    /// <summary>The name of the activation in the catalogue, or that of the author's function; <c>linear</c> for none.</summary>
    public string Activation { get; }

    /// <summary>The constant parameters of the activation, all of them.</summary>
    public IReadOnlyList<ActivationParameter> Parameters { get; }

    /// <summary>What it learns: the kernel and the bias of a dense layer, the <c>alpha</c> of prelu.</summary>
    public IReadOnlyList<LayerWeights> Weights { get; }

    /// <summary>The layer as it would be written: <c>dense1: 8 -> 16, leaky_relu(alpha: 0.2)</c>.</summary>
    /// <returns>The name, the lengths and the activation.</returns>
    public override string ToString()
    {
        string parameters = Parameters.Count == 0 ? "" : $"({string.Join(", ", Parameters)})";
        return $"{Name}: {Inputs} -> {Outputs}, {Activation}{parameters}";
    }
}
