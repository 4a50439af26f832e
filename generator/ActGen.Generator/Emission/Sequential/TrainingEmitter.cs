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
        _tensors = [.. Tensors(model, calls)];
    }

    public static void Write(SourceWriter writer, SequentialClassModel model, BlockCalls calls) => new TrainingEmitter(model, calls).Write(writer);

    private string Keyword => _model.Element.Keyword();

    private BlockTensors Last => _tensors[_tensors.Length - 1];

    private void Write(SourceWriter writer)
    {
        // Forward and backward pass see the same memory: that of the gradients comes last.
        var forward = new WorkingMemory(_model.Element);
        TakeTensors(forward);
        var backward = new WorkingMemory(_model.Element);
        TakeTensors(backward);
        TakeGradients(backward);

        if (_model.OutputActivation != OutputActivation.Other)
        {
            SequentialEmitter.BeginOverride(writer);
            writer.Line($"protected override global::ActGen.OutputActivation OutputActivation => global::ActGen.OutputActivation.{_model.OutputActivation};");
        }

        SequentialEmitter.BeginOverride(writer);
        writer.Line($"protected override int TrainingWork => {SequentialEmitter.Number(backward.PerSample)};");
        WriteForward(writer, forward);
        WriteBackward(writer, backward);
    }

    private void WriteForward(SourceWriter writer, WorkingMemory memory)
    {
        SequentialEmitter.BeginOverride(writer);
        writer.List(
            $"protected override global::System.ReadOnlySpan<{Keyword}> ForwardBatch(",
            [$"global::System.ReadOnlySpan<{Keyword}> x", $"global::System.Span<{Keyword}> work", "global::ActGen.RandomKey key", "bool toLogits"],
            ")");
        using (writer.Braces())
        {
            memory.Write(writer, _model.Inputs);
            foreach (BlockTensors tensors in _tensors)
            {
                WriteForward(writer, tensors);
            }

            writer.Line($"return {Last.Output};");
        }
    }

    private void WriteForward(SourceWriter writer, BlockTensors tensors)
    {
        BlockModel block = tensors.Block;
        if (block.Kernel is not null)
        {
            BlockCalls.Sums(block, tensors.Input, tensors.Sums).Write(writer);
        }

        if (_calls[block].Activate is not null)
        {
            WriteLogits(OutputActivation.Sigmoid, tensors.Sums);
            _calls.Activate(block, tensors.Sums, tensors.Activations).Write(writer);
        }

        if (block.Pipeline.Row is not null)
        {
            WriteLogits(OutputActivation.Softmax, tensors.Activations);
            _calls.ActivateRows(block, tensors.Activations, tensors.Output).Write(writer);
        }

        void WriteLogits(OutputActivation activation, string logits)
        {
            if (tensors == Last && _model.OutputActivation == activation)
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
        SequentialEmitter.BeginOverride(writer);
        writer.List(
            "protected override void BackwardBatch(",
            [
                $"global::System.ReadOnlySpan<{Keyword}> x",
                $"global::System.Span<{Keyword}> work",
                $"global::System.Span<{Keyword}> dy",
                $"global::System.Span<{Keyword}> gradients",
                "global::ActGen.RandomKey key",
                "bool fromLogits",
            ],
            ")");
        using (writer.Braces())
        {
            BackwardStep[] steps = [.. BackwardSteps()];
            if (steps.Length == 0)
            {
                writer.Line("// nothing is learnt");
            }

            memory.Write(writer, _model.Inputs, new HashSet<string>(steps.SelectMany(static step => step.Call.Arguments)));
            foreach (BackwardStep step in steps)
            {
                if (!step.IsOfOutput)
                {
                    step.Call.Write(writer);
                    continue;
                }

                using (writer.Braces("if (!fromLogits)"))
                {
                    step.Call.Write(writer);
                }

                writer.Line();
            }
        }
    }

    /// <summary>The steps back, from the last block to the first that learns.</summary>
    private IEnumerable<BackwardStep> BackwardSteps()
    {
        string gradient = "dy";
        foreach (BlockTensors tensors in _tensors.Reverse().TakeWhile(static tensors => tensors.IsLearnedFrom))
        {
            BlockModel block = tensors.Block;
            if (block.Pipeline.Row is not null)
            {
                yield return new(_calls.ActivateRowsBackward(block, tensors.Output, gradient), IsOfOutput(OutputActivation.Softmax));
            }

            if (_calls[block].ActivateBackward is not null)
            {
                yield return new(_calls.ActivateBackward(block, tensors.Sums, gradient), IsOfOutput(OutputActivation.Sigmoid));
            }

            if (block.Kernel is not null)
            {
                yield return new(BlockCalls.SumsBackward(block, tensors.Input, gradient, tensors.InputGradient), IsOfOutput: false);
                gradient = tensors.InputGradient ?? gradient;
            }

            bool IsOfOutput(OutputActivation activation) => tensors == Last && _model.OutputActivation == activation;
        }
    }

    private void TakeTensors(WorkingMemory memory)
    {
        foreach (BlockTensors tensors in _tensors)
        {
            foreach (string name in tensors.Own)
            {
                memory.Take(name, tensors.Block.Units);
            }
        }
    }

    private void TakeGradients(WorkingMemory memory)
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
    private static IEnumerable<BlockTensors> Tensors(SequentialClassModel model, BlockCalls calls)
    {
        string input = "x";
        bool isLearned = false;
        foreach ((BlockModel block, int index) in model.Blocks.Select(static (block, index) => (block, index)))
        {
            string number = SequentialEmitter.Number(index + 1);
            string sums = block.Kernel is null ? input : $"z{number}";
            string activations = calls[block].Activate is null ? sums : $"y{number}";

            // Rows replace what comes before them in the block, which no gradient needs; not the output of another block.
            string output = block.Pipeline.Row is not null && activations == input ? $"y{number}" : activations;
            string? inputGradient = block.Kernel is not null && isLearned ? $"d{number}" : null;
            bool isLearnedFrom = isLearned || block.HasWeights;
            yield return new(block, input, sums, activations, output, inputGradient, isLearnedFrom);
            input = output;
            isLearned = isLearnedFrom;
        }
    }

    /// <summary>A statement of the backward pass.</summary>
    /// <param name="Call">The statement.</param>
    /// <param name="IsOfOutput">Whether it is that of the activation at the end, which a loss may have taken care of.</param>
    private sealed record BackwardStep(Call Call, bool IsOfOutput);

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
