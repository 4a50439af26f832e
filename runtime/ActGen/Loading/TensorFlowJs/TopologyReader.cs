#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ActGen;

/// <summary>Reads the layers of a model, as TensorFlow.js or Keras has written them.</summary>
internal sealed class TopologyReader
{
    /// <summary>The layers it can read, by their class.</summary>
    private static readonly SortedDictionary<string, Func<TopologyReader, string, JsonFields, Layer?>> s_classes = new(StringComparer.Ordinal)
    {
        ["InputLayer"] = static (_, _, _) => null,
        ["Dense"] = static (reader, name, fields) => reader.Dense(name, fields),
        ["Activation"] = static (reader, name, fields) => reader.Named(name, fields),
        ["Dropout"] = static (reader, name, fields) => reader.Dropout(name, fields, "dropout"),
        ["AlphaDropout"] = static (reader, name, fields) => reader.Dropout(name, fields, "alpha_dropout"),
        ["LeakyReLU"] = static (reader, name, fields) => reader.Alone(name, "leaky_relu", [new("alpha", fields.Number("alpha", fields.Number("negative_slope", 0.3)))]),
        ["PReLU"] = static (reader, name, fields) => reader.PRelu(name, fields),
        ["ELU"] = static (reader, name, fields) => reader.Alone(name, "elu", [new("alpha", fields.Number("alpha", 1))]),
        ["ThresholdedReLU"] = static (reader, name, fields) => reader.Alone(name, "threshold", [new("threshold", fields.Number("theta", 1)), new("value", 0)]),
        ["ReLU"] = static (reader, name, fields) => reader.Relu(name, fields),
        ["Softmax"] = static (reader, name, fields) => reader.Softmax(name, fields),
    };

    private readonly IReadOnlyDictionary<string, WeightJson> _weights;
    private readonly List<Layer> _layers = [];
    private int? _width;
    private int _offset;

    private TopologyReader(IReadOnlyDictionary<string, WeightJson> weights) => _weights = weights;

    /// <summary>Reads the layers.</summary>
    /// <param name="topology">The value of <c>modelTopology</c>.</param>
    /// <param name="weights">What the file says of its weights: the first layer may leave the number of inputs to them.</param>
    /// <exception cref="InvalidDataException">Something is missing, wrong or not supported.</exception>
    public static IReadOnlyList<Layer> Read(JsonElement topology, IReadOnlyDictionary<string, WeightJson> weights)
    {
        var reader = new TopologyReader(weights);
        try
        {
            foreach (JsonElement layer in Layers(topology))
            {
                reader.Add(layer);
            }
        }
        catch (InvalidOperationException exception)
        {
            // What an element throws when it is asked for a string that has half a character, or bytes that are not UTF-8.
            throw new InvalidDataException($"modelTopology has a string that is not Unicode: {exception.Message}", exception);
        }

        return reader._layers.Count > 0 ? reader._layers : throw new InvalidDataException("The model has no layers.");
    }

    private static JsonElement.ArrayEnumerator Layers(JsonElement topology)
    {
        JsonElement model = new JsonFields(topology, "modelTopology")["model_config"] ?? topology;
        var fields = new JsonFields(model, "modelTopology");
        string className = fields.Text("class_name") ?? throw new InvalidDataException("model.json has no modelTopology with a class_name, so it has no layers. Save the whole model, not its weights alone.");
        if (className != "Sequential")
        {
            throw new InvalidDataException($"The model is a '{className}', and only a 'Sequential' can be loaded: layers one after the other.");
        }

        JsonElement config = fields["config"] ?? default;
        JsonElement layers = config.ValueKind == JsonValueKind.Array ? config : new JsonFields(config, "modelTopology")["layers"] ?? default;
        return layers.ValueKind == JsonValueKind.Array ? layers.EnumerateArray() : throw new InvalidDataException("modelTopology has no list 'layers'.");
    }

    private void Add(JsonElement element)
    {
        var layer = new JsonFields(element, "A layer");
        string className = layer.Text("class_name") ?? throw new InvalidDataException("A layer has no class_name.");
        JsonElement config = layer["config"] ?? default;
        string name = new JsonFields(config, $"A layer of class '{className}'").Text("name") ?? throw new InvalidDataException($"A layer of class '{className}' has no name.");
        if (_layers.Any(other => other.Name == name))
        {
            throw new InvalidDataException($"Two layers are called '{name}', so their weights cannot be told apart.");
        }

        if (!s_classes.TryGetValue(className, out Func<TopologyReader, string, JsonFields, Layer?>? read))
        {
            throw new InvalidDataException($"Layer '{name}' is a '{className}', which cannot be loaded. Layers that can: {string.Join(", ", s_classes.Keys)}.");
        }

        var fields = new JsonFields(config, $"Layer '{name}'");
        _width ??= InputWidth(name, fields);
        if (read(this, name, fields) is { } known)
        {
            _layers.Add(known);
            _width = known.Outputs;
        }
    }

