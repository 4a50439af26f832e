namespace ActGen.Generator.Model;

/// <summary>An activation with all its parameters bound and its form chosen.</summary>
/// <param name="Name">The canonical name in the catalogue, or the name of the author's function.</param>
/// <param name="Parameters">Every parameter of the activation, in the order of the catalogue or the function.</param>
/// <param name="Form">The chosen form.</param>
/// <param name="Function">The author's function, where the activation is none of the catalogue.</param>
internal sealed record ActivationModel(
    string Name, EquatableArray<BoundParameter> Parameters, ActivationForm Form, UserFunctionModel? Function = null)
{
    /// <summary>The noise of a random activation that has a seed; null where it computes what it computes without training.</summary>
    public NoiseModel? Noise { get; init; }

    /// <summary>Whether it has to be called for one element at a time.</summary>
    public bool IsScalarOnly => Function is { Value: null };
}

/// <summary>The generator's twin of the public enumeration <c>ActGen.ActivationForm</c>; the values agree.</summary>
internal enum ActivationForm
{
    Auto,
    AbsoluteValue,
    MinMax,
    Select,
}

/// <summary>The generator's twin of the public enumeration <c>ActGen.Convention</c>; the values agree.</summary>
internal enum Convention
{
    TensorFlow,
    PyTorch,
    Keras,
    TensorFlowJs,
    Onnx,
}
