using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;

namespace Gallery.Code;

/// <summary>What an author writes to have an activation and its gradient.</summary>
internal static class Declarations
{
    /// <summary>An activation of single elements: a parameter without a default is one number a channel.</summary>
    public static string Of(ActivationDefinition definition)
    {
        string[] others = [.. definition.Parameters.Where(static parameter => parameter.Default is null).Select(static parameter => $"ReadOnlySpan<float> {parameter.Name}, ")];
        string inputs = $"ReadOnlySpan<float> x, {string.Concat(others)}";
        string seed = definition.IsRandom ? "ulong seed, " : "";
        return Methods(definition.Name, $"{inputs}{seed}Span<float> y", $"{inputs}ReadOnlySpan<float> dy, {seed}Span<float> dx");
    }

    /// <summary>An activation of rows, which has a gradient unless it is made of jumps.</summary>
    public static string Of(RowDefinition definition) => Methods(
        definition.Name,
        "ReadOnlySpan<float> x, int rowLength, Span<float> y",
        definition.HasGradient ? "ReadOnlySpan<float> y, ReadOnlySpan<float> dy, int rowLength, Span<float> dx" : null);

    private static string Methods(string name, string signature, string? gradient)
    {
        string method = Names.ToPascalCase(name);
        string backward = gradient is null ? "" : string.Create(CultureInfo.InvariantCulture, $"""


                [GradientOf(nameof({method}))]
                public static partial void {method}Backward({gradient});
            """);
        return $$"""
            using System;
            using ActGen;

            public static partial class Activations
            {
                [Activation("{{name}}")]
                public static partial void {{method}}({{signature}});{{backward}}
            }

            """.ReplaceLineEndings("\n");
    }
}
