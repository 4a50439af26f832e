using ActGen.Generator.Parsing.Declarations;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Signatures;

/// <summary>What the type of a parameter holds its elements in, and what they are.</summary>
internal readonly record struct SpanType(Container Container, ITypeSymbol? Element)
{
    public static SpanType Of(ITypeSymbol type)
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
            Container? container = named.Name switch
            {
                "Span" when named.IsIn("System") => Container.Span,
                "ReadOnlySpan" when named.IsIn("System") => Container.ReadOnlySpan,
                "Vector128" or "Vector256" or "Vector512" when named.IsIn("System", "Runtime", "Intrinsics") => Container.Vector,
                _ => null,
            };
            if (container is { } known)
            {
                return new(known, named.TypeArguments[0]);
            }
        }

        return new(Container.Value, type);
    }

    /// <summary>The type as it is written where no name may mean another: what <see cref="SymbolDisplayFormat.FullyQualifiedFormat"/> shows, which takes its time.</summary>
    public static string FullName(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Void => "void",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        _ => Of(type) is { Container: Container.Span or Container.ReadOnlySpan, Element.SpecialType: SpecialType.System_Single or SpecialType.System_Double } span
            ? $"global::System.{type.Name}<{FullName(span.Element!)}>"
            : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };
}

/// <summary>What holds elements.</summary>
internal enum Container
{
    None,

    /// <summary>The element itself.</summary>
    Value,

    Span,
    ReadOnlySpan,
    Vector,
    Pointer,
}
