using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Model;

/// <summary>The methods of a block of layers, each like one that an author could have declared with an attribute.</summary>
internal sealed class BlockMethods
{
    /// <summary>The name of the type that stands for the shape of the sums.</summary>
    public const string Shape = "Shape";

    /// <summary>The parameter that takes the seed of the random numbers.</summary>
    public const string Seed = "seed";

    /// <summary>The parameter that takes the step of training.</summary>
    public const string Step = "step";

    private readonly SequentialClassModel _model;
    private readonly BlockModel _block;

    public BlockMethods(SequentialClassModel model, BlockModel block)
    {
        _model = model;
        _block = block;
    }

    /// <summary>Sums and activations of prediction as one; null where there are no sums, or their activation has parameters that are learnt.</summary>
    public MethodModel? Predict => _block is { Kernel: not null, Learned.Count: 0 }
        ? Method(nameof(Predict), Model.Shape.Dense, WithoutNoise(_block.Pipeline) is { Stages.Count: 0, Row: null } linear ? linear with { Stages = Linear } : WithoutNoise(_block.Pipeline), [
            Input("x"), Input("kernel", ParameterRole.Kernel), .. _block.Bias is null ? [] : new[] { Input("bias", ParameterRole.Bias) }, Output("y")]) with
        {
            Dense = new(_block.Inputs, _block.Units),
            SharedShapeName = Shape,
        }
        : null;

    /// <summary>The activations of single elements, as training sees them; null where there are none.</summary>
    public MethodModel? Activate => HasStages ? Method(nameof(Activate), Model.Shape.Span, Stages, [Input("x"), .. Learned, .. Random, Output("y")]) : null;

    /// <summary>The activations of single elements, as prediction sees them; null where there are none.</summary>
    public MethodModel? Apply => Stages.Random is null ? Activate : Method(nameof(Apply), Model.Shape.Span, WithoutNoise(Stages), [Input("x"), .. Learned, Output("y")]);

    /// <summary>The gradient of <see cref="Activate"/>.</summary>
    public MethodModel? ActivateBackward => HasStages
        ? Method(nameof(ActivateBackward), Model.Shape.Backward, Stages, [
            Input("x"), .. Learned, Input("dy", ParameterRole.Upstream), .. Random, Output("dx"),
            .. _block.Learned.Select(learned => Output(GradientOf(learned), ParameterRole.ParameterGradient))]) with
        {
            Gradient = new(1, IsFromOutput: false, ParameterGradients.ToEquatableArray()),
        }
        : null;

    /// <summary>The activation of rows; null where there is none.</summary>
    public MethodModel? ActivateRows => _block.Pipeline.Row is null ? null : Method(nameof(ActivateRows), Model.Shape.Span, Rows, [Input("x"), Output("y")]);

    /// <summary>The gradient of <see cref="ActivateRows"/>, from its output.</summary>
    public MethodModel? ActivateRowsBackward => _block.Pipeline.Row is null
        ? null
        : Method(nameof(ActivateRowsBackward), Model.Shape.Backward, Rows, [Input("y"), Input("dy", ParameterRole.Upstream), Output("dx")]) with
        {
            Gradient = new(1, IsFromOutput: true, EquatableArray<ParameterGradientModel>.Empty),
        };

    private bool HasStages => _block.Pipeline.Stages.Count > 0;

    private PipelineModel Stages => _block.Pipeline with { Row = null };

    private PipelineModel Rows => new(EquatableArray<ActivationModel>.Empty, Row: _block.Pipeline.Row);

    private IEnumerable<ParameterModel> Learned => _block.Learned.Select(learned => Input(learned.Argument, ParameterRole.Numbers));

    /// <summary>What the random numbers of training depend on.</summary>
    private IEnumerable<ParameterModel> Random => Stages.Random is null
        ? []
        : [new("", "ulong", Seed, ParameterRole.Seed), new("", "ulong", Step, ParameterRole.Step)];

    private IEnumerable<ParameterGradientModel> ParameterGradients
        => from learned in _block.Learned
           from place in Stages.Stages.Select(static (stage, index) => (stage, index))
           from parameter in place.stage.Parameters
           where parameter.Argument == learned.Argument
           select new ParameterGradientModel(place.index, parameter.Name, GradientOf(learned));

    private static EquatableArray<ActivationModel> Linear { get; } =
        new[] { new ActivationModel("linear", EquatableArray<BoundParameter>.Empty, ActivationForm.Auto) }.ToEquatableArray();

    private static PipelineModel WithoutNoise(PipelineModel pipeline)
        => pipeline with { Stages = pipeline.Stages.Select(static stage => stage with { Noise = null }).ToEquatableArray(), Random = null };

    private static string GradientOf(LearnedModel learned) => KernelSymbols.GradientOf(learned.Argument);

    private ParameterModel Input(string name, ParameterRole role = ParameterRole.Input)
        => new("", $"global::System.ReadOnlySpan<{_model.Element.Keyword()}>", name, role);

    private ParameterModel Output(string name, ParameterRole role = ParameterRole.Output)
        => new("", $"global::System.Span<{_model.Element.Keyword()}>", name, role);

    private MethodModel Method(string name, Shape shape, PipelineModel pipeline, IEnumerable<ParameterModel> parameters) => new()
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
        KernelName = name + "Kernel",
        InferenceKernelName = null,
        RegisterName = _model.RegisterName,
        Pipeline = pipeline,
    };
}
