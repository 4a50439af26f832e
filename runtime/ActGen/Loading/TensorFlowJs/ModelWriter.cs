#if NET8_0_OR_GREATER
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ActGen;

/// <summary>Writes models in the TensorFlow.js layers-model format: <c>model.json</c> and one file of weights.</summary>
internal sealed class ModelWriter
{
    private readonly TopologyJson _topology;
    private readonly IReadOnlyList<(string Name, LayerWeights Weights)> _weights;

    /// <summary>Prepares to write a model.</summary>
    /// <param name="layers">Its layers.</param>
    /// <exception cref="NotSupportedException">The format has no place for a parameter of a layer.</exception>
    public ModelWriter(IReadOnlyList<Layer> layers) => (_topology, _weights) = TopologyWriter.Write(layers);

    /// <summary>The bytes of the weights.</summary>
    public byte[] Weights(ReadOnlySpan<float> parameters)
    {
        byte[] bytes = new byte[_weights.Sum(static weight => 4L * weight.Weights.Length)];
        Span<byte> rest = bytes;
        foreach ((_, LayerWeights weights) in _weights)
        {
            foreach (float value in parameters.Slice(weights.Offset, weights.Length))
            {
                BinaryPrimitives.WriteSingleLittleEndian(rest, value);
                rest = rest[4..];
            }
        }

        return bytes;
    }

    /// <summary>Writes a model to streams.</summary>
    public void Write(Stream modelJson, Stream weights, string weightsPath, ReadOnlySpan<float> parameters)
    {
        ArgumentNullException.ThrowIfNull(modelJson);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentException.ThrowIfNullOrEmpty(weightsPath);
        weights.Write(Weights(parameters));
        WriteModel(modelJson, weightsPath);
    }

    /// <summary>Writes <c>model.json</c>.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="weightsPath">The file of the weights, relative to it.</param>
    public void WriteModel(Stream stream, string weightsPath)
    {
        var model = new ModelJson
        {
            Format = ModelJson.LayersModel,
            GeneratedBy = "ActGen",
            ModelTopology = JsonSerializer.SerializeToElement(_topology, ModelJsonContext.Default.TopologyJson),
            WeightsManifest =
            [
                new()
                {
                    Paths = [weightsPath],
                    Weights =
                    [
                        .. _weights.Select(static weight => new WeightJson
                        {
                            Name = weight.Name,
                            Shape = [.. weight.Weights.Shape.Select(static length => (long)length)],
                            DType = "float32",
                        }),
                    ],
                },
            ],
        };
        JsonSerializer.Serialize(stream, model, ModelJsonContext.Default.ModelJson);
    }
}
#endif
