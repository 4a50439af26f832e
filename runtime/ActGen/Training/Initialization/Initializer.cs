namespace ActGen;

/// <summary>What a layer's weights are before training. See <see cref="Initialization"/>.</summary>
/// <remarks>
/// Names and variances are those of Keras. The variance keeps signals from growing or dying out from layer to layer: forward (LeCun), forward
/// through relu, which takes half away (He), or forward and backward (Glorot). Normal means a normal distribution cut off at two
/// standard deviations and widened to the variance.
/// </remarks>
public enum Initializer
{
    /// <summary>All 0; right for biases, and for weights never.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,

    /// <summary>Uniform with variance 2 / (fan in + fan out): the default of dense layers in Keras.</summary>
    GlorotUniform,

    /// <summary>Normal with variance 2 / (fan in + fan out): the default of dense layers in TensorFlow.js.</summary>
    GlorotNormal,

    /// <summary>Uniform with variance 2 / fan in.</summary>
    HeUniform,

    /// <summary>Normal with variance 2 / fan in.</summary>
    HeNormal,

    /// <summary>Uniform with variance 1 / fan in.</summary>
    LecunUniform,

    /// <summary>Normal with variance 1 / fan in.</summary>
    LecunNormal,
}
