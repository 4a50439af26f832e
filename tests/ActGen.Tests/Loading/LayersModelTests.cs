using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Tests.Memory;
using Xunit;

namespace ActGen.Tests.Loading;

/// <summary>Models of TensorFlow.js, in ActGen.</summary>
public sealed class LayersModelTests(ITestOutputHelper output)
{
    public static TheoryData<string> Models => ["classifier", "regressor", "activations"];

    [Theory]
    [MemberData(nameof(Models))]
    public void PredictsWhatTensorFlowJsPredicts(string name)
    {
        using var fixture = new Fixture(name);
        LayersModel model = LayersModel.Load(fixture.Model, CompiledModels.Table);

        float[] y = new float[fixture.Outputs.Length];
        model.Predict(fixture.Inputs, y);

        Assert.Equal(fixture.Outputs.Length / model.OutputLength, fixture.Inputs.Length / model.InputLength);
        double worst = y.Zip(fixture.Outputs, static (actual, expected) => Math.Abs((double)actual - expected) / Math.Abs(expected)).Max();
        output.WriteLine($"{name}: the largest relative difference of {y.Length} outputs is {worst:G3}.");
        Assert.InRange(worst, 0, 1e-6);
    }

    [Fact]
    public void FixturesHaveEveryLayerBetweenThem()
    {
        string[] layers = [.. Models.SelectMany(static row => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Loading", "Fixtures", row.Data, "model.json")))
            .Select(static line => line.Trim()).Where(static line => line.StartsWith("\"class_name\"", StringComparison.Ordinal)).Distinct()];

        Assert.All(
            (string[])["Dense", "Activation", "Dropout", "LeakyReLU", "ReLU", "PReLU", "ELU", "ThresholdedReLU", "Softmax", "InputLayer"],
            known => Assert.Contains($"\"class_name\": \"{known}\",", layers));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void PredictsTheSameBitsSampleBySampleAndOnAnyThread(string name)
    {
        using var fixture = new Fixture(name);
        LayersModel model = LayersModel.Load(fixture.Folder, CompiledModels.Table);
        float[] x = [.. Enumerable.Repeat(fixture.Inputs, 40).SelectMany(static inputs => inputs)];
        int samples = x.Length / model.InputLength;
        float[] batch = new float[samples * model.OutputLength];

        model.Predict(x, batch);

        float[] single = new float[batch.Length];
        Parallel.For(0, samples, i => model.Predict(
            x.AsSpan(i * model.InputLength, model.InputLength), single.AsSpan(i * model.OutputLength, model.OutputLength)));
        Assert.Equal(batch, single);
    }

    [Fact]
    public void PredictionDoesNotAllocate()
    {
        using var fixture = new Fixture("regressor");
        LayersModel model = LayersModel.Load(fixture.Model, CompiledModels.Table);
        float[] x = [.. Enumerable.Repeat(fixture.Inputs, 100).SelectMany(static inputs => inputs)];
        float[] y = new float[x.Length / model.InputLength * model.OutputLength];

        Assert.Equal(0, Allocation.Of(() =>
        {
            model.Predict(x, y);
            model.Predict(fixture.Inputs, y);
        }));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ASavedModelIsTheSameModel(string name)
    {
        using var fixture = new Fixture(name);
        LayersModel model = LayersModel.Load(fixture.Model, CompiledModels.Table);
        string saved = fixture.PathOf("saved");

        model.Save(saved);

        LayersModel again = LayersModel.Load(saved, CompiledModels.Table);
        float[] y = new float[fixture.Outputs.Length], yAgain = new float[y.Length];
        model.Predict(fixture.Inputs, y);
        again.Predict(fixture.Inputs, yAgain);
        Assert.Equal(y, yAgain);
        Assert.Equal(model.Parameters.ToArray(), again.Parameters.ToArray());
    }

    [Fact]
    public void StreamsAreAsGoodAsFiles()
    {
        using var fixture = new Fixture("classifier");
        LayersModel model = LayersModel.Load(fixture.Model, CompiledModels.Table);
        using var json = new MemoryStream();
        using var weights = new MemoryStream();

        model.Save(json, weights, "anywhere/w.bin");
        json.Position = 0;
        LayersModel again = LayersModel.Load(json, path => path == "anywhere/w.bin" ? new MemoryStream(weights.ToArray()) : throw new FileNotFoundException(path), CompiledModels.Table);

        Assert.Equal(model.Parameters.ToArray(), again.Parameters.ToArray());
        Assert.Equal(model.Layers.Select(static layer => layer.ToString()), again.Layers.Select(static layer => layer.ToString()));
    }

    [Fact]
    public void LayersSayWhatTheyCompute()
    {
        using var fixture = new Fixture("classifier");

        LayersModel model = LayersModel.Load(fixture.Model, CompiledModels.Table);

        Assert.Equal(
            [
                "hidden: 4 -> 16, relu",
                "dropout_Dropout1: 16 -> 16, dropout(rate: 0.25)",
                "dense_Dense1: 16 -> 8, linear",
                "leaky_re_lu_LeakyReLU1: 8 -> 8, leaky_relu(alpha: 0.3)",
                "dense_Dense2: 8 -> 8, linear",
                "p_re_lu_PReLU1: 8 -> 8, prelu",
                "dense_Dense3: 8 -> 3, linear",
                "softmax_Softmax1: 3 -> 3, softmax(temperature: 1)",
            ],
            model.Layers.Select(static layer => layer.ToString()));
        Assert.Equal(["kernel [4, 16]", "bias [16]"], model.Layers[0].Weights.Select(static weights => weights.ToString()));
        Assert.Equal(["kernel [16, 8]"], model.Layers[2].Weights.Select(static weights => weights.ToString()));
        Assert.Equal((4, 3), (model.InputLength, model.OutputLength));
    }

    [Theory]
    [InlineData("\"batch_input_shape\"", "\"batchInputShape\"")]
    [InlineData("\"batch_input_shape\"", "\"batch_shape\"")]
    [InlineData("\"use_bias\"", "\"useBias\"")]
    [InlineData("\"activation\": \"relu\"", "\"activation\": { \"class_name\": \"relu\", \"config\": {} }")]
    [InlineData("\"activation\": \"linear\"", "\"activation\": null")]
    [InlineData("\"axis\": 1", "\"axis\": -1")]
    [InlineData("\"axis\": 1", "\"axis\": [-1]")]
    [InlineData("\"shared_axes\": null", "\"shared_axes\": []")]
    [InlineData("\"format\": \"layers-model\",", "")]
    [InlineData("\"class_name\": \"LeakyReLU\"", "\"class_name\": \"LeakyReLU\", \"unknown\": [1]")]
    public void WhatOthersWriteOtherwiseIsTheSame(string before, string after)
    {
        using var fixture = new Fixture("classifier");
        float[] expected = LayersModel.Load(fixture.Model, CompiledModels.Table).Parameters.ToArray();

        fixture.Replace(before, after);

        Assert.Equal(expected, LayersModel.Load(fixture.Model, CompiledModels.Table).Parameters.ToArray());
    }

    [Fact]
    public void WeightsOfTheOptimiserAndTheConfigurationAroundAModelArePassedOver()
    {
        using var fixture = new Fixture("classifier");
        float[] expected = LayersModel.Load(fixture.Model, CompiledModels.Table).Parameters.ToArray();

        fixture.Edit(static model =>
        {
            model["modelTopology"] = new System.Text.Json.Nodes.JsonObject { ["keras_version"] = "2.15", ["model_config"] = model["modelTopology"]!.DeepClone() };
            model["weightsManifest"]![0]!["weights"]!.AsArray().Insert(0, System.Text.Json.Nodes.JsonNode.Parse("""{ "name": "Adam/iter", "shape": [], "dtype": "int32", "group": "optimizer" }"""));
        });
        string shard = fixture.PathOf("group1-shard1of1.bin");
        File.WriteAllBytes(shard, [1, 2, 3, 4, .. File.ReadAllBytes(shard)]);

        Assert.Equal(expected, LayersModel.Load(fixture.Model, CompiledModels.Table).Parameters.ToArray());
    }

    [Fact]
    public void AFirstLayerMayLeaveItsInputsToItsWeights()
    {
        using var fixture = new Fixture("classifier");

        fixture.Edit(static model => model["modelTopology"]!["config"]!["layers"]![0]!["config"]!.AsObject().Remove("batch_input_shape"));

        Assert.Equal(4, LayersModel.Load(fixture.Model, CompiledModels.Table).InputLength);
    }

    [Fact]
    public void ANameThatTensorFlowJsDoesNotHaveIsLookedUpInTheTable()
    {
        using var fixture = new Fixture("classifier");
        fixture.Replace("\"activation\": \"relu\"", "\"activation\": \"snake\"");

        LayersModel model = LayersModel.Load(fixture.Model, CompiledModels.Table);

        Assert.Equal("hidden: 4 -> 16, Snake", model.Layers[0].ToString());
    }

    [Fact]
    public void LayersAndParametersMakeAModel()
    {
        Layer[] layers = [new("double", LayerKind.Dense, 1, 1, "leaky_relu", [new("alpha", 0.5)], [new("kernel", [1, 1], 0, Initializer.Ones)])];

        var model = new LayersModel(layers, [2], CompiledModels.Table);

        float[] y = new float[2];
        model.Predict([-3, 3], y);
        Assert.Equal([-3f, 6], y);
        Assert.Contains("have 1 parameters, and 2 are given", Assert.Throws<ArgumentException>(() => new LayersModel(layers, [2, 3], CompiledModels.Table)).Message);
        Assert.Contains("Layer 'wide' takes 2 inputs, but layer 'double' before it has 1 outputs", Assert.Throws<ArgumentException>(
            () => new LayersModel([.. layers, new("wide", LayerKind.Activation, 2, 2, "relu", [], [])], [2], CompiledModels.Table)).Message);
        Assert.Contains("at least one layer", Assert.Throws<ArgumentException>(() => new LayersModel([], [], CompiledModels.Table)).Message);
    }

    [Fact]
    public void WrongLengthsAreNamed()
    {
        using var fixture = new Fixture("classifier");
        LayersModel model = LayersModel.Load(fixture.Model, CompiledModels.Table);

        Assert.Equal("x", Assert.Throws<ArgumentException>(() => model.Predict(new float[5], new float[3])).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => model.Predict(new float[4], new float[2])).ParamName);
        float[] both = new float[10];
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => model.Predict(both.AsSpan(0, 4), both.AsSpan(2))).ParamName);
    }
}
