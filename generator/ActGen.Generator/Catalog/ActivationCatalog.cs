using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Catalog;

/// <summary>All activations, by name.</summary>
internal static class ActivationCatalog
{
    private static readonly ActivationDefinition[] Entries = [.. PiecewiseLinear.All, .. Smooth.All, .. Additive.All, .. Stochastic.All];

    private static readonly Dictionary<string, ActivationDefinition> ByName = Index();

    /// <summary>Every activation, ordered by name.</summary>
    public static IReadOnlyList<ActivationDefinition> All { get; } =
        [.. Entries.OrderBy(static definition => definition.Name, System.StringComparer.Ordinal)];

    /// <summary>
    /// Names every framework has and this version has not; near a name of the catalogue, but no misspelling of it.
    /// </summary>
    private static readonly HashSet<string> NotYet = new(
        new[]
        {
            "softmax", "log_softmax", "softmin", "sparsemax", "hardmax",
            "glu", "swiglu", "geglu", "reglu",
        }.Select(Names.Fold),
        System.StringComparer.Ordinal);

    /// <summary>Whether the name is that of a well-known activation that this version does not have.</summary>
    public static bool IsNotYet(string name) => NotYet.Contains(Names.Fold(name));

    /// <summary>The activation of that name or alias; case and underscores do not matter.</summary>
    public static ActivationDefinition? Find(string name)
        => ByName.TryGetValue(Names.Fold(name), out ActivationDefinition? definition) ? definition : null;

    /// <summary>The name or alias the author most likely meant, or null when nothing is near.</summary>
    public static string? Suggest(string name)
        => Names.Nearest(name, All.SelectMany(static definition => definition.Aliases.Prepend(definition.Name)));

    private static Dictionary<string, ActivationDefinition> Index()
    {
        var index = new Dictionary<string, ActivationDefinition>(System.StringComparer.Ordinal);
        foreach (ActivationDefinition definition in Entries)
        {
            foreach (string name in definition.Aliases.Prepend(definition.Name))
            {
                index.Add(Names.Fold(name), definition);
            }
        }

        return index;
    }
}
