#if NET8_0_OR_GREATER
using System.Text.Json.Serialization;

namespace ActGen;

/// <summary>The layers as they are written, with the keys of Keras.</summary>
internal sealed class TopologyJson
{
    [JsonPropertyName("class_name")]
    public string ClassName { get; set; } = "Sequential";

    [JsonPropertyName("config")]
    public required SequentialJson Config { get; set; }
}

/// <summary>A sequence of layers.</summary>
internal sealed class SequentialJson
{
    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("layers")]
    public required LayerJson[] Layers { get; set; }
}

/// <summary>One layer.</summary>
internal sealed class LayerJson
{
    [JsonPropertyName("class_name")]
    public required string ClassName { get; set; }

    [JsonPropertyName("config")]
    public required LayerConfigJson Config { get; set; }
}

/// <summary>What is said of a layer: each class has some of these, and what is null is left out.</summary>
internal sealed class LayerConfigJson
{
    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("trainable")]
    public bool Trainable { get; set; } = true;

    /// <summary>The number of samples, which is left open, and that of inputs: of the first layer only.</summary>
    [JsonPropertyName("batch_input_shape")]
    public int?[]? BatchInputShape { get; set; }

    [JsonPropertyName("dtype")]
    public string? DType { get; set; }

    [JsonPropertyName("units")]
    public int? Units { get; set; }

    [JsonPropertyName("activation")]
    public string? Activation { get; set; }

    [JsonPropertyName("use_bias")]
    public bool? UseBias { get; set; }

    [JsonPropertyName("rate")]
    public double? Rate { get; set; }

    [JsonPropertyName("alpha")]
    public double? Alpha { get; set; }

    [JsonPropertyName("theta")]
    public double? Theta { get; set; }

    [JsonPropertyName("max_value")]
    public double? MaxValue { get; set; }
}
#endif
