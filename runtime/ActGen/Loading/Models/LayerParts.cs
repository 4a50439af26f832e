#if NET8_0_OR_GREATER
using System.Collections.Generic;
using System.Linq;

namespace ActGen;

/// <summary>
/// Layers taken apart into the steps they are made of, in which a dense layer with an activation is the same as a linear one before an
/// activation, and an activation <c>linear</c> is nothing.
/// </summary>
internal static class LayerParts
{
    public const string Kernel = "kernel";
    public const string Bias = "bias";
    public const string Linear = "linear";

    public static IEnumerable<LayerPart> Of(IEnumerable<Layer> layers)
    {
        foreach (Layer layer in layers)
        {
            if (layer.Kind == LayerKind.Dense)
            {
                yield return new(layer, LayerKind.Dense, [.. layer.Weights.Where(IsOfSums)]);
            }

            if (layer.Kind == LayerKind.Dropout)
            {
                yield return new(layer, LayerKind.Dropout, []);
            }
            else if (!ActivationNames.AreEqual(layer.Activation, Linear))
            {
                yield return new(layer, LayerKind.Activation, [.. layer.Weights.Where(weights => layer.Kind != LayerKind.Dense || !IsOfSums(weights))]);
            }
        }
    }

    private static bool IsOfSums(LayerWeights weights) => weights.Name is Kernel or Bias;
}

/// <summary>One step of a model.</summary>
/// <param name="Layer">The layer it belongs to.</param>
/// <param name="Kind">What it does: sums, an activation, or what training alone does.</param>
/// <param name="Weights">What it learns.</param>
internal sealed record LayerPart(Layer Layer, LayerKind Kind, IReadOnlyList<LayerWeights> Weights)
{
    /// <summary>The number of inputs of a sample.</summary>
    public int Inputs => Kind == LayerKind.Dense ? Layer.Inputs : Layer.Outputs;

    /// <summary>The number of outputs of a sample.</summary>
    public int Outputs => Layer.Outputs;

    /// <summary>The parameters of that name that it learns, or null.</summary>
    public LayerWeights? Find(string name) => Weights.FirstOrDefault(weights => weights.Name == name);

    /// <summary>The step as it would be written.</summary>
    public override string ToString()
        => Kind == LayerKind.Dense ? $"dense, {Inputs} -> {Outputs}{(Find(LayerParts.Bias) is null ? " without bias" : "")}"
            : $"{Describe(Layer.Activation, Layer.Parameters)}, {Inputs} -> {Outputs}";

    /// <summary>An activation as it would be written.</summary>
    public static string Describe(string activation, IReadOnlyCollection<ActivationParameter> parameters)
        => parameters.Count == 0 ? activation : $"{activation}({string.Join(", ", parameters)})";
}
#endif
