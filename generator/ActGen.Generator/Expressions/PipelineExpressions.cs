using System.Collections.Generic;
using System.Globalization;
using ActGen.Generator.Model;

namespace ActGen.Generator.Expressions;

/// <summary>The stages of a pipeline put into each other, and differentiated by the chain rule.</summary>
/// <remarks>
/// Every stage computes what it computes by itself, in the same operations, so that a pipeline gives the bits of its stages
/// called one after the other.
/// </remarks>
internal sealed class PipelineExpressions
{
    private readonly StageExpressions[] _stages;
    private readonly List<UniformInput> _uniforms = [];

    /// <summary>The input of each stage; at the end, the output of the last.</summary>
    private readonly Expr[] _values;

    public PipelineExpressions(PipelineModel pipeline, ElementType element, bool isTraining)
    {
        _stages = new StageExpressions[pipeline.Stages.Count];
        _values = new Expr[_stages.Length + 1];
        _values[0] = Expr.Input;
        for (int i = 0; i < _stages.Length; i++)
        {
            Expr? uniform = isTraining && pipeline.Stages[i].Noise is { } noise ? Draw(noise, pipeline.Random!.FirstStage) : null;
            _stages[i] = new(pipeline.Stages[i], element, uniform);
            Expr value = At(i, _stages[i].Value);
            bool isNamed = i + 1 < _stages.Length && value.Operands.Count > 0;
            _values[i + 1] = isNamed ? value.Named(KernelSymbols.CamelCase(pipeline.Stages[i].Name)) : value;
        }
    }

    /// <summary>What the pipeline is applied to.</summary>
    public Expr X => _values[0];

    /// <summary>What it gave, where a derivative is computed from that.</summary>
    public Expr Y { get; } = Expr.Variable("y");

    /// <summary>The random numbers it draws.</summary>
    public IReadOnlyList<UniformInput> Uniforms => _uniforms;

    /// <summary>The value at X.</summary>
    public Expr Value => _values[_stages.Length];

    /// <summary>The derivative at X of order 1 or 2.</summary>
    public Expr Derivative(int order)
    {
        Expr first = 1;
        Expr second = 0;
        for (int i = 0; i < _stages.Length; i++)
        {
            Expr slope = At(i, _stages[i].Derivative(1));
            if (order == 2)
            {
                // (f(g))'' = f''(g) g'^2 + f'(g) g''
                Expr bend = At(i, _stages[i].Derivative(2));
                second = i == 0 ? bend : Sum(Scaled(first * first, bend), second.IsConstantEqualTo(0) ? 0 : Scaled(second, slope));
            }

            first = i == 0 ? slope : Scaled(first, slope);
        }

        return order == 1 ? first : second;
    }

    /// <summary>The derivative of order 1 or 2 in terms of Y, or null where Y does not determine it.</summary>
    public Expr? DerivativeFromOutput(int order)
    {
        int last = _stages.Length - 1;
        if (_stages[last].DerivativeFromOutput(Y, order) is not { } derivative)
        {
            return null;
        }

        // Before the last stage all must be linear: f(s x)'' is s^2 f''(s x).

        for (int i = last - 1; i >= 0; i--)
        {
            Expr slope = _stages[i].Derivative(1);
            if (slope.Mentions(Expr.Input))
            {
                return null;
            }

            for (int k = 0; k < order; k++)
            {
                derivative = Scaled(slope, derivative);
            }
        }

        return derivative;
    }

    /// <summary>The gradients, given that from above: at the input, and at the output of each stage.</summary>
    public BackwardExpressions Backward(Expr upstream)
    {
        var atOutputs = new Expr[_stages.Length];
        for (int i = _stages.Length - 1; i >= 0; i--)
        {
            atOutputs[i] = upstream;
            Expr atInput = Scaled(upstream, At(i, _stages[i].Derivative(1)));
            bool isNamed = _stages.Length > 1 && !atInput.Equals(upstream) && atInput.Operands.Count > 0;
            upstream = isNamed ? atInput.Named(i == 0 ? "dx" : _values[i].Name is { } name ? KernelSymbols.GradientOf(name) : "gradient") : atInput;
        }

        return new(upstream, atOutputs);
    }

    /// <summary>What an element adds to the gradient of a parameter, given the gradient at the output of its stage.</summary>
    public Expr Contribution(int stage, string parameter, Expr atOutput) => Scaled(atOutput, At(stage, _stages[stage].DerivativeTo(parameter)));

    /// <summary>
    /// The product with a derivative; a side of a selection that is 1 or 0 needs no product, so that a masked gradient is
    /// exactly zero even where the gradient from above is infinite.
    /// </summary>
    public static Expr Scaled(Expr factor, Expr derivative) => derivative.Operation switch
    {
        Operation.Constant when derivative.Value == 0 => 0,
        Operation.Constant when derivative.Value == 1 => factor,
        Operation.SelectLess or Operation.SelectLessOrEqual or Operation.SelectEqual
            => derivative.WithOperands(
                [derivative.Operands[0], derivative.Operands[1], Scaled(factor, derivative.Operands[2]), Scaled(factor, derivative.Operands[3])]),
        _ => factor * derivative,
    };

    private static Expr Sum(Expr left, Expr right)
        => left.IsConstantEqualTo(0) ? right : right.IsConstantEqualTo(0) ? left : left + right;

    /// <summary>An expression of a stage's input, in terms of the input of the pipeline.</summary>
    private Expr At(int stage, Expr expression) => stage == 0 ? expression : expression.Substitute(Expr.Input, _values[stage]);

    private Expr Draw(NoiseModel noise, int firstStage)
    {
        int number = _uniforms.Count;
        string symbol = KernelSymbols.Uniform + (number == 0 ? "" : (number + 1).ToString(CultureInfo.InvariantCulture));
        _uniforms.Add(new(symbol, noise, firstStage + number));
        return Expr.Variable(symbol);
    }
}

/// <summary>The random numbers of a stage.</summary>
/// <param name="Symbol">Their name in the expressions.</param>
/// <param name="Noise">Which elements share one.</param>
/// <param name="Number">The number of random stages before.</param>
internal readonly record struct UniformInput(string Symbol, NoiseModel Noise, int Number);

/// <summary>The gradients on the way back.</summary>
/// <param name="AtInput">With respect to the input of the pipeline.</param>
/// <param name="AtOutputs">With respect to the output of each stage.</param>
internal sealed record BackwardExpressions(Expr AtInput, IReadOnlyList<Expr> AtOutputs);
