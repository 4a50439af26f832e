using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Catalog;

/// <summary>A parameter of an activation: its names, its range and its default in each convention.</summary>
internal sealed record ParameterDefinition
{
    /// <summary>The canonical name, lower case with underscores, as in the activation string.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for the documentation.</summary>
    public required string Description { get; init; }

    /// <summary>Other names frameworks use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The values it may take.</summary>
    public ParameterRange Range { get; init; } = ParameterRange.Finite;

    /// <summary>The value it has when it is left out; null where it must be given.</summary>
    public ConventionDefaults? Default { get; init; }

    /// <summary>A value it can have where one is needed: the default, where there is one.</summary>
    public double Example => Default?.Default ?? 0.25;

    /// <summary>How its value may vary from element to element.</summary>
    public ParameterKind Kind { get; init; }

    /// <summary>A name by which frameworks ask for 1 minus this parameter: keep_prob for rate.</summary>
    public string? ComplementName { get; init; }

    /// <summary>
    /// Whether <paramref name="name"/> means this parameter. Case and underscores do not matter: <c>AtZero</c> on the
    /// attribute is <c>at_zero</c> in the string.
    /// </summary>
    public bool IsNamed(string name) => Aliases.Prepend(Name).Any(own => Names.Equal(own, name)) || IsComplement(name);

    /// <summary>Whether <paramref name="name"/> means 1 minus this parameter.</summary>
    public bool IsComplement(string name) => ComplementName is { } complement && Names.Equal(complement, name);

    /// <summary>The values it may take under the name.</summary>
    public ParameterRange RangeOf(string name) => IsComplement(name) ? ParameterRange.Probability : Range;

    /// <summary>The name of the attribute property: <c>at_zero</c> is <c>AtZero</c>.</summary>
    public string PropertyName => Names.ToPascalCase(Name);
}

/// <summary>How the value of a parameter may vary from element to element.</summary>
internal enum ParameterKind
{
    /// <summary>One number for all elements, or one a channel.</summary>
    Number,

    /// <summary>One number for all elements: probabilities.</summary>
    Common,

    /// <summary>A number for each element: a second input.</summary>
    Elements,
}

/// <summary>The values a parameter may take; always finite.</summary>
/// <param name="Minimum">The lower end.</param>
/// <param name="Maximum">The upper end.</param>
/// <param name="Description">The range in words, for messages.</param>
internal sealed record ParameterRange(double Minimum, double Maximum, string Description)
{
    public static ParameterRange Finite { get; } = new(double.NegativeInfinity, double.PositiveInfinity, "a finite number");

    public static ParameterRange Positive { get; } = new(0, double.PositiveInfinity, "a finite number greater than 0") { ExcludesMinimum = true };

    public static ParameterRange NonNegative { get; } = new(0, double.PositiveInfinity, "a finite number of at least 0");

    /// <summary>A probability other than certainty.</summary>
    public static ParameterRange Rate { get; } = new(0, 1, "a number of at least 0 and less than 1") { ExcludesMaximum = true };

    /// <summary>What divides the elements of a row without carrying their differences out of range.</summary>
    public static ParameterRange Temperature { get; } = new(5.421010862427522e-20, 18446744073709551616.0, "a number from 2^-64 to 2^64");

    /// <summary>The probability of the contrary.</summary>
    public static ParameterRange Probability { get; } = new(0, 1, "a number greater than 0 and at most 1") { ExcludesMinimum = true };

    /// <summary>What leaves x^2 + b its precision.</summary>
    public static ParameterRange Curvature { get; } = new(1e-30, 1e28, "0 or a number from 1e-30 to 1e28, where x^2 + b keeps its precision") { IncludesZero = true };

    /// <summary>Whether the lower end is outside.</summary>
    public bool ExcludesMinimum { get; private init; }

    /// <summary>Whether the upper end is outside.</summary>
    public bool ExcludesMaximum { get; private init; }

    /// <summary>Whether 0 is in the range, wherever its ends lie.</summary>
    public bool IncludesZero { get; private init; }

    public bool Contains(double value)
        => !double.IsInfinity(value)
            && ((IncludesZero && value == 0)
                || ((ExcludesMinimum ? value > Minimum : value >= Minimum) && (ExcludesMaximum ? value < Maximum : value <= Maximum)));
}

/// <summary>The default of a parameter, and the conventions that have another.</summary>
internal sealed record ConventionDefaults(double Default)
{
    public double? PyTorch { get; init; }

    public double? Keras { get; init; }

    public double? TensorFlowJs { get; init; }

    public double? Onnx { get; init; }

    /// <summary>Whether frameworks take different values when the parameter is left out.</summary>
    public bool Disagree => Conventions.Any(convention => this[convention] != Default);

    /// <summary>All conventions.</summary>
    public static IReadOnlyList<Convention> Conventions { get; } = (Convention[])Enum.GetValues(typeof(Convention));

    public double this[Convention convention] => convention switch
    {
        Convention.PyTorch => PyTorch,
        Convention.Keras => Keras,
        Convention.TensorFlowJs => TensorFlowJs,
        Convention.Onnx => Onnx,
        _ => null,
    } ?? Default;
}
