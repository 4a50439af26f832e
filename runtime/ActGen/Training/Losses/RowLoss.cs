using System;

namespace ActGen;

/// <summary>A loss with its name and its checks.</summary>
internal sealed class RowLoss<TRow> : Loss
    where TRow : struct, ILossRow
{
    private readonly OutputActivation _activation;
    private readonly Loss? _fromLogits;

    internal RowLoss(string name, OutputActivation activation = OutputActivation.Other, Loss? fromLogits = null)
        : base(name)
    {
        _activation = activation;
        _fromLogits = fromLogits;
    }

    public override int TargetLength(int outputLength) => default(TRow).TargetLength(outputLength);

    public override Loss? Fuse(OutputActivation activation) => activation == _activation ? _fromLogits : null;

    public override double Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputLength, Span<float> gradients)
        => EvaluateRows(outputs, targets, outputLength, gradients);

    public override double Evaluate(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int outputLength, Span<double> gradients)
        => EvaluateRows(outputs, targets, outputLength, gradients);

    internal override void CheckOutputs(int outputLength, string name)
    {
        if (outputLength < default(TRow).MinOutputs)
        {
            throw new ArgumentException(
                $"The loss {Name} of {outputLength} output is 0 whatever the model does: one class out of one is certain. "
                + "Use binary_crossentropy, with an output that is a probability, or give the model one output a class.",
                name);
        }
    }

    internal override void CheckTargets(ReadOnlySpan<float> targets, int outputLength, string name) => CheckRows(targets, outputLength, name);

    internal override void CheckTargets(ReadOnlySpan<double> targets, int outputLength, string name) => CheckRows(targets, outputLength, name);

    private unsafe double EvaluateRows<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputLength, Span<T> gradients)
        where T : unmanaged
    {
        int samples = CheckSpans(outputs, targets, outputLength, gradients);
        CheckRows(targets, outputLength, nameof(targets));

        fixed (T* output = outputs, target = targets, gradient = gradients)
        {
            return default(TRow).Invoke(output, target, gradient, samples, outputLength);
        }
    }

    private int CheckSpans<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputLength, Span<T> gradients)
        where T : unmanaged
    {
        if (outputLength < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(outputLength), outputLength, "A sample has at least one output. Use a length of at least 1.");
        }

        CheckOutputs(outputLength, nameof(outputLength));
        if (outputs.IsEmpty || outputs.Length % outputLength != 0)
        {
            throw new ArgumentException(
                $"The span has {outputs.Length} elements, which are no samples of {outputLength} outputs. Pass at least one sample, and whole ones.", nameof(outputs));
        }

        int samples = outputs.Length / outputLength;
        int expected = samples * default(TRow).TargetLength(outputLength);
        if (targets.Length != expected)
        {
            throw new ArgumentException(
                $"The span has {targets.Length} targets, but {samples} samples of {outputLength} outputs take {expected}. Pass {default(TRow).TargetLength(outputLength)} a sample.",
                nameof(targets));
        }

        if (!gradients.IsEmpty)
        {
            PassChecks.Length(outputs.Length, gradients.Length, nameof(gradients));
            PassChecks.InPlaceOrDisjoint(outputs, gradients[..outputs.Length], nameof(gradients));
            PassChecks.Disjoint(targets, gradients[..outputs.Length], nameof(gradients));
        }

        return samples;
    }

    private static unsafe void CheckRows<T>(ReadOnlySpan<T> targets, int outputLength, string name)
        where T : unmanaged
    {
        int targetLength = default(TRow).TargetLength(outputLength);
        fixed (T* target = targets)
        {
            for (int i = 0; i < targets.Length; i += targetLength)
            {
                if (default(TRow).Fault(target + i, outputLength) is { } fault)
                {
                    throw new ArgumentException($"In row {i / targetLength}, {fault}.", name);
                }
            }
        }
    }
}
