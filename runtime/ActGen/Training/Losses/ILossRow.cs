namespace ActGen;

/// <summary>What a loss makes of one sample. Computed in double precision whatever the elements, so that only the results are rounded.</summary>
internal unsafe interface ILossRow
{
    /// <summary>Whether a batch may be taken for one long sample, because the loss is a mean over outputs.</summary>
    bool IsElementwise { get; }

    /// <summary>The number of targets of a sample with so many outputs.</summary>
    int TargetLength(int outputLength);

    /// <summary>Why a sample has no loss whatever the outputs, or null.</summary>
    string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged;

    /// <summary>Evaluates a sample.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="targets">The targets, without <see cref="Fault"/>.</param>
    /// <param name="gradients">Receives the gradient times <paramref name="scale"/>: the outputs or memory of its own; null if not wanted.</param>
    /// <param name="length">The number of outputs.</param>
    /// <param name="scale">Multiplies the gradient.</param>
    /// <returns>The loss of the sample.</returns>
    double Invoke<T>(T* outputs, T* targets, T* gradients, int length, double scale)
        where T : unmanaged;
}
