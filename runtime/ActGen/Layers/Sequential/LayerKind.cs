namespace ActGen;

/// <summary>What a <see cref="Layer"/> does.</summary>
public enum LayerKind
{
    /// <summary>Sums of the inputs times weights, with an activation or <c>linear</c>.</summary>
    Dense,

    /// <summary>An activation alone.</summary>
    Activation,

    /// <summary>An activation that draws random numbers while training and does nothing in prediction: <c>dropout</c>, <c>alpha_dropout</c>.</summary>
    Dropout,
}
