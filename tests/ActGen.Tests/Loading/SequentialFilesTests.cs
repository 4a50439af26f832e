using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ActGen.Tests.Loading;

/// <summary>Classes with [Sequential] load and save the files of TensorFlow.js.</summary>
public sealed class SequentialFilesTests : IDisposable
{
    private readonly Fixture _fixture = new("classifier");

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void AClassPredictsWhatTensorFlowJsDoesWithTheSameLayers()
    {
        SequentialModel<float> model = CompiledModels.Create("Classifier");

        model.Load(_fixture.Model);

        float[] y = new float[_fixture.Outputs.Length];
        model.Predict(_fixture.Inputs, y);
        Assert.All(y.Zip(_fixture.Outputs), static pair => Assert.Equal(pair.Second, pair.First, 1e-6f * Math.Abs(pair.Second)));
    }

    [Theory]
    [InlineData("Classifier")]
    [InlineData("Odd")]
    public void WhatIsSavedIsLoadedBitForBit(string type)
    {
        SequentialModel<float> model = CompiledModels.Create(type), again = CompiledModels.Create(type);
        model.Initialize(7);
        again.Initialize(8);

        model.Save(_fixture.PathOf("saved"));
        again.Load(_fixture.PathOf("saved"));

        Assert.Equal(model.Parameters.ToArray(), again.Parameters.ToArray());
    }

    [Theory]
    [InlineData("Classifier")]
    [InlineData("Odd")]
    public void StreamsAreAsGoodAsFiles(string type)
    {
        SequentialModel<float> model = CompiledModels.Create(type), again = CompiledModels.Create(type);
        model.Initialize(7);
        again.Initialize(8);
        using var json = new MemoryStream();
        using var weights = new MemoryStream();

        model.Save(json, weights);
        json.Position = 0;
        again.Load(json, path => path == "weights.bin" ? new MemoryStream(weights.ToArray()) : throw new FileNotFoundException(path));

        Assert.Equal(model.Parameters.ToArray(), again.Parameters.ToArray());
    }

