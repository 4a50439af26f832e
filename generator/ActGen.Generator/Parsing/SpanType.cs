using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing;

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
