#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace ActGen;

/// <summary>Reads models in the TensorFlow.js layers-model format.</summary>
internal static class ModelReader
{
    /// <summary>Reads layers and parameters.</summary>
    /// <param name="modelJson">The file <c>model.json</c>.</param>
    /// <param name="open">Opens a shard by its path.</param>
    /// <param name="check">Looks at the layers before their weights are read, and may give others with the same weights.</param>
    /// <exception cref="InvalidDataException">The files are no such model, or one that cannot be loaded.</exception>
    public static (IReadOnlyList<Layer> Layers, float[] Parameters) Read(
        Stream modelJson, Func<string, Stream> open, Func<IReadOnlyList<Layer>, IReadOnlyList<Layer>> check)
    {
        ModelJson model = Parse(modelJson);
        IReadOnlyDictionary<string, WeightJson> weights = WeightReader.List(model);
        IReadOnlyList<Layer> layers = check(TopologyReader.Read(model.ModelTopology, weights));
        WeightReader.Check(layers, weights);
        return (layers, WeightReader.Read(layers, model, open));
    }

    private static ModelJson Parse(Stream stream)
    {
        ModelJson model;
        try
        {
            model = JsonSerializer.Deserialize(stream, ModelJsonContext.Default.ModelJson) ?? throw new InvalidDataException("model.json is null.");
        }
        catch (JsonException exception)
        {
            string name = stream is FileStream file ? Path.GetFileName(file.Name) : "model.json";
            string reason = exception.InnerException is JsonException
                ? exception.Message
                : $"what stands at {exception.Path}, in line {exception.LineNumber + 1}, is of another type than the format has there.";
            throw new InvalidDataException($"{name} cannot be read: {reason}", exception);
        }

        return model.Format is null or ModelJson.LayersModel ? model
            : throw new InvalidDataException($"model.json is of the format '{model.Format}', and only '{ModelJson.LayersModel}' can be loaded: convert the model to that.");
    }
}
#endif