    /// <summary>The number of inputs the first layer is given; null where it does not say.</summary>
    private static int? InputWidth(string name, JsonFields fields)
    {
        if (fields["input_dim"] is not null)
        {
            return fields.Count("input_dim");
        }

        // With the number of samples before the others, or without.
        JsonElement? batch = fields["batch_input_shape"] ?? fields["batch_shape"];
        if ((batch ?? fields["input_shape"]) is not { } shape)
        {
            return null;
        }

        int rank = batch is null ? 1 : 2;
        return shape.ValueKind == JsonValueKind.Array && shape.GetArrayLength() == rank && shape[rank - 1].ValueKind == JsonValueKind.Number
            && shape[rank - 1].TryGetInt32(out int width) && width > 0
            ? width
            : throw new InvalidDataException(
                $"Layer '{name}' takes inputs of the shape {shape.GetRawText()}, and only {(batch is null ? "[inputs]" : "[null, inputs]")} can be loaded: samples that are rows of numbers.");
    }

    private int Width(string name) => _width
        ?? throw new InvalidDataException($"Layer '{name}' comes first and does not say how many inputs it has: batch_input_shape is missing.");

    private Layer Dense(string name, JsonFields fields)
    {
        int units = fields.Count("units") ?? throw new InvalidDataException($"Layer '{name}' does not say how many units it has.");
        if (_width is null && _weights.TryGetValue($"{name}/{LayerParts.Kernel}", out WeightJson? kernel) && kernel.Shape is [var rows, _] && rows is > 0 and <= int.MaxValue)
        {
            _width = (int)rows;
        }

        int inputs = Width(name);
        List<LayerWeights> weights = [Weights(LayerParts.Kernel, Initializer.GlorotUniform, inputs, units)];
        if (fields.Flag("use_bias", otherwise: true))
        {
            weights.Add(Weights(LayerParts.Bias, Initializer.Zeros, units));
        }

        (string activation, ActivationParameter[] parameters) = Activation(name, fields);
        return new(name, LayerKind.Dense, inputs, units, activation, parameters, weights);
    }

    private Layer Named(string name, JsonFields fields)
    {
        (string activation, ActivationParameter[] parameters) = Activation(name, fields);
        return Alone(name, activation, parameters);
    }

    private Layer Alone(string name, string activation, ActivationParameter[] parameters, params LayerWeights[] weights)
        => new(name, LayerKind.Activation, Width(name), Width(name), activation, parameters, weights);

    private Layer Dropout(string name, JsonFields fields, string activation)
        => new(name, LayerKind.Dropout, Width(name), Width(name), activation, [new("rate", fields.Number("rate", 0.5))], []);

    private Layer PRelu(string name, JsonFields fields)
        => fields["shared_axes"] is { } axes && !(axes.ValueKind == JsonValueKind.Array && axes.GetArrayLength() == 0)
            ? throw new InvalidDataException($"Layer '{name}' shares its slopes along the axes {axes.GetRawText()}, and only one a unit can be loaded: leave shared_axes out.")
            : Alone(name, "prelu", [], Weights("alpha", Initializer.Zeros, Width(name)));

    private Layer Relu(string name, JsonFields fields)
    {
        foreach (string other in (string[])["threshold", "negative_slope"])
        {
            if (fields.Number(other, 0) != 0)
            {
                throw fields.Wrong(other, fields[other]!.Value, "0, or a layer LeakyReLU or ThresholdedReLU");
            }
        }

        double largest = fields.Number("max_value", double.PositiveInfinity);
        return largest switch
        {
            double.PositiveInfinity => Alone(name, "relu", []),
            6 => Alone(name, "relu6", []),
            _ => Alone(name, "hard_tanh", [new("min", 0), new("max", largest)]),
        };
    }

    private Layer Softmax(string name, JsonFields fields)
    {
        JsonElement? axis = fields["axis"] is { ValueKind: JsonValueKind.Array } axes && axes.GetArrayLength() == 1 ? axes[0] : fields["axis"];
        return axis is null || (axis.Value.ValueKind == JsonValueKind.Number && axis.Value.TryGetInt32(out int number) && number is -1 or 1)
            ? Alone(name, "softmax", [new("temperature", 1)])
            : throw new InvalidDataException($"Layer '{name}' works along the axis {axis.Value.GetRawText()}, and only the last, -1, can be loaded.");
    }

    /// <summary>An activation by its name. Parameters of one that TensorFlow.js does not have are not in the file.</summary>
    private static (string Name, ActivationParameter[] Parameters) Activation(string layer, JsonFields fields)
    {
        JsonElement? value = fields["activation"];
        string name = value is null ? "linear"
            : value.Value.ValueKind == JsonValueKind.Object ? new JsonFields(value.Value, $"Layer '{layer}'").Text("class_name") ?? throw fields.Wrong("activation", value.Value, "a name")
            : fields.Text("activation")!;
        return NamedActivations.Find(name) is { } known ? (known.Name, known.Parameters) : (name, []);
    }

    private LayerWeights Weights(string name, Initializer initializer, params int[] shape)
    {
        long length = shape.Aggregate(1L, static (product, each) => product * each);
        if (_offset + length > Array.MaxLength)
        {
            throw new InvalidDataException($"The layers have more than {Array.MaxLength} parameters, which no array can hold.");
        }

        var weights = new LayerWeights(name, shape, _offset, initializer);
        _offset += weights.Length;
        return weights;
    }
}
#endif
