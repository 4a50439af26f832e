using System.Linq;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Declarations;

/// <summary>Finds attributes of methods.</summary>
internal static class Attributes
{
    /// <summary>The attribute of that name and namespace, or null.</summary>
    /// <param name="method">The method.</param>
    /// <param name="name">The name of the attribute's class.</param>
    /// <param name="space">The names of its namespace, outermost first.</param>
    public static AttributeData? Attribute(this IMethodSymbol method, string name, params string[] space)
        => method.GetAttributes().FirstOrDefault(data => data.AttributeClass is { } type && type.Name == name && type.IsIn(space));
}
