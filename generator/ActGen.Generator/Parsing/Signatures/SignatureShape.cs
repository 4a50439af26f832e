using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Signatures;

/// <summary>Recognises the shape of a signature: which parameters are inputs and outputs, and what the others are for.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Element">The type of the elements.</param>
/// <param name="Roles">The role of each parameter.</param>
internal sealed record SignatureShape(Shape Shape, ITypeSymbol Element, ParameterRole[] Roles)
{
    /// <summary>Names that say which of two spans is written, ignoring case.</summary>
    private static readonly HashSet<string> OutputNames =
        new(StringComparer.OrdinalIgnoreCase) { "y", "output", "destination", "dest", "dst", "result", "results", "target" };

    /// <summary>Names that say which of two spans is read, ignoring case.</summary>
    private static readonly HashSet<string> InputNames =
        new(StringComparer.OrdinalIgnoreCase) { "x", "input", "source", "src", "values" };

    /// <summary>The parameters that are neither inputs nor outputs.</summary>
    public IEnumerable<IParameterSymbol> Extras(IMethodSymbol method)
        => method.Parameters.Where((_, index) => Roles[index] is not (ParameterRole.Input or ParameterRole.Output or ParameterRole.Length or ParameterRole.Upstream or ParameterRole.Derivative));

    /// <summary>Whether a parameter can be a number for each element or channel, and has no name that says it is something else.</summary>
    public static bool CanBeNumbers(IParameterSymbol parameter)
        => SpanType.Of(parameter.Type) is { Container: Container.Value or Container.ReadOnlySpan, Element.SpecialType: SpecialType.System_Single or SpecialType.System_Double }
            && !Reserved.Contains(parameter.Name) && !InputNames.Contains(parameter.Name) && !OutputNames.Contains(parameter.Name);

    /// <summary>The shape of a signature, or null when it has none.</summary>
    public static SignatureShape? Recognise(IMethodSymbol method, bool isGradient, ParameterNames names)
    {
        if (method.IsVararg || method.Parameters.Any(static parameter => parameter.Type.SpecialType == SpecialType.System_Void))
        {
            return null;
        }

        // A name tells a parameter of the activation from an input or output, unless nothing makes sense without it: the one
        // element of 'float Threshold(float value)' is the input.
        ParameterRole?[] named = [.. method.Parameters.Select(parameter => RoleByName(parameter, isGradient, names))];
        return named.Any(static role => role is not null) && Recognise(method, isGradient, named) is { } shape && !IsWrittenAsOutput(method, shape)
            ? shape
            : Recognise(method, isGradient, new ParameterRole?[named.Length]);
    }

    /// <summary>Names that are never those of a parameter.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "x", "y", "dx", "dy", "dydx" };

    private static ParameterRole? RoleByName(IParameterSymbol parameter, bool isGradient, ParameterNames names)
        => Reserved.Contains(parameter.Name) ? null
            : names.RoleOf(parameter.Name) is { } random ? random
            : names.IsParameter(parameter.Name)
                ? SpanType.Of(parameter.Type).Container is Container.ReadOnlySpan or Container.Span ? ParameterRole.Numbers : ParameterRole.Number
            : isGradient && names.IsParameterGradient(parameter.Name) ? ParameterRole.ParameterGradient
            : null;

    /// <summary>Whether the only span, worked on in place, is called an output: then a span with the name of a parameter is the input.</summary>
    private static bool IsWrittenAsOutput(IMethodSymbol method, SignatureShape shape)
        => shape.Shape == Shape.InPlace && shape.Roles.Contains(ParameterRole.Numbers)
            && OutputNames.Contains(method.Parameters[Array.IndexOf(shape.Roles, ParameterRole.Input)].Name);

    /// <summary>The shape of the parameters whose role is not known yet.</summary>
    private static SignatureShape? Recognise(IMethodSymbol method, bool isGradient, ParameterRole?[] named)
    {
        int[] places = [.. Enumerable.Range(0, named.Length).Where(i => named[i] is null)];
        if (places.Length is 0 or > 3)
        {
            return null;
        }

        IParameterSymbol[] parameters = [.. places.Select(i => method.Parameters[i])];
        SpanType[] types = [.. parameters.Select(static parameter => SpanType.Of(parameter.Type))];
        bool hasParameterGradient = named.Contains(ParameterRole.ParameterGradient);
        if ((Common(method, parameters, types) ?? (isGradient && method.ReturnsVoid ? OfGradient(parameters, types, hasParameterGradient) : null)) is not var (shape, found))
        {
            return null;
        }

        ParameterRole[] roles = [.. named.Select(static role => role ?? default)];
        for (int i = 0; i < places.Length; i++)
        {
            roles[places[i]] = found[i];
        }

        return new(shape, types[Array.IndexOf(found, ParameterRole.Input)].Element!, roles);
    }

