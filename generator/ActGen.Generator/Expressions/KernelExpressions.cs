using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Expressions;

/// <summary>What the kernel of a method computes: an expression for each of its outputs, in terms of its inputs and run-time parameters.</summary>
/// <param name="Inputs">The inputs, in the order the kernel takes them: first what the activation is applied to.</param>
/// <param name="Scalars">The parameters that are one number for all elements.</param>
/// <param name="Outputs">The outputs, simplified.</param>
internal sealed record KernelExpressions(
    IReadOnlyList<KernelInput> Inputs, IReadOnlyList<KernelScalar> Scalars, IReadOnlyList<KernelOutput> Outputs)
{
    /// <summary>Whether it takes one span, gives one and needs nothing else.</summary>
    public bool IsUnary => Inputs.Count == 1 && Outputs.Count == 1 && Outputs[0].Kind == StreamKind.Elements;

    /// <summary>The inputs the kernel loads: it looks at the one of a function of one input, whatever that is.</summary>
    public IEnumerable<KernelInput> Loaded => IsUnary ? Inputs : Inputs.Where(static input => !input.IsUnread);

    /// <summary>The inputs that are checked and not loaded: a derivative may be the same for all.</summary>
    public IEnumerable<KernelInput> Unread => IsUnary ? [] : Inputs.Where(static input => input.IsUnread);

    /// <summary>Builds the expressions that a method asks for.</summary>
    /// <param name="method">The method.</param>
    /// <param name="isTraining">Whether random activations draw.</param>
    public static KernelExpressions Of(MethodModel method, bool isTraining)
    {
        var pipeline = new PipelineExpressions(method.Pipeline, method.Signature.Element, isTraining);
        (Expr input, IReadOnlyList<KernelOutput> outputs) = Wanted(method, pipeline);
        KernelOutput[] simplified = [.. outputs.Select(output => output with { Value = Simplifier.Simplify(output.Value, method.Signature.Element) })];

        var inputs = new List<KernelInput> { new(StreamKind.Elements, input.Symbol, method.Signature[ParameterRole.Input]) { IsUnread = !IsUsed(input.Symbol) } };
        if (method.Signature.Find(ParameterRole.Upstream) is { } upstream)
        {
            inputs.Add(new(StreamKind.Elements, KernelSymbols.Upstream, upstream.Name) { IsUnread = !IsUsed(KernelSymbols.Upstream) });
        }

        var scalars = new List<KernelScalar>();
        foreach (BoundParameter parameter in method.Pipeline.Stages.SelectMany(static stage => stage.Parameters))
        {
            if (parameter.IsConstant || !IsUsed(parameter.Symbol!))
            {
                continue;
            }

            if (parameter.Source == ParameterSource.Scalar)
            {
                scalars.Add(new(parameter.Symbol!, parameter.Argument!));
            }
            else
            {
                StreamKind kind = parameter.Source == ParameterSource.PerChannel ? StreamKind.Channels : StreamKind.Elements;
                inputs.Add(new(kind, parameter.Symbol!, parameter.Argument!));
            }
        }

        foreach (UniformInput uniform in pipeline.Uniforms)
        {
            if (IsUsed(uniform.Symbol))
            {
                inputs.Add(new(StreamKind.Uniform, uniform.Symbol, "") { Uniform = uniform });
            }
        }

        return new(inputs, scalars, simplified);

        bool IsUsed(string symbol) => simplified.Any(output => output.Value.Mentions(Expr.Variable(symbol)));
    }

    /// <summary>Whether the output of a pipeline determines its derivative of that order.</summary>
    public static bool HasDerivativeFromOutput(PipelineModel pipeline, ElementType element, int order)
        => new PipelineExpressions(pipeline, element, isTraining: true).DerivativeFromOutput(order) is not null;

    /// <summary>The outputs, before they are simplified, and what they are computed from.</summary>
    private static (Expr Input, IReadOnlyList<KernelOutput> Outputs) Wanted(MethodModel method, PipelineExpressions pipeline)
    {
        SignatureModel signature = method.Signature;
        string output = signature.Find(ParameterRole.Output)?.Name ?? signature[ParameterRole.Input];
        if (method.Gradient is not { } gradient)
        {
            return (pipeline.X, [new(StreamKind.Elements, output, pipeline.Value)]);
        }

        if (gradient.IsFromOutput)
        {
            Expr fromOutput = pipeline.DerivativeFromOutput(gradient.Order)!;
            Expr result = signature.Shape == Shape.Backward ? PipelineExpressions.Scaled(Upstream, fromOutput) : fromOutput;
            return (pipeline.Y, [new(StreamKind.Elements, output, result)]);
        }

        return (pipeline.X, signature.Shape switch
        {
            Shape.Backward when gradient.Order == 2 => [new(StreamKind.Elements, output, PipelineExpressions.Scaled(Upstream, pipeline.Derivative(2)))],
            Shape.Backward => Backward(method, gradient, pipeline),
            Shape.ValueAndDerivative =>
            [
                new(StreamKind.Elements, output, pipeline.Value),
                new(StreamKind.Elements, signature[ParameterRole.Derivative], pipeline.Derivative(gradient.Order)),
            ],
            _ => [new(StreamKind.Elements, output, pipeline.Derivative(gradient.Order))],
        });
    }

    private static IReadOnlyList<KernelOutput> Backward(MethodModel method, GradientModel gradient, PipelineExpressions pipeline)
    {
        BackwardExpressions backward = pipeline.Backward(Upstream);
        var outputs = new List<KernelOutput>();
        if (method.Signature.Find(ParameterRole.Output) is { } output)
        {
            outputs.Add(new(StreamKind.Elements, output.Name, backward.AtInput));
        }

        foreach (ParameterGradientModel wanted in gradient.Parameters)
        {
            BoundParameter parameter = method.Pipeline.Stages[wanted.Stage].Parameters.First(candidate => candidate.Name == wanted.Parameter);
            StreamKind kind = parameter.Source switch
            {
                ParameterSource.PerElement => StreamKind.Elements,
                ParameterSource.PerChannel => StreamKind.Channels,
                _ => StreamKind.Total,
            };
            outputs.Add(new(kind, wanted.Argument, pipeline.Contribution(wanted.Stage, wanted.Parameter, backward.AtOutputs[wanted.Stage])) { Parameter = parameter.Argument });
        }

        return outputs;
    }

    private static Expr Upstream { get; } = Expr.Variable(KernelSymbols.Upstream);
}

