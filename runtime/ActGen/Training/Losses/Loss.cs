using System;
using System.Runtime.InteropServices;

namespace ActGen;

/// <summary>How far the outputs of a model are from their targets: what training makes small.</summary>
/// <remarks>
/// <para>
/// The loss of a batch is the mean over its samples, and the gradient is that of this mean. Both are computed in double precision
/// whatever the elements, in an order that does not depend on the width of registers: they have the same bits on every machine
/// with a fused multiply-add instruction.
/// </para>
/// <para>
/// Cross entropies of probabilities keep them 1e-7 away from 0 and 1, as Keras does; beyond, the gradient is 0, and a model that
/// is certain and wrong learns nothing. So where a model ends in sigmoid or softmax, take the loss from the logits, as
/// <see cref="Fuse"/> gives it: it needs no such bound.
/// </para>
/// <para>No call allocates, and all may be made from many threads at once.</para>
/// </remarks>
public abstract class Loss
{
    private protected Loss(string name) => Name = name;

    /// <summary>The mean of (y - t)^2.</summary>
    public static Loss MeanSquaredError { get; } = new RowLoss<ElementwiseLoss<MeanSquaredError>>("mean_squared_error");

    /// <summary>The mean of |y - t|. Its gradient is 0 where they are equal.</summary>
    public static Loss MeanAbsoluteError { get; } = new RowLoss<ElementwiseLoss<MeanAbsoluteError>>("mean_absolute_error");

    /// <summary>The mean of -t ln(y) - (1 - t) ln(1 - y), for outputs that are probabilities each on its own and targets from 0 to 1.</summary>
    public static Loss BinaryCrossEntropy { get; } = new RowLoss<ElementwiseLoss<BinaryCrossEntropy>>(
        "binary_crossentropy", OutputActivation.Sigmoid, new RowLoss<ElementwiseLoss<BinaryCrossEntropyFromLogits>>("binary_crossentropy"));

    /// <summary>
    /// The sum of -t ln(y), for outputs that are a distribution over classes and targets with one probability a class. Outputs
    /// are divided by their sum first.
    /// </summary>
    public static Loss CategoricalCrossEntropy { get; } = new RowLoss<CategoricalCrossEntropy<ClassWeights>>(
        "categorical_crossentropy",
        OutputActivation.Softmax,
        new RowLoss<CategoricalCrossEntropyFromLogits<ClassWeights>>("categorical_crossentropy"));

    /// <summary>
    /// -ln(y[t]), for outputs that are a distribution over classes and one target a sample: the number of its class, from 0.
    /// Outputs are divided by their sum first.
    /// </summary>
    public static Loss SparseCategoricalCrossEntropy { get; } = new RowLoss<CategoricalCrossEntropy<ClassNumber>>(
        "sparse_categorical_crossentropy",
        OutputActivation.Softmax,
        new RowLoss<CategoricalCrossEntropyFromLogits<ClassNumber>>("sparse_categorical_crossentropy"));

    /// <summary><see cref="BinaryCrossEntropy"/> of sigmoid of the outputs, computed as one: its gradient is y - t, and nothing overflows.</summary>
    public static Loss BinaryCrossEntropyFromLogits { get; } = BinaryCrossEntropy.Fuse(OutputActivation.Sigmoid)!;

    /// <summary><see cref="CategoricalCrossEntropy"/> of softmax of the outputs, computed as one: its gradient is y - t, and nothing overflows.</summary>
    public static Loss CategoricalCrossEntropyFromLogits { get; } = CategoricalCrossEntropy.Fuse(OutputActivation.Softmax)!;

    /// <summary><see cref="SparseCategoricalCrossEntropy"/> of softmax of the outputs, computed as one: nothing overflows.</summary>
    public static Loss SparseCategoricalCrossEntropyFromLogits { get; } = SparseCategoricalCrossEntropy.Fuse(OutputActivation.Softmax)!;

