namespace ActGen;

/// <summary>What becomes of a row in which every element is masked: minus infinity (plus infinity, for softmin).</summary>
public enum MaskedRows
{
    /// <summary>NaN in every element, as in PyTorch: no distribution is the answer, and the mistake shows.</summary>
    NaN,

    /// <summary>
    /// Nothing has any probability: zero in every element; minus infinity, its logarithm, from <c>LogSoftmax</c>. For agents without
    /// a legal action and queries that may attend to nothing.
    /// </summary>
    Zero,
}
