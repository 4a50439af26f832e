using System.Globalization;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>Writes the file of one model: views of its parameters, prediction, forward and backward pass, and the layers these call.</summary>
internal static class SequentialEmitter
{
    public static string Write(SequentialClassModel model)
    {
        string keyword = model.Element.Keyword();
        return SourceFile.Write(model, WriteMembers, baseType: $"global::ActGen.SequentialModel<{keyword}>");

        void WriteMembers(SourceWriter writer)
        {
            LayerDescription.Write(writer, model);
            foreach (WeightsModel weights in model.Layers.SelectMany(static layer => layer.Weights))
            {
                WriteView(writer, model, weights);
            }

            var calls = new BlockCalls(model);
            PredictionEmitter.Write(writer, model, calls);
            TrainingEmitter.Write(writer, model, calls);
            foreach (BlockModel block in model.Blocks)
            {
                WriteBlock(writer, block, calls);
            }
        }
    }

    /// <summary>The number as it is written.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shape in words: <c>[8, 16]</c>.</summary>
    private static string Shape(WeightsModel weights) => $"[{string.Join(", ", weights.Shape.Select(Number))}]";

    private static void WriteView(SourceWriter writer, SequentialClassModel model, WeightsModel weights)
    {
        string layer = model.Layers.First(layer => layer.Weights.Contains(weights)).Name;
        string axes = weights.Shape.Count == 2 ? ", row by row: one row an input" : "";
        writer.Line();
        writer.Line($"/// <summary>The parameters {weights.Name} of the layer {layer}, {Shape(weights)}{axes}.</summary>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line($"public global::System.Span<{model.Element.Keyword()}> {weights.View} => Parameters.Slice({Number(weights.Offset)}, {Number(weights.Length)});");
    }

    private static void WriteBlock(SourceWriter writer, BlockModel block, BlockCalls calls)
    {
        MethodModel[] methods = [.. calls.Of(block)];
        if (block.Kernel is null && methods.Length == 0)
        {
            return;
        }

        writer.Line();
        writer.Line(SourceFile.GeneratedCodeAttribute);
        using (writer.Braces($"private static class {block.ClassName}"))
        {
            bool isFirst = true;
            foreach (MethodModel method in methods)
            {
                Separate();
                MethodEmitter.WriteMembers(writer, method);
            }

            if (block.Kernel is not null)
            {
                Separate();
                DenseEmitter.WriteShape(writer, "internal", BlockMethods.Shape, new(block.Inputs, block.Units));
            }

            void Separate()
            {
                if (!isFirst)
                {
                    writer.Line();
                }

                isFirst = false;
            }
        }
    }
}
