using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Declarations;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>Makes an activation of a scalar function that the author wrote in C#.</summary>
internal static class FunctionResolver
{
    public static ActivationModel? Resolve(
        AttributeReader attribute,
        StageDeclaration stage,
        IMethodSymbol function,
        IReadOnlyList<BoundParameter> parameters,
        MethodArguments method,
        ElementType element,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        if (attribute.Form != ActivationForm.Auto && stage.IsOnly)
        {
            return Fail(DiagnosticDescriptors.FormNotAvailable, attribute.LocationOf("Form"), [Mend.Remove("Form")], function.Name, MessageText.Of(attribute.Form), "", "it is your own function, leave Form out");
        }

        if (!function.IsStatic)
        {
            return Fail(
                DiagnosticDescriptors.UnusableFunction,
                stage.Location,
                CanBeStatic(function, stage.Location.SourceTree, compilation, cancellationToken) is { } start
                    ? [new(MendKind.StaticMethod, $"Make '{function.Name}' static", start.ToString(CultureInfo.InvariantCulture), function.Name)]
                    : [],
                function.Name,
                "it is not static; make it static, and pass what it needs as parameters");
        }

        if (function.IsGenericMethod)
        {
            return Fail(DiagnosticDescriptors.UnusableFunction, stage.Location, [], function.Name, $"it is generic, and nothing tells its type arguments; write it for {element.Keyword()}");
        }

        if (CallCheck.IsDeclaredTwice(function))
        {
            return null; // the compiler says so
        }

        if (function.Parameters.FirstOrDefault(parameter => !Takes(parameter, function.ReturnType, compilation)) is { } foreign)
        {
            string reason = foreign.RefKind is RefKind.None or RefKind.In
                ? $"its parameter '{foreign.Name}' takes no {element.Keyword()}; make it one, or leave it out"
                : $"it takes '{foreign.Name}' by reference; take it by value";
            return Fail(DiagnosticDescriptors.UnusableFunction, stage.Location, [], function.Name, reason);
        }

        // With the constants in their places more is recognised: beta x is x where beta is 1.
        var context = new FormulaContext(element, parameters);
        FunctionResult result = FunctionParser.Parse(function, compilation, cancellationToken, [.. parameters.Select(parameter => context[parameter.Name])]);
        switch (result.Problem)
        {
            case { Kind: FunctionProblemKind.Incomplete }:
                return null;
            case { Kind: FunctionProblemKind.Recursive } problem:
                return Fail(DiagnosticDescriptors.UnusableFunction, problem.Location, [], function.Name, problem.Reason);
            case not null when CallCheck.Obstacle(function) is { } obstacle:
                return Fail(DiagnosticDescriptors.UnusableFunction, stage.Location, [], function.Name, $"it {obstacle}, and cannot be vectorised, so generated code would have to call it");
            case { } problem:
                diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.NotVectorised, problem.Location, function.Name, problem.Reason));
                break;
        }

        if (result.Idioms.Count > 0)
        {
            string replaced = string.Join(", ", result.Idioms.Select(static idiom => $"'{idiom.Formula}' as {idiom.Replacement}"));
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.IdiomReplaced, function.Locations[0], function.Name, replaced));
        }

        return new(function.Name, parameters.ToEquatableArray(), ActivationForm.Auto, new UserFunctionModel(result.Composition, NameOf(function, method))
        {
            CallWarnings = result.Composition is null ? CallCheck.Warnings(function).ToEquatableArray() : default,
        });

        ActivationModel? Fail(DiagnosticDescriptor descriptor, Location location, Mend[] mends, params string[] messageArguments)
        {
            diagnostics.Add(Diagnostic.Create(descriptor, location, attribute.Properties(mends), messageArguments));
            return null;
        }
    }

    /// <summary>Where the declaration of a function in that file begins, if it needs no object; else null.</summary>
    private static int? CanBeStatic(IMethodSymbol function, SyntaxTree? file, Compilation compilation, CancellationToken cancellationToken)
    {
        if (function.IsVirtual || function.IsOverride || function.IsAbstract
            || function.DeclaringSyntaxReferences.Length != 1 || function.DeclaringSyntaxReferences[0] is not { } reference || reference.SyntaxTree != file)
        {
            return null;
        }

        SyntaxNode syntax = reference.GetSyntax(cancellationToken);
        IOperation? body = FunctionReader.FirstTooDeep(syntax) is null ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) : null;
        return body is null || body.DescendantsAndSelf().Any(static operation => operation is IInstanceReferenceOperation) ? null : reference.Span.Start;
    }

    /// <summary>Whether a loop can pass an element, or a number of its type.</summary>
    private static bool Takes(IParameterSymbol parameter, ITypeSymbol element, Compilation compilation)
        => parameter.RefKind is RefKind.None or RefKind.In
            && compilation.ClassifyCommonConversion(element, parameter is { IsParams: true, Type: IArrayTypeSymbol { ElementType: var one } } ? one : parameter.Type).IsImplicit;

    /// <summary>The name of the function; a parameter of the method may hide the simple one.</summary>
    private static string NameOf(IMethodSymbol function, MethodArguments method)
    {
        string type = function.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return $"{(method.Has(function.Name) ? $"{type}." : "")}{function.ToDisplayString(EscapedName)}";
    }

    private static SymbolDisplayFormat EscapedName { get; } = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
}
