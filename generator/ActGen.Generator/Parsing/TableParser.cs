using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Declarations;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Parsing.Pipelines;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing;

/// <summary>Reads one method with <c>[ActivationTable]</c>, and says which methods of its type it can list.</summary>
internal static class TableParser
{
    public static Parsed<TableModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        TableModel? model = Parse(context, diagnostics, cancellationToken);
        return new(model, diagnostics.ToImmutable());
    }

    private static TableModel? Parse(
        GeneratorAttributeSyntaxContext context, ImmutableArray<Diagnostic>.Builder diagnostics, CancellationToken cancellationToken)
    {
        if (AttributedMethod.Read(context, diagnostics, cancellationToken) is not var (_, method, syntax, containingTypes, tier)
            || method.ReturnType.TypeKind == TypeKind.Error)
        {
            return null;
        }

        Location name = syntax.Identifier.GetLocation();
        if (WrongSignature(method) is { } complaint)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.UnsupportedTableSignature, name, method.Name, complaint));
            return null;
        }

        Candidate[] candidates = [.. Candidates(method, cancellationToken)];
        IMethodSymbol[] activations = [.. candidates.Where(static candidate => candidate.Obstacle is null).Select(static candidate => candidate.Method)];
        if (activations.Length == 0)
        {
            string reason = candidates.Length == 0 ? "has no method with [Activation]" : $"has none that a table can list ('{candidates[0].Method.Name}' {candidates[0].Obstacle})";
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.EmptyTable, name, method.Name, method.ContainingType.Name, reason));
            return null;
        }

        // An activation has many shapes; that one of them is in the table is enough.
        foreach (IGrouping<string, Candidate> overloads in candidates.GroupBy(static candidate => candidate.Method.Name))
        {
            if (overloads.All(static candidate => candidate.Obstacle is not null))
            {
                diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.NotInTable, name, overloads.Key, overloads.First().Obstacle));
            }
        }

        if (DeclarationCheck.IsRefused(syntax, method, context.SemanticModel, cancellationToken))
        {
            return null; // the compiler says why
        }

        IMethodSymbol[] gradients = [.. Gradients(method)];
        return new()
        {
            HintName = GeneratedNames.HintName(method),
            Namespace = GeneratedNames.Namespace(method.ContainingNamespace),
            ContainingTypes = containingTypes,
            Tier = tier,
            Modifiers = string.Join(" ", syntax.Modifiers.Select(static modifier => modifier.Text)),
            Name = GeneratedNames.Escaped(syntax.Identifier),
            IsStatic = method.IsStatic,
            IsNullable = method.ReturnNullableAnnotation == NullableAnnotation.Annotated,
            IsDocumented = SignatureParser.IsDocumented(syntax),
            IsMarkedGenerated = SignatureParser.IsMarkedGenerated(method),
            Activations = Files(activations),
            Gradients = Files(gradients),
            CallWarnings = activations.Concat(gradients).SelectMany(CallCheck.Warnings).Distinct().ToEquatableArray(),
        };
    }

    /// <summary>Nobody could say which of two is called that are declared alike; the compiler reports them.</summary>
    private static EquatableArray<string> Files(IEnumerable<IMethodSymbol> methods)
        => methods.Where(static method => !CallCheck.IsDeclaredTwice(method)).Select(GeneratedNames.HintName).ToEquatableArray();

    private static string? WrongSignature(IMethodSymbol method)
        => method.ReturnType is not INamedTypeSymbol { Name: "ActivationTable" } type || !type.IsIn("ActGen") ? "does not return an ActivationTable"
            : method.ReturnsByRef || method.ReturnsByRefReadonly ? "returns by reference"
            : method.IsGenericMethod ? "is generic"
            : method.Parameters.Length > 0 ? $"takes '{method.Parameters[0].Name}'"
            : null;

    /// <summary>The activations of the type, and why the table cannot list them.</summary>
    private static IEnumerable<Candidate> Candidates(IMethodSymbol table, CancellationToken cancellationToken)
    {
        foreach (IMethodSymbol method in Methods(table))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FunctionParser.ActivationAttribute(method) is { } data
                && AttributeReader.Read(data, Location.None, cancellationToken) is { } attribute
                && ActivationString.Parse(attribute.Activation, out _) is { } calls
                && SignatureShape.Recognise(method, isGradient: false, ParameterNames.Of(calls, method.ContainingType)) is { } shape)
            {
                string? obstacle = shape.Shape != Shape.Span ? "has no shape with input and output spans" : Obstacle(table, method, shape) ?? SecondInput(calls);
                yield return new(method, obstacle);
            }
        }
    }

    /// <summary>The gradients that a table can list.</summary>
    private static IEnumerable<IMethodSymbol> Gradients(IMethodSymbol table)
        => from method in Methods(table)
           where FunctionParser.GradientAttribute(method) is not null
           let shape = SignatureShape.Recognise(method, isGradient: true, ParameterNames.OfCatalogue)
           where shape is { Shape: Shape.Backward } && shape.Roles.Contains(ParameterRole.Output) && Obstacle(table, method, shape) is null
           select method;

    private static IEnumerable<IMethodSymbol> Methods(IMethodSymbol table) => table.ContainingType.GetMembers().OfType<IMethodSymbol>();

    /// <summary>What stands in the way of calling a method by arguments that all activations of a table share; null where nothing does.</summary>
    private static string? Obstacle(IMethodSymbol table, IMethodSymbol method, SignatureShape shape)
    {
        if (!method.IsStatic && (table.IsStatic || table.ContainingType.IsValueType))
        {
            return table.IsStatic ? $"is no static method, as '{table.Name}' is" : "is an instance method of a struct, which no delegate can hold";
        }

        if (CallCheck.Obstacle(method) is { } obstacle)
        {
            return obstacle;
        }

        for (int i = 0; i < shape.Roles.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            switch (shape.Roles[i])
            {
                case ParameterRole.Seed or ParameterRole.Step or ParameterRole.Offset or ParameterRole.Training:
                    return $"takes '{parameter.Name}', which a table does not give";
                case ParameterRole.Input or ParameterRole.Upstream or ParameterRole.Numbers when SpanType.Of(parameter.Type).Container == Container.Span:
                    return $"takes '{parameter.Name}' as a Span, not as a ReadOnlySpan";
            }
        }

        return null;
    }

    private static string? SecondInput(IReadOnlyList<ActivationCall> calls)
        => calls.Any(static call => ActivationCatalog.Find(call.Name) is { } definition && definition.Parameters.Any(static parameter => parameter.Kind == ParameterKind.Elements))
            ? "takes a second input, which a table does not give"
            : null;

    /// <summary>An activation of the type.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Obstacle">Why it is not listed, or null where it is.</param>
    private sealed record Candidate(IMethodSymbol Method, string? Obstacle);
}
