using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Declarations;

/// <summary>Compares namespaces name by name, without the text of the whole, which takes its time.</summary>
internal static class Namespaces
{
    /// <summary>Whether a type stands in a namespace, and in no other type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="names">The names of the namespace, outermost first.</param>
    public static bool IsIn(this INamedTypeSymbol type, params string[] names)
    {
        INamespaceSymbol space = type.ContainingNamespace;
        for (int i = names.Length - 1; i >= 0; i--, space = space.ContainingNamespace)
        {
            if (space is null || space.Name != names[i])
            {
                return false;
            }
        }

        return space.IsGlobalNamespace && type.ContainingType is null;
    }
}
