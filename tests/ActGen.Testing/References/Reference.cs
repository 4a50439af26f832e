using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Testing.References;

/// <summary>Every activation as mathematics defines it: what generated code is measured against.</summary>
/// <remarks>
/// <code>
/// ReferenceFunction exact = Reference.Of("leaky_relu", ("alpha", 0.2f));
/// double error = Ulp.Distance(y, exact.Value(x));
/// </code>
/// Nothing here is shared with the generator or the runtime. Parameters are meant exactly: round them to the element type first.
/// </remarks>
public static class Reference
{
    private static readonly Dictionary<string, ReferenceEntry> s_entries =
        PiecewiseReferences.All.Concat(SmoothReferences.All).ToDictionary(entry => entry.Name);

    /// <summary>The canonical names, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_entries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>An activation with its parameters bound; those left out take the defaults of the TensorFlow convention.</summary>
    /// <param name="name">The canonical name.</param>
    /// <param name="parameters">Canonical names and values.</param>
    /// <exception cref="ArgumentException">There is no such activation, or it has no such parameter.</exception>
    public static ReferenceFunction Of(string name, params IEnumerable<(string Name, double Value)> parameters)
        => Of(name, parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));

    /// <inheritdoc cref="Of(string, IEnumerable{ValueTuple{string, double}})"/>
    public static ReferenceFunction Of(string name, IEnumerable<KeyValuePair<string, double>> parameters)
    {
        ReferenceEntry entry = s_entries.GetValueOrDefault(name)
            ?? throw new ArgumentException($"No reference for '{name}'; there is one for each of [{string.Join(", ", Names)}].", nameof(name));
        return new ReferenceFunction(entry, new Arguments(entry, parameters));
    }

    /// <summary>The value of an activation at one point; for many, keep what <see cref="Of(string, IEnumerable{KeyValuePair{string, double}})"/> gives.</summary>
    /// <param name="name">The canonical name.</param>
    /// <param name="parameters">Canonical names and values.</param>
    /// <param name="x">The argument.</param>
    public static double Value(string name, IEnumerable<KeyValuePair<string, double>> parameters, double x) => Of(name, parameters).Value(x);

    /// <summary>The derivative of an activation at one point.</summary>
    /// <param name="name">The canonical name.</param>
    /// <param name="parameters">Canonical names and values.</param>
    /// <param name="x">The argument.</param>
    public static double Derivative(string name, IEnumerable<KeyValuePair<string, double>> parameters, double x) => Of(name, parameters).Derivative(x);
}
