using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Tests.Memory;
using Xunit;

namespace ActGen.Tests.Layers.Sequential;

/// <summary>What a model is to its user: parameters, prediction and what it refuses.</summary>
public sealed class ModelTests
{
    [Fact]
    public void ParametersLieLayerByLayerWithAViewOfEach()
    {
        var policy = new Policy();

        Assert.Equal(8 * 16 + 16 + 16 * 4 + 4, policy.Parameters.Length);
        Assert.Equal((8, 4), (policy.InputLength, policy.OutputLength));
        Assert.True(policy.Parameters[..128] == policy.Dense1Kernel);
        Assert.True(policy.Parameters[128..144] == policy.Dense1Bias);
        Assert.True(policy.Parameters[144..208] == policy.Dense2Kernel);
        Assert.True(policy.Parameters[208..] == policy.Dense2Bias);
        Assert.Equal(
            ["dense1: 8 -> 16, silu(beta: 1)", "dropout1: 16 -> 16, dropout(rate: 0.1)", "dense2: 16 -> 4, softmax(temperature: 1)"],
            policy.Layers.Select(layer => layer.ToString()));
        Assert.Equal([LayerKind.Dense, LayerKind.Dropout, LayerKind.Dense], policy.Layers.Select(layer => layer.Kind));
        Assert.Equal(["kernel [8, 16]", "bias [16]", "kernel [16, 4]", "bias [4]"], policy.Layers.SelectMany(layer => layer.Weights).Select(weights => weights.ToString()));
    }

    [Fact]
    public void InitialParametersDependOnTheSeedAlone()
    {
        var policy = new Policy();
        float[] first = policy.Parameters.ToArray();
        Assert.Equal(first, new Policy().Parameters.ToArray());

        policy.Initialize(1);
        Assert.NotEqual(first, policy.Parameters.ToArray());
        Assert.All(policy.Dense1Bias.ToArray(), bias => Assert.Equal(0, bias));

        // Glorot uniform: as far as the square root of 6 / (fan in + fan out), with a third of its square as variance.
        double limit = Math.Sqrt(6.0 / (8 + 16));
        float[] kernel = policy.Dense1Kernel.ToArray();
        Assert.All(kernel, weight => Assert.InRange(weight, -limit, limit));
        Assert.InRange(kernel.Average(weight => weight * weight), 0.7 * limit * limit / 3, 1.3 * limit * limit / 3);

        policy.Initialize(0);
        Assert.Equal(first, policy.Parameters.ToArray());
    }

    [Fact]
    public void InitializersAreThoseTheLayersName()
    {
        var wide = new Wide();
        Assert.Equal(1, wide.OutBias[0]);
        double variance = wide.OutKernel.ToArray().Average(weight => (double)weight * weight);
        Assert.InRange(variance * 20000, 0.95, 1.05);
        Assert.Equal([Initializer.GlorotNormal, Initializer.Zeros], new Line().Layers[0].Weights.Select(weights => weights.Initializer));
    }

    [Fact]
    public void PredictionAllocatesNothing()
    {
        var policy = new Policy();
        float[] x = [.. Enumerable.Range(0, 8 * 3000).Select(i => MathF.Sin(i))];
        float[] y = new float[4 * 3000];

        Assert.Equal(0, Allocation.Of(() =>
        {
            policy.Predict(x, y);
            for (int i = 0; i < 100; i++)
            {
                policy.Predict(x.AsSpan(8 * i, 8), y.AsSpan(4 * i, 4));
            }
        }));
    }

