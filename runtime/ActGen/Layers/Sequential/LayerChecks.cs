using System;
using System.Linq;

namespace ActGen;

/// <summary>The checks of descriptions of layers: what passes can be computed.</summary>
internal static class LayerChecks
{
    /// <summary>Checks what a layer computes and the shapes of what it learns.</summary>
    internal static void Require(Layer layer)
    {
        AtLeastOne(layer, layer.Inputs, "inputs");
        AtLeastOne(layer, layer.Outputs, "outputs");
        if (layer.Kind is not (LayerKind.Dense or LayerKind.Activation or LayerKind.Dropout))
        {
            throw new ArgumentOutOfRangeException("kind", layer.Kind, $"Layer '{layer.Name}' is of the kind {layer.Kind}, which is none. Use one of {nameof(LayerKind)}.");
        }

        if (layer.Kind != LayerKind.Dense && layer.Inputs != layer.Outputs)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' has {layer.Inputs} inputs and {layer.Outputs} outputs, but an activation has as many of each. "
                + $"Use {nameof(LayerKind)}.{nameof(LayerKind.Dense)}, or equal numbers.",
                "outputs");
        }

        RequireWeights(layer);
    }

    private static void RequireWeights(Layer layer)
    {
        if (layer.Weights.Contains(null!))
        {
            throw new ArgumentException($"Layer '{layer.Name}' has weights that are null. Leave them out.", "weights");
        }

        LayerWeights? kernel = layer.Kind == LayerKind.Dense ? layer.Weights.FirstOrDefault(static weights => weights.Name == "kernel") : null;
        if (layer.Kind == LayerKind.Dense && kernel is null)
        {
            throw new ArgumentException($"Layer '{layer.Name}' is dense and has no kernel. Give it weights kernel [{layer.Inputs}, {layer.Outputs}].", "weights");
        }

        foreach (LayerWeights weights in layer.Weights)
        {
            int[] shape = weights == kernel ? new[] { layer.Inputs, layer.Outputs } : new[] { layer.Outputs };
            if (!weights.Shape.SequenceEqual(shape))
            {
                throw new ArgumentException(
                    $"Layer '{layer.Name}' of {layer.Inputs} inputs and {layer.Outputs} outputs has {weights}. Give it {weights.Name} [{string.Join(", ", shape)}].", "weights");
            }
        }
    }

    /// <summary>Checks that weights lie where an array can have them, and counts them.</summary>
    internal static int Length(LayerWeights weights)
    {
        if (weights.Offset < 0)
        {
            throw new ArgumentOutOfRangeException("offset", weights.Offset, $"The weights {weights} begin at {weights.Offset}. Use an offset of at least 0.");
        }

        if (weights.Shape.Any(static length => length < 1))
        {
            throw new ArgumentException($"The weights {weights} have no elements. Use lengths of at least 1.", "shape");
        }

        // What is too long stays so, and does not wrap round.
        long length = weights.Shape.Aggregate(1L, static (product, axis) => Math.Min(product * axis, 1L << 31));
        return weights.Offset + length <= int.MaxValue ? (int)length
            : throw new ArgumentException($"The weights {weights} begin at {weights.Offset} and end past {int.MaxValue}, where no array has room. Use fewer.", "shape");
    }

    private static void AtLeastOne(Layer layer, int length, string what)
    {
        if (length < 1)
        {
            throw new ArgumentOutOfRangeException(what, length, $"Layer '{layer.Name}' has {length} {what}. Use a number of at least 1.");
        }
    }
}
