using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>Prediction: every block as one call where it can be, sums from memory to memory, and activations alone in place.</summary>
internal sealed class PredictionEmitter
{
    private const string Input = "x";
    private const string Output = "y";

    private readonly SequentialClassModel _model;
    private readonly BlockCalls _calls;
    private readonly WorkingMemory _memory;

    private PredictionEmitter(SequentialClassModel model, BlockCalls calls)
    {
        _model = model;
        _calls = calls;
        _memory = new(model.Element);
    }

    public static void Write(SourceWriter writer, SequentialClassModel model, BlockCalls calls) => new PredictionEmitter(model, calls).Write(writer);

    private void Write(SourceWriter writer)
    {
        Step[] steps = [.. Steps()];
        string keyword = _model.Element.Keyword();
        SequentialEmitter.BeginOverride(writer);
        writer.Line($"protected override int PredictionWork => {SequentialEmitter.Number(_memory.PerSample)};");
        SequentialEmitter.BeginOverride(writer);
        writer.List(
            "protected override void PredictBatch(",
            [$"global::System.ReadOnlySpan<{keyword}> x", $"global::System.Span<{keyword}> y", $"global::System.Span<{keyword}> work", "bool toLogits"],
            ")");
        using SourceWriter.Block body = writer.Braces();
        _memory.Write(writer, _model.Inputs);
        foreach (Step step in steps)
        {
            Write(writer, step, isLast: step == steps[steps.Length - 1]);
        }
    }

    /// <summary>What each block reads and writes.</summary>
    private IEnumerable<Step> Steps()
    {
        int lastSums = _model.Blocks.Select(static (block, index) => block.Kernel is null ? -1 : index).Max();
        string current = Input;
        foreach ((BlockModel block, int index) in _model.Blocks.Select(static (block, index) => (block, index)))
        {
            bool isLast = index == _model.Blocks.Count - 1;
            string output = block.Kernel is null && (current != Input || (ChangesNothing(block) && !isLast)) ? current
                : index >= lastSums ? Output
                : _memory.Take($"{Output}{SequentialEmitter.Number(index + 1)}", block.Units);
            yield return new(block, current, output);
            current = output;
        }
    }

    private void Write(SourceWriter writer, Step step, bool isLast)
    {
        (BlockModel block, string input, string output) = step;
        bool isSigmoid = isLast && _model.OutputActivation == OutputActivation.Sigmoid;
        if (isSigmoid && (block.Kernel is not null || input != output))
        {
            WriteIf(writer, "toLogits", block.Kernel is null ? Copy(input, output) : BlockCalls.Sums(block, input, output));
            WriteElse(writer, _calls.Predict(block, input, output));
            return;
        }

        if (isSigmoid)
        {
            WriteIf(writer, "!toLogits", [.. _calls.Predict(block, input, output)]);
            return;
        }

        IReadOnlyList<Call> calls = _calls.Predict(block, input, output);
        WriteAll(writer, calls);
        string current = calls.Count > 0 ? output : input;
        bool isSoftmax = isLast && _model.OutputActivation == OutputActivation.Softmax;
        if (isSoftmax && current == output)
        {
            WriteIf(writer, "!toLogits", _calls.ActivateRows(block, current, output));
        }
        else if (isSoftmax)
        {
            WriteIf(writer, "toLogits", Copy(current, output));
            WriteElse(writer, [_calls.ActivateRows(block, current, output)]);
        }
        else if (block.Pipeline.Row is not null)
        {
            WriteAll(writer, [_calls.ActivateRows(block, current, output)]);
        }
        else if (current != output)
        {
            WriteAll(writer, [Copy(current, output)]);
        }
    }

    private bool ChangesNothing(BlockModel block) => block.Pipeline.Row is null && _calls[block].Apply is null;

    private static Call Copy(string source, string destination) => new($"{source}.CopyTo", [destination]);

    private static void WriteIf(SourceWriter writer, string condition, params Call[] calls)
    {
        using SourceWriter.Block block = writer.Braces($"if ({condition})");
        WriteAll(writer, calls);
    }

    private static void WriteElse(SourceWriter writer, IReadOnlyList<Call> calls)
    {
        using SourceWriter.Block block = writer.Braces("else");
        WriteAll(writer, calls);
    }

    private static void WriteAll(SourceWriter writer, IReadOnlyList<Call> calls)
    {
        foreach (Call call in calls)
        {
            call.Write(writer);
        }
    }

    /// <summary>A block, what it reads and what it writes.</summary>
    private sealed record Step(BlockModel Block, string Input, string Output);
}