    [Fact]
    public void ManyThreadsPredictAtOnce()
    {
        var policy = new Policy();
        float[] x = [.. Enumerable.Range(0, 8 * 500).Select(i => MathF.Sin(i))];
        float[] expected = new float[4 * 500];
        policy.Predict(x, expected);

        var results = new float[64][];
        Parallel.For(0, results.Length, i => policy.Predict(x, results[i] = new float[4 * 500]));

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void ALayerWiderThanTheStackPredictsToo()
    {
        var wide = new Wide();
        float[] y = new float[3];
        wide.Predict([0, 0, 1, 2, 0, 0], y);
        Assert.Equal([1f, 1f], new[] { y[0], y[2] });
        Assert.NotEqual(1f, y[1]);
        Assert.True(float.IsFinite(y[1]));
    }

    [Fact]
    public void NoSampleIsNoWork()
    {
        float[] y = [7];
        new Policy().Predict([], y);
        Assert.Equal([7f], y);
    }

    public static TheoryData<int, int, string> BadLengths => new()
    {
        { 9, 4, "The span has 9 elements, which are no whole number of samples of 8 inputs. Pass sample after sample. (Parameter 'x')" },
        { 16, 7, "The span has 7 elements, but 2 samples of 4 outputs have 8. Pass a span of at least that length. (Parameter 'y')" },
    };

    [Theory]
    [MemberData(nameof(BadLengths))]
    public void SpansThatDoNotFitAreRefusedAndNothingIsWritten(int inputs, int outputs, string message)
    {
        float[] y = new float[outputs];
        var error = Assert.Throws<ArgumentException>(() => new Policy().Predict(new float[inputs], y));
        Assert.Equal(message, error.Message);
        Assert.All(y, element => Assert.Equal(0, element));
    }

    [Fact]
    public void OutputsMustNotOverlapWhatIsRead()
    {
        var policy = new Policy();
        float[] memory = new float[20];
        Assert.StartsWith("The outputs overlap the inputs.", Assert.Throws<ArgumentException>(() => policy.Predict(memory.AsSpan(0, 8), memory.AsSpan(7, 4))).Message);
        Assert.StartsWith(
            "The outputs overlap the parameters of the model.",
            Assert.Throws<ArgumentException>(() => policy.Predict(memory.AsSpan(0, 8), policy.Parameters[..4])).Message);
    }

    [Fact]
    public void TheGettingStartedProgramPredictsWhatTensorFlowJsPredicts()
    {
        float[] x = [-1, 0, 1, 2, 3, 4], y = [-3, -1, 1, 3, 5, 7];
        List<float> predictions = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            var line = new Line();
            line.Initialize(seed);
            line.Fit(x, y, new Sgd(), Loss.MeanSquaredError, new FitOptions { Epochs = 250, Seed = seed });
            float[] prediction = new float[1];
            line.Predict([20], prediction);
            predictions.Add(prediction[0]);
        }

        Assert.Equal(Training.GettingStartedData.Mean("y=2x-1"), predictions.Average(), 0.1);
    }

    [Fact]
    public void TrainingWithASeedGivesTheSameBits()
    {
        Assert.Equal(Train(1), Train(1));
        Assert.NotEqual(Train(1), Train(2));

        static int[] Train(ulong seed)
        {
            var policy = new Policy();
            float[] x = [.. Enumerable.Range(0, 8 * 50).Select(i => MathF.Sin(i))];
            float[] classes = [.. Enumerable.Range(0, 50).Select(i => (float)(i % 4))];
            History history = policy.Fit(x, classes, new Adam(), Loss.SparseCategoricalCrossEntropy, new FitOptions { Epochs = 5, Seed = seed, ValidationSplit = 0.2 });
            Assert.Equal(5, history.ValidationLosses.Count);
            return [.. policy.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits)];
        }
    }

    [Fact]
    public void DivergingTrainingStopsAndGivesTheLastGoodParametersBack()
    {
        var line = new Line();
        float[] before = line.Parameters.ToArray();
        var error = Assert.Throws<TrainingDivergedException>(
            () => line.Fit([1e30f, 2e30f], [1, 2], new Sgd(), Loss.MeanSquaredError, new FitOptions { Epochs = 5 }));

        Assert.Equal(1, error.Epoch);
        Assert.Equal(before, line.Parameters.ToArray());
    }

    [Fact]
    public void DataThatIsNoNumberIsRefusedBeforeAnythingChanges()
    {
        var line = new Line();
        float[] before = line.Parameters.ToArray();
        var error = Assert.Throws<ArgumentException>(() => line.Fit([1, float.NaN], [1, 2], new Sgd(), Loss.MeanSquaredError));

        Assert.Contains("In row 1, element 0 is NaN", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, line.Parameters.ToArray());
    }
}
