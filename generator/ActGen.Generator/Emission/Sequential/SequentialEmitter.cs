using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>Writes the file of one model: views of its parameters, prediction, forward and backward pass, and the blocks these call.</summary>
internal static class SequentialEmitter
{
    public static string Write(SequentialClassModel model)
    {
        string keyword = model.Element.Keyword();
        return SourceFile.Write(model, WriteMembers, baseType: $"global::ActGen.SequentialModel<{keyword}>");

        void WriteMembers(SourceWriter writer)
        {
            LayerDescription.Write(writer, model);
            foreach (LayerModel layer in model.Layers)
            {
                foreach (WeightsModel weights in layer.Weights)
                {
                    WriteView(writer, keyword, layer, weights);
                }
            }

            var calls = new BlockCalls(model);
            PredictionEmitter.Write(writer, model, calls);
            TrainingEmitter.Write(writer, model, calls);
            foreach (BlockModel block in model.Blocks)
            {
                WriteBlock(writer, model, block, calls);
            }
        }
    }

    /// <summary>The number as it is written.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes what stands before a member that overrides one of the base.</summary>
    public static void BeginOverride(SourceWriter writer)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
    }

    private static void WriteView(SourceWriter writer, string keyword, LayerModel layer, WeightsModel weights)
    {
        string shape = string.Join(", ", weights.Shape.Select(Number));
        string rows = weights.Shape.Count == 2 ? ", a row for each input" : "";
        writer.Line();
        writer.Line($"/// <summary>The {weights.Name} of the layer '{layer.Name}', [{shape}]{rows}.</summary>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line($"public global::System.Span<{keyword}> {weights.View} => Parameters.Slice({Number(weights.Offset)}, {Number(weights.Length)});");
    }

    private static void WriteBlock(SourceWriter writer, SequentialClassModel model, BlockModel block, BlockCalls calls)
    {
        Action[] members = [.. Members(writer, model, block, [.. calls.Of(block)])];
        if (members.Length == 0)
        {
            return;
        }

        writer.Line();
        writer.Line($"/// <summary>{string.Join(" | ", block.Layers)}: {Number(block.Inputs)} -> {Number(block.Units)}.</summary>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
        using SourceWriter.Block type = writer.Braces($"private static class {block.ClassName}");
        for (int i = 0; i < members.Length; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            members[i]();
        }
    }

    /// <summary>What writes the members of a block: its methods, and the types that stand for the lengths they share.</summary>
    private static IEnumerable<Action> Members(SourceWriter writer, SequentialClassModel model, BlockModel block, IReadOnlyList<MethodModel> methods)
    {
        foreach (MethodModel method in methods)
        {
            yield return () => MethodEmitter.WriteMembers(writer, method);
        }

        if (block.Kernel is not null)
        {
            yield return () => DenseEmitter.WriteShape(writer, "internal", BlockMethods.ShapeName, new(block.Inputs, block.Units));
        }

        if (model.Tier == Tier.Simd && methods.Any(static method => method.Pipeline.Row is not null))
        {
            yield return () => RowEmitter.WriteRowLength(writer, BlockMethods.RowLengthName, block.Units);
        }
    }
}
