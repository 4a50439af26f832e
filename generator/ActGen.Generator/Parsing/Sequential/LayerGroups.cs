using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Parsing.Pipelines;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>Puts layers together that are computed as one block.</summary>
internal static class LayerGroups
{
    /// <summary>The streams of a gradient without learnt parameters: the inputs, the gradient from above, and that with respect to the inputs.</summary>
    private const int FewestStreams = 3;

    /// <summary>The parameters a block can learn: a gradient reads each, and writes its gradient.</summary>
    public const int MostLearned = (PipelineSize.MostStreams - FewestStreams) / 2;

    /// <summary>The layers of each block, in their order.</summary>
    public static IEnumerable<IReadOnlyList<LayerDeclaration>> Of(IReadOnlyList<LayerDeclaration> layers)
    {
        var group = new List<LayerDeclaration>();
        foreach (LayerDeclaration layer in layers)
        {
            if (group.Count > 0 && BeginsAnother(group, layer, isLast: layer == layers[layers.Count - 1]))
            {
                yield return group;
                group = [];
            }

            group.Add(layer);
        }

        yield return group;
    }

    /// <summary>A block begins with sums, after rows, where one pass could hold no more, or with the sigmoid that ends the model: a loss may be fused with that.</summary>
    private static bool BeginsAnother(IReadOnlyList<LayerDeclaration> group, LayerDeclaration layer, bool isLast)
    {
        int stages = group.Count(static before => before.Activation is not null);
        return layer.Units is not null
            || group.Any(static before => before.Stage?.Row is not null)
            || (stages == PipelineSize.FewStages && layer.Stage?.Row is null)
            || FewestStreams + group.Sum(StreamsOf) + StreamsOf(layer) > PipelineSize.MostStreams
            || (isLast && stages > 0 && layer.Stage?.Definition?.Name == "sigmoid");
    }

    private static int StreamsOf(LayerDeclaration layer) => (2 * layer.Learned.Count()) + (layer.IsRandom ? 1 : 0);
}
