using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Gallery.Site.Markup;

namespace Gallery.Code;

/// <summary>C# as text and spans of a class for each kind of token, after what the compiler makes of it.</summary>
internal static class ColouredCode
{
    /// <summary>The whole file.</summary>
    public static IEnumerable<object> Of(SyntaxTree tree)
    {
        var plain = new StringBuilder();
        var parts = new List<object>();
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
        {
            AddTrivia(token.LeadingTrivia);
            Add(ClassOf(token), token.Text);
            AddTrivia(token.TrailingTrivia);
        }

        Flush();
        return parts;

        void AddTrivia(SyntaxTriviaList list)
        {
            foreach (SyntaxTrivia trivia in list)
            {
                Add(trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? null : trivia.IsDirective ? "k" : "c", trivia.ToFullString());
            }
        }

        void Add(string? style, string text)
        {
            if (style is null)
            {
                plain.Append(text);
            }
            else
            {
                Flush();
                parts.Add(Styled("span", style, text));
            }
        }

        void Flush()
        {
            if (plain.Length > 0)
            {
                parts.Add(plain.ToString());
                plain.Clear();
            }
        }
    }

    /// <summary>Keyword, string, number, type, method, or none of these.</summary>
    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken => "s",
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken => token.Parent switch
        {
            MethodDeclarationSyntax => "m",
            BaseTypeDeclarationSyntax or TypeParameterSyntax or GenericNameSyntax => "t",
            SimpleNameSyntax { Parent: InvocationExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } } name
                when name.Parent is InvocationExpressionSyntax || ((MemberAccessExpressionSyntax)name.Parent!).Name == name => "m",
            SimpleNameSyntax name when char.IsUpper(name.Identifier.Text[0]) => "t",
            _ => null,
        },
        _ when token.IsKeyword() => "k",
        _ => null,
    };
}
