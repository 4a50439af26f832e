namespace ActGen;

/// <summary>What a loss makes of samples. Computed in double precision whatever the elements, so that only the results are rounded.</summary>
internal unsafe interface ILossRow
{
    /// <summary>The outputs of a sample from which the loss depends on the model.</summary>
    int MinOutputs { get; }

    /// <summary>The number of targets of a sample with so many outputs.</summary>
    int TargetLength(int outputLength);

    /// <summary>Why a sample has no loss whatever the outputs, or null.</summary>
    string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged;

    /// <summary>Evaluates a batch.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="targets">The targets, without <see cref="Fault"/>.</param>
    /// <param name="gradients">Receives the gradient of the mean: the outputs or memory of its own; null if not wanted.</param>
    /// <param name="samples">The number of samples, at least 1.</param>
    /// <param name="length">The number of outputs of a sample.</param>
    /// <returns>The mean loss of the samples.</returns>
    double Invoke<T>(T* outputs, T* targets, T* gradients, int samples, int length)
        where T : unmanaged;
}
