using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Parsing.Signatures;

/// <summary>Reads what a method's signature asks for.</summary>
internal static class SignatureParser
{
    /// <summary>Reads the signature of an activation or a gradient of one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="syntax">Its declaration.</param>
    /// <param name="isGradient">Whether the shapes of gradients are allowed.</param>
    /// <param name="names">The names of parameters that are neither inputs nor outputs.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public static SignatureModel? Parse(
        IMethodSymbol method, MethodDeclarationSyntax syntax, bool isGradient, ParameterNames names, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        return Parse(method, syntax, isGradient ? DiagnosticDescriptors.UnsupportedGradientSignature : DiagnosticDescriptors.UnsupportedSignature, diagnostics, Recognise);

        SignatureShape? Recognise(out string reason)
        {
            SignatureShape? shape = SignatureShape.Recognise(method, isGradient, names);
            if (shape?.Shape is Shape.Scalar or Shape.Vector && names.Rows is { } rows && !isGradient)
            {
                reason = $"works on one element, and {rows} on rows";
                return null;
            }

            reason = shape is not null ? ""
                : Stray(method, isGradient, names) is { } stray ? $"takes '{stray}', which is no parameter of its activation{(names.Nearest(stray) is { } near ? $" (the nearest is '{near}')" : "")}"
                : "has no shape ActGen knows";
            return shape;
        }
    }

    /// <summary>Reads the signature of a dense layer or of its gradient.</summary>
    /// <param name="method">The method.</param>
    /// <param name="syntax">Its declaration.</param>
    /// <param name="isGradient">Whether it is that of a gradient.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public static SignatureModel? ParseDense(
        IMethodSymbol method, MethodDeclarationSyntax syntax, bool isGradient, ImmutableArray<Diagnostic>.Builder diagnostics)
        => Parse(method, syntax, DiagnosticDescriptors.UnsupportedDenseSignature, diagnostics, (out string reason) => DenseSignature.Recognise(method, isGradient, out reason));

    private delegate SignatureShape? Recogniser(out string reason);

    private static SignatureModel? Parse(
        IMethodSymbol method, MethodDeclarationSyntax syntax, DiagnosticDescriptor descriptor, ImmutableArray<Diagnostic>.Builder diagnostics, Recogniser recognise)
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

        if (recognise(out string reason) is not var (shape, elementType, roles))
        {
            return Fail(reason);
        }

        IEnumerable<ITypeSymbol?> elements = method.Parameters
            .Where((_, index) => IsOfElements(roles[index]))
            .Select(static parameter => SpanType.Of(parameter.Type).Element)
            .Append(SpanType.Of(method.ReturnType).Element);
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
                DiagnosticDescriptors.UnsupportedElementType, syntax.Identifier.GetLocation(), elementType.ToDisplayString(), $"in the signature of '{method.Name}'"));
            return null;
        }

        for (int i = 0; i < roles.Length; i++)
        {
            if (Complaint(roles[i], method.Parameters[i], shape, element) is var (complaint, types))
            {
                return Fail(complaint, [.. types.Select(type => Mend.Retype(method.Parameters[i].Name, type))]);
            }
        }

        return new()
        {
            Modifiers = string.Join(" ", syntax.Modifiers.Select(static modifier => modifier.Text)),
            Name = GeneratedNames.Escaped(syntax.Identifier),
            ReturnType = SpanType.FullName(method.ReturnType),
            Parameters = method.Parameters.Select((parameter, index) => new ParameterModel(
                string.Concat(syntax.ParameterList.Parameters[index].Modifiers.Select(static modifier => modifier.Text + " ")),
                SpanType.FullName(parameter.Type),
                GeneratedNames.Escaped(syntax.ParameterList.Parameters[index].Identifier),
                roles[index])).ToEquatableArray(),
            Shape = shape,
            Element = element,
            IsDocumented = IsDocumented(syntax),
            IsMarkedGenerated = IsMarkedGenerated(method),
        };

        SignatureModel? Fail(string complaint, params Mend[] mends)
        {
            diagnostics.Add(Diagnostic.Create(descriptor, syntax.Identifier.GetLocation(), Mend.Properties(mends), method.Name, complaint));
            return null;
        }
    }

    /// <summary>A parameter in a signature that would have a shape if its activation knew the name, as some of the catalogue may; else null.</summary>
    private static string? Stray(IMethodSymbol method, bool isGradient, ParameterNames names)
        => SignatureShape.Recognise(method, isGradient, ParameterNames.OfCatalogue)?.Extras(method)
            .Select(static parameter => parameter.Name)
            .FirstOrDefault(name => names.RoleOf(name) is null && !names.IsParameter(name) && !names.IsParameterGradient(name))
            ?? method.Parameters
                .Where(parameter => SignatureShape.CanBeNumbers(parameter) && SignatureShape.Recognise(method, isGradient, names.With(parameter.Name)) is not null)
                .Select(static parameter => parameter.Name)
                .FirstOrDefault();

    /// <summary>Whether a parameter in that role holds elements.</summary>
    private static bool IsOfElements(ParameterRole role)
        => role is ParameterRole.Input or ParameterRole.Output or ParameterRole.Upstream or ParameterRole.Derivative;

    /// <summary>What is wrong with a parameter that is neither input nor output, and the types it could have; null when nothing is.</summary>
    private static (string Complaint, string[] Types)? Complaint(ParameterRole role, IParameterSymbol parameter, Shape shape, ElementType element)
    {
        if (shape is Shape.Scalar or Shape.Vector && role is not (ParameterRole.Input or ParameterRole.Number))
        {
            return ($"takes '{parameter.Name}', which only functions over spans can take", []);
        }

        if (role == ParameterRole.ParameterGradient && shape != Shape.Backward)
        {
            return ($"asks for '{parameter.Name}', the gradient of a parameter, without the gradient from above ('dy')", []);
        }

        (Container container, ITypeSymbol? held) = SpanType.Of(parameter.Type);
        bool isOfElements = held?.SpecialType == element.SpecialType();
        string[] expected = role switch
        {
            ParameterRole.Number or ParameterRole.Numbers when !isOfElements || container is not (Container.Value or Container.ReadOnlySpan or Container.Span)
                => [element.Keyword(), $"ReadOnlySpan<{element.Keyword()}>"],
            ParameterRole.ParameterGradient when !isOfElements || container != Container.Span => [$"Span<{element.Keyword()}>"],
            ParameterRole.Training when parameter.Type.SpecialType != SpecialType.System_Boolean => ["bool"],
            ParameterRole.Seed or ParameterRole.Step when !IsInteger(parameter.Type, allowUnsigned: true) => ["ulong"],
            ParameterRole.Offset when !IsInteger(parameter.Type, allowUnsigned: false) => ["long"],
            ParameterRole.RowLength when parameter.Type.SpecialType != SpecialType.System_Int32 => ["int"],
            _ => [],
        };
        return expected.Length == 0
            ? null
            : ($"takes '{parameter.Name}' as '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which should be '{string.Join("' or '", expected)}'", expected);
    }

    private static bool IsInteger(ITypeSymbol type, bool allowUnsigned)
        => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
            || (allowUnsigned && type.SpecialType is SpecialType.System_UInt32 or SpecialType.System_UInt64);

    private static bool IsErroneous(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IPointerTypeSymbol pointer => IsErroneous(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsErroneous),
        _ => false,
    };

    /// <summary>Whether a method is of the vector shape, in a framework that has no such types.</summary>
    public static bool NamesMissingVectors(IMethodSymbol method)
        => method.ReturnType is IErrorTypeSymbol { Name: "Vector128" or "Vector256" or "Vector512" };

    /// <summary>Whether the author put <c>[GeneratedCode]</c> on a method.</summary>
    public static bool IsMarkedGenerated(IMethodSymbol method)
        => method.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "GeneratedCodeAttribute" } type
            && type.ToDisplayString() == "System.CodeDom.Compiler.GeneratedCodeAttribute");

    /// <summary>Whether the author documented a method.</summary>
    public static bool IsDocumented(MethodDeclarationSyntax syntax)
        => syntax.GetLeadingTrivia().Any(static trivia =>
            trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
            || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
            || (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().StartsWith("///", StringComparison.Ordinal))
            || (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && trivia.ToString().StartsWith("/**", StringComparison.Ordinal)));
}
