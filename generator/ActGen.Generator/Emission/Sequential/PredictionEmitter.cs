using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>Prediction: every block as one call where it can be, from working memory to working memory.</summary>
internal static class PredictionEmitter
{
    public static void Write(SourceWriter writer, SequentialClassModel model, BlockCalls calls)
    {
        var memory = new WorkingMemory(model.Element);
        var statements = new List<string>();
        string current = "x";
        for (int i = 0; i < model.Blocks.Count - 1; i++)
        {
            BlockModel block = model.Blocks[i];
            if (block.Kernel is not null || block.Pipeline.Row is not null || calls.Apply(block, current, "") is not null)
            {
                string target = memory.Take($"y{SequentialEmitter.Number(i + 1)}", block.Units);
                statements.AddRange(Whole(block, calls, current, target));
                current = target;
            }
        }

        BlockModel last = model.Blocks[model.Blocks.Count - 1];
        string keyword = model.Element.Keyword();
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line($"protected override int PredictionWork => {SequentialEmitter.Number(memory.PerSample)};");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line($"protected override void PredictBatch(global::System.ReadOnlySpan<{keyword}> x, global::System.Span<{keyword}> y, global::System.Span<{keyword}> work, bool toLogits)");
        using (writer.Braces())
        {
            if (memory.Declarations.Count > 0)
            {
                writer.Line($"int samples = x.Length / {SequentialEmitter.Number(model.Inputs)};");
            }

            foreach (string statement in memory.Declarations.Concat(statements))
            {
                writer.Line(statement);
            }

            if (model.OutputActivation == OutputActivation.Other)
            {
                WriteAll(writer, Whole(last, calls, current, "y"));
                return;
            }

            using (writer.Braces("if (toLogits)"))
            {
                WriteAll(writer, ToLogits(model, last, calls, current));
            }

            using (writer.Braces("else"))
            {
                WriteAll(writer, Whole(last, calls, current, "y"));
            }
        }
    }

    /// <summary>All of a block.</summary>
    private static IEnumerable<string> Whole(BlockModel block, BlockCalls calls, string input, string output)
        => calls[block].Predict is not null
            ? [calls.Predict(block, input, output)]
            : Steps(block, calls, input, output, hasStages: block.Pipeline.Stages.Count > 0, hasRows: block.Pipeline.Row is not null);

    /// <summary>The last block without the activation that a loss is fused with.</summary>
    private static IEnumerable<string> ToLogits(SequentialClassModel model, BlockModel last, BlockCalls calls, string input)
        => Steps(last, calls, input, "y", hasStages: model.OutputActivation != OutputActivation.Sigmoid && last.Pipeline.Stages.Count > 0, hasRows: false);

    /// <summary>The steps of a block one after the other, in the place of its output.</summary>
    private static IEnumerable<string> Steps(BlockModel block, BlockCalls calls, string input, string output, bool hasStages, bool hasRows)
    {
        string current = input;
        if (block.Kernel is not null)
        {
            yield return BlockCalls.Sums(block, input, output);
            current = output;
        }

        if (hasStages && calls.Apply(block, current, output) is { } apply)
        {
            yield return apply;
            current = output;
        }

        if (hasRows)
        {
            yield return calls.ActivateRows(block, current, output);
        }
        else if (current != output)
        {
            yield return $"{current}.CopyTo({output});";
        }
    }

    private static void WriteAll(SourceWriter writer, IEnumerable<string> statements)
    {
        foreach (string statement in statements)
        {
            writer.Line(statement);
        }
    }
}
