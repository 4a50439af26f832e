using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>Writes the description of the layers, which loading, saving and the first weights go by.</summary>
internal static class LayerDescription
{
    public static void Write(SourceWriter writer, SequentialClassModel model)
    {
        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line($"private static readonly global::ActGen.Layer[] {model.DescriptionName} =");
        writer.Line("{");
        using (writer.Indented())
        {
            foreach (LayerModel layer in model.Layers)
            {
                writer.Line($"new global::ActGen.Layer({string.Join(", ", Arguments(layer))}),");
            }
        }

        writer.Line("};");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<global::ActGen.Layer> Layers => {model.DescriptionName};");
    }

    private static IEnumerable<string> Arguments(LayerModel layer) =>
    [
        Quoted(layer.Name),
        $"global::ActGen.LayerKind.{layer.Kind}",
        SequentialEmitter.Number(layer.Inputs),
        SequentialEmitter.Number(layer.Outputs),
        Quoted(layer.Activation),
        Array("ActivationParameter", layer.Parameters.Select(static parameter => $"{Quoted(parameter.Name)}, {NumberLiteral.Of(parameter.Value, ElementType.Double)}")),
        Array("LayerWeights", layer.Weights.Select(static weights => string.Join(", ", [
            Quoted(weights.Name),
            $"new[] {{ {string.Join(", ", weights.Shape.Select(SequentialEmitter.Number))} }}",
            SequentialEmitter.Number(weights.Offset),
            $"global::ActGen.Initializer.{weights.Initializer}"]))),
    ];

    private static string Array(string type, IEnumerable<string> items)
    {
        string[] created = [.. items.Select(item => $"new global::ActGen.{type}({item})")];
        return created.Length == 0 ? $"global::System.Array.Empty<global::ActGen.{type}>()" : $"new[] {{ {string.Join(", ", created)} }}";
    }

    /// <summary>Names are letters, digits and underscores: nothing needs an escape.</summary>
    private static string Quoted(string name) => $"\"{name}\"";
}
