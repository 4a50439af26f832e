using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>The forward pass of training, which keeps every tensor that a gradient needs, and the backward pass.</summary>
internal sealed class TrainingEmitter
{
    private readonly SequentialClassModel _model;
    private readonly BlockCalls _calls;
    private readonly BlockTensors[] _tensors;

    private TrainingEmitter(SequentialClassModel model, BlockCalls calls)
    {
        _model = model;
        _calls = calls;
        _tensors = [.. Tensors(model)];
    }

    public static void Write(SourceWriter writer, SequentialClassModel model, BlockCalls calls) => new TrainingEmitter(model, calls).Write(writer);

    private string Keyword => _model.Element.Keyword();

    private void Write(SourceWriter writer)
    {
        // Forward and backward pass see the same memory: that of the gradients comes last.
        var forward = new WorkingMemory(_model.Element);
        DeclareForward(forward);
        var backward = new WorkingMemory(_model.Element);
        DeclareForward(backward);
        DeclareBackward(backward);

        if (_model.OutputActivation != OutputActivation.Other)
        {
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line(SourceFile.GeneratedCodeAttribute);
            writer.Line($"protected override global::ActGen.OutputActivation OutputActivation => global::ActGen.OutputActivation.{_model.OutputActivation};");
        }

        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line($"protected override int TrainingWork => {SequentialEmitter.Number(backward.PerSample)};");
        WriteForward(writer, forward);
        WriteBackward(writer, backward);
    }

