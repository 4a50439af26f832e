using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes.Mending;

/// <summary>Changes of the parameters of a method.</summary>
internal static class ParameterMends
{
    /// <summary>Adds a parameter behind the first one, which is the input.</summary>
    public static IEnumerable<TextChange>? Add(MethodDeclarationSyntax method, string type, string name)
        => method.ParameterList.Parameters.FirstOrDefault() is { } first
            && method.ParameterList.Parameters.All(parameter => parameter.Identifier.ValueText != name)
                ? [SourceMends.Insertion(first.Span.End, $", {Written(method, type)} {name}")]
                : null;

    /// <summary>Changes the type of a parameter.</summary>
    public static IEnumerable<TextChange>? Retype(MethodDeclarationSyntax method, string name, string type)
        => method.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == name)?.Type is { } present
            ? [new(present.Span, Written(method, type))]
            : null;

    /// <summary>A type as the author writes those of its namespace: the method may say <c>System.Span</c>.</summary>
    private static string Written(MethodDeclarationSyntax method, string type)
        => type.IndexOf("Span<", StringComparison.Ordinal) < 0 ? type
            : method.ParameterList.Parameters
                .Select(static parameter => parameter.Type)
                .OfType<NameSyntax>()
                .Where(static name => name is QualifiedNameSyntax or AliasQualifiedNameSyntax && name.ToString().Contains("Span<"))
                .Select(static name => SourceMends.Qualifier(name))
                .FirstOrDefault() + type;
}