    /// <summary>The shapes that activations and derivatives share.</summary>
    private static (Shape Shape, ParameterRole[] Roles)? Common(IMethodSymbol method, IParameterSymbol[] parameters, SpanType[] types)
    {
        Container second = types.Length > 1 ? types[1].Container : Container.None;
        Container third = types.Length > 2 ? types[2].Container : Container.None;
        return (SpanType.Of(method.ReturnType).Container, types[0].Container, second, third) switch
        {
            (Container.Value, Container.Value, Container.None, Container.None) => (Shape.Scalar, [ParameterRole.Input]),
            (Container.Vector, Container.Vector, Container.None, Container.None)
                when SymbolEqualityComparer.Default.Equals(method.ReturnType, parameters[0].Type) => (Shape.Vector, [ParameterRole.Input]),
            (Container.None, Container.Span, Container.None, Container.None) => (Shape.InPlace, [ParameterRole.Input]),
            (Container.None, Container.ReadOnlySpan, Container.Span, Container.None) => (Shape.Span, [ParameterRole.Input, ParameterRole.Output]),
            (Container.None, Container.Span, Container.ReadOnlySpan, Container.None) => (Shape.Span, [ParameterRole.Output, ParameterRole.Input]),
            (Container.None, Container.Span, Container.Span, Container.None) => (Shape.Span, InOrderOfNames(0, 1)),
            (Container.None, Container.Pointer, Container.Pointer, Container.Value) when IsLength(2) => (Shape.Pointer, PointersAround(2)),
            (Container.None, Container.Pointer, Container.Value, Container.Pointer) when IsLength(1) => (Shape.Pointer, PointersAround(1)),
            (Container.None, Container.Value, Container.Pointer, Container.Pointer) when IsLength(0) => (Shape.Pointer, PointersAround(0)),
            _ => null,
        };

        ParameterRole[] PointersAround(int length)
        {
            List<ParameterRole> roles = [.. InOrderOfNames(length == 0 ? 1 : 0, length == 2 ? 1 : 2)];
            roles.Insert(length, ParameterRole.Length);
            return [.. roles];
        }

        bool IsLength(int index) => parameters[index].Type.SpecialType == SpecialType.System_Int32;

        // Two spans or pointers that could both be written: the second is, unless the names say otherwise.
        ParameterRole[] InOrderOfNames(int left, int right)
        {
            string one = parameters[left].Name;
            string other = parameters[right].Name;
            bool isReversed = OutputNames.Contains(one) ? !OutputNames.Contains(other) : InputNames.Contains(other) && !InputNames.Contains(one);
            return isReversed ? [ParameterRole.Output, ParameterRole.Input] : [ParameterRole.Input, ParameterRole.Output];
        }
    }

    /// <summary>The shapes that only a gradient has: two inputs, or two outputs. Names decide which is which, else the order.</summary>
    private static (Shape Shape, ParameterRole[] Roles)? OfGradient(IParameterSymbol[] parameters, SpanType[] types, bool hasParameterGradient)
    {
        int[] inputs = [.. Enumerable.Range(0, types.Length).Where(i => types[i].Container == Container.ReadOnlySpan)];
        int[] outputs = [.. Enumerable.Range(0, types.Length).Where(i => types[i].Container == Container.Span)];
        if (inputs.Length + outputs.Length != types.Length)
        {
            return null;
        }

        var roles = new ParameterRole[types.Length];
        switch (inputs.Length, outputs.Length)
        {
            // The gradient of a parameter may be all that is wanted.
            case (2, 1):
            case (2, 0) when hasParameterGradient:
                bool isUpstreamFirst = IsNamed(inputs[0], "dy") || IsNamed(inputs[1], "x") || IsNamed(inputs[1], "y");
                roles[inputs[isUpstreamFirst ? 1 : 0]] = ParameterRole.Input;
                roles[inputs[isUpstreamFirst ? 0 : 1]] = ParameterRole.Upstream;
                foreach (int output in outputs)
                {
                    roles[output] = ParameterRole.Output;
                }

                return (Shape.Backward, roles);
            case (1, 2):
                bool isDerivativeFirst = IsNamed(outputs[0], "dydx") || IsNamed(outputs[1], "y");
                roles[inputs[0]] = ParameterRole.Input;
                roles[outputs[isDerivativeFirst ? 1 : 0]] = ParameterRole.Output;
                roles[outputs[isDerivativeFirst ? 0 : 1]] = ParameterRole.Derivative;
                return (Shape.ValueAndDerivative, roles);
            default:
                return null;
        }

        bool IsNamed(int index, string name) => string.Equals(parameters[index].Name, name, StringComparison.OrdinalIgnoreCase);
    }
}
