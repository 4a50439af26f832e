namespace ActGen.Generator.Model;

/// <summary>Everything the emitter needs to know of one class with <c>[Sequential]</c>.</summary>
internal sealed record SequentialClassModel : FileModel
{
    public required ElementType Element { get; init; }

    /// <summary>The name of the type parameter that stands for a register in the kernels.</summary>
    public required string RegisterName { get; init; }

    /// <summary>The name of the field that holds the description of the layers.</summary>
    public required string DescriptionName { get; init; }

    /// <summary>The number of inputs of a sample.</summary>
    public required int Inputs { get; init; }

    /// <summary>The layers as the author wrote them; at least one.</summary>
    public required EquatableArray<LayerModel> Layers { get; init; }

    /// <summary>The layers as they are computed.</summary>
    public required EquatableArray<BlockModel> Blocks { get; init; }

    /// <summary>The last activation, where a loss may be fused with it.</summary>
    public required OutputActivation OutputActivation { get; init; }
}

/// <summary>A layer as the author wrote it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Inputs">The number of inputs of a sample.</param>
/// <param name="Outputs">The number of outputs of a sample.</param>
/// <param name="Activation">The canonical name of the activation.</param>
/// <param name="Parameters">The constant parameters of the activation.</param>
/// <param name="Weights">What it learns.</param>
internal sealed record LayerModel(
    string Name, LayerKind Kind, int Inputs, int Outputs, string Activation, EquatableArray<ConstantModel> Parameters, EquatableArray<WeightsModel> Weights);

/// <summary>A constant parameter of an activation.</summary>
/// <param name="Name">Its canonical name.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct ConstantModel(string Name, double Value);

/// <summary>What a layer learns.</summary>
/// <param name="Name"><c>kernel</c>, <c>bias</c> or the name of a parameter of the activation.</param>
/// <param name="Shape">The number of elements along each axis.</param>
/// <param name="Offset">Where the first lies in the parameters of the model.</param>
/// <param name="Length">The number of elements.</param>
/// <param name="Initializer">What they are before training.</param>
/// <param name="View">The name of the property that shows them.</param>
internal sealed record WeightsModel(string Name, EquatableArray<int> Shape, int Offset, int Length, Initializer Initializer, string View);

/// <summary>
/// Layers that are computed as one: sums, then activations of single elements, then perhaps one of rows. Every method of it is one
/// that an attribute could ask for.
/// </summary>
internal sealed record BlockModel
{
    /// <summary>The layers it is made of, by name.</summary>
    public required EquatableArray<string> Layers { get; init; }

    /// <summary>The name of the nested class that holds its methods.</summary>
    public required string ClassName { get; init; }

    /// <summary>The number of inputs of a sample.</summary>
    public required int Inputs { get; init; }

    /// <summary>The number of outputs of a sample.</summary>
    public required int Units { get; init; }

    /// <summary>The weights of the sums; null where there are none.</summary>
    public required WeightsModel? Kernel { get; init; }

    /// <summary>What the sums begin with; null for 0.</summary>
    public required WeightsModel? Bias { get; init; }

    /// <summary>What is applied to the sums, or to the inputs: any number of stages, and perhaps rows.</summary>
    public required PipelineModel Pipeline { get; init; }

    /// <summary>The parameters of the pipeline that are learnt.</summary>
    public required EquatableArray<LearnedModel> Learned { get; init; }

    /// <summary>Whether anything in it is learnt.</summary>
    public bool HasWeights => Kernel is not null || Learned.Count > 0;
}

/// <summary>A parameter of an activation that is learnt.</summary>
/// <param name="Argument">The name by which the methods of the block take it.</param>
/// <param name="Gradient">The name by which they take what receives its gradient.</param>
/// <param name="Weights">Where it lies.</param>
internal sealed record LearnedModel(string Argument, string Gradient, WeightsModel Weights);

/// <summary>The generator's twin of the public enumeration <c>ActGen.LayerKind</c>; the values agree.</summary>
internal enum LayerKind
{
    Dense,
    Activation,
    Dropout,
}

/// <summary>The generator's twin of the public enumeration <c>ActGen.OutputActivation</c>; the values agree.</summary>
internal enum OutputActivation
{
    Other,
    Sigmoid,
    Softmax,
}

/// <summary>The generator's twin of the public enumeration <c>ActGen.Initializer</c>; the values agree.</summary>
internal enum Initializer
{
    Zeros,
    Ones,
    GlorotUniform,
    GlorotNormal,
    HeUniform,
    HeNormal,
    LecunUniform,
    LecunNormal,
}
