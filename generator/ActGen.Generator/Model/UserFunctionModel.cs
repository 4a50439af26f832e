using ActGen.Generator.Expressions;

namespace ActGen.Generator.Model;

/// <summary>A scalar function of the author's, as an activation.</summary>
/// <param name="Value">
/// Its value in terms of the element, with its other parameters bound; null where it cannot be vectorised and is called for
/// one element at a time.
/// </param>
/// <param name="Name">Its name as generated code calls it.</param>
internal sealed record UserFunctionModel(Composition? Value, string Name)
{
    /// <summary>The warnings that a call of it gives; none where it is not called.</summary>
    public EquatableArray<string> CallWarnings { get; init; }
}
