using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>The methods of a block of layers, each like one that an author could have declared with an attribute.</summary>
internal sealed class BlockMethods
{
    /// <summary>The name of the type that stands for the shape of the sums.</summary>
    public const string ShapeName = "Shape";

    /// <summary>The name of the type that stands for the length of a row.</summary>
    public const string RowLengthName = "RowLength";

    /// <summary>The name of the kernel that prediction and training have in common.</summary>
    private const string SharedKernelName = "ActivationKernel";

    private readonly SequentialClassModel _model;
    private readonly BlockModel _block;

    /// <summary>The activations of single elements, as training sees them.</summary>
    private readonly PipelineModel _training;

    /// <summary>The activations of single elements, as prediction sees them.</summary>
    private readonly PipelineModel _prediction;

    public BlockMethods(SequentialClassModel model, BlockModel block)
    {
        _model = model;
        _block = block;
        _training = Effective(block.Pipeline with { Row = null });
        _prediction = Effective(WithoutNoise(_training));
    }

    /// <summary>Sums and the activations of single elements, in prediction; null where it takes them one after the other, or there is one of them only.</summary>
    public MethodModel? Predict => _prediction.Stages.Count == 0 || _block is not { Kernel: not null, Learned.Count: 0 }
        ? null
        : Method(nameof(Predict), Shape.Dense, _prediction, $"Sums, then {_prediction.Name}, in prediction.", [
            Read(BlockParameters.Input, ParameterRole.Input),
            Read(BlockParameters.Kernel, ParameterRole.Kernel),
            .. _block.Bias is null ? [] : new[] { Read(BlockParameters.Bias, ParameterRole.Bias) },
            Written(BlockParameters.Output, ParameterRole.Output)]) with
        {
            Dense = new(_block.Inputs, _block.Units),
            KernelName = SharesKernel ? SharedKernelName : KernelName(nameof(Predict)),
        };

    /// <summary>The activations of single elements in prediction; null where they change nothing.</summary>
    public MethodModel? Apply => _prediction.Stages.Count == 0 ? null
        : _training.Random is null ? Activate
        : Method(nameof(Apply), Shape.Span, _prediction, $"{_prediction.Name} in prediction.", [
            Read(BlockParameters.Input, ParameterRole.Input), .. Learned, Written(BlockParameters.Output, ParameterRole.Output)]);

    /// <summary>The activations of single elements in training; null where there are none.</summary>
    public MethodModel? Activate => _training.Stages.Count == 0 ? null
        : SharesKernel ? ActivateElements with { KernelName = SharedKernelName, Part = ActivateElements.Part! with { SharesKernel = true } }
        : ActivateElements;

    /// <summary>The gradient of <see cref="Activate"/>.</summary>
    public MethodModel? ActivateBackward => _training.Stages.Count == 0
        ? null
        : Method(nameof(ActivateBackward), Shape.Backward, _training, $"The gradient of {_training.Name}.", [
            Read(BlockParameters.Input, ParameterRole.Input),
            .. Learned,
            Read(BlockParameters.Upstream, ParameterRole.Upstream),
            .. Random,
            Written(BlockParameters.Downstream, ParameterRole.Output),
            .. _block.Learned.Select(learned => Written(learned.Gradient, ParameterRole.ParameterGradient))]) with
        {
            Gradient = new(1, IsFromOutput: false, ParameterGradients.ToEquatableArray()),
        };

    /// <summary>The activation of rows; null where there is none.</summary>
    public MethodModel? ActivateRows => _block.Pipeline.Row is not { } row
        ? null
        : Method(nameof(ActivateRows), Shape.Span, Rows(row), $"{row.Name} of each row.", [
            Read(BlockParameters.Input, ParameterRole.Input), Written(BlockParameters.Output, ParameterRole.Output)]);

