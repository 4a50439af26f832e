using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Parsing;

/// <summary>Recognises the shape a method's signature asks for.</summary>
internal static class SignatureParser
{
    /// <summary>Names that say which of two spans is written, ignoring case.</summary>
    private static readonly HashSet<string> OutputNames =
        new(StringComparer.OrdinalIgnoreCase) { "y", "output", "destination", "dest", "dst", "result", "results", "target" };

    /// <summary>Names that say which of two spans is read, ignoring case.</summary>
    private static readonly HashSet<string> InputNames =
        new(StringComparer.OrdinalIgnoreCase) { "x", "input", "source", "src", "values" };

    /// <param name="method">The method.</param>
    /// <param name="syntax">Its declaration.</param>
    /// <param name="isGradient">Whether the shapes of gradients are allowed.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public static SignatureModel? Parse(
        IMethodSymbol method, MethodDeclarationSyntax syntax, bool isGradient, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (method.ReturnType.TypeKind == TypeKind.Error || method.Parameters.Any(static parameter => IsErroneous(parameter.Type)))
        {
            return null; // the compiler names the missing type
        }

        if (method.IsGenericMethod)
        {
            return Fail("is generic");
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            return Fail("returns by reference");
        }

        if (method.Parameters.FirstOrDefault(static parameter => parameter.RefKind != RefKind.None) is { } byReference)
        {
            return Fail($"takes '{byReference.Name}' by reference");
        }

        if (Recognise(method, isGradient) is not var (shape, elementType, roles))
        {
            return Fail("has no shape ActGen knows");
        }

        IEnumerable<ITypeSymbol?> elements = method.Parameters
            .Where((_, index) => roles[index] != ParameterRole.Length)
            .Select(static parameter => Classify(parameter.Type).Element)
            .Append(Classify(method.ReturnType).Element);
        if (elements.Any(element => element is not null && !SymbolEqualityComparer.Default.Equals(element, elementType)))
        {
            return Fail("mixes element types");
        }

