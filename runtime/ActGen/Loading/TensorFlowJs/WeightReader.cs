#if NET8_0_OR_GREATER
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace ActGen;

/// <summary>Reads the weights of layers from the shards of a model.</summary>
internal static class WeightReader
{
    /// <summary>What a file may say a weight is, and how many bytes each number of it has.</summary>
    private static readonly Dictionary<string, int> s_sizes = new(StringComparer.Ordinal)
    {
        ["float32"] = 4,
        ["int32"] = 4,
        ["bool"] = 1,
        ["complex64"] = 8,
        ["float16"] = 2,
        ["uint16"] = 2,
        ["uint8"] = 1,
    };

    /// <summary>What the file says of its weights, by name, without those of the optimiser.</summary>
    /// <exception cref="InvalidDataException">Something is missing, or two have one name.</exception>
    public static IReadOnlyDictionary<string, WeightJson> List(ModelJson model)
    {
        var weights = new Dictionary<string, WeightJson>(StringComparer.Ordinal);
        foreach (WeightJson? weight in model.WeightsManifest?.SelectMany(static group => group?.Weights ?? []) ?? [])
        {
            string name = weight?.Name ?? throw new InvalidDataException("The weights manifest has a weight without a name.");
            if (weight.Group != "optimizer" && !weights.TryAdd(name, weight))
            {
                throw new InvalidDataException($"The weights manifest has two weights '{name}'.");
            }
        }

        return weights;
    }

    /// <summary>Checks that each layer has its weights in the file, and the file no other.</summary>
    /// <exception cref="InvalidDataException">One is missing, of another shape or type, or belongs to no layer.</exception>
    public static void Check(IReadOnlyList<Layer> layers, IReadOnlyDictionary<string, WeightJson> weights)
    {
        var unused = new HashSet<string>(weights.Keys, StringComparer.Ordinal);
        foreach (Layer layer in layers)
        {
            foreach (LayerWeights wanted in layer.Weights)
            {
                string name = $"{layer.Name}/{wanted.Name}";
                if (!weights.TryGetValue(name, out WeightJson? weight))
                {
                    throw new InvalidDataException(
                        $"Layer '{layer.Name}' needs the weight '{name}' of the shape {Shape(wanted.Shape)}, which the file does not have; it has {(weights.Count == 0 ? "none" : string.Join(", ", weights.Keys.Select(static key => $"'{key}'")))}.");
                }

                CheckType(layer.Name, weight);
                if (weight.Shape is null || !weight.Shape.SequenceEqual(wanted.Shape.Select(static length => (long)length)))
                {
                    throw new InvalidDataException(
                        $"Layer '{layer.Name}': the weight '{name}' has the shape {Shape(weight.Shape ?? [])}, but the layer needs {Shape(wanted.Shape)}.");
                }

                unused.Remove(name);
            }
        }

        if (unused.Count > 0)
        {
            throw new InvalidDataException($"The weight '{unused.Order(StringComparer.Ordinal).First()}' belongs to no layer of the model.");
        }
    }

    /// <summary>Reads the weights of the layers.</summary>
    /// <param name="layers">The layers, whose weights have been checked.</param>
    /// <param name="model">The model.</param>
    /// <param name="open">Opens a shard by its path.</param>
    /// <exception cref="InvalidDataException">A shard is too short or too long.</exception>
    public static float[] Read(IReadOnlyList<Layer> layers, ModelJson model, Func<string, Stream> open)
    {
        // What is there comes first, and the memory for it last: a file may claim any size.
        (WeightGroupJson Group, Shards Shards)[] groups =
        [
            .. (model.WeightsManifest ?? []).OfType<WeightGroupJson>().Select(group => (group, CheckedShards(group, open))),
        ];
        float[] parameters = new float[layers.Sum(static layer => layer.Weights.Sum(static weights => weights.Length))];
        Dictionary<string, LayerWeights> targets = layers
            .SelectMany(static layer => layer.Weights.Select(weights => (Name: $"{layer.Name}/{weights.Name}", Weights: weights)))
            .ToDictionary(static pair => pair.Name, static pair => pair.Weights, StringComparer.Ordinal);
        foreach ((WeightGroupJson group, Shards shards) in groups)
        {
            long start = 0;
            foreach (WeightJson weight in WeightsOf(group))
            {
                if (weight.Group != "optimizer")
                {
                    Copy(shards, start, targets[weight.Name!].Of<float>(parameters));
                }

                start += ByteLength(weight);
            }
        }

        return parameters;
    }

    /// <summary>The shards of a group, as long as its weights together.</summary>
    private static Shards CheckedShards(WeightGroupJson group, Func<string, Stream> open)
    {
        Shards shards = Shards.Read(group.Paths ?? [], open);
        long start = 0;
        foreach (WeightJson weight in WeightsOf(group))
        {
            long length = ByteLength(weight);
            if (shards.Length - start < length)
            {
                throw new InvalidDataException(
                    $"The weight '{weight.Name}' of the shape {Shape(weight.Shape!)} takes the bytes from {start} to {start + length}, but the shards end at {shards.Length}: {shards}. A shard is truncated.");
            }

            start += length;
        }

        return start == shards.Length ? shards
            : throw new InvalidDataException($"The weights end at the byte {start}, but the shards at {shards.Length}: {shards}. They belong to another model.");
    }

    private static IEnumerable<WeightJson> WeightsOf(WeightGroupJson group) => (group.Weights ?? []).OfType<WeightJson>();

    private static void Copy(Shards shards, long start, Span<float> target)
    {
        shards.CopyTo(start, MemoryMarshal.AsBytes(target));
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> bits = MemoryMarshal.Cast<float, int>(target);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }

    private static void CheckType(string layer, WeightJson weight)
    {
        if (weight.Quantization is { } quantization)
        {
            throw new InvalidDataException(
                $"Layer '{layer}': the weight '{weight.Name}' is quantised to {quantization.DType ?? "fewer bits"}, and only float32 can be loaded. Convert the model without quantisation.");
        }

        if (weight.DType != "float32")
        {
            throw new InvalidDataException($"Layer '{layer}': the weight '{weight.Name}' is of the type {weight.DType ?? "null"}, and only float32 can be loaded.");
        }
    }

    private static long ByteLength(WeightJson weight)
    {
        string type = weight.Quantization?.DType ?? weight.DType ?? "";
        if (!s_sizes.TryGetValue(type, out int size))
        {
            throw new InvalidDataException($"The weight '{weight.Name}' is of the type '{type}', whose size is not known; known are {string.Join(", ", s_sizes.Keys)}.");
        }

        long length = size;
        foreach (long axis in weight.Shape ?? throw new InvalidDataException($"The weight '{weight.Name}' has no shape."))
        {
            // A product past this is that of a shape nothing can have, and must not wrap round to one that something has.
            length = axis < 0 || (axis > 0 && length > long.MaxValue / 2 / axis)
                ? throw new InvalidDataException($"The weight '{weight.Name}' has the shape {Shape(weight.Shape)}, which nothing can have.")
                : length * axis;
        }

        return length;
    }

    private static string Shape<T>(IEnumerable<T> shape) => $"[{string.Join(", ", shape)}]";
}
#endif
