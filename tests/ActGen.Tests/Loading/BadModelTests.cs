using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace ActGen.Tests.Loading;

/// <summary>Files that are no model, or none that can be loaded: the message names what is wrong and what would be right.</summary>
public sealed class BadModelTests : IDisposable
{
    private readonly Fixture _fixture = new("classifier");

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("\"class_name\": \"ReLU\"", "\"class_name\": \"Flatten\"", "regressor", "Layer 're_lu_ReLU1' is a 'Flatten', which cannot be loaded. Layers that can: Activation, AlphaDropout, Dense, Dropout, ELU, InputLayer, LeakyReLU, PReLU, ReLU, Softmax, ThresholdedReLU.")]
    [InlineData("\"class_name\": \"Sequential\"", "\"class_name\": \"Functional\"", "classifier", "The model is a 'Functional', and only a 'Sequential' can be loaded: layers one after the other.")]
    [InlineData("\"format\": \"layers-model\"", "\"format\": \"graph-model\"", "classifier", "model.json is of the format 'graph-model', and only 'layers-model' can be loaded: convert the model to that.")]
    [InlineData("\"modelTopology\"", "\"other\"", "classifier", "model.json has no modelTopology with a class_name, so it has no layers. Save the whole model, not its weights alone.")]
    [InlineData("\"units\": 16", "\"units\": 15", "classifier", "Layer 'hidden': the weight 'hidden/kernel' has the shape [4, 16], but the layer needs [4, 15].")]
    [InlineData("\"units\": 16", "\"units\": 0", "classifier", "Layer 'hidden': 'units' is 0, where a whole number of at least 1 is expected.")]
    [InlineData("\"units\": 16", "\"units\": \"16\"", "classifier", "Layer 'hidden': 'units' is \"16\", where a whole number of at least 1 is expected.")]
    [InlineData("\"units\": 16", "\"units\": 2000000000", "classifier", "The layers have more than 2147483591 parameters, which no array can hold.")]
    [InlineData("\"units\": 16,", "", "classifier", "Layer 'hidden' does not say how many units it has.")]
    [InlineData("\"use_bias\": false", "\"use_bias\": 0", "classifier", "Layer 'dense_Dense1': 'use_bias' is 0, where true or false is expected.")]
    [InlineData("\"use_bias\": false", "\"use_bias\": true", "classifier", "Layer 'dense_Dense1' needs the weight 'dense_Dense1/bias' of the shape [8], which the file does not have; it has 'hidden/kernel', 'hidden/bias', 'dense_Dense1/kernel', 'dense_Dense2/kernel', 'dense_Dense2/bias', 'p_re_lu_PReLU1/alpha', 'dense_Dense3/kernel', 'dense_Dense3/bias'.")]
    [InlineData("\"alpha\": 0.3", "\"alpha\": \"steep\"", "classifier", "Layer 'leaky_re_lu_LeakyReLU1': 'alpha' is \"steep\", where a number is expected.")]
    [InlineData("\"shared_axes\": null", "\"shared_axes\": [1]", "classifier", "Layer 'p_re_lu_PReLU1' shares its slopes along the axes [1], and only one a unit can be loaded: leave shared_axes out.")]
    [InlineData("\"axis\": 1", "\"axis\": 0", "classifier", "Layer 'softmax_Softmax1' works along the axis 0, and only the last, -1, can be loaded.")]
    [InlineData("\"max_value\": 0.75", "\"max_value\": 0.75, \"negative_slope\": 0.5", "regressor", "Layer 're_lu_ReLU1': 'negative_slope' is 0.5, where 0, or a layer LeakyReLU or ThresholdedReLU is expected.")]
    [InlineData("\"name\": \"dense_Dense2\"", "\"name\": \"hidden\"", "classifier", "Two layers are called 'hidden', so their weights cannot be told apart.")]
    [InlineData("\"name\": \"p_re_lu_PReLU1/alpha\"", "\"name\": \"p_re_lu_PReLU1/slope\"", "classifier", "Layer 'p_re_lu_PReLU1' needs the weight 'p_re_lu_PReLU1/alpha' of the shape [8], which the file does not have; it has 'hidden/kernel', 'hidden/bias', 'dense_Dense1/kernel', 'dense_Dense2/kernel', 'dense_Dense2/bias', 'p_re_lu_PReLU1/slope', 'dense_Dense3/kernel', 'dense_Dense3/bias'.")]
    [InlineData("\"class_name\": \"PReLU\"", "\"class_name\": \"ReLU\"", "classifier", "The weight 'p_re_lu_PReLU1/alpha' belongs to no layer of the model.")]
    [InlineData("\"name\": \"dense_Dense3/bias\"", "\"name\": \"dense_Dense2/bias\"", "classifier", "The weights manifest has two weights 'dense_Dense2/bias'.")]
    public void TheMessageSaysWhatIsWrong(string before, string after, string model, string message)
    {
        using var fixture = new Fixture(model);
        fixture.Replace(before, after);

        Assert.Equal(message, Refusal(fixture).Message);
    }

    [Theory]
    [InlineData("\"class_name\": \"Dense\"", "\"class_name\": \"\\ud800\"")] // half a character
    [InlineData("\"use_bias\"", "\"\\ud800\"")]
    [InlineData("\"activation\": \"relu\"", "\"activation\": \"\\udc00\"")]
    [InlineData("\"units\": 16", "\"units\": \"\u00ff\"")] // a byte that UTF-8 does not have
    [InlineData("\"class_name\": \"Dense\"", "\"class_name\": \"\u00ff\"")]
    public void LayersOfTextThatIsNoTextAreRefused(string before, string after)
    {
        _fixture.Replace(before, after);
        File.WriteAllText(_fixture.Model, File.ReadAllText(_fixture.Model), Encoding.Latin1);

        Assert.StartsWith("modelTopology has a string that is not Unicode: ", Refusal(_fixture).Message);
    }

    [Theory]
    [InlineData("\"layers-model\"", "\"\\ud800\"")]
    [InlineData("\"group1-shard1of1.bin\"", "\"\\ud800\"")]
    [InlineData("\"hidden/kernel\"", "\"\u00ff\"")]
    public void OtherTextThatIsNoTextIsRefused(string before, string after)
    {
        _fixture.Replace(before, after);
        File.WriteAllText(_fixture.Model, File.ReadAllText(_fixture.Model), Encoding.Latin1);

        Assert.StartsWith("model.json cannot be read: ", Refusal(_fixture).Message);
    }

    [Fact]
    public void APathThatNoFileCanHaveIsRefused()
    {
        _fixture.Replace("\"group1-shard1of1.bin\"", "\"group1\\u0000.bin\"");

        Assert.Equal("The shard 'group1\\0.bin' has a path that no file can have.", Refusal(_fixture).Message);
    }

    [Theory]
    [InlineData("[null, 4, 1]", "Layer 'hidden' takes inputs of the shape [null,4,1], and only [null, inputs] can be loaded: samples that are rows of numbers.")]
    [InlineData("[null, null]", "Layer 'hidden' takes inputs of the shape [null,null], and only [null, inputs] can be loaded: samples that are rows of numbers.")]
    [InlineData("[null, 5]", "Layer 'hidden': the weight 'hidden/kernel' has the shape [4, 16], but the layer needs [5, 16].")]
    public void ShapesOfInputs(string shape, string message)
    {
        _fixture.Edit(model => model["modelTopology"]!["config"]!["layers"]![0]!["config"]!["batch_input_shape"] = JsonNode.Parse(shape));

        Assert.Equal(message, Refusal(_fixture).Message);
    }

    [Theory]
    [InlineData("int32", null, "Layer 'hidden': the weight 'hidden/kernel' is of the type int32, and only float32 can be loaded.")]
    [InlineData("float32", "uint8", "Layer 'hidden': the weight 'hidden/kernel' is quantised to uint8, and only float32 can be loaded. Convert the model without quantisation.")]
    public void TypesOfWeights(string type, string? quantization, string message)
    {
        _fixture.Edit(model =>
        {
            JsonNode weight = model["weightsManifest"]![0]!["weights"]![0]!;
            weight["dtype"] = type;
            weight["quantization"] = quantization is null ? null : new JsonObject { ["dtype"] = quantization, ["min"] = 0, ["scale"] = 1 };
        });

        Assert.Equal(message, Refusal(_fixture).Message);
    }

    [Fact]
    public void AnUnknownActivationIsNamedWithThoseOfTheTableAndTheLineToAdd()
    {
        _fixture.Replace("\"activation\": \"relu\"", "\"activation\": \"swoosh\"");

        Assert.Equal(
            "Layer 'hidden' needs the activation swoosh, which the table does not have; it has " + CompiledModels.TableText
            + ". Add to its type: [Activation(\"swoosh\")] static partial void F(ReadOnlySpan<float> x, Span<float> y);",
            Refusal(_fixture).Message);
    }

    [Theory]
    [InlineData("\"activation\": \"relu\"", "\"activation\": \"log_softmax\"", "Layer 'hidden' needs the activation log_softmax(temperature: 1), which the table does not have; it has prelu(alpha: 0.25). Add to its type: [Activation(\"log_softmax(temperature: 1)\")] static partial void F(ReadOnlySpan<float> x, int rowLength, Span<float> y);")]
    [InlineData("\"activation\": \"relu\"", "\"activation\": \"linear\"", "Layer 'leaky_re_lu_LeakyReLU1' needs the activation leaky_relu(alpha: 0.3), which the table does not have; it has prelu(alpha: 0.25). Add to its type: [Activation(\"leaky_relu(alpha: 0.3)\")] static partial void F(ReadOnlySpan<float> x, Span<float> y);")]
    public void AnActivationWithOtherParametersIsNamedWithThoseWanted(string before, string after, string message)
    {
        _fixture.Replace(before, after);
        var table = new ActivationTable(new ActivationEntry<float>("PRelu", "prelu", static (x, _, _, y) => x.CopyTo(y), new() { Constants = [new("alpha", 0.25)] }));

        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => LayersModel.Load(_fixture.Model, table)).Message);
    }

    [Fact]
    public void ASlopeForEachUnitIsAskedForAsSuch()
    {
        _fixture.Replace("\"activation\": \"relu\"", "\"activation\": \"linear\"");
        var table = new ActivationTable(new ActivationEntry<float>("Leaky", "leaky_relu", static (x, _, _, y) => x.CopyTo(y), new() { Constants = [new("alpha", 0.3)] }));

        Assert.Equal(
            "Layer 'p_re_lu_PReLU1' needs the activation prelu with a weight alpha [8], which the table does not have; it has leaky_relu(alpha: 0.3). "
            + "Add to its type: [Activation(\"prelu\")] static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, Span<float> y);",
            Assert.Throws<InvalidDataException>(() => LayersModel.Load(_fixture.Model, table)).Message);
    }

    [Fact]
    public void ATruncatedShardIsNamed()
    {
        using var fixture = new Fixture("regressor");
        string shard = fixture.PathOf("group1-shard3of5.bin");
        File.WriteAllBytes(shard, File.ReadAllBytes(shard)[..400]);

        Assert.Equal(
            "The weight 'dense_Dense8/bias' of the shape [10] takes the bytes from 2136 to 2176, but the shards end at 2164: 'group1-shard1of5.bin' (500 bytes), "
            + "'group1-shard2of5.bin' (500 bytes), 'group1-shard3of5.bin' (400 bytes), 'group1-shard4of5.bin' (500 bytes), 'group1-shard5of5.bin' (264 bytes). A shard is truncated.",
            Refusal(fixture).Message);
    }

    [Fact]
    public void AShardThatIsTooLongIsNamed()
    {
        string shard = _fixture.PathOf("group1-shard1of1.bin");
        long length = new FileInfo(shard).Length;
        File.AppendAllText(shard, "more");

        Assert.Equal(
            $"The weights end at the byte {length}, but the shards at {length + 4}: 'group1-shard1of1.bin' ({length + 4} bytes). They belong to another model.",
            Refusal(_fixture).Message);
    }

    [Fact]
    public void AMissingShardIsNamed()
    {
        File.Delete(_fixture.PathOf("group1-shard1of1.bin"));

        FileNotFoundException thrown = Assert.Throws<FileNotFoundException>(() => LayersModel.Load(_fixture.Model, CompiledModels.Table));

        Assert.Equal("model.json lists the shard 'group1-shard1of1.bin', which is not beside it.", thrown.Message);
        Assert.Equal(_fixture.PathOf("group1-shard1of1.bin"), thrown.FileName);
    }

    [Theory]
    [InlineData("../secret.bin")]
    [InlineData("/etc/hostname")]
    [InlineData("a/../../secret.bin")]
    public void AShardOutsideTheFolderIsNotRead(string path)
    {
        _fixture.Replace("\"group1-shard1of1.bin\"", $"\"{path}\"");

        Assert.Equal($"The shard '{path}' would lie outside the folder of model.json.", Refusal(_fixture).Message);
    }

    [Fact]
    public void AMissingModelIsNamed()
        => Assert.Contains(_fixture.PathOf("none.json"), Assert.Throws<FileNotFoundException>(() => LayersModel.Load(_fixture.PathOf("none.json"), CompiledModels.Table)).Message);

    [Fact]
    public void AShapeThatWrapsRoundIsNone()
    {
        _fixture.Edit(static model =>
        {
            var weight = (JsonObject)JsonNode.Parse("""{ "name": "m", "shape": [4294967296, 4294967296, 4], "dtype": "float32", "group": "optimizer" }""")!;
            model["weightsManifest"]![0]!["weights"]!.AsArray().Add((JsonNode)weight);
        });

        Assert.Equal("The weight 'm' has the shape [4294967296, 4294967296, 4], which nothing can have.", Refusal(_fixture).Message);
    }

    [Theory]
    [InlineData("[]", "what stands at $, in line 1, is of another type than the format has there.")]
    [InlineData("{\n \"weightsManifest\": 5 }", "what stands at $.weightsManifest, in line 2, is of another type than the format has there.")]
    public void JsonOfAnotherFormIsRefusedWithoutNamesOfTheLibrary(string text, string reason)
    {
        File.WriteAllText(_fixture.Model, text);

        Assert.Equal("model.json cannot be read: " + reason, Refusal(_fixture).Message);
    }

    [Fact]
    public void AFileThatIsNoModelIsNamed()
    {
        string shard = _fixture.PathOf("group1-shard1of1.bin");

        Assert.StartsWith(
            "group1-shard1of1.bin cannot be read: ", Assert.Throws<InvalidDataException>(() => LayersModel.Load(shard, CompiledModels.Table)).Message);
    }

    [Fact]
    public void AModelWithoutWeightsHasNone()
    {
        _fixture.Edit(static model => ((JsonObject)model).Remove("weightsManifest"));

        Assert.EndsWith(", which the file does not have; it has none.", Refusal(_fixture).Message);
    }

    [Fact]
    public void TextCutAnywhereIsRefused()
    {
        string text = File.ReadAllText(_fixture.Model);
        for (int length = 0; length < text.TrimEnd().Length; length += 7)
        {
            File.WriteAllText(_fixture.Model, text[..length]);
            Assert.StartsWith("model.json cannot be read: ", Refusal(_fixture).Message);
        }
    }

    [Fact]
    public void EveryValueReplacedByAnyOtherIsRefusedOrLoaded()
    {
        string text = File.ReadAllText(_fixture.Model);
        string[] others = ["null", "true", "-1", "1e300", "\"\"", "[]", "{}", "[[null]]", "4294967296", "0.5"];
        int refused = 0;
        foreach (int place in Enumerable.Range(0, text.Length).Where(i => text[i] == ':').Select(static i => i + 2))
        {
            int end = text.IndexOfAny([',', '\n'], place);
            if (text[place] is '{' or '[')
            {
                end = ClosingOf(text, place) + 1;
            }

            foreach (string other in others)
            {
                string changed = text[..place] + other + text[end..];
                try
                {
                    LayersModel.Load(new MemoryStream(Encoding.UTF8.GetBytes(changed)), path => File.OpenRead(_fixture.PathOf(Path.GetFileName(path))), CompiledModels.Table);
                }
                catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
                {
                    refused++; // the two latter come of opening what the path has become
                }
            }
        }

        Assert.InRange(refused, 100, int.MaxValue);
    }

    [Fact]
    public void NothingIsNull()
    {
        Assert.Throws<ArgumentNullException>(() => LayersModel.Load((string)null!, CompiledModels.Table));
        Assert.Throws<ArgumentNullException>(() => LayersModel.Load(_fixture.Model, null!));
        Assert.Throws<ArgumentNullException>(() => LayersModel.Load(null!, static _ => Stream.Null, CompiledModels.Table));
        Assert.Throws<ArgumentNullException>(() => LayersModel.Load(Stream.Null, null!, CompiledModels.Table));
        Assert.Throws<ArgumentNullException>(() => new LayersModel([new("a", LayerKind.Activation, 1, 1, "relu", [], [])], default, null!));
        Assert.Throws<ArgumentNullException>(() => new LayersModel(null!, default, CompiledModels.Table));
    }

    private static int ClosingOf(string text, int start)
    {
        int depth = 0;
        for (int i = start; ; i++)
        {
            depth += text[i] is '{' or '[' ? 1 : text[i] is '}' or ']' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }
    }

    private static InvalidDataException Refusal(Fixture fixture) => Assert.Throws<InvalidDataException>(() => LayersModel.Load(fixture.Model, CompiledModels.Table));
}
