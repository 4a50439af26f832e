using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>What a pass finds in the body it is written into.</summary>
/// <param name="Names">The names that are taken.</param>
/// <param name="AreSpansChecked">Whether the spans have been checked.</param>
internal sealed record BodyContext(SymbolNames Names, bool AreSpansChecked)
{
    /// <summary>A body of nothing but the pass.</summary>
    public static BodyContext Of(SignatureModel signature) => new(new(signature.Parameters.Select(static parameter => ArgumentChecks.Plain(parameter.Name))), AreSpansChecked: false);

    /// <summary>A block inside the body.</summary>
    public BodyContext Nested() => this with { Names = Names.Nested() };
}