    private void WriteForward(SourceWriter writer, WorkingMemory memory)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line(
            $"protected override global::System.ReadOnlySpan<{Keyword}> ForwardBatch(global::System.ReadOnlySpan<{Keyword}> x, global::System.Span<{Keyword}> work, "
            + "global::ActGen.RandomKey key, bool toLogits)");
        using (writer.Braces())
        {
            WriteTensors(writer, memory);
            foreach (BlockTensors block in _tensors)
            {
                WriteForward(writer, block);
            }

            writer.Line($"return {_tensors[_tensors.Length - 1].Output};");
        }
    }

    private void WriteForward(SourceWriter writer, BlockTensors tensors)
    {
        BlockModel block = tensors.Block;
        bool isLast = tensors == _tensors[_tensors.Length - 1];
        if (block.Kernel is not null)
        {
            writer.Line(BlockCalls.Sums(block, tensors.Input, tensors.Sums));
        }

        if (block.Pipeline.Stages.Count > 0)
        {
            WriteLogits(OutputActivation.Sigmoid, tensors.Sums);
            writer.Line(_calls.Activate(block, tensors.Sums, tensors.Activations));
        }

        if (block.Pipeline.Row is not null)
        {
            WriteLogits(OutputActivation.Softmax, tensors.Activations);
            writer.Line(_calls.ActivateRows(block, tensors.Activations, tensors.Output));
        }

        void WriteLogits(OutputActivation activation, string logits)
        {
            if (isLast && _model.OutputActivation == activation)
            {
                using (writer.Braces("if (toLogits)"))
                {
                    writer.Line($"return {logits};");
                }

                writer.Line();
            }
        }
    }

    private void WriteBackward(SourceWriter writer, WorkingMemory memory)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line(
            $"protected override void BackwardBatch(global::System.ReadOnlySpan<{Keyword}> x, global::System.Span<{Keyword}> work, global::System.Span<{Keyword}> dy, "
            + $"global::System.Span<{Keyword}> gradients, global::ActGen.RandomKey key, bool fromLogits)");
        using (writer.Braces())
        {
            WriteTensors(writer, memory);
            string gradient = "dy";
            foreach (BlockTensors tensors in _tensors.Reverse().TakeWhile(static tensors => tensors.IsLearnedFrom))
            {
                WriteBackward(writer, tensors, gradient);
                gradient = tensors.InputGradient ?? gradient;
            }
        }
    }

    private void WriteBackward(SourceWriter writer, BlockTensors tensors, string gradient)
    {
        BlockModel block = tensors.Block;
        if (block.Pipeline.Row is not null)
        {
            WriteUnlessLogits(OutputActivation.Softmax, _calls.ActivateRowsBackward(block, tensors.Output, gradient));
        }

        if (block.Pipeline.Stages.Count > 0)
        {
            WriteUnlessLogits(OutputActivation.Sigmoid, _calls.ActivateBackward(block, tensors.Sums, gradient));
        }

        if (block.Kernel is not null)
        {
            writer.Line(BlockCalls.SumsBackward(block, tensors.Input, gradient, tensors.InputGradient));
        }

        void WriteUnlessLogits(OutputActivation activation, string statement)
        {
            if (tensors != _tensors[_tensors.Length - 1] || _model.OutputActivation != activation)
            {
                writer.Line(statement);
                return;
            }

            using (writer.Braces("if (!fromLogits)"))
            {
                writer.Line(statement);
            }

            writer.Line();
        }
    }

    private void WriteTensors(SourceWriter writer, WorkingMemory memory)
    {
        if (memory.Declarations.Count == 0)
        {
            return;
        }

        writer.Line($"int samples = x.Length / {SequentialEmitter.Number(_model.Inputs)};");
        foreach (string declaration in memory.Declarations)
        {
            writer.Line(declaration);
        }

        writer.Line();
    }

    private void DeclareForward(WorkingMemory memory)
    {
        foreach (BlockTensors tensors in _tensors)
        {
            foreach (string name in tensors.Own)
            {
                memory.Take(name, tensors.Block.Units);
            }
        }
    }

    private void DeclareBackward(WorkingMemory memory)
    {
        foreach (BlockTensors tensors in _tensors)
        {
            if (tensors.InputGradient is { } gradient)
            {
                memory.Take(gradient, tensors.Block.Inputs);
            }
        }
    }

    /// <summary>What each block reads and writes, from the first to the last.</summary>
    private static IEnumerable<BlockTensors> Tensors(SequentialClassModel model)
    {
        string input = "x";
        bool isLearned = false;
        foreach ((BlockModel block, int index) in model.Blocks.Select(static (block, index) => (block, index)))
        {
            string number = SequentialEmitter.Number(index + 1);
            string sums = block.Kernel is null ? input : $"z{number}";
            string activations = block.Pipeline.Stages.Count == 0 ? sums : $"y{number}";

            // Rows replace what comes before them in the block, which no gradient needs; not the output of another block.
            string output = block.Pipeline.Row is not null && activations == input ? $"y{number}" : activations;
            string? inputGradient = block.Kernel is not null && isLearned ? $"d{number}" : null;
            bool isLearnedFrom = isLearned || block.HasWeights;
            yield return new(block, input, sums, activations, output, inputGradient, isLearnedFrom);
            input = output;
            isLearned = isLearnedFrom;
        }
    }

    /// <summary>The tensors of a block, by name.</summary>
    /// <param name="Block">The block.</param>
    /// <param name="Input">Its inputs.</param>
    /// <param name="Sums">Its sums, or the inputs where there are none.</param>
    /// <param name="Activations">What comes after the activations of single elements.</param>
    /// <param name="Output">What comes after those of rows.</param>
    /// <param name="InputGradient">The gradients with respect to the inputs, where sums before it need them and it has sums itself; else they take the place of those from above, or nobody needs them.</param>
    /// <param name="IsLearnedFrom">Whether it or a block before it learns.</param>
    private sealed record BlockTensors(
        BlockModel Block, string Input, string Sums, string Activations, string Output, string? InputGradient, bool IsLearnedFrom)
    {
        /// <summary>Those that take memory.</summary>
        public IEnumerable<string> Own => new[] { Sums, Activations, Output }.Where(name => name != Input).Distinct();
    }
}
