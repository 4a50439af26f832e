using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes.Mending;

/// <summary>Changes inside the string of an attribute.</summary>
internal static class ActivationStringMends
{
    /// <summary>Replaces characters of the string, where it is a literal whose characters stand in the source as they are.</summary>
    public static IEnumerable<TextChange>? Replace(AttributeSyntax attribute, Mend mend)
    {
        (int position, int length) = mend.Characters();
        if (Literal(attribute) is not { } token || position + length > token.ValueText.Length)
        {
            return null;
        }

        int offset = token.Text.IndexOf(token.ValueText, StringComparison.Ordinal);
        return offset < 0 ? null : [new(new(token.SpanStart + offset + position, length), mend.Text)];
    }

    /// <summary>The string of the attribute: its first argument without a name, or that of <c>Activation</c>.</summary>
    private static SyntaxToken? Literal(AttributeSyntax attribute)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        AttributeArgumentSyntax? argument = AttributeMends.Find(arguments, "Activation") ?? arguments.FirstOrDefault(static candidate => candidate.NameEquals is null);
        return argument?.Expression is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal.Token : null;
    }
}
