using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Declarations;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Functions;

/// <summary>Reads a scalar function written in C# as a composition of expressions and activations.</summary>
/// <remarks>
/// It works on the compiler's bound tree, where overloads are resolved and constants evaluated. The expression performs
/// the operations of the C# in its order; where it may differ from what the function returns:
/// <list type="bullet">
/// <item>an elementary function is the runtime's, within the bound its documentation names; sine and cosine are NaN past
/// the runtime's TrigonometricLimit;</item>
/// <item>Min and Max propagate NaN from both sides as Math does, but of two zeros take the first, or the one that is not a constant;</item>
/// <item>a static read-only field has the value of its initializer even before that is run;</item>
/// <item>Sign gives NaN for NaN, and Clamp the nearer bound where the bounds cross: Math throws;</item>
/// <item>an unstable idiom is replaced by an accurate form, see <see cref="Idioms"/>.</item>
/// </list>
/// </remarks>
internal static class FunctionParser
{
    /// <summary>Reads a function, whose source belongs to the compilation.</summary>
    /// <param name="function">The function.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="arguments">What stands for the parameters after the first; null for a variable of the name of each.</param>
    public static FunctionResult Parse(
        IMethodSymbol function, Compilation compilation, CancellationToken cancellationToken, IReadOnlyList<Expr>? arguments = null)
    {
        if (Element(function) is not { } element)
        {
            return Rejected($"'{function.Name}' is not of the form 'float F(float x)' or 'double F(double x)'");
        }

        IParameterSymbol? foreign = function.Parameters.FirstOrDefault(parameter => parameter.RefKind is not (RefKind.None or RefKind.In)
            || ScalarType(parameter.Type) != element);
        if (foreign is not null)
        {
            return Rejected($"parameter '{foreign.Name}' is not a plain {element.Keyword()} as the element is");
        }

        string[] parameters = [.. function.Parameters.Skip(1).Select(static parameter => parameter.Name)];
        arguments ??= [.. parameters.Select(Expr.Variable)];
        if (arguments.Contains(Expr.Input))
        {
            return Rejected($"its parameter '{Expr.Input.Symbol}' has the name of the element; make it the first or rename it");
        }

        var reader = new FunctionReader(compilation, element, cancellationToken);
        Composition written = reader.Read(function, [Expr.Input, .. arguments]);
        if (reader.Problem is { } problem)
        {
            return new() { Element = element, Parameters = parameters, Problem = problem };
        }

        (Composition stable, IReadOnlyList<Idiom> idioms) = Idioms.Replace(written);
        return new() { Element = element, Parameters = parameters, Composition = stable, Idioms = idioms };

        FunctionResult Rejected(string reason)
            => new() { Problem = new(FunctionProblemKind.NotVectorisable, function.Locations.FirstOrDefault() ?? Location.None, reason) };
    }

    /// <summary>
    /// The scalar functions of that name in a type: those that <c>[Activation(nameof(...))]</c> can mean. Methods that ActGen
    /// writes are none.
    /// </summary>
    public static IEnumerable<IMethodSymbol> Find(INamedTypeSymbol type, string name, ElementType element)
        => type.GetMembers(name).OfType<IMethodSymbol>().Where(method => Element(method) == element && !IsWrittenByActGen(method));

    /// <summary>Whether ActGen writes the body of the method.</summary>
    public static bool IsWrittenByActGen(IMethodSymbol method)
        => ActivationAttribute(method) is not null || GradientAttribute(method) is not null || DenseAttribute(method) is not null;

    /// <summary>Whether a type has methods of that name that the author writes, which are no scalar functions of the element in question.</summary>
    public static bool HasOther(INamedTypeSymbol type, string name)
        => type.GetMembers(name).OfType<IMethodSymbol>().Any(static method => method is { MethodKind: MethodKind.Ordinary } && !IsWrittenByActGen(method));

    /// <summary>The attribute that makes ActGen write <paramref name="method"/>.</summary>
    public static AttributeData? ActivationAttribute(IMethodSymbol method) => Attribute(method, "ActivationAttribute");

    /// <summary>The attribute that makes ActGen write <paramref name="method"/> as a gradient.</summary>
    public static AttributeData? GradientAttribute(IMethodSymbol method) => Attribute(method, "GradientOfAttribute");

    /// <summary>The attribute that makes ActGen write <paramref name="method"/> as a dense layer.</summary>
    public static AttributeData? DenseAttribute(IMethodSymbol method) => Attribute(method, "DenseAttribute");

    private static AttributeData? Attribute(IMethodSymbol method, string name)
        => method.GetAttributes().FirstOrDefault(data => data.AttributeClass is { } type && type.Name == name && type.IsIn("ActGen"));

    /// <summary>The element type, where result and first parameter agree on one.</summary>
    private static ElementType? Element(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Ordinary, Parameters.IsEmpty: false } && ScalarType(method.ReturnType) is { } element
            && ScalarType(method.Parameters[0].Type) == element
            ? element
            : null;

    private static ElementType? ScalarType(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single => ElementType.Single,
        SpecialType.System_Double => ElementType.Double,
        _ => null,
    };
}
