namespace ActGen;

/// <summary>Which elements share a random number, and with it their fate in a dropout.</summary>
public enum NoiseShape
{
    /// <summary>None: every element has a number of its own.</summary>
    PerElement,

    /// <summary>Those of a row: rows are dropped whole. TensorFlow's <c>noise_shape = [rows, 1]</c>.</summary>
    PerRow,

    /// <summary>Those at the same place of every row: channels are dropped whole. TensorFlow's <c>noise_shape = [1, columns]</c>.</summary>
    PerChannel,
}