/// <summary>How a stream of a kernel lies in memory.</summary>
internal enum StreamKind
{
    /// <summary>A span with an element for each.</summary>
    Elements,

    /// <summary>A span with an element a channel, repeated row by row; as an output, a sum over the rows.</summary>
    Channels,

    /// <summary>A sum over all elements.</summary>
    Total,

    /// <summary>Random numbers.</summary>
    Uniform,
}

/// <summary>Where the elements of a stream are.</summary>
/// <param name="Kind">How they lie in memory.</param>
/// <param name="Argument">The parameter of the method that holds them.</param>
internal readonly record struct StreamPlace(StreamKind Kind, string Argument);

/// <summary>An input of a kernel.</summary>
/// <param name="Kind">How it lies in memory.</param>
/// <param name="Symbol">Its name in the expressions.</param>
/// <param name="Argument">The parameter of the method it comes from; empty for random numbers.</param>
internal readonly record struct KernelInput(StreamKind Kind, string Symbol, string Argument)
{
    /// <summary>The random numbers it is.</summary>
    public UniformInput Uniform { get; init; }

    /// <summary>Whether no output depends on it.</summary>
    public bool IsUnread { get; init; }

    /// <summary>Where its elements are.</summary>
    public StreamPlace Stream => new(Kind, Argument);
}

/// <summary>A parameter of a kernel that is one number for all elements.</summary>
/// <param name="Symbol">Its name in the expressions.</param>
/// <param name="Argument">The parameter of the method it comes from.</param>
internal readonly record struct KernelScalar(string Symbol, string Argument);

/// <summary>An output of a kernel.</summary>
/// <param name="Kind">How it lies in memory.</param>
/// <param name="Argument">The parameter of the method it goes to.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct KernelOutput(StreamKind Kind, string Argument, Expr Value)
{
    /// <summary>The parameter of the method whose gradient it is, or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>Where its elements are.</summary>
    public StreamPlace Stream => new(Kind, Argument);
}
