#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ActGen;

/// <summary>Tells whether a file has the layers of a model, however it cuts them.</summary>
internal static class LayerComparison
{
    /// <summary>Pairs the weights of a model with those of a file.</summary>
    /// <param name="model">The layers of the model.</param>
    /// <param name="file">The layers of the file. Parameters of activations that it leaves out are those of the model.</param>
    /// <returns>The weights of both, in their order.</returns>
    /// <exception cref="InvalidDataException">The layers differ.</exception>
    public static IReadOnlyList<(LayerWeights Model, LayerWeights File)> Match(IReadOnlyList<Layer> model, IReadOnlyList<Layer> file)
    {
        LayerPart[] expected = Compared(model), actual = Compared(file);
        for (int i = 0; i < Math.Min(expected.Length, actual.Length); i++)
        {
            if (!AreEqual(expected[i], actual[i]))
            {
                throw new InvalidDataException($"Layer '{actual[i].Layer.Name}' of the file is {actual[i]}, but layer '{expected[i].Layer.Name}' of the model is {expected[i]}.");
            }
        }

        if (actual.Length != expected.Length)
        {
            throw new InvalidDataException(actual.Length > expected.Length
                ? $"Layer '{actual[expected.Length].Layer.Name}' of the file, {actual[expected.Length]}, comes after the last of the model."
                : $"The file ends before layer '{expected[actual.Length].Layer.Name}' of the model, {expected[actual.Length]}.");
        }

        return [.. expected.Zip(actual).SelectMany(static pair => pair.First.Weights.Select(weights => (weights, pair.Second.Find(weights.Name)!)))];
    }

    /// <summary>The steps of a prediction.</summary>
    private static LayerPart[] Compared(IReadOnlyList<Layer> layers) => [.. LayerParts.Of(layers).Where(static part => part.Kind != LayerKind.Dropout)];

    private static bool AreEqual(LayerPart model, LayerPart file)
        => model.Kind == file.Kind && model.Inputs == file.Inputs && model.Outputs == file.Outputs
            && model.Weights.Count == file.Weights.Count
            && model.Weights.All(weights => file.Find(weights.Name) is { } other && other.Shape.SequenceEqual(weights.Shape))
            && (model.Kind == LayerKind.Dense || AreEqual(Simplest(model.Layer), Simplest(file.Layer)));

    private static bool AreEqual((string Activation, IReadOnlyList<ActivationParameter> Parameters) model, (string Activation, IReadOnlyList<ActivationParameter> Parameters) file)
        => ActivationNames.AreEqual(model.Activation, file.Activation)
            && file.Parameters.All(stated => model.Parameters.Any(own => own.IsSame(stated)));

    /// <summary>Of the names one function has in the catalogue, the one a file gives it.</summary>
    private static (string Activation, IReadOnlyList<ActivationParameter> Parameters) Simplest(Layer layer)
        => ActivationNames.Fold(layer.Activation) switch
        {
            "prelu" when layer.Parameters.Count > 0 => ("leaky_relu", layer.Parameters),
            "hardtanh" when Has(layer, "min", 0) && Has(layer, "max", 6) => ("relu6", []),
            _ => (layer.Activation, layer.Parameters),
        };

    private static bool Has(Layer layer, string parameter, double value) => layer.Parameters.Any(own => own.IsSame(new(parameter, value)));
}
#endif