        ElementType? known = elementType.SpecialType switch
        {
            SpecialType.System_Single => ElementType.Single,
            SpecialType.System_Double => ElementType.Double,
            _ => null,
        };
        if (known is not { } element)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.UnsupportedElementType, syntax.Identifier.GetLocation(), elementType.ToDisplayString(), method.Name));
            return null;
        }

        return new()
        {
            Modifiers = string.Join(" ", syntax.Modifiers.Select(static modifier => modifier.Text)),
            Name = GeneratedNames.Escaped(syntax.Identifier),
            ReturnType = method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Parameters = method.Parameters.Select((parameter, index) => new ParameterModel(
                string.Concat(syntax.ParameterList.Parameters[index].Modifiers.Select(static modifier => modifier.Text + " ")),
                parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                GeneratedNames.Escaped(syntax.ParameterList.Parameters[index].Identifier),
                roles[index])).ToEquatableArray(),
            Shape = shape,
            Element = element,
            IsDocumented = IsDocumented(syntax),
            IsMarkedGenerated = method.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.CodeDom.Compiler.GeneratedCodeAttribute"),
        };

        SignatureModel? Fail(string reason)
        {
            DiagnosticDescriptor descriptor = isGradient ? DiagnosticDescriptors.UnsupportedGradientSignature : DiagnosticDescriptors.UnsupportedSignature;
            diagnostics.Add(Diagnostic.Create(descriptor, syntax.Identifier.GetLocation(), method.Name, reason));
            return null;
        }
    }

    /// <summary>The shape of a signature, what its elements are, and what each parameter is for; null when it has no shape.</summary>
    public static (Shape Shape, ITypeSymbol Element, ParameterRole[] Roles)? Recognise(IMethodSymbol method, bool isGradient)
    {
        bool isNonsense = method.IsVararg || method.Parameters.Any(static parameter => parameter.Type.SpecialType == SpecialType.System_Void);
        if (isNonsense || method.Parameters.Length is 0 or > 3)
        {
            return null;
        }

        Kind[] kinds = [.. method.Parameters.Select(static parameter => Classify(parameter.Type))];
        Container first = kinds[0].Container;
        Container second = kinds.Length > 1 ? kinds[1].Container : Container.None;
        Container third = kinds.Length > 2 ? kinds[2].Container : Container.None;
        (Shape Shape, ParameterRole[] Roles)? recognised = (Classify(method.ReturnType).Container, first, second, third) switch
        {
            (Container.Value, Container.Value, Container.None, Container.None) => (Shape.Scalar, [ParameterRole.Input]),
            (Container.Vector, Container.Vector, Container.None, Container.None)
                when SymbolEqualityComparer.Default.Equals(method.ReturnType, method.Parameters[0].Type) => (Shape.Vector, [ParameterRole.Input]),
            (Container.None, Container.Span, Container.None, Container.None) => (Shape.InPlace, [ParameterRole.Input]),
            (Container.None, Container.ReadOnlySpan, Container.Span, Container.None) => (Shape.Span, [ParameterRole.Input, ParameterRole.Output]),
            (Container.None, Container.Span, Container.ReadOnlySpan, Container.None) => (Shape.Span, [ParameterRole.Output, ParameterRole.Input]),
            (Container.None, Container.Span, Container.Span, Container.None) => (Shape.Span, InOrderOfNames(0, 1)),
            (Container.None, Container.Pointer, Container.Pointer, Container.Value) when IsLength(2) => (Shape.Pointer, PointersAround(2)),
            (Container.None, Container.Pointer, Container.Value, Container.Pointer) when IsLength(1) => (Shape.Pointer, PointersAround(1)),
            (Container.None, Container.Value, Container.Pointer, Container.Pointer) when IsLength(0) => (Shape.Pointer, PointersAround(0)),
            _ => isGradient ? RecogniseGradient(method, kinds) : null,
        };
        return recognised is var (shape, roles) ? (shape, kinds[Array.IndexOf(roles, ParameterRole.Input)].Element!, roles) : null;

        ParameterRole[] PointersAround(int length)
        {
            List<ParameterRole> roles = [.. InOrderOfNames(length == 0 ? 1 : 0, length == 2 ? 1 : 2)];
            roles.Insert(length, ParameterRole.Length);
            return [.. roles];
        }

        bool IsLength(int index) => method.Parameters[index].Type.SpecialType == SpecialType.System_Int32;

        // Two spans or pointers that could both be written: the second is, unless the names say otherwise.
        ParameterRole[] InOrderOfNames(int left, int right)
        {
            string one = method.Parameters[left].Name;
            string other = method.Parameters[right].Name;
            bool isReversed = OutputNames.Contains(one) ? !OutputNames.Contains(other) : InputNames.Contains(other) && !InputNames.Contains(one);
            return isReversed ? [ParameterRole.Output, ParameterRole.Input] : [ParameterRole.Input, ParameterRole.Output];
        }
    }

    /// <summary>The shapes that only a gradient has: two inputs, or two outputs. Names decide which is which, else the order.</summary>
    private static (Shape Shape, ParameterRole[] Roles)? RecogniseGradient(IMethodSymbol method, Kind[] parameters)
    {
        if (!method.ReturnsVoid || parameters.Length != 3)
        {
            return null;
        }

        int[] inputs = [.. Enumerable.Range(0, 3).Where(i => parameters[i].Container == Container.ReadOnlySpan)];
        int[] outputs = [.. Enumerable.Range(0, 3).Where(i => parameters[i].Container == Container.Span)];
        var roles = new ParameterRole[3];
        switch (inputs.Length, outputs.Length)
        {
            case (2, 1):
                bool isUpstreamFirst = IsNamed(inputs[0], "dy") || IsNamed(inputs[1], "x") || IsNamed(inputs[1], "y");
                roles[inputs[isUpstreamFirst ? 1 : 0]] = ParameterRole.Input;
                roles[inputs[isUpstreamFirst ? 0 : 1]] = ParameterRole.Upstream;
                roles[outputs[0]] = ParameterRole.Output;
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

        bool IsNamed(int index, string name) => string.Equals(method.Parameters[index].Name, name, StringComparison.OrdinalIgnoreCase);
    }

    private static Kind Classify(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return new(Container.None, null);
        }

        if (type is IPointerTypeSymbol pointer)
        {
            return new(Container.Pointer, pointer.PointedAtType);
        }

        if (type is INamedTypeSymbol { TypeArguments.Length: 1 } named)
        {
            string space = named.ContainingNamespace.ToDisplayString();
            Container? container = (space, named.MetadataName) switch
            {
                ("System", "Span`1") => Container.Span,
                ("System", "ReadOnlySpan`1") => Container.ReadOnlySpan,
                ("System.Runtime.Intrinsics", "Vector128`1" or "Vector256`1" or "Vector512`1") => Container.Vector,
                _ => null,
            };
            if (container is { } known)
            {
                return new(known, named.TypeArguments[0]);
            }
        }

        return new(Container.Value, type);
    }

    private static bool IsErroneous(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IPointerTypeSymbol pointer => IsErroneous(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsErroneous),
        _ => false,
    };

    private static bool IsDocumented(MethodDeclarationSyntax syntax)
        => syntax.GetLeadingTrivia().Any(static trivia =>
            trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
            || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
            || (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().StartsWith("///", StringComparison.Ordinal))
            || (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && trivia.ToString().StartsWith("/**", StringComparison.Ordinal)));

    private enum Container
    {
        None,
        Value,
        Span,
        ReadOnlySpan,
        Vector,
        Pointer,
    }

    private readonly record struct Kind(Container Container, ITypeSymbol? Element);
}
