using System.Collections.Generic;
using System.Linq;
using ActGen.CodeFixes.Mending;
using ActGen.Generator.Analysis;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes.Loops;

/// <summary>Collects the changes that put calls in the place of loops. Loops of one type that apply the same share a method.</summary>
internal sealed class LoopReplacement
{
    private readonly SemanticModel _model;
    private readonly SourceText _text;
    private readonly List<TextChange> _calls = [];
    private readonly List<AddedMethod> _methods = [];

    public LoopReplacement(SemanticModel model, SourceText text)
    {
        _model = model;
        _text = text;
    }

    /// <summary>Replaces a loop.</summary>
    public void Add(HandwrittenLoop loop)
    {
        MemberDeclarationSyntax member = loop.Syntax.Ancestors().OfType<MemberDeclarationSyntax>().First(static candidate => candidate.Parent is TypeDeclarationSyntax);
        var type = (TypeDeclarationSyntax)member.Parent!;
        INamedTypeSymbol symbol = _model.GetDeclaredSymbol(type)!;
        int position = member.SpanStart;

        string attribute = $"{NameOf("ActGen.ActivationAttribute", position)}({loop.Activation.Attribute(NameOf("ActGen.Convention", position))})";
        string signature = Signature(loop, position);
        string name = Present(symbol, loop, attribute)
            ?? _methods.FirstOrDefault(method => SymbolEqualityComparer.Default.Equals(method.Type, symbol) && method.Attribute == attribute && method.Signature == signature && IsSeen(method.Name))?.Name
            ?? Declare();
        _calls.Add(new(loop.Syntax.Span, $"{Comments(loop.Syntax)}{name}({Arguments(loop)});"));

        string Declare()
        {
            string stem = Names.ToPascalCase(loop.Activation.Definition.Name);
            string free = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? stem : $"{stem}{number}").First(IsFree);
            _methods.Add(new(symbol, type, member, free, attribute, signature));
            return free;
        }

        bool IsFree(string candidate)
            => candidate != symbol.Name
                && symbol.GetMembers(candidate).IsEmpty
                && _model.LookupSymbols(loop.Syntax.SpanStart, name: candidate).IsEmpty
                && _methods.All(method => !SymbolEqualityComparer.Default.Equals(method.Type, symbol) || method.Name != candidate);

        // A local of that name would be called instead.
        bool IsSeen(string candidate) => _model.LookupSymbols(loop.Syntax.SpanStart, name: candidate).IsEmpty;
    }

    /// <summary>All changes of the document.</summary>
    public IEnumerable<TextChange> Changes()
        => _calls
            .Concat(_methods.GroupBy(static method => method.Behind).Select(Declaration))
            .Concat(_methods.SelectMany(static method => DeclarationMends.Types(method.In)).Distinct())
            .OrderBy(static change => change.Span.Start);

    /// <summary>A method of the type that does the same, if there is one that the loop can call.</summary>
    private string? Present(INamedTypeSymbol type, HandwrittenLoop loop, string attribute)
        => type.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method is { IsStatic: true, ReturnsVoid: true }
                && FunctionParser.ActivationAttribute(method)?.ApplicationSyntaxReference?.GetSyntax().NormalizeWhitespace().ToString() == attribute
                && method.Parameters.Length == loop.Values.Count + 2
                && IsSpan(method.Parameters[0], Container.ReadOnlySpan, loop)
                && IsSpan(method.Parameters[method.Parameters.Length - 1], Container.Span, loop)
                && method.Parameters.Skip(1).Take(loop.Values.Count).Select(static parameter => (parameter.Type.SpecialType, Names.Fold(parameter.Name)))
                    .SequenceEqual(loop.Values.Select(value => (loop.Elements.Element.SpecialType(), Names.Fold(value.Parameter.Name))))
                && _model.LookupSymbols(loop.Syntax.SpanStart, name: method.Name).Contains(method, SymbolEqualityComparer.Default))
            .Select(static method => method.Name)
            .FirstOrDefault();

    private static bool IsSpan(IParameterSymbol parameter, Container container, HandwrittenLoop loop)
        => SpanType.Of(parameter.Type) is var type && type.Container == container && type.Element!.SpecialType == loop.Elements.Element.SpecialType();

    private string Signature(HandwrittenLoop loop, int position)
    {
        string element = loop.Elements.Element.Keyword();
        IEnumerable<string> values = loop.Values.Select(value => $"{element} {KernelSymbols.CamelCase(value.Parameter.Name)}");
        return string.Join(", ", [$"{SpanOf("System.ReadOnlySpan`1", loop, position)} x", .. values, $"{SpanOf("System.Span`1", loop, position)} y"]);
    }

    private string SpanOf(string type, HandwrittenLoop loop, int position)
        => _model.Compilation.GetTypeByMetadataName(type)!
            .Construct(_model.Compilation.GetSpecialType(loop.Elements.Element.SpecialType()))
            .ToMinimalDisplayString(_model, position);

    /// <summary>The shortest name that means a type at that place; of an attribute without the suffix.</summary>
    private string NameOf(string type, int position)
    {
        string name = _model.Compilation.GetTypeByMetadataName(type)!.ToMinimalDisplayString(_model, position);
        const string Suffix = "Attribute";
        return name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    private string Arguments(HandwrittenLoop loop)
    {
        (string input, string output) = (loop.Elements.Input.Syntax.ToString(), loop.Elements.Output.Syntax.ToString());
        bool isBoundByOutput = !SymbolEqualityComparer.Default.Equals(loop.Elements.Bound, ElementLoop.SymbolOf(loop.Elements.Input));
        string bounded = !isBoundByOutput ? input
            : loop.Elements.Input.Type is IArrayTypeSymbol ? $"new {SpanOf("System.ReadOnlySpan`1", loop, loop.Syntax.SpanStart)}({input}, 0, {output}.Length)"
            : $"{input}.Slice(0, {output}.Length)";
        return string.Join(", ", [bounded, .. loop.Values.Select(static value => value.Variable.Syntax.ToString()), output]);
    }

    /// <summary>The comments inside a loop, each on a line of its own.</summary>
    private string Comments(ForStatementSyntax loop)
        => string.Concat(loop.DescendantTrivia()
            .Where(trivia => loop.Span.Contains(trivia.Span)
                && (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)))
            .Select(trivia => trivia.ToString() + LineEnd + IndentationOf(loop)));

    private TextChange Declaration(IGrouping<MemberDeclarationSyntax, AddedMethod> methods)
    {
        string indentation = IndentationOf(methods.Key);
        string text = string.Concat(methods.Select(method
            => $"{LineEnd}{indentation}[{method.Attribute}]{LineEnd}{indentation}private static partial void {method.Name}({method.Signature});{LineEnd}"));
        int position = methods.Key.FullSpan.End;
        bool isOnLineOfItsOwn = position > 0 && _text[position - 1] == '\n';
        return SourceMends.Insertion(position, isOnLineOfItsOwn ? text : LineEnd + text + indentation);
    }

    private string IndentationOf(SyntaxNode node)
    {
        string line = _text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private string LineEnd => _text.Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";

    /// <summary>A method that is added.</summary>
    /// <param name="Type">The type that gets it.</param>
    /// <param name="In">The declaration of the type.</param>
    /// <param name="Behind">The member it stands behind.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Attribute">Its attribute, without brackets.</param>
    /// <param name="Signature">Its parameters.</param>
    private sealed record AddedMethod(INamedTypeSymbol Type, TypeDeclarationSyntax In, MemberDeclarationSyntax Behind, string Name, string Attribute, string Signature);
}
