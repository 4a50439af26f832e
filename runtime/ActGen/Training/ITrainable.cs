using System;

namespace ActGen;

/// <summary>A model that <see cref="Trainer"/> trains: a function of inputs and parameters with a gradient.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ITrainable<T>
    where T : unmanaged
{
    /// <summary>The number of inputs of a sample, at least 1.</summary>
    int InputLength { get; }

    /// <summary>The number of outputs of a sample, at least 1.</summary>
    int OutputLength { get; }

    /// <summary>All parameters, in one piece of memory that stays where it is. The trainer changes them.</summary>
    Span<T> Parameters { get; }

    /// <summary>The loss of a batch as training sees it, and its gradient.</summary>
    /// <remarks>
    /// Memory that it needs between forward and backward pass may be allocated on the first call: no later batch of a training run is larger.
    /// </remarks>
    /// <param name="inputs">The inputs, sample by sample.</param>
    /// <param name="targets">The targets, sample by sample: <see cref="Loss.TargetLength"/> each.</param>
    /// <param name="loss">The loss; see <see cref="Loss.Fuse"/> for a model that ends in sigmoid or softmax.</param>
    /// <param name="gradients">The gradient with respect to <see cref="Parameters"/> is added to it.</param>
    /// <param name="key">
    /// Names the random numbers of this batch, for dropout and its like. Their stages lie below <see cref="CounterRandom.StageCount"/> - 1:
    /// the last is the trainer's own.
    /// </param>
    /// <returns>The mean loss of the samples.</returns>
    double Accumulate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss, Span<T> gradients, in RandomKey key);

    /// <summary>The loss of a batch as prediction sees it: without dropout and its like.</summary>
    /// <param name="inputs">The inputs, sample by sample.</param>
    /// <param name="targets">The targets, sample by sample.</param>
    /// <param name="loss">The loss.</param>
    /// <returns>The mean loss of the samples.</returns>
    double Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss);
}
