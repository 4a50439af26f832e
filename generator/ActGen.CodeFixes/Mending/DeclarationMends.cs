using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes.Mending;

/// <summary>Changes of the modifiers of types and methods: those that let ActGen continue a type and write a method.</summary>
internal static class DeclarationMends
{
    private const string Partial = "partial ";

    /// <summary>Makes the type partial, and the types around it.</summary>
    public static IEnumerable<TextChange> Types(SyntaxNode innermost)
        => innermost.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(static type => SourceMends.Insertion(type.Keyword.SpanStart, Partial));

    /// <summary>Makes the method partial, and the types around it, and removes its body.</summary>
    public static IEnumerable<TextChange>? Method(MethodDeclarationSyntax method)
    {
        bool canBePartial = method.ExplicitInterfaceSpecifier is null
            && !method.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.ExternKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.AsyncKeyword);
        return canBePartial ? [.. Types(method), .. Header(method), .. Body(method)] : null;
    }

    /// <summary>Makes a method static that is named by its place.</summary>
    public static IEnumerable<TextChange>? Static(SyntaxNode root, Mend mend)
        => int.TryParse(mend.Target, NumberStyles.None, CultureInfo.InvariantCulture, out int start) && start < root.FullSpan.End
            && root.FindToken(start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && method.Identifier.ValueText == mend.Text
                ? [SourceMends.Insertion(method.ReturnType.SpanStart, "static ")]
                : null;

    /// <summary>Removes a modifier of the type, with the space behind it.</summary>
    public static IEnumerable<TextChange>? WithoutModifier(TypeDeclarationSyntax type, string modifier)
        => type.Modifiers.Where(candidate => candidate.Text == modifier).Take(1)
            .Select(static token => SourceMends.Removal(token.SpanStart, token.TrailingTrivia.All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)) ? token.FullSpan.End : token.Span.End));

    private static IEnumerable<TextChange> Header(MethodDeclarationSyntax method)
    {
        if (method.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return [];
        }

        // A partial method that returns something says how accessible it is.
        bool saysAccess = method.Modifiers.Any(static modifier => modifier.Kind()
            is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword);
        TextChange partial = SourceMends.Insertion(method.ReturnType.SpanStart, Partial);
        if (saysAccess)
        {
            return [partial];
        }

        string access = method.Parent is InterfaceDeclarationSyntax ? "public " : "private ";
        return method.Modifiers.Count > 0
            ? [SourceMends.Insertion(method.Modifiers[0].SpanStart, access), partial]
            : [SourceMends.Insertion(method.ReturnType.SpanStart, access + Partial)];
    }

    private static IEnumerable<TextChange> Body(MethodDeclarationSyntax method)
    {
        if (method.Body is null && method.ExpressionBody is null)
        {
            return [];
        }

        SyntaxToken headerEnd = (method.ConstraintClauses.LastOrDefault() as SyntaxNode ?? method.ParameterList).GetLastToken();
        return [new(TextSpan.FromBounds(headerEnd.Span.End, method.Span.End), ";")];
    }
}
