using System;
using ActGen.Benchmarks.OneDnn;
using static ActGen.Benchmarks.Cases.PlainLoops;

namespace ActGen.Benchmarks.Cases;

/// <summary>The activations that are measured.</summary>
internal static class ActivationFunctions
{
    /// <summary>The length of a row: as many classes as image classifiers have, and no multiple of a register.</summary>
    private const int RowLength = 1000;

    /// <summary>Sums in single precision: over a row of millions, that of System.Numerics.Tensors is off by a hundredth.</summary>
    private const float SumTolerance = 0.02f;

    /// <summary>Those that work on any number of elements.</summary>
    public static ActivationFunction[] OfSpans { get; } =
    [
        new("relu", Activations.Relu, Run<Relu>)
        {
            TensorCall = TensorCompositions.Relu, OneDnn = new Operation.Elementwise(Algorithm.Relu),
        },
        new("leaky_relu", Activations.LeakyRelu, Run<LeakyRelu>)
        {
            TensorSteps = TensorCompositions.LeakyRelu, OneDnn = new Operation.Elementwise(Algorithm.Relu, Alpha: 0.2f),
        },
        new("leaky_relu, MaxUlp = 1", Activations.LeakyReluRoundedOnce, Run<LeakyRelu>)
        {
            TensorSteps = TensorCompositions.LeakyRelu, OneDnn = new Operation.Elementwise(Algorithm.Relu, Alpha: 0.2f),
        },
        new("relu6", Activations.Relu6, Run<Relu6>)
        {
            TensorCall = TensorCompositions.Relu6, OneDnn = new Operation.Elementwise(Algorithm.BoundedRelu, Alpha: 6),
        },
        new("hard_swish", Activations.HardSwish, Run<HardSwish>)
        {
            TensorSteps = TensorCompositions.HardSwish, OneDnn = new Operation.Elementwise(Algorithm.HardSwish),
        },
        new("exponential", Activations.Exponential, Run<Exponential>)
        {
            TensorCall = TensorCompositions.Exponential, OneDnn = new Operation.Elementwise(Algorithm.Exp),
        },
        new("sigmoid", Activations.Sigmoid, Run<Sigmoid>)
        {
            TensorCall = TensorCompositions.Sigmoid, OneDnn = new Operation.Elementwise(Algorithm.Logistic),
        },
        new("tanh", Activations.Tanh, Run<Tanh>)
        {
            TensorCall = TensorCompositions.Tanh, OneDnn = new Operation.Elementwise(Algorithm.Tanh),
        },
        new("elu", Activations.Elu, Run<Elu>)
        {
            TensorSteps = TensorCompositions.Elu, OneDnn = new Operation.Elementwise(Algorithm.Elu, Alpha: 1),
        },
        new("selu", Activations.Selu, Run<Selu>)
        {
            TensorSteps = TensorCompositions.Selu,
        },
        new("silu", Activations.Silu, Run<Silu>)
        {
            TensorSteps = TensorCompositions.Silu, OneDnn = new Operation.Elementwise(Algorithm.Swish, Alpha: 1),
        },
        new("gelu", Activations.Gelu, Run<Gelu>)
        {
            TensorSteps = TensorCompositions.Gelu, OneDnn = new Operation.Elementwise(Algorithm.GeluErf),
        },
        new("gelu_tanh", Activations.GeluTanh, Run<GeluTanh>)
        {
            TensorSteps = TensorCompositions.GeluTanh, OneDnn = new Operation.Elementwise(Algorithm.GeluTanh),
        },
        new("softplus", Activations.Softplus, Run<Softplus>)
        {
            TensorSteps = TensorCompositions.Softplus, OneDnn = new Operation.Elementwise(Algorithm.SoftRelu),
        },
        new("log_sigmoid", Activations.LogSigmoid, Run<LogSigmoid>)
        {
            TensorSteps = TensorCompositions.LogSigmoid, OneDnn = new Operation.Elementwise(Algorithm.LogSigmoid),
        },
        new("mish", Activations.Mish, Run<Mish>)
        {
            TensorSteps = TensorCompositions.Mish, OneDnn = new Operation.Elementwise(Algorithm.Mish),
        },
        new("softmax", Activations.Softmax, Softmax)
        {
            TensorCall = TensorCompositions.Softmax, OneDnn = new Operation.Softmax(), Tolerance = SumTolerance, Floor = 0,
        },
    ];

    /// <summary>Those of rows.</summary>
    public static ActivationFunction[] OfRows { get; } =
    [
        new("softmax of rows", static (x, y) => Activations.SoftmaxOfRows(x, RowLength, y), Rows(Softmax))
        {
            TensorCall = Rows(TensorCompositions.Softmax), OneDnn = new Operation.Softmax(RowLength), Tolerance = SumTolerance, Floor = 0,
        },
    ];

    private static SpanFunction Rows(SpanFunction function)
        => (x, y) =>
        {
            for (int start = 0; start < x.Length; start += RowLength)
            {
                function(x.Slice(start, RowLength), y.Slice(start, RowLength));
            }
        };
}
