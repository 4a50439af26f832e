using System.Globalization;
using System.Linq;
using System.Text;
using ActGen.Generator.Catalog;

namespace ActGen.Package.Tests.Consumers;

/// <summary>A table of the activations of one input, for both element types, with gradients.</summary>
internal static class CatalogueTable
{
    /// <summary>A file with a class <c>Catalogue</c> that lists them.</summary>
    public static string Source
    {
        get
        {
            var source = new StringBuilder("using System;\nusing ActGen;\n\npublic static partial class Catalogue\n{\n    [ActivationTable] public static partial ActivationTable CreateTable();\n");
            foreach (ActivationDefinition definition in ActivationCatalog.All.Where(static each => !each.IsRandom && each.Gate is null && each.Name != "add"))
            {
                Append(source, definition, "float", "");
                Append(source, definition, "double", "OfDouble");
            }

            return source.Append("}\n").ToString();
        }
    }

    private static void Append(StringBuilder source, ActivationDefinition definition, string t, string suffix)
    {
        // One number for each channel; all that has a default keeps it.
        ParameterDefinition[] open = [.. definition.Parameters.Where(static parameter => parameter.Default is null)];
        string parameters = string.Concat(open.Select(parameter => $", ReadOnlySpan<{t}> {parameter.Name}"));
        string gradients = string.Concat(open.Select(parameter => $", Span<{t}> d{char.ToUpperInvariant(parameter.Name[0])}{parameter.Name[1..]}"));
        string method = definition.Name + suffix;
        source.Append(CultureInfo.InvariantCulture, $$"""

                [Activation("{{definition.Name}}", Convention = Convention.TensorFlow)] public static partial void {{method}}(ReadOnlySpan<{{t}}> x{{parameters}}, Span<{{t}}> y);
                [GradientOf(nameof({{method}}))] public static partial void {{method}}Gradient(ReadOnlySpan<{{t}}> x{{parameters}}, ReadOnlySpan<{{t}}> dy, Span<{{t}}> dx{{gradients}});

            """);
    }
}
