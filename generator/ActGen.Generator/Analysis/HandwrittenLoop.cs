using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Analysis;

/// <summary>A loop that applies an activation to every element.</summary>
/// <param name="Syntax">The loop.</param>
/// <param name="Elements">What it reads and writes.</param>
/// <param name="Activation">The activation.</param>
/// <param name="Values">The parameters of the activation that are variables, and those variables.</param>
internal sealed record HandwrittenLoop(
    ForStatementSyntax Syntax, ElementLoop Elements, ActivationMatch Activation, IReadOnlyList<(ParameterDefinition Parameter, IOperation Variable)> Values)
{
    /// <summary>The loop, or null where it does anything else, or anything more.</summary>
    public static HandwrittenLoop? Of(IForLoopOperation loop, Compilation compilation, CancellationToken cancellationToken)
    {
        if (loop.Syntax is not ForStatementSyntax { ContainsDirectives: false } syntax || !HasPlaceForMethod(syntax) || ElementLoop.Of(loop) is not { } elements)
        {
            return null;
        }

        IOperation[] outside = [.. elements.Outside.GroupBy(ElementLoop.SymbolOf, SymbolEqualityComparer.Default).Select(static uses => uses.First())];
        Expr[] variables = [.. outside.Select(static (variable, index) => Expr.Variable($"{ElementLoop.SymbolOf(variable)!.Name}#{index}"))]; // no name has a number sign
        var reader = new FunctionReader(compilation, elements.Element, cancellationToken);
        Composition? written = reader.ReadTurn(
            loop.Body,
            elements.Index,
            ElementLoop.SymbolOf(elements.Input)!,
            ElementLoop.SymbolOf(elements.Output)!,
            outside.Zip(variables, static (variable, expression) => new KeyValuePair<ISymbol, Expr>(ElementLoop.SymbolOf(variable)!, expression)));
        if (written is null || ActivationMatch.Of(Idioms.Replace(written).Stable, variables, cancellationToken) is not { } match)
        {
            return null;
        }

        return new(
            syntax,
            elements,
            match,
            [.. match.Parameters.Where(static parameter => !parameter.Value.IsConstant).Select(parameter => (parameter.Parameter, outside[System.Array.IndexOf(variables, parameter.Value)]))]);
    }

    /// <summary>Whether the loop stands in a type that a method can be added to; a block of extensions has no name.</summary>
    private static bool HasPlaceForMethod(SyntaxNode loop)
    {
        TypeDeclarationSyntax[] types = [.. loop.Ancestors().OfType<TypeDeclarationSyntax>()];
        return types.Length > 0 && types.All(static type => type is not InterfaceDeclarationSyntax && type.Identifier.ValueText.Length > 0 && type.Modifiers.All(static modifier => modifier.Text != "file"));
    }
}
