using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Parsing.Declarations;

/// <summary>Chooses the names generation adds: the file's, the kernel's and the register type parameter's.</summary>
internal static class GeneratedNames
{
    /// <summary>What tells the kernel of a call that is not training from the other.</summary>
    public const string Inference = "Inference";

    /// <summary>What tells the kernel of the stages before rows from that of their gradient.</summary>
    public const string Stages = "Stages";

    /// <summary>What tells the kernel of the stages before rows, in a call that is not training.</summary>
    public const string StagesInference = "StagesInference";

    private const int LongestHintName = 160;

    /// <summary>What the names of a kernel and of the types beside it end in.</summary>
    private static readonly string[] Suffixes = ["", MethodModel.ShapeSuffix, MethodModel.RowLengthSuffix, MethodModel.RowsSuffix, MethodModel.LoopSuffix];

    /// <summary>
    /// <c>Namespace.Type.Method.g.cs</c>; an overloaded method carries its parameter types, a generic type its arity.
    /// Names that differ by case only are told apart later, when all are known.
    /// </summary>
    public static string HintName(IMethodSymbol method)
        => HintName(method, IsOverloaded(method) ? $"{method.Name}({string.Join(",", method.Parameters.Select(static p => Describe(p.Type)))})" : method.Name);

    /// <summary><c>Namespace.Outer.Type.g.cs</c>, with the arity of a generic type.</summary>
    public static string HintName(INamedTypeSymbol type) => HintName(type, type.MetadataName);

    private static string HintName(ISymbol symbol, string last)
    {
        var parts = new Stack<string>();
        parts.Push(last);
        for (INamedTypeSymbol? type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            parts.Push(type.MetadataName);
        }

        for (INamespaceSymbol space = symbol.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            parts.Push(space.Name);
        }

        string name = Legalise(string.Join(".", parts));
        return name.Length <= LongestHintName
            ? $"{name}.g.cs"
            : $"{name.Substring(0, LongestHintName)}-{Hash(name)}.g.cs";
    }

    /// <summary>Tells a name apart from its twins that differ by case only.</summary>
    public static string WithHash(string hintName) => hintName.Substring(0, hintName.Length - ".g.cs".Length) + $"-{Hash(hintName)}.g.cs";

    /// <summary>A namespace as it is opened again, with keywords escaped; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol space) => space.IsGlobalNamespace ? "" : space.ToDisplayString(NamespaceFormat);

    private static SymbolDisplayFormat NamespaceFormat { get; } =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>An identifier as it has to be written: escapes resolved, keywords marked.</summary>
    public static string Escaped(SyntaxToken identifier)
        => identifier.Text.StartsWith("@", StringComparison.Ordinal) || SyntaxFacts.GetKeywordKind(identifier.ValueText) != SyntaxKind.None
            ? "@" + identifier.ValueText
            : identifier.ValueText;

    /// <summary>All names that generation may add for a method of the author's.</summary>
    public static IEnumerable<string> AllOf(IMethodSymbol method)
        => from adjective in new[] { "", Inference, Stages, StagesInference }
           from suffix in Suffixes
           select Kernel(method, adjective) + suffix;

    /// <summary>The method's name, perhaps an adjective, and <c>Kernel</c>; with element and shape where the method is overloaded.</summary>
    public static string Kernel(IMethodSymbol method, string adjective = "")
    {
        INamedTypeSymbol type = method.ContainingType;
        string stem = KernelStem(method, adjective);

        // Overloads of one shape differ in the order or the kind of their spans: number them.
        int number = 1 + type.GetMembers(method.Name).OfType<IMethodSymbol>()
            .Count(other => !SymbolEqualityComparer.Default.Equals(other, method) && KernelStem(other, adjective) == stem && string.CompareOrdinal(other.ToDisplayString(), method.ToDisplayString()) < 0);
        string name = number == 1 ? stem : stem + number.ToString(CultureInfo.InvariantCulture);
        while (Suffixes.Any(suffix => IsTaken(name + suffix, method)))
        {
            name += "_";
        }

        return name;
    }

    private static string KernelStem(IMethodSymbol method, string adjective)
        => IsOverloaded(method) && SignatureShape.Recognise(method, isGradient: true, ParameterNames.OfCatalogue) is var (shape, element, _)
            ? $"{method.Name}{element.Name}{shape}{VectorWidth(method)}{adjective}Kernel"
            : $"{method.Name}{adjective}Kernel";

    /// <summary>Whether a type or method of that name would clash with, or hide, something of the author's or another kernel.</summary>
    private static bool IsTaken(string name, IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers(name).Length > 0)
            {
                return true;
            }
        }

        // The name a method that is not overloaded gives its kernel belongs to that method. No name is nobody's: where one is
        // missing in the source, the type has a member called nothing.
        string owner = name.EndsWith("Kernel", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Kernel".Length) : "";
        return (owner.Length > 0 && owner != method.Name && type.GetMembers(owner).Length > 0)
            || type.Name == name
            || type.TypeParameters.Any(parameter => parameter.Name == name)
            || method.Parameters.Any(parameter => parameter.Name == name)
            || (type.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(inherited => inherited.GetMembers(name).Length > 0));
    }

    /// <summary><c>V</c>, unless a type around the kernel uses that name for a type parameter of its own.</summary>
    public static string Register(INamedTypeSymbol innermost)
    {
        var taken = new HashSet<string>();
        for (INamedTypeSymbol? type = innermost; type is not null; type = type.ContainingType)
        {
            taken.UnionWith(type.TypeParameters.Select(static parameter => parameter.Name));
        }

        string name = "V";
        for (int attempt = 1; taken.Contains(name); attempt++)
        {
            name = attempt == 1 ? "TRegister" : name + "_";
        }

        return name;
    }

    private static bool IsOverloaded(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name).Length > 1;

    private static string VectorWidth(IMethodSymbol method)
        => SpanType.Of(method.ReturnType).Container == Container.Vector ? method.ReturnType.Name.Substring("Vector".Length) : "";

    private static string Describe(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol pointer => $"{Describe(pointer.PointedAtType)}-pointer",
        INamedTypeSymbol { TypeArguments.Length: > 0 } generic => $"{generic.Name}{{{string.Join(",", generic.TypeArguments.Select(Describe))}}}",
        _ => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
    };

    /// <summary>Identifiers may hold characters that the compiler refuses in the name of a generated file.</summary>
    private static string Legalise(string name)
    {
        var legal = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c) || c is '.' or ',' or '-' or '`' or '_' or '(' or ')' or '{' or '}')
            {
                legal.Append(c);
            }
            else
            {
                legal.Append('-').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return legal.ToString();
    }

    /// <summary>FNV-1a: eight stable hexadecimal digits.</summary>
    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
