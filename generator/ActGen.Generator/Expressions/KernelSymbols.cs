using System.Collections.Generic;
using ActGen.Generator.Catalog;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Expressions;

/// <summary>The names that values have in kernels before parameters get theirs.</summary>
internal static class KernelSymbols
{
    /// <summary>The gradient from above.</summary>
    public const string Upstream = "dy";

    /// <summary>A random number; those after the first are numbered.</summary>
    public const string Uniform = "u";

    /// <summary><c>leaky_relu</c> as the name of a local: <c>leakyRelu</c>.</summary>
    public static string CamelCase(string name)
    {
        string pascal = Names.ToPascalCase(name);
        string camel = pascal.Length == 0 || char.IsDigit(pascal[0]) ? "value" + pascal : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return SyntaxFacts.GetKeywordKind(camel) == SyntaxKind.None ? camel : camel + "Value";
    }

    /// <summary><c>leakyRelu</c> as the name of its gradient: <c>dLeakyRelu</c>.</summary>
    public static string GradientOf(string name) => "d" + char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>What no parameter is called.</summary>
    public static IReadOnlyList<string> Reserved { get; } =
        ["x", "y", "v", Upstream, Uniform, Uniform + "2", Uniform + "3", Uniform + "4", "streams", "index", "result", "derivative"];
}
