#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ActGen;

/// <summary>Finds the activations of layers in a table.</summary>
internal static class TableResolver
{
    /// <summary>The layers under the names of the table, with all parameters of their activations.</summary>
    /// <exception cref="InvalidDataException">The table does not have an activation.</exception>
    public static IReadOnlyList<Layer> Resolve(IReadOnlyList<Layer> layers, ActivationTable table)
    {
        Dictionary<Layer, ActivationEntry<float>> entries = LayerParts.Of(layers)
            .Where(static part => part.Kind == LayerKind.Activation)
            .ToDictionary(static part => part.Layer, part => Find(part, table));
        return [.. layers.Select(layer => entries.TryGetValue(layer, out ActivationEntry<float>? entry) ? Complete(layer, entry) : layer)];
    }

    /// <summary>The entry that computes an activation.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static ActivationEntry<float> Find(LayerPart part, ActivationTable table)
    {
        Layer layer = part.Layer;
        IEnumerable<string> names = IsSlope(layer.Activation) ? ["prelu", "leaky_relu"] : [layer.Activation];
        ActivationEntry<float>? entry = names.Select(name => Candidates(part, table, name).FirstOrDefault()).FirstOrDefault(static found => found is not null);
        return entry ?? throw Missing(part, table);
    }

    /// <summary>The entries of that name that can compute an activation, those whose constants say all of it first.</summary>
    private static IEnumerable<ActivationEntry<float>> Candidates(LayerPart part, ActivationTable table, string name)
        => table.FindAll<float>(name)
            .Where(entry => entry.RowLength == 0 || entry.RowLength == part.Outputs)
            .Where(entry => part.Layer.Parameters.All(entry.CanHave))
            .Where(entry => entry.Arguments.All(argument => IsGiven(part, argument)))
            .Where(entry => part.Weights.All(weights => entry.Arguments.Any(argument => argument.IsPerChannel && ActivationNames.AreEqual(argument.Name, weights.Name))))
            .OrderBy(static entry => entry.Arguments.Count);

    private static bool IsGiven(LayerPart part, ActivationArgument argument)
        => part.Find(argument.Name) is not null || part.Layer.Parameters.Any(parameter => ActivationNames.AreEqual(parameter.Name, argument.Name));

    /// <summary>Whether the catalogue has the function under two names, for a slope that is a constant and one that is learnt.</summary>
    private static bool IsSlope(string activation) => ActivationNames.Fold(activation) is "prelu" or "leakyrelu";

    /// <summary>A layer that says everything of its activation: the table knows what the file leaves out.</summary>
    private static Layer Complete(Layer layer, ActivationEntry<float> entry)
    {
        IEnumerable<ActivationParameter> others = entry.Constants.Where(constant => !layer.Parameters.Any(own => ActivationNames.AreEqual(own.Name, constant.Name)));
        string name = IsSlope(entry.Name) ? layer.Activation : entry.Name;
        return new(layer.Name, layer.Kind, layer.Inputs, layer.Outputs, name, layer.Parameters.Concat(others), layer.Weights);
    }

    private static InvalidDataException Missing(LayerPart part, ActivationTable table)
    {
        string wanted = LayerPart.Describe(part.Layer.Activation, part.Layer.Parameters);
        string arguments = string.Concat(part.Weights.Select(static weights => $"ReadOnlySpan<float> {weights.Name}, "));
        return new(
            $"Layer '{part.Layer.Name}' needs the activation {wanted}{string.Concat(part.Weights.Select(static weights => $" with a weight {weights}"))}, "
            + $"which the table does not have; it has {table.Describe<float>()}. Add to its type: "
            + $"[Activation(\"{wanted}\")] static partial void F(ReadOnlySpan<float> x, {arguments}{(IsOfRows(part.Layer.Activation) ? "int rowLength, " : "")}Span<float> y);");
    }

    private static bool IsOfRows(string activation) => ActivationNames.Fold(activation) is "softmax" or "logsoftmax" or "softmin" or "sparsemax" or "hardmax";
}
#endif
