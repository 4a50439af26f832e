namespace ActGen.Generator.Model;

/// <summary>Everything the emitter needs to know of one attributed method.</summary>
internal sealed record MethodModel : FileModel
{
    /// <summary>What the name of the type that stands for the shape of a dense layer ends in.</summary>
    public const string ShapeSuffix = "Shape";

    /// <summary>What the name of the type that stands for the length of a row ends in.</summary>
    public const string RowLengthSuffix = "RowLength";

    /// <summary>What the name of the type that stands for the gradient of rows ends in.</summary>
    public const string RowsSuffix = "Rows";

    public required SignatureModel Signature { get; init; }

    /// <summary>The name of the nested kernel, unique in its type, as are the names derived from it.</summary>
    public required string KernelName { get; init; }

    /// <summary>The name of the type that stands for the shape of a dense layer.</summary>
    public string ShapeName => Part?.ShapeName ?? KernelName + ShapeSuffix;

    /// <summary>The name of the type that stands for the length of a row.</summary>
    public string RowLengthName => Part?.RowLengthName ?? KernelName + RowLengthSuffix;

    /// <summary>The name of the type that stands for the gradient of rows, in a dense layer.</summary>
    public string RowsName => KernelName + RowsSuffix;

    /// <summary>What the name of the type that holds a loop for Burst ends in.</summary>
    public const string LoopSuffix = "Loop";

    /// <summary>How loops of the scalar tier reach their elements.</summary>
    public LoopStyle Loops { get; init; }

    /// <summary>The name of the type parameter that stands for a register in the kernel.</summary>
    public required string RegisterName { get; init; }

    /// <summary>
    /// The name of the kernel for a call that is not training, where the method has a parameter that decides; else null.
    /// </summary>
    public required string? InferenceKernelName { get; init; }

    /// <summary>The names of the kernels of the stages before an activation of rows, which its gradient computes again; null elsewhere.</summary>
    public KernelNamesModel? StagesKernelNames { get; init; }

    public required PipelineModel Pipeline { get; init; }

    /// <summary>The shape of the dense layer whose sums the pipeline is applied to; null where the method is none.</summary>
    public DenseModel? Dense { get; init; }

    /// <summary>Which gradient of the activation is wanted; null for the activation itself.</summary>
    public GradientModel? Gradient { get; init; }

    /// <summary>What it has in common with other methods of a generated type; null for a method of the author's.</summary>
    public PartModel? Part { get; init; }
}

/// <summary>The names of a kernel.</summary>
/// <param name="Training">That which draws random numbers, where any are drawn.</param>
/// <param name="Inference">That for a call that is not training, where the method has a parameter that decides; else null.</param>
internal sealed record KernelNamesModel(string Training, string? Inference);

/// <summary>A method that is a part of a generated type, which is marked as such, and holds what its methods share.</summary>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="ShapeName">The name of the type that stands for the shape of the dense layer.</param>
/// <param name="RowLengthName">The name of the type that stands for the length of a row.</param>
/// <param name="SharesKernel">Whether its kernel is that of another method, which brings it.</param>
internal sealed record PartModel(string Summary, string ShapeName, string RowLengthName, bool SharesKernel = false);

/// <summary>A gradient of an activation.</summary>
/// <param name="Order">1 or 2.</param>
/// <param name="IsFromOutput">Whether it is computed from the output y instead of the input x.</param>
/// <param name="Parameters">The parameters whose gradients are wanted beside that of the input.</param>
internal sealed record GradientModel(int Order, bool IsFromOutput, EquatableArray<ParameterGradientModel> Parameters);

/// <summary>The gradient of a parameter, summed over the elements it was used for.</summary>
/// <param name="Stage">The stage that has the parameter, counted from 0.</param>
/// <param name="Parameter">Its canonical name.</param>
/// <param name="Argument">The escaped name of the method's parameter that receives it.</param>
internal readonly record struct ParameterGradientModel(int Stage, string Parameter, string Argument);

/// <summary>The method to implement.</summary>
internal sealed record SignatureModel
{
    /// <summary>The modifiers as written, <c>partial</c> last.</summary>
    public required string Modifiers { get; init; }

    /// <summary>The escaped name.</summary>
    public required string Name { get; init; }

    public required string ReturnType { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required Shape Shape { get; init; }

    public required ElementType Element { get; init; }

    /// <summary>Whether the author documented the method; generated documentation then steps back to the kernel.</summary>
    public required bool IsDocumented { get; init; }

    /// <summary>Whether the author put <c>[GeneratedCode]</c> on the method, which allows it once.</summary>
    public required bool IsMarkedGenerated { get; init; }

    /// <summary>The name of the parameter that plays <paramref name="role"/>.</summary>
    public string this[ParameterRole role]
        => Find(role)?.Name ?? throw new System.ArgumentException($"This {Shape} signature has no {role} parameter.", nameof(role));

    /// <summary>The first parameter that plays <paramref name="role"/>, or null.</summary>
    public ParameterModel? Find(ParameterRole role)
    {
        foreach (ParameterModel parameter in Parameters)
        {
            if (parameter.Role == role)
            {
                return parameter;
            }
        }

        return null;
    }
}

/// <summary>One parameter of the method.</summary>
/// <param name="Modifiers">Modifiers as written, with a trailing space, or nothing.</param>
/// <param name="Type">The type, fully qualified.</param>
/// <param name="Name">The escaped name.</param>
/// <param name="Role">What it is used for.</param>
internal sealed record ParameterModel(string Modifiers, string Type, string Name, ParameterRole Role);

/// <summary>What a parameter of the method is used for.</summary>
internal enum ParameterRole
{
    Input,
    Output,
    Length,

    /// <summary>The gradient that comes from above, dy.</summary>
    Upstream,

    /// <summary>The derivative beside the value, dydx.</summary>
    Derivative,

    /// <summary>A parameter of an activation: one number for all elements.</summary>
    Number,

    /// <summary>A parameter of an activation: a span of numbers.</summary>
    Numbers,

    /// <summary>The gradient of a parameter, dAlpha.</summary>
    ParameterGradient,

    /// <summary>The weights of a dense layer.</summary>
    Kernel,

    /// <summary>The biases of a dense layer.</summary>
    Bias,

    /// <summary>The gradient of the weights.</summary>
    KernelGradient,

    /// <summary>The gradient of the biases.</summary>
    BiasGradient,

    /// <summary>Whether random activations draw their numbers.</summary>
    Training,

    /// <summary>What separates experiments.</summary>
    Seed,

    /// <summary>What separates the calls of one experiment.</summary>
    Step,

    /// <summary>The place of the first element in the whole.</summary>
    Offset,

    /// <summary>The number of elements of a row.</summary>
    RowLength,
}
