using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;

namespace ActGen.Tests.Parameters;

/// <summary>The activations with parameters, and values to try: ordinary ones, those a form could be wrong at, tiny and huge ones.</summary>
internal static class ParameterGrid
{
    /// <summary>Values in the order in which the activation declares its parameters.</summary>
    public static IReadOnlyDictionary<string, double[][]> Values { get; } = new Dictionary<string, double[][]>
    {
        ["bias_add"] = [[0.25], [0], [-1e4]],
        ["celu"] = [[1], [0.3], [1.3], [1e-3], [1e6]],
        ["elu"] = [[1], [0.5], [-1.3], [0], [1e-30]],
        ["hard_sigmoid"] = [[0.2, 0.5], [1, -0.3], [1e-3, 0.25]],
        ["hard_tanh"] = [[-1, 1], [-2.5, 3], [0.5, 0.5], [-1e30, 1e-30]],
        ["hardshrink"] = [[0.5], [0], [2]],
        ["leaky_relu"] = [[0.2], [0], [1], [-0.5], [1.5], [1e-30]],
        ["prelu"] = [[0.25], [0], [1], [-3], [1e30]],
        ["rrelu"] = [[0.125, 0.25], [-0.1, 0.4], [-0.5, 0.5], [0, 0]],
        ["scale"] = [[2], [0], [-0.3], [1e-30]],
        ["silu"] = [[1], [1.702], [-0.7], [0], [1e-3], [30]],
        ["softplus"] = [[1, 20], [0.5, 5], [3, 1e30], [1e-3, 1e30]], // next to a threshold, a rounded beta x may be on either side
        ["softshrink"] = [[0.5], [0], [2]],
        ["squareplus"] = [[4], [0], [0.3], [1e-20], [1e20]],
        ["step"] = [[0], [0.5], [-1]],
        ["threshold"] = [[1, 0], [-0.5, 7]],
    };

    /// <summary>Every entry of the catalogue with parameters that are numbers, and that needs no random ones to be of use.</summary>
    public static IEnumerable<ActivationDefinition> Activations => ActivationCatalog.All
        .Where(static definition => definition.Parameters.Count > 0 && definition.Parameters.All(static parameter => parameter.Kind == ParameterKind.Number));
}
