namespace ActGen;

/// <summary>The framework whose defaults apply where frameworks disagree.</summary>
public enum Convention
{
    /// <summary>TensorFlow: <c>tf.nn</c>.</summary>
    TensorFlow,

    /// <summary>PyTorch: <c>torch.nn.functional</c>.</summary>
    PyTorch,

    /// <summary>Keras 3: its layers.</summary>
    Keras,

    /// <summary>TensorFlow.js: its core operations.</summary>
    TensorFlowJs,

    /// <summary>ONNX: the defaults of the operator's latest version.</summary>
    Onnx,
}
