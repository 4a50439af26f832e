using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Parsing.Declarations;

/// <summary>Records the types around generated members so that the emitter can open them again.</summary>
internal static class ContainingTypeParser
{
    private const string FileModifier = "file";

    /// <summary>The types around a method.</summary>
    public static EquatableArray<ContainingTypeModel>? Parse(MethodDeclarationSyntax method, ImmutableArray<Diagnostic>.Builder diagnostics)
        => Parse(method.Ancestors(), method.Identifier, diagnostics);

    /// <summary>A class that gets members, and the types around it.</summary>
    public static EquatableArray<ContainingTypeModel>? Parse(ClassDeclarationSyntax type, ImmutableArray<Diagnostic>.Builder diagnostics)
        => Parse(type.AncestorsAndSelf(), type.Identifier, diagnostics);

    private static EquatableArray<ContainingTypeModel>? Parse(
        IEnumerable<SyntaxNode> nodes, SyntaxToken target, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var types = new List<ContainingTypeModel>();
        foreach (TypeDeclarationSyntax type in nodes.OfType<TypeDeclarationSyntax>())
        {
            if (type.Identifier.IsKind(SyntaxKind.None))
            {
                diagnostics.Add(Diagnostic.Create(
                    DiagnosticDescriptors.TypeNotSupported, type.Keyword.GetLocation(), type.Keyword.ValueText, target.ValueText, "a block of extensions has no parts; move the method out of it"));
                return null;
            }

            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                Report(DiagnosticDescriptors.TypeNotPartial, type, null, new Mend(MendKind.PartialType, $"Make '{type.Identifier.ValueText}' partial") { Key = "Make types partial" });
                return null;
            }

            if (Obstacle(type) is { } obstacle)
            {
                Mend[] mends = IsFileLocal(type) ? [new(MendKind.RemoveModifier, "Remove the modifier 'file'", FileModifier)] : [];
                Report(DiagnosticDescriptors.TypeNotSupported, type, obstacle, mends);
                return null;
            }

            types.Insert(0, new(Keywords(type), GeneratedNames.Escaped(type.Identifier) + TypeParameters(type)));
        }

        return types.Count > 0 && IsWellFormed(nodes) ? types.ToEquatableArray() : null;

        void Report(DiagnosticDescriptor descriptor, TypeDeclarationSyntax type, string? obstacle, params Mend[] mends)
            => diagnostics.Add(Diagnostic.Create(
                descriptor, type.Identifier.GetLocation(), Mend.Properties(mends), type.Identifier.ValueText, target.ValueText, obstacle));
    }

    /// <summary>Why a partial type still cannot be continued in another file, with a kernel in it; null when it can.</summary>
    private static string? Obstacle(TypeDeclarationSyntax type)
        => IsFileLocal(type) ? "it is file-local; remove the modifier 'file'"
            : type.TypeParameterList?.Parameters.Any(static parameter => Variance(parameter).Length > 0) == true
                ? "an interface with 'in' or 'out' type parameters cannot declare types; move the method to another type"
                : null;

    private static bool IsFileLocal(TypeDeclarationSyntax type) => type.Modifiers.Any(static modifier => modifier.Text == FileModifier);

    /// <summary>Whether everything around the members has a name and is known to the language; the compiler reports what does not.</summary>
    private static bool IsWellFormed(IEnumerable<SyntaxNode> nodes) => nodes.All(static ancestor => ancestor switch
    {
        BaseNamespaceDeclarationSyntax space => !space.Name.ContainsDiagnostics && !space.Name.IsMissing,
        RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordStructDeclaration } when !HasRecordStructs(ancestor.SyntaxTree) => false,
        TypeDeclarationSyntax type => !type.Identifier.IsMissing && type.TypeParameterList?.ContainsDiagnostics != true,
        _ => true,
    });

    private static bool HasRecordStructs(SyntaxTree tree) => ((CSharpParseOptions)tree.Options).LanguageVersion >= LanguageVersion.CSharp10;

    private static string Keywords(TypeDeclarationSyntax type)
    {
        string modifiers = type.Modifiers.Any(SyntaxKind.RefKeyword) ? "ref partial" : "partial";
        string kind = type.IsKind(SyntaxKind.RecordStructDeclaration) ? "record struct" : type.Keyword.Text;
        return $"{modifiers} {kind}";
    }

    private static string TypeParameters(TypeDeclarationSyntax type)
        => type.TypeParameterList is { Parameters.Count: > 0 } list
            ? $"<{string.Join(", ", list.Parameters.Select(static parameter => GeneratedNames.Escaped(parameter.Identifier)))}>"
            : "";

    private static string Variance(TypeParameterSyntax parameter)
        => parameter.VarianceKeyword.IsKind(SyntaxKind.None) ? "" : parameter.VarianceKeyword.Text + " ";
}
