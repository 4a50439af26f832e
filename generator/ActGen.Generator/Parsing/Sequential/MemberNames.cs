using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Parsing.Declarations;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>Hands out names of members that are the author's in no way: not declared by the class, its base, or another layer.</summary>
internal sealed class MemberNames
{
    private readonly HashSet<string> _taken;

    /// <param name="type">The author's class.</param>
    /// <param name="baseType">What it is going to inherit from.</param>
    public MemberNames(INamedTypeSymbol type, INamedTypeSymbol baseType)
    {
        _taken = [type.Name, .. type.GetMembers().Select(static member => member.Name), .. type.TypeParameters.Select(static parameter => parameter.Name)];
        _taken.UnionWith(type.GetMembers().OfType<IMethodSymbol>().Where(static method => method.IsPartialDefinition).SelectMany(GeneratedNames.AllOf));
        for (INamedTypeSymbol? ancestor = baseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            _taken.UnionWith(ancestor.MemberNames);
        }
    }

    /// <summary>The name, with underscores where it is taken.</summary>
    public string Unique(string name)
    {
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary><c>leaky_relu1</c> becomes <c>LeakyRelu1</c>.</summary>
    public static string Pascal(string layer)
    {
        string name = Names.ToPascalCase(layer);
        return name.Length == 0 || char.IsDigit(name[0]) ? "Layer" + name : name;
    }
}