    /// <summary>The gradient of <see cref="ActivateRows"/>, from its output.</summary>
    public MethodModel? ActivateRowsBackward => _block.Pipeline.Row is not { } row
        ? null
        : Method(nameof(ActivateRowsBackward), Shape.Backward, Rows(row), $"The gradient of {row.Name} of each row, from the output.", [
            Read(BlockParameters.Output, ParameterRole.Input),
            Read(BlockParameters.Upstream, ParameterRole.Upstream),
            Written(BlockParameters.Downstream, ParameterRole.Output)]) with
        {
            Gradient = new(1, IsFromOutput: true, EquatableArray<ParameterGradientModel>.Empty),
        };

    private MethodModel ActivateElements
        => Method(nameof(Activate), Shape.Span, _training, $"{_training.Name}{(_training.Random is null ? " of each element" : " in training")}.", [
            Read(BlockParameters.Input, ParameterRole.Input), .. Learned, .. Random, Written(BlockParameters.Output, ParameterRole.Output)]);

    /// <summary>Whether the kernel of <see cref="Predict"/> is that of <see cref="Activate"/>: nothing is drawn, so that training is as prediction.</summary>
    private bool SharesKernel => _training.Random is null && _block is { Kernel: not null, Learned.Count: 0 };

    private IEnumerable<ParameterModel> Learned => _block.Learned.Select(learned => Read(learned.Argument, ParameterRole.Numbers));

    /// <summary>What the random numbers of training depend on.</summary>
    private IEnumerable<ParameterModel> Random => _training.Random is null
        ? []
        : [new("", "ulong", BlockParameters.Seed, ParameterRole.Seed), new("", "ulong", BlockParameters.Step, ParameterRole.Step)];

    private IEnumerable<ParameterGradientModel> ParameterGradients
        => from learned in _block.Learned
           from place in _training.Stages.Select(static (stage, index) => (stage, index))
           from parameter in place.stage.Parameters
           where parameter.Argument == learned.Argument
           select new ParameterGradientModel(place.index, parameter.Name, learned.Gradient);

    private static PipelineModel Rows(RowModel row) => new(EquatableArray<ActivationModel>.Empty, Row: row);

    private static PipelineModel WithoutNoise(PipelineModel pipeline)
        => pipeline with { Stages = pipeline.Stages.Select(static stage => stage with { Noise = null }).ToEquatableArray(), Random = null };

    /// <summary>The stages that change what goes into them.</summary>
    private PipelineModel Effective(PipelineModel pipeline)
        => pipeline with { Stages = pipeline.Stages.Where(stage => stage.Noise is not null || !IsIdentity(stage)).ToEquatableArray() };

    private bool IsIdentity(ActivationModel stage)
        => Simplifier.Simplify(new StageExpressions(stage, _model.Element, uniform: null).Value, _model.Element).Equals(Expr.Input);

    private static string KernelName(string method) => method + "Kernel";

    private ParameterModel Read(string name, ParameterRole role) => new("", $"global::System.ReadOnlySpan<{_model.Element.Keyword()}>", name, role);

    private ParameterModel Written(string name, ParameterRole role) => new("", $"global::System.Span<{_model.Element.Keyword()}>", name, role);

    private MethodModel Method(string name, Shape shape, PipelineModel pipeline, string summary, IEnumerable<ParameterModel> parameters) => new()
    {
        HintName = _model.HintName,
        Namespace = _model.Namespace,
        ContainingTypes = _model.ContainingTypes,
        Tier = _model.Tier,
        Signature = new()
        {
            Modifiers = "internal static",
            Name = name,
            ReturnType = "void",
            Parameters = parameters.ToEquatableArray(),
            Shape = shape,
            Element = _model.Element,
            IsDocumented = false,
            IsMarkedGenerated = false,
        },
        KernelName = KernelName(name),
        InferenceKernelName = null,
        RegisterName = _model.RegisterName,
        Pipeline = pipeline,
        Part = new(summary, ShapeName, RowLengthName),
    };
}
