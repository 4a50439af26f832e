using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Catalog;

/// <summary>All activations, by name.</summary>
internal static class ActivationCatalog
{
    private static readonly Dictionary<string, ActivationDefinition> ByName;

    static ActivationCatalog()
    {
        All = [.. new[] { PiecewiseLinear.All, Smooth.All, Additive.All, Gated.All, Stochastic.All }.SelectMany(static family => family).OrderBy(static definition => definition.Name, StringComparer.Ordinal)];
        ByName = All
            .SelectMany(static definition => definition.Aliases.Prepend(definition.Name).Select(name => (name, definition)))
            .ToDictionary(static entry => Names.Fold(entry.name), static entry => entry.definition, StringComparer.Ordinal);
    }

    /// <summary>Every activation, ordered by name.</summary>
    public static IReadOnlyList<ActivationDefinition> All { get; }

    /// <summary>The activation of that name or alias; case and underscores do not matter.</summary>
    public static ActivationDefinition? Find(string name) => ByName.TryGetValue(Names.Fold(name), out ActivationDefinition? definition) ? definition : null;

    /// <summary>The name or alias the author most likely meant, or null when nothing is near.</summary>
    public static string? Suggest(string name)
        => Names.Nearest(
            name,
            All.SelectMany(static definition => definition.Aliases.Prepend(definition.Name))
                .Concat(RowActivations.All.SelectMany(static definition => definition.Aliases.Prepend(definition.Name))));
}
