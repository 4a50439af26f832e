namespace ActGen.Generator.Model;

/// <summary>The activation of rows that ends a pipeline.</summary>
/// <param name="Name">The canonical name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="ConstantLength">The number of elements of a row, where the attribute gives it.</param>
/// <param name="LengthArgument">The parameter of the method that gives it; null as well where the whole span is one row.</param>
/// <param name="Masked">What a row of minus infinities becomes.</param>
internal sealed record RowModel(string Name, EquatableArray<BoundParameter> Parameters, int? ConstantLength, string? LengthArgument, MaskedRows Masked);

/// <summary>The generator's twin of the public enumeration <c>ActGen.MaskedRows</c>; the values agree.</summary>
internal enum MaskedRows
{
    NaN,
    Zero,
}
