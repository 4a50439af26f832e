using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using Framework = ActGen.Generator.Model.Convention; // the public enumeration of that name is nearer

namespace Gallery.Functions;

/// <summary>The values that can be tried for a parameter.</summary>
/// <param name="Definition">The entry of the catalogue.</param>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
/// <param name="Default">Where it starts.</param>
internal sealed record Slider(ParameterDefinition Definition, double Low, double High, double Default)
{
    /// <summary>How many values a slider has, about.</summary>
    private const double Positions = 100;

    /// <summary>The name of the parameter.</summary>
    public string Name => Definition.Name;

    /// <summary>Whether the highest value stands for infinity.</summary>
    public bool HasInfinity => double.IsInfinity(Default);

    /// <summary>Values are multiples of it, a round number.</summary>
    public double Step
    {
        get
        {
            double least = (High - Low) / (2 * Positions);
            double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
            return power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
        }
    }

    /// <summary>The defaults of frameworks, which need not be multiples of the step.</summary>
    public IEnumerable<double> Stops => Enum.GetValues<Framework>()
        .Select(framework => Definition.Default?[framework] ?? Default).Where(double.IsFinite).Distinct();

    /// <summary>Values that show what the parameter does, its range being what the catalogue says.</summary>
    public static Slider Of(ParameterDefinition definition)
    {
        if (definition.Kind == ParameterKind.Elements)
        {
            return new(definition, -2, 2, 1);
        }

        double start = definition.Example;
        if (double.IsInfinity(start))
        {
            return new(definition, 0, 1.2 * Enum.GetValues<Framework>().Select(framework => definition.Default![framework]).Where(double.IsFinite).Max(), start);
        }

        ParameterRange range = definition.Range;
        double reach = Math.Max(1, 2 * Math.Abs(start));
        return range switch
        {
            { Maximum: 1 } => new(definition, range.Minimum, 0.95, start),
            { IncludesZero: true } or { Minimum: 0, ExcludesMinimum: false } => new(definition, 0, 4 * start, start),
            { Minimum: >= 0 } => new(definition, 0.1 * start, 4 * start, start),
            _ => new(definition, -reach, reach, start),
        };
    }
}