    [Fact]
    public void WhatAClassSavesATableLoads()
    {
        SequentialModel<float> model = CompiledModels.Create("Classifier");
        model.Save(_fixture.PathOf("saved.json"));

        LayersModel loaded = LayersModel.Load(_fixture.PathOf("saved.json"), CompiledModels.Table);

        float[] y = new float[_fixture.Outputs.Length], yLoaded = new float[y.Length];
        model.Predict(_fixture.Inputs, y);
        loaded.Predict(_fixture.Inputs, yLoaded);
        Assert.All(y.Zip(yLoaded), static pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }

    [Fact]
    public void FilesSayWhatLayersThereAre()
    {
        CompiledModels.Create("Odd").Save(_fixture.Folder);

        string[] layers = [.. File.ReadAllLines(_fixture.Model).Select(static line => line.Trim().TrimEnd(','))
            .Where(static line => line.StartsWith("\"class_name\"", StringComparison.Ordinal) || line.StartsWith("\"activation\"", StringComparison.Ordinal)
                || line.StartsWith("\"alpha\"", StringComparison.Ordinal) || line.StartsWith("\"theta\"", StringComparison.Ordinal)
                || line.StartsWith("\"max_value\"", StringComparison.Ordinal) || line.StartsWith("\"rate\"", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "\"class_name\": \"Sequential\"",
                "\"class_name\": \"InputLayer\"",
                "\"class_name\": \"Dense\"", "\"activation\": \"linear\"",
                "\"class_name\": \"ReLU\"", "\"max_value\": 6",
                "\"class_name\": \"ELU\"", "\"alpha\": 0.5",
                "\"class_name\": \"ThresholdedReLU\"", "\"theta\": 0.25",
                "\"class_name\": \"Dense\"", "\"activation\": \"Snake\"",
                "\"class_name\": \"AlphaDropout\"", "\"rate\": 0.1",
                "\"class_name\": \"PReLU\"",
                "\"class_name\": \"LeakyReLU\"", "\"alpha\": 0.1",
                "\"class_name\": \"Dense\"", "\"activation\": \"hard_swish\"",
            ],
            layers);
    }

    [Theory]
    [InlineData("\"alpha\": 0.3", "\"alpha\": 0.25", "Layer 'leaky_re_lu_LeakyReLU1' of the file is leaky_relu(alpha: 0.25), 8 -> 8, but layer 'leaky_relu1' of the model is leaky_relu(alpha: 0.3), 8 -> 8.")]
    [InlineData("\"activation\": \"relu\"", "\"activation\": \"tanh\"", "Layer 'hidden' of the file is tanh, 16 -> 16, but layer 'hidden' of the model is relu, 16 -> 16.")]
    [InlineData("\"class_name\": \"Softmax\"", "\"class_name\": \"Dropout\"", "The file ends before layer 'dense3' of the model, softmax(temperature: 1), 3 -> 3.")]
    [InlineData("\"class_name\": \"Dropout\"", "\"class_name\": \"ELU\"", "Layer 'dropout_Dropout1' of the file is elu(alpha: 1), 16 -> 16, but layer 'dense1' of the model is dense, 16 -> 8 without bias.")]
    [InlineData("\"units\": 16", "\"units\": 12", "Layer 'hidden' of the file is dense, 4 -> 12, but layer 'hidden' of the model is dense, 4 -> 16.")]
    [InlineData("\"use_bias\": false", "\"use_bias\": true", "Layer 'dense_Dense1' of the file is dense, 16 -> 8, but layer 'dense1' of the model is dense, 16 -> 8 without bias.")]
    [InlineData("\"activation\": \"linear\"", "\"activation\": \"relu6\"", "Layer 'dense_Dense1' of the file is relu6, 8 -> 8, but layer 'leaky_relu1' of the model is leaky_relu(alpha: 0.3), 8 -> 8.")]
    public void OtherLayersAreNamedWithThoseOfTheModel(string before, string after, string message)
    {
        _fixture.Replace(before, after);

        IsRefused(message);
    }

    [Fact]
    public void LayersAfterTheLastAreNamed()
    {
        _fixture.Edit(static model => model["modelTopology"]!["config"]!["layers"]!.AsArray().Add(
            System.Text.Json.Nodes.JsonNode.Parse("""{ "class_name": "ReLU", "config": { "name": "more" } }""")));

        IsRefused("Layer 'more' of the file, relu, 3 -> 3, comes after the last of the model.");
    }

    [Fact]
    public void ATruncatedShardChangesNothing()
    {
        string shard = _fixture.PathOf("group1-shard1of1.bin");
        File.WriteAllBytes(shard, File.ReadAllBytes(shard)[..^4]);

        IsRefused("The weight 'dense_Dense3/bias' of the shape [3] takes the bytes from 1248 to 1260, but the shards end at 1256: 'group1-shard1of1.bin' (1256 bytes). A shard is truncated.");
    }

    [Theory]
    [InlineData("hard_sigmoid(alpha: 0.25)", "Layer 'dense1' cannot be saved: the format has no place for 'alpha' of hard_sigmoid(alpha: 0.25, beta: 0.5). TensorFlow.js has hard_sigmoid(alpha: 0.2, beta: 0.5) by that name: use it.")]
    [InlineData("hard_tanh(min: -1, max: 2)", "Layer 'dense1' cannot be saved: the format has no place for 'min' of hard_tanh(min: -1, max: 2). Use a function of your own without parameters, which is saved by its name.")]
    [InlineData("threshold(threshold: 1, value: 0.5)", "Layer 'dense1' cannot be saved: the format has no place for 'value' of threshold(threshold: 1, value: 0.5). Use a function of your own without parameters, which is saved by its name.")]
    [InlineData("softmax(temperature: 2)", "Layer 'dense1' cannot be saved: the format has no place for 'temperature' of softmax(temperature: 2). TensorFlow.js has softmax(temperature: 1) by that name: use it.")]
    [InlineData("silu(beta: 1.5)", "Layer 'dense1' cannot be saved: the format has no place for 'beta' of silu(beta: 1.5). TensorFlow.js has silu(beta: 1) by that name: use it.")]
    public void AParameterThatWouldBeLostIsNamed(string activation, string message)
    {
        SequentialModel<float> model = CompiledModels.CreateLossy(activation);

        Assert.Equal(message, Assert.Throws<NotSupportedException>(() => model.Save(_fixture.PathOf("saved"))).Message);
        Assert.False(Directory.Exists(_fixture.PathOf("saved")));
    }

    private void IsRefused(string message)
    {
        SequentialModel<float> model = CompiledModels.Create("Classifier");
        float[] before = model.Parameters.ToArray();

        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => model.Load(_fixture.Model)).Message);
        Assert.Equal(before, model.Parameters.ToArray());
    }
}
