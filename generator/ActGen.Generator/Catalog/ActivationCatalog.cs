using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace ActGen.Generator.Catalog;

/// <summary>All activations, by name.</summary>
internal static class ActivationCatalog
{
    private static readonly Table BuiltIn = new([.. PiecewiseLinear.All, .. Smooth.All, .. Additive.All, .. Gated.All, .. Stochastic.All]);

    private static readonly AsyncLocal<Table?> Extended = new();

    /// <summary>Every activation, ordered by name.</summary>
    public static IReadOnlyList<ActivationDefinition> All => Current.Definitions;

    private static Table Current => Extended.Value ?? BuiltIn;

    /// <summary>The activation of that name or alias; case and underscores do not matter.</summary>
    public static ActivationDefinition? Find(string name)
        => Current.ByName.TryGetValue(Names.Fold(name), out ActivationDefinition? definition) ? definition : null;

    /// <summary>The name or alias the author most likely meant, or null when nothing is near.</summary>
    public static string? Suggest(string name)
        => Names.Nearest(
            name,
            All.SelectMany(static definition => definition.Aliases.Prepend(definition.Name))
                .Concat(RowActivations.All.SelectMany(static definition => definition.Aliases.Prepend(definition.Name))));

    /// <summary>
    /// Adds an entry for the current flow of execution, until what is returned is disposed. A new activation is one entry and
    /// nothing else; a test shows it with this.
    /// </summary>
    public static IDisposable WithEntry(ActivationDefinition definition)
    {
        var addition = new Addition(Extended.Value);
        Extended.Value = new([.. All, definition]);
        return addition;
    }

    private sealed class Table
    {
        public Table(IReadOnlyCollection<ActivationDefinition> definitions)
        {
            Definitions = [.. definitions.OrderBy(static definition => definition.Name, StringComparer.Ordinal)];
            foreach (ActivationDefinition definition in definitions)
            {
                foreach (string name in definition.Aliases.Prepend(definition.Name))
                {
                    ByName.Add(Names.Fold(name), definition);
                }
            }
        }

        public IReadOnlyList<ActivationDefinition> Definitions { get; }

        public Dictionary<string, ActivationDefinition> ByName { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Addition : IDisposable
    {
        private readonly Table? _before;

        public Addition(Table? before) => _before = before;

        public void Dispose() => Extended.Value = _before;
    }
}
