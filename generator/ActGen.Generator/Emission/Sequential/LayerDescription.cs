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
                WriteLayer(writer, layer);
            }
        }

        writer.Line("};");
        SequentialEmitter.BeginOverride(writer);
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<global::ActGen.Layer> Layers => {model.DescriptionName};");
    }

    private static void WriteLayer(SourceWriter writer, LayerModel layer)
    {
        writer.Line("new global::ActGen.Layer(");
        using (writer.Indented())
        {
            string lengths = $"{SequentialEmitter.Number(layer.Inputs)}, {SequentialEmitter.Number(layer.Outputs)}";
            writer.Line($"{Quoted(layer.Name)}, global::ActGen.LayerKind.{layer.Kind}, {lengths}, {Quoted(layer.Activation)},");
            WriteArray(writer, "ActivationParameter", layer.Parameters.Select(Arguments), end: ",");
            WriteArray(writer, "LayerWeights", layer.Weights.Select(Arguments), end: "),");
        }
    }

    private static string Arguments(ConstantModel parameter) => $"{Quoted(parameter.Name)}, {NumberLiteral.Of(parameter.Value, ElementType.Double)}";

    private static string Arguments(WeightsModel weights)
    {
        string shape = $"new[] {{ {string.Join(", ", weights.Shape.Select(SequentialEmitter.Number))} }}";
        return $"{Quoted(weights.Name)}, {shape}, {SequentialEmitter.Number(weights.Offset)}, global::ActGen.Initializer.{weights.Initializer}";
    }

    private static void WriteArray(SourceWriter writer, string type, IEnumerable<string> items, string end)
    {
        string[] created = [.. items.Select(item => $"new global::ActGen.{type}({item})")];
        if (created.Length == 0)
        {
            writer.Line($"global::System.Array.Empty<global::ActGen.{type}>(){end}");
            return;
        }

        if (created.Length == 1)
        {
            writer.Line($"new[] {{ {created[0]} }}{end}");
            return;
        }

        writer.Line("new[]");
        writer.Line("{");
        using (writer.Indented())
        {
            foreach (string item in created)
            {
                writer.Line($"{item},");
            }
        }

        writer.Line($"}}{end}");
    }

    /// <summary>Names are letters, digits and underscores: nothing needs an escape.</summary>
    private static string Quoted(string name) => $"\"{name}\"";
}