    /// <summary>The name of the loss in Keras.</summary>
    public string Name { get; }

    /// <summary>The number of targets of a sample.</summary>
    /// <param name="outputLength">The number of outputs of a sample.</param>
    /// <returns>As many, or 1 where the target is the number of a class.</returns>
    public abstract int TargetLength(int outputLength);

    /// <summary>This loss as a function of what goes into the last activation, the logits.</summary>
    /// <param name="activation">The last activation.</param>
    /// <returns>The loss from logits, or null where activation and loss are to be computed one after the other.</returns>
    public abstract Loss? Fuse(OutputActivation activation);

    /// <summary>The loss of a batch.</summary>
    /// <param name="outputs">The outputs of the model, sample by sample.</param>
    /// <param name="targets">The targets, sample by sample.</param>
    /// <param name="outputLength">The number of outputs of a sample.</param>
    /// <returns>The mean over the samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputLength"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// There is no sample or no whole number of them, there are not as many targets as they need, one of those is impossible, or
    /// this is a categorical cross entropy over one output, which is 0 whatever that is.
    /// </exception>
    public double Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputLength)
        => Evaluate(outputs, targets, outputLength, default);

    /// <inheritdoc cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{float}, int)"/>
    public double Evaluate(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int outputLength)
        => Evaluate(outputs, targets, outputLength, default);

    /// <summary>The loss of a batch, and its gradient.</summary>
    /// <param name="outputs">The outputs of the model, sample by sample.</param>
    /// <param name="targets">The targets, sample by sample.</param>
    /// <param name="outputLength">The number of outputs of a sample.</param>
    /// <param name="gradients">
    /// Receives the gradient with respect to the outputs: at least as long as these, and these themselves or apart from both inputs;
    /// empty if not wanted.
    /// </param>
    /// <returns>The mean over the samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputLength"/> is less than 1. Nothing is written.</exception>
    /// <exception cref="ArgumentException">
    /// There is no sample or no whole number of them, there are not as many targets as they need, one of those is impossible,
    /// <paramref name="gradients"/> is too short or overlaps an input, or this is a categorical cross entropy over one output, which
    /// is 0 whatever that is. Nothing is written.
    /// </exception>
    public abstract double Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputLength, Span<float> gradients);

    /// <inheritdoc cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{float}, int, Span{float})"/>
    public abstract double Evaluate(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int outputLength, Span<double> gradients);

    /// <summary>The loss of a batch of either element type, and its gradient if wanted.</summary>
    internal double EvaluateOf<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputLength, Span<T> gradients)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Evaluate(MemoryMarshal.Cast<T, float>(outputs), MemoryMarshal.Cast<T, float>(targets), outputLength, MemoryMarshal.Cast<T, float>(gradients))
            : Evaluate(MemoryMarshal.Cast<T, double>(outputs), MemoryMarshal.Cast<T, double>(targets), outputLength, MemoryMarshal.Cast<T, double>(gradients));

    /// <summary>Checks that the loss depends on the model at all.</summary>
    /// <param name="outputLength">The number of outputs of a sample.</param>
    /// <param name="name">How an exception names what is wrong.</param>
    /// <exception cref="ArgumentException">The loss is the same whatever the outputs.</exception>
    internal abstract void CheckOutputs(int outputLength, string name);

    /// <summary>Checks targets without any outputs.</summary>
    /// <param name="targets">The targets, sample by sample.</param>
    /// <param name="outputLength">The number of outputs of a sample.</param>
    /// <param name="name">How an exception names the targets.</param>
    /// <exception cref="ArgumentException">A target is impossible. The exception names the row.</exception>
    internal abstract void CheckTargets(ReadOnlySpan<float> targets, int outputLength, string name);

    /// <inheritdoc cref="CheckTargets(ReadOnlySpan{float}, int, string)"/>
    internal abstract void CheckTargets(ReadOnlySpan<double> targets, int outputLength, string name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
