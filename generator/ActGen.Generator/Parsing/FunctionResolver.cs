using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Emission;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing;

/// <summary>Makes an activation of a scalar function that the author wrote in C#.</summary>
internal static class FunctionResolver
{
    public static ActivationModel? Resolve(
        AttributeReader attribute,
        IMethodSymbol method,
        IMethodSymbol function,
        ActivationCall call,
        ElementType element,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        if (attribute.Form != ActivationForm.Auto)
        {
            return Fail(DiagnosticDescriptors.FormNotAvailable, attribute.LocationOf("Form"), function.Name, attribute.Form.ToString(), "", "it is your own function, leave Form out");
        }

        if (!function.IsStatic)
        {
            return Fail(DiagnosticDescriptors.UnusableFunction, attribute.LocationInActivation(), function.Name, "it is not static; make it static, and pass what it needs as parameters");
        }

        if (Bind(attribute, function, call, element, diagnostics) is not { } arguments)
        {
            return null;
        }

        FunctionResult result = FunctionParser.Parse(function, compilation, cancellationToken);
        switch (result.Problem)
        {
            case { Kind: FunctionProblemKind.Incomplete }:
                return null;
            case { Kind: FunctionProblemKind.Recursive } problem:
                return Fail(DiagnosticDescriptors.UnusableFunction, problem.Location, function.Name, problem.Reason);
            case { } problem:
                diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.NotVectorised, problem.Location, function.Name, problem.Reason));
                break;
        }

        if (result.Idioms.Count > 0)
        {
            string replaced = string.Join(", ", result.Idioms.Select(static idiom => $"'{idiom.Formula}' as {idiom.Replacement}"));
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.IdiomReplaced, function.Locations[0], function.Name, replaced));
        }

        Composition? value = result.Composition?.Bind(arguments.ToDictionary(static argument => Expr.Variable(argument.Name), static argument => (Expr)argument.Value));
        return new(function.Name, arguments.ToEquatableArray(), ActivationForm.Auto, CallOf(method, function, arguments, element, value));

        ActivationModel? Fail(DiagnosticDescriptor descriptor, Location location, params string[] messageArguments)
        {
            diagnostics.Add(Diagnostic.Create(descriptor, location, messageArguments));
            return null;
        }
    }

    /// <summary>The values of the parameters after the element: as written, else as the function declares.</summary>
    private static IReadOnlyList<BoundParameter>? Bind(
        AttributeReader attribute, IMethodSymbol function, ActivationCall call, ElementType element, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        IParameterSymbol[] parameters = [.. function.Parameters.Skip(1)];
        var written = new Dictionary<string, double>();
        IEnumerable<(WrittenParameter Parameter, Location Location)> all =
            call.Parameters.Select(parameter => (parameter, attribute.LocationInActivation()))
            .Concat(attribute.Parameters.Select(parameter => (parameter, attribute.LocationOf(parameter.Name))));
        foreach ((WrittenParameter parameter, Location location) in all)
        {
            if (parameters.FirstOrDefault(candidate => Names.Equal(candidate.Name, parameter.Name)) is not { } known)
            {
                string wayOut = parameters.Length == 0 ? "it has none, remove it" : $"it has {string.Join(", ", parameters.Select(static candidate => candidate.Name))}";
                diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.UnknownParameter, location, function.Name, parameter.Name, wayOut));
                return null;
            }

            if (!ParameterRange.Finite.Contains(element.Round(parameter.Value)))
            {
                diagnostics.Add(Diagnostic.Create(
                    DiagnosticDescriptors.ParameterOutOfRange, location, function.Name, known.Name, Print(parameter.Value), $"use {ParameterRange.Finite.Description}"));
                return null;
            }

            if (written.TryGetValue(known.Name, out double earlier))
            {
                diagnostics.Add(Diagnostic.Create(
                    DiagnosticDescriptors.ParameterSetTwice, location, function.Name, known.Name, Print(earlier), Print(parameter.Value)));
                return null;
            }

            written.Add(known.Name, parameter.Value);
        }

        var bound = new List<BoundParameter>();
        foreach (IParameterSymbol parameter in parameters)
        {
            if (!written.TryGetValue(parameter.Name, out double value))
            {
                if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not (float or double))
                {
                    diagnostics.Add(Diagnostic.Create(
                        DiagnosticDescriptors.UnusableFunction,
                        attribute.LocationInActivation(),
                        function.Name,
                        $"its parameter '{parameter.Name}' has no value; write one, as in \"{function.Name}({parameter.Name}: 1)\", or give it a default"));
                    return null;
                }

                value = System.Convert.ToDouble(parameter.ExplicitDefaultValue, System.Globalization.CultureInfo.InvariantCulture);
            }

            bound.Add(new(parameter.Name, element.Round(value)));
        }

        return bound;
    }

    private static UserFunctionModel CallOf(
        IMethodSymbol method, IMethodSymbol function, IReadOnlyList<BoundParameter> arguments, ElementType element, Composition? value)
    {
        // A parameter of the method may hide the function's simple name.
        string type = function.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        bool isHidden = method.Parameters.Any(parameter => parameter.Name == function.Name);
        string name = function.ToDisplayString(EscapedName);
        string suffix = string.Concat(arguments.Select(argument => $", {NumberLiteral.Of(argument.Value, element)}"));
        return new(value, $"{(isHidden ? $"{type}." : "")}{name}(", $"{suffix})");
    }

    private static string Print(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static SymbolDisplayFormat EscapedName { get; } = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
}
