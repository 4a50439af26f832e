#if NET8_0_OR_GREATER
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActGen;

/// <summary>The file <c>model.json</c> of the TensorFlow.js layers-model format.</summary>
internal sealed class ModelJson
{
    /// <summary>The format this is; others have other contents under the same names.</summary>
    public const string LayersModel = "layers-model";

    [JsonPropertyName("format")]
    public string? Format { get; set; }

    [JsonPropertyName("generatedBy")]
    public string? GeneratedBy { get; set; }

    /// <summary>The layers. Written by TensorFlow.js or by Keras, whose keys differ, so it is read by <see cref="TopologyReader"/>.</summary>
    [JsonPropertyName("modelTopology")]
    public JsonElement ModelTopology { get; set; }

    [JsonPropertyName("weightsManifest")]
    public WeightGroupJson?[]? WeightsManifest { get; set; }
}

/// <summary>Weights one after the other in files one after the other.</summary>
internal sealed class WeightGroupJson
{
    /// <summary>The files, relative to <c>model.json</c>. A weight may begin in one and end in the next.</summary>
    [JsonPropertyName("paths")]
    public string?[]? Paths { get; set; }

    [JsonPropertyName("weights")]
    public WeightJson?[]? Weights { get; set; }
}

/// <summary>One weight.</summary>
internal sealed class WeightJson
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("shape")]
    public long[]? Shape { get; set; }

    [JsonPropertyName("dtype")]
    public string? DType { get; set; }

    /// <summary><c>optimizer</c> for what only training needs.</summary>
    [JsonPropertyName("group")]
    public string? Group { get; set; }

    /// <summary>How fewer bits stand for the numbers; null where the numbers stand there themselves.</summary>
    [JsonPropertyName("quantization")]
    public QuantizationJson? Quantization { get; set; }
}

/// <summary>How fewer bits stand for numbers.</summary>
internal sealed class QuantizationJson
{
    [JsonPropertyName("dtype")]
    public string? DType { get; set; }
}
#endif
