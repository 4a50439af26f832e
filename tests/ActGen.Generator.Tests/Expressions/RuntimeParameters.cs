using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Entries with parameters that are known at run time only, and values to try for them.</summary>
internal static class RuntimeParameters
{
    /// <summary>The entries that have numbers as parameters, and values for them: ordinary ones, the ends of the range, zeros.</summary>
    public static IReadOnlyDictionary<string, double[][]> Grid { get; } = new SortedDictionary<string, double[][]>(StringComparer.Ordinal)
    {
        ["bias_add"] = [[0], [0.75], [-3]],
        ["celu"] = [[1], [0.3], [2.5], [1e-3], [1e4], [1e-30], [1e30]],
        ["elu"] = [[1], [0], [-0.7], [1.3], [1e-3], [250]],
        ["hard_sigmoid"] = [[0.2, 0.5], [1.5, -0.3], [1e-3, 2]],
        ["hard_tanh"] = [[-1, 1], [0, 0.25], [-3, -2]],
        ["hardshrink"] = [[0.5], [0], [2]],
        ["leaky_relu"] = [[0.2], [0], [-0.0], [-0.4], [1], [3], [1e-30], [1e30]],
        ["prelu"] = [[0.25], [0]],
        ["rrelu"] = [[0.125, 1.0 / 3], [-0.25, 0.25], [-0.5, 0.125], [2, 3]],
        ["scale"] = [[1.7], [0], [-0.3], [1e-30], [1e30]],
        ["silu"] = [[1], [1.3], [-0.7], [0], [0.01], [30], [-1e-6], [1e-18], [1e-30], [1e20], [-1e38]],
        ["softplus"] = [[1, 20], [0.7, 1000], [5, 20], [0.01, 1e30], [1e-6, 1e30], [1e-18, 1e30], [1e20, 1e38], [1, -5]],
        ["softshrink"] = [[0.5], [0], [2]],
        ["squareplus"] = [[4], [0.3], [0], [1e-30], [1e28]],
        ["step"] = [[0], [0.5]],
        ["threshold"] = [[1, 0], [-0.5, 3]],
    };

    /// <summary>A context in which every parameter of the entry is a variable of its name.</summary>
    public static FormulaContext Context(ActivationDefinition definition, ElementType element, bool isFused = true)
        => new(element, [.. definition.Parameters.Select(static parameter => new BoundParameter(parameter.Name, ParameterSource.Scalar, parameter.Name, parameter.Name))])
        {
            IsFused = isFused,
        };

    /// <summary>The variables of an expression: x and the parameters, rounded to the element type.</summary>
    public static (string Symbol, double Value)[] Variables(ActivationDefinition definition, IEnumerable<double> values, ElementType element)
        => [("x", 0), .. definition.Parameters.Zip(values, (parameter, value) => (parameter.Name, element.Round(value)))];
}
