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

    public required ConventionDefaults Default { get; init; }

    /// <summary>
    /// Whether <paramref name="name"/> means this parameter. Case and underscores do not matter: <c>AtZero</c> on the
    /// attribute is <c>at_zero</c> in the string.
    /// </summary>
    public bool IsNamed(string name) => Aliases.Prepend(Name).Any(own => Names.Equal(own, name));

    /// <summary>The name of the attribute property: <c>at_zero</c> is <c>AtZero</c>.</summary>
    public string PropertyName => Names.ToPascalCase(Name);
}

/// <summary>The values a parameter may take; always finite.</summary>
internal sealed record ParameterRange(double Minimum, bool IncludesMinimum, string Description)
{
    public static ParameterRange Finite { get; } = new(double.NegativeInfinity, false, "a finite number");

    public static ParameterRange Positive { get; } = new(0, false, "a finite number greater than 0");

    public static ParameterRange NonNegative { get; } = new(0, true, "a finite number of at least 0");

    public bool Contains(double value)
        => !double.IsNaN(value) && !double.IsInfinity(value) && (value > Minimum || (IncludesMinimum && value == Minimum));
}

/// <summary>The default of a parameter, and the conventions that have another.</summary>
internal sealed record ConventionDefaults(double Default)
{
    public double? PyTorch { get; init; }

    public double? Keras { get; init; }

    public double? TensorFlowJs { get; init; }

    public double? Onnx { get; init; }

    /// <summary>Whether frameworks take different values when the parameter is left out.</summary>
    public bool Disagree => Enum.GetValues(typeof(Convention)).Cast<Convention>().Any(convention => this[convention] != Default);

    public double this[Convention convention] => convention switch
    {
        Convention.PyTorch => PyTorch,
        Convention.Keras => Keras,
        Convention.TensorFlowJs => TensorFlowJs,
        Convention.Onnx => Onnx,
        _ => null,
    } ?? Default;
}
