using System;
using Xunit;

namespace ActGen.Tests.Loading;

/// <summary>Layers that nothing could compute are refused where they are described, and models of layers that do not go together where they are made.</summary>
public sealed class LayerTests
{
    private static readonly LayerWeights s_kernel = new("kernel", [2, 3], 0, Initializer.Zeros);

    [Theory]
    [InlineData(0, 3, "inputs", "Layer 'a' has 0 inputs. Use a number of at least 1.")]
    [InlineData(2, -1, "outputs", "Layer 'a' has -1 outputs. Use a number of at least 1.")]
    public void SamplesHaveElements(int inputs, int outputs, string name, string message)
        => Refused(name, message, () => new Layer("a", LayerKind.Dense, inputs, outputs, "linear", [], [s_kernel]));

    [Fact]
    public void KindsAreKnown()
        => Refused("kind", "Layer 'a' is of the kind 7, which is none. Use one of LayerKind.", () => new Layer("a", (LayerKind)7, 1, 1, "relu", [], []));

    [Theory]
    [InlineData(LayerKind.Activation, "relu")]
    [InlineData(LayerKind.Dropout, "dropout")]
    public void ActivationsChangeNoLengths(LayerKind kind, string activation)
        => Refused(
            "outputs", "Layer 'a' has 2 inputs and 3 outputs, but an activation has as many of each. Use LayerKind.Dense, or equal numbers.",
            () => new Layer("a", kind, 2, 3, activation, [], []));

    [Fact]
    public void DenseLayersHaveAKernelAndPerhapsABiasOfTheirLengths()
    {
        Refused("weights", "Layer 'a' is dense and has no kernel. Give it weights kernel [2, 3].", () => Dense());
        Refused("weights", "Layer 'a' of 2 inputs and 3 outputs has kernel [3, 2]. Give it kernel [2, 3].", () => Dense(new LayerWeights("kernel", [3, 2], 0, Initializer.Zeros)));
        Refused("weights", "Layer 'a' of 2 inputs and 3 outputs has kernel [6]. Give it kernel [2, 3].", () => Dense(new LayerWeights("kernel", [6], 0, Initializer.Zeros)));
        Refused("weights", "Layer 'a' of 2 inputs and 3 outputs has bias [2]. Give it bias [3].", () => Dense(s_kernel, new LayerWeights("bias", [2], 6, Initializer.Zeros)));
        Refused("weights", "Layer 'a' of 2 inputs and 3 outputs has alpha [1]. Give it alpha [3].", () => Dense(s_kernel, new LayerWeights("alpha", [1], 6, Initializer.Zeros)));
        Refused("weights", "Layer 'a' has weights that are null. Leave them out.", () => Dense(s_kernel, null!));
        Assert.Equal(2, Dense(s_kernel, new LayerWeights("bias", [3], 6, Initializer.Zeros)).Weights.Count);
    }

    [Fact]
    public void WeightsLieSomewhereAndHaveElements()
    {
        Refused("offset", "The weights bias [3] begin at -1. Use an offset of at least 0.", () => new LayerWeights("bias", [3], -1, Initializer.Zeros));
        Refused("shape", "The weights bias [3, 0] have no elements. Use lengths of at least 1.", () => new LayerWeights("bias", [3, 0], 0, Initializer.Zeros));
        Refused("shape", "The weights bias [65536, 65536] begin at 0 and end past 2147483647, where no array has room. Use fewer.", () => new LayerWeights("bias", [65536, 65536], 0, Initializer.Zeros));
        Refused("shape", "The weights bias [2] begin at 2147483646 and end past 2147483647, where no array has room. Use fewer.", () => new LayerWeights("bias", [2], int.MaxValue - 1, Initializer.Zeros));
    }

    [Fact]
    public void LayersOfAModelHaveNamesOfTheirOwn()
    {
        Layer relu = new("a", LayerKind.Activation, 1, 1, "relu", [], []);
        Refused("layers", "Layers 0 and 1 are both called 'a'. Give each layer a name of its own.", () => Model(relu, relu));
        Refused("layers", "Layers 0 and 1 are both called 'a'. Give each layer a name of its own.", () => Model(relu, new("a", LayerKind.Activation, 1, 1, "snake", [], [])));
        Refused("layers", "Layer 1 is null. Leave it out.", () => Model(relu, null!));
    }

    private static Layer Dense(params LayerWeights[] weights) => new("a", LayerKind.Dense, 2, 3, "linear", [], weights);

    private static LayersModel Model(params Layer[] layers) => new(layers, [], CompiledModels.Table);

    private static void Refused(string name, string message, Func<object> create)
    {
        var thrown = Assert.ThrowsAny<ArgumentException>(create);
        Assert.Equal(name, thrown.ParamName);
        Assert.StartsWith(message, thrown.Message);
    }
}
