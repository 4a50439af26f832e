using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Parsing.Declarations;

/// <summary>Reads what the project around an attribute allows generated code to use.</summary>
internal static class ProjectReader
{
    // Written as numbers: the Roslyn this is compiled against is older than C# 11.
    private const int CSharp9 = 900;
    private const int CSharp11 = 1100;

    /// <summary>The tier, or null where the project lacks what every tier needs, which is reported.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="target">What has it.</param>
    /// <param name="location">Where the name of that stands.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="options">How the file is parsed.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public static Tier? TierOf(
        AttributeData attribute, string target, Location location, Compilation compilation, ParseOptions options, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        IAssemblySymbol? runtime = attribute.AttributeClass?.ContainingAssembly;
        if (runtime?.GetTypeByMetadataName("ActGen.Elementwise") is null)
        {
            return Fail(
                DiagnosticDescriptors.MissingRuntime,
                $"the assembly that declares [{NameOf(attribute)}] ('{runtime?.Name ?? "unknown"}') is not the ActGen runtime",
                "reference the package ActGen and remove other declarations of the attribute");
        }

        if (compilation.GetMetadataReference(runtime)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases
            && !aliases.Contains(MetadataReferenceProperties.GlobalAlias))
        {
            return Fail(
                DiagnosticDescriptors.MissingRuntime,
                $"generated code cannot name the ActGen runtime, which is referenced only under the alias '{string.Join("', '", aliases)}'",
                "add 'global' to the aliases of the reference");
        }

        int version = (int)((CSharpParseOptions)options).LanguageVersion;
        if (version < CSharp9)
        {
            return Fail(DiagnosticDescriptors.LanguageVersionTooLow, ((LanguageVersion)version).ToDisplayString());
        }

        return version >= CSharp11 && runtime.GetTypeByMetadataName("ActGen.ISimd`2") is not null ? Tier.Simd : Tier.Scalar;

        Tier? Fail(DiagnosticDescriptor descriptor, params string[] arguments)
        {
            diagnostics.Add(Diagnostic.Create(descriptor, location, [target, .. arguments]));
            return null;
        }
    }

    /// <summary>
    /// How loops reach their elements. Burst takes entry points of types that are public or internal, and generic nowhere; elsewhere the loops
    /// stay without it.
    /// </summary>
    /// <param name="type">The type that the loop is generated into.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="isOneLoop">Whether the loop is all that is generated; a loop for Burst per row would be called through it row by row.</param>
    public static LoopStyle LoopsOf(INamedTypeSymbol type, Compilation compilation, bool isOneLoop)
    {
        if (!((CSharpCompilation)compilation).Options.AllowUnsafe)
        {
            return LoopStyle.Spans;
        }

        return isOneLoop && compilation.GetTypeByMetadataName("Unity.Burst.BurstCompileAttribute") is { DeclaredAccessibility: Accessibility.Public } && IsReachable(type)
            ? LoopStyle.Burst
            : LoopStyle.Pointers;
    }

    private static bool IsReachable(INamedTypeSymbol? type)
        => type is null
            || (type is { TypeParameters.Length: 0, TypeKind: not TypeKind.Interface, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal }
                && IsReachable(type.ContainingType));

    private static string NameOf(AttributeData attribute)
    {
        const string Suffix = "Attribute";
        string name = attribute.AttributeClass?.Name ?? "Activation";
        return name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
