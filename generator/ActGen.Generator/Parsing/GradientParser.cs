using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing;

/// <summary>Finds the activation a <c>[GradientOf]</c> names, and checks that the gradient asked for exists.</summary>
internal static class GradientParser
{
    public static ActivationModel? Parse(
        AttributeData data,
        IMethodSymbol method,
        SignatureModel signature,
        Location fallback,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        Compilation compilation,
        out GradientModel? gradient,
        CancellationToken cancellationToken)
    {
        gradient = null;
        Location location = data.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? fallback;
        if (data.ConstructorArguments.Length != 1 || data.ConstructorArguments[0].Value is not string target)
        {
            return null; // the compiler reports the argument
        }

        int order = data.NamedArguments.FirstOrDefault(static argument => argument.Key == "Order").Value.Value as int? ?? 1;
        if (order is not (1 or 2))
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.UnsupportedOrder, location, order));
            return null;
        }

        if (FindActivation(method, target, signature.Element, location, diagnostics, compilation, cancellationToken) is not { } activation)
        {
            return null;
        }

        if (activation.IsScalarOnly)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.NotDifferentiable, location, activation.Name, "it is computed one element at a time; ACTGEN023 tells what stands in the way"));
            return null;
        }

        string input = signature[ParameterRole.Input].TrimStart('@');
        gradient = new(order, string.Equals(input, "y", StringComparison.OrdinalIgnoreCase));
        if (gradient.IsFromOutput && signature.Shape == Shape.ValueAndDerivative)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.GradientNotFromOutput, location, activation.Name, "the value is asked for as well", input));
            return null;
        }

        if (gradient.IsFromOutput && new ActivationExpressions(activation, signature.Element).DerivativeFromOutput(order) is null)
        {
            string reason = activation.Function is null
                ? "different inputs with different slopes give the same output"
                : "it is your own function, whose inverse is not known";
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.GradientNotFromOutput, location, activation.Name, reason, input));
            return null;
        }

        return activation;
    }

    /// <summary>The one activation that the overloads of that name are.</summary>
    private static ActivationModel? FindActivation(
        IMethodSymbol method,
        string target,
        ElementType element,
        Location location,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        AttributeData[] attributed =
        [
            .. method.ContainingType.GetMembers(target).OfType<IMethodSymbol>().Select(FunctionParser.ActivationAttribute).OfType<AttributeData>(),
        ];
        if (attributed.Length == 0)
        {
            string? near = Names.Nearest(target, method.ContainingType.GetMembers().OfType<IMethodSymbol>()
                .Where(static candidate => FunctionParser.ActivationAttribute(candidate) is not null)
                .Select(static candidate => candidate.Name));
            string wayOut = near is null ? "name a method of the same type that has it" : $"did you mean '{near}'?";
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.GradientTargetNotFound, location, method.ContainingType.Name, target, wayOut));
            return null;
        }

        // What is wrong with the activation is reported where it stands.
        var elsewhere = ImmutableArray.CreateBuilder<Diagnostic>();
        ActivationModel?[] activations =
        [
            .. attributed
                .Select(attribute => AttributeReader.Read(attribute, location, cancellationToken))
                .Select(attribute => attribute is null ? null : ActivationResolver.Resolve(attribute, method, element, elsewhere, compilation, cancellationToken))
                .Distinct(),
        ];
        if (activations.Length > 1)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.GradientTargetAmbiguous, location, target));
            return null;
        }

        return activations[0];
    }
}
