using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes.Mending;

/// <summary>Changes of an attribute and of its arguments.</summary>
internal static class AttributeMends
{
    /// <summary>The argument <c>name = ...</c>, or null.</summary>
    public static AttributeArgumentSyntax? Find(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, string name)
        => arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>Gives an argument a value, whether it is there or not; the first one without a name where the name is empty.</summary>
    public static IEnumerable<TextChange>? Set(AttributeSyntax attribute, string name, string value)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        AttributeArgumentSyntax? present = name.Length == 0 ? arguments.FirstOrDefault(static candidate => candidate.NameEquals is null) : Find(arguments, name);

        // A type of ActGen is written as the attribute is.
        string text = value.StartsWith("nameof", StringComparison.Ordinal) || !value.Any(char.IsLetter) ? value : SourceMends.Qualifier(attribute.Name) + value;
        return present is not null ? [new(present.Expression.Span, text)]
            : name.Length == 0 ? null
            : arguments.Count > 0 ? [SourceMends.Insertion(arguments.Last().Span.End, $", {name} = {text}")]
            : null;
    }

    /// <summary>Removes an argument.</summary>
    public static IEnumerable<TextChange>? Remove(AttributeSyntax attribute, string name)
        => attribute.ArgumentList is { } list && Find(list.Arguments, name) is { } argument
            ? RemoveFrom(list.Arguments, argument)
            : null;

    /// <summary>Removes an attribute of the method, with its brackets and its line where nothing else is in them.</summary>
    public static IEnumerable<TextChange>? RemoveAttribute(MethodDeclarationSyntax method, string name)
    {
        AttributeSyntax? attribute = method.AttributeLists.SelectMany(static list => list.Attributes).FirstOrDefault(candidate => IsNamed(candidate, name));
        if (attribute?.Parent is not AttributeListSyntax list)
        {
            return null;
        }

        if (list.Attributes.Count > 1)
        {
            return RemoveFrom(list.Attributes, attribute);
        }

        // What stands before the brackets stays, so the space behind them goes; a comment there stays as well.
        SyntaxToken last = list.GetLastToken();
        int end = last.TrailingTrivia.Concat(last.GetNextToken().LeadingTrivia)
            .TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            .Select(static trivia => trivia.FullSpan.End)
            .LastOrDefault();
        return [SourceMends.Removal(list.SpanStart, Math.Max(end, list.Span.End))];
    }

    /// <summary>Whether an attribute has the name, with or without what its class adds to it.</summary>
    private static bool IsNamed(AttributeSyntax attribute, string name)
    {
        string written = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return written == name || written == name + "Attribute";
    }

    /// <summary>Removes an item and the comma before it, else the one behind it; comments between them stay.</summary>
    private static IEnumerable<TextChange> RemoveFrom<TNode>(SeparatedSyntaxList<TNode> list, TNode item)
        where TNode : SyntaxNode
    {
        int index = list.IndexOf(item);
        if (list.SeparatorCount == 0)
        {
            return [SourceMends.Removal(item.SpanStart, item.Span.End)];
        }

        SyntaxToken comma = list.GetSeparator(Math.Max(index - 1, 0));
        (int start, int end) = index > 0 ? (comma.SpanStart, item.Span.End) : (item.SpanStart, list[1].SpanStart);
        return SourceMends.HasComments(item.SyntaxTree.GetRoot(), TextSpan.FromBounds(start, end))
            ? [SourceMends.Removal(comma.SpanStart, comma.Span.End), SourceMends.Removal(item.SpanStart, item.Span.End)]
            : [SourceMends.Removal(start, end)];
    }
}
