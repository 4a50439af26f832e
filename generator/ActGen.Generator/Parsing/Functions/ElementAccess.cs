using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Parsing.Functions;

/// <summary>Recognises <c>x[i]</c> and <c>x.Length</c> of arrays and spans that have a name.</summary>
internal static class ElementAccess
{
    /// <summary>What holds the element, where an operation is its element at the index; else null.</summary>
    public static ISymbol? Holder(IOperation operation, ILocalSymbol index) => operation switch
    {
        IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element when IsLocal(indices[0], index) => Named(element.ArrayReference),
        IPropertyReferenceOperation { Property: { IsIndexer: true } property, Arguments: { Length: 1 } arguments, Instance: { } span }
            when SpanType.Of(property.ContainingType).Container is Container.Span or Container.ReadOnlySpan && IsLocal(arguments[0].Value, index) => Named(span),
        _ => null,
    };

    /// <summary>What an operation gives the length of, or null.</summary>
    public static ISymbol? LengthOf(IOperation operation)
        => operation is IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: { } type } instance } && IsElements(type) ? Named(instance) : null;

    /// <summary>Whether an operation is that local.</summary>
    public static bool IsLocal(IOperation operation, ILocalSymbol local)
        => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    /// <summary>Whether a type holds elements one after the other: an array or a span.</summary>
    public static bool IsElements(ITypeSymbol type)
        => type is IArrayTypeSymbol { IsSZArray: true } || SpanType.Of(type).Container is Container.Span or Container.ReadOnlySpan;

    /// <summary>The variable that an operation is, where its value cannot change between two readings in one thread.</summary>
    private static ISymbol? Named(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None or RefKind.In } parameter } => parameter,
        IFieldReferenceOperation { Field: { IsVolatile: false } field, Instance: null or IInstanceReferenceOperation } => field,
        _ => null,
    };
}
