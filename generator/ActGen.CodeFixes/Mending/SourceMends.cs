using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes.Mending;

/// <summary>Makes changes of text of the mends that diagnostics carry.</summary>
internal static class SourceMends
{
    /// <summary>The changes of a mend; none where the source is not written so that it can be made.</summary>
    /// <param name="root">The file.</param>
    /// <param name="diagnostic">The diagnostic, which stands in it.</param>
    /// <param name="mend">One of its mends.</param>
    public static IEnumerable<TextChange> Changes(SyntaxNode root, Diagnostic diagnostic, Mend mend)
    {
        if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan))
        {
            return []; // of an earlier state of the file
        }

        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        AttributeSyntax? attribute = node.FirstAncestorOrSelf<AttributeSyntax>();
        MethodDeclarationSyntax? method = node.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        return (mend.Kind switch
        {
            MendKind.ActivationString => attribute is null ? null : ActivationStringMends.Replace(attribute, mend),
            MendKind.SetArgument => attribute is null ? null : AttributeMends.Set(attribute, mend.Target, mend.Text),
            MendKind.RemoveArgument => attribute is null ? null : AttributeMends.Remove(attribute, mend.Target),
            MendKind.RemoveAttribute => method is null ? null : AttributeMends.RemoveAttribute(method, mend.Target),
            MendKind.AddParameter => method is null ? null : ParameterMends.Add(method, mend.Text, mend.Target),
            MendKind.ParameterType => method is null ? null : ParameterMends.Retype(method, mend.Target, mend.Text),
            MendKind.PartialMethod => method is null ? null : DeclarationMends.Method(method),
            MendKind.PartialType => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? DeclarationMends.Types(type) : null,
            MendKind.StaticMethod => DeclarationMends.Static(root, mend),
            MendKind.RemoveModifier => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? DeclarationMends.WithoutModifier(type, mend.Target) : null,
            _ => null,
        }) ?? [];
    }

    /// <summary>What stands before a name that the author writes in full: <c>System.</c> or nothing.</summary>
    public static string Qualifier(NameSyntax? name) => name switch
    {
        QualifiedNameSyntax qualified => $"{qualified.Left}.",
        AliasQualifiedNameSyntax alias => $"{alias.Alias}::",
        _ => "",
    };

    /// <summary>Whether there are comments or directives between two places.</summary>
    public static bool HasComments(SyntaxNode root, TextSpan span)
        => root.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && !string.IsNullOrWhiteSpace(trivia.ToString()));

    /// <summary>The change that removes a span.</summary>
    public static TextChange Removal(int start, int end) => new(TextSpan.FromBounds(start, end), "");

    /// <summary>The change that inserts a text.</summary>
    public static TextChange Insertion(int position, string text) => new(new(position, 0), text);
}
