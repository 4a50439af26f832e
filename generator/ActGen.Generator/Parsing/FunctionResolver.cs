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
        ParameterDefinition[] definitions =
        [
            .. parameters.Select(static parameter => new ParameterDefinition { Name = parameter.Name, Description = "", Default = new(0) }),
        ];
        if (ParameterBinder.Bind(function.Name, definitions, call, attribute, element, diagnostics) is not { } written)
        {
            return null;
        }

        var bound = new List<BoundParameter>();
        foreach ((IParameterSymbol parameter, ParameterDefinition definition) in parameters.Zip(definitions, static (symbol, definition) => (symbol, definition)))
        {
            if (!written.TryGetValue(definition, out double value))
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

    private static SymbolDisplayFormat EscapedName { get; } = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
}
