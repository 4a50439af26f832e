using System.Globalization;
using System.Linq;
using System.Text;
using ActGen.Generator.Catalog;

namespace ActGen.Package.Tests.Consumers;

/// <summary>Every activation of the catalogue in every shape, as a consumer would write it.</summary>
internal static class EveryActivation
{
    /// <summary>A file with a class of them.</summary>
    /// <param name="hasVectors">Whether it has the vector shape, too.</param>
    public static string Source(bool hasVectors)
    {
        var source = new StringBuilder("""
            using System;
            using ActGen;

            namespace Library
            {
                /// <summary>All of them.</summary>
                public static unsafe partial class Activations
                {
            """);
        foreach (ActivationDefinition definition in ActivationCatalog.All)
        {
            foreach (string t in new[] { "float", "double" })
            {
                Append(source, definition, t, hasVectors);
            }
        }

        return source.Append("\n    }\n}\n").ToString();
    }

    /// <summary>An activation in every shape that it has: a second input is a span, and random numbers are drawn for spans.</summary>
    private static void Append(StringBuilder source, ActivationDefinition definition, string t, bool hasVectors)
    {
        string name = definition.Name;
        string constants = string.Join(", ", definition.Parameters
            .Where(static parameter => parameter.Default is null && parameter.Kind != ParameterKind.Elements)
            .Select(static parameter => $"{parameter.Name}: {parameter.Example.ToString(CultureInfo.InvariantCulture)}"));
        string attribute = $"[Activation(\"{name}{(constants.Length > 0 ? $"({constants})" : "")}\")] public static partial";
        string inputs = string.Concat(definition.Parameters
            .Where(static parameter => parameter.Kind == ParameterKind.Elements)
            .Select(parameter => $", ReadOnlySpan<{t}> {parameter.Name}"));
        string others = inputs + (definition.IsRandom ? ", ulong seed" : "");
        source.Append($$"""

                    {{attribute}} void Span_{{name}}(ReadOnlySpan<{{t}}> x, Span<{{t}}> y{{others}});
                    {{attribute}} void InPlace_{{name}}(Span<{{t}}> x{{others}});
                    {{attribute}} void Pointer_{{name}}({{t}}* x, {{t}}* y, int length{{others}});
            """);
        if (others.Length > 0)
        {
            return;
        }

        source.Append($"\n        {attribute} {t} Scalar_{name}({t} x);");
        if (hasVectors)
        {
            source.Append($"\n        {attribute} System.Runtime.Intrinsics.Vector128<{t}> Vector_{name}(System.Runtime.Intrinsics.Vector128<{t}> x);");
        }
    }
}
