namespace ActGen;

/// <summary>The last activation of a model, as far as a loss may be fused with it: see <see cref="Loss.Fuse"/>.</summary>
public enum OutputActivation
{
    /// <summary>None, or one that no loss is fused with.</summary>
    Other,

    /// <summary>sigmoid, which makes a probability of every output.</summary>
    Sigmoid,

    /// <summary>softmax, which makes a distribution of the outputs of a sample.</summary>
    Softmax,
}
