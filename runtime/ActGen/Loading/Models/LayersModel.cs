#if NET8_0_OR_GREATER
using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// A model whose layers are known at run time only: loaded from the TensorFlow.js layers-model format, with the activations of a table.
/// Any number of threads may predict at once.
/// </summary>
/// <remarks>
/// <para>
/// It loads <c>Sequential</c> models of the layers Activation, AlphaDropout, Dense, Dropout, ELU, InputLayer, LeakyReLU, PReLU, ReLU,
/// Softmax and ThresholdedReLU, over samples that are rows of numbers, with weights of float32. Dropout does nothing in prediction.
/// </para>
/// <para>A sample gives the same bits alone and in a batch of any size.</para>
/// </remarks>
/// <example>
/// <code>
/// LayersModel model = LayersModel.Load("policy/model.json", Activations.CreateTable());
/// model.Predict(x, y);
/// </code>
/// </example>
public sealed class LayersModel
{
    /// <summary>What a prediction takes from the stack at most, in elements; and the elements of a block of samples, which stay in a near cache.</summary>
    private const int BlockLength = 8192;

    private readonly float[] _parameters;
    private readonly LayerStep[] _steps;

    /// <summary>The number of outputs of the widest step. Samples of that many elements make the blocks, and fit wherever a step hands on its outputs.</summary>
    private readonly int _width;

    /// <summary>Makes a model of layers.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="parameters">Their parameters, which are copied.</param>
    /// <param name="table">Their activations.</param>
    /// <exception cref="ArgumentNullException">The layers or the table are null.</exception>
    /// <exception cref="ArgumentException">
    /// There are no layers, one is null or does not fit the one before it, two have one name, or the parameters are not as many as the layers have.
    /// </exception>
    /// <exception cref="InvalidDataException">The table does not have an activation. The message names the layer.</exception>
    public LayersModel(IReadOnlyList<Layer> layers, ReadOnlySpan<float> parameters, ActivationTable table)
        : this(TableResolver.Resolve(Checked(layers, parameters.Length), table ?? throw new ArgumentNullException(nameof(table))), parameters.ToArray(), table)
    {
    }

    private LayersModel(IReadOnlyList<Layer> layers, float[] parameters, ActivationTable table)
    {
        Layers = layers;
        _parameters = parameters;
        _steps = LayerStep.Of(layers, parameters, table);
        _width = _steps.Max(static step => step.Outputs);
    }

    /// <summary>The layers in their order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>All parameters, layer by layer, where <see cref="LayerWeights.Offset"/> says.</summary>
    public ReadOnlySpan<float> Parameters => _parameters;

    /// <summary>The number of inputs of a sample.</summary>
    public int InputLength => Layers[0].Inputs;

    /// <summary>The number of outputs of a sample.</summary>
    public int OutputLength => Layers[^1].Outputs;

    /// <summary>Loads a model from a folder.</summary>
    /// <param name="path">The path of <c>model.json</c>, or of the folder around it. The weights lie where it says, in that folder.</param>
    /// <param name="table">The activations that layers name.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">The path or the table is null.</exception>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    /// <exception cref="InvalidDataException">The files are no model, or one that cannot be loaded. The message names the layer or weight, and what would be expected.</exception>
    public static LayersModel Load(string path, ActivationTable table)
    {
        var folder = new ModelFolder(path);
        using Stream modelJson = folder.OpenModel();
        return Load(modelJson, folder.OpenShard, table);
    }

    /// <summary>Loads a model from streams.</summary>
    /// <param name="modelJson">The contents of <c>model.json</c>.</param>
    /// <param name="openShard">Opens a file of weights by the path that <c>model.json</c> has for it. The streams are read to their ends and closed.</param>
    /// <param name="table">The activations that layers name.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidDataException">The streams hold no model, or one that cannot be loaded. The message names the layer or weight, and what would be expected.</exception>
    public static LayersModel Load(Stream modelJson, Func<string, Stream> openShard, ActivationTable table)
    {
        ArgumentNullException.ThrowIfNull(modelJson);
        ArgumentNullException.ThrowIfNull(openShard);
        ArgumentNullException.ThrowIfNull(table);
        (IReadOnlyList<Layer> layers, float[] parameters) = ModelReader.Read(modelJson, openShard, found => TableResolver.Resolve(found, table));
        return new(layers, parameters, table);
    }

    /// <summary>Computes the outputs. Nothing is allocated after the first call of a size.</summary>
    /// <param name="x">The inputs, sample by sample: one sample or many.</param>
    /// <param name="y">Receives the outputs, sample by sample.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> is no whole number of samples, or <paramref name="y"/> is too short or overlaps the inputs or the parameters.
    /// Nothing is written.
    /// </exception>
    [SkipLocalsInit]
    public void Predict(ReadOnlySpan<float> x, Span<float> y)
    {
        int samples = SequentialChecks.Samples(x.Length, InputLength, y.Length, OutputLength);
        y = y[..(samples * OutputLength)];
        SequentialChecks.Apart(x, y, _parameters);

        // Layers hand to each other what two blocks hold in turn.
        int block = Math.Min(samples, Math.Max(BlockLength / 2 / _width, 1));
        int length = 2 * block * _width;
        float[]? rented = null;
        Span<float> work = length <= BlockLength ? stackalloc float[length] : (rented = ArrayPool<float>.Shared.Rent(length)).AsSpan(0, length);
        for (int start = 0, count; start < samples; start += count)
        {
            count = Math.Min(block, samples - start);
            Predict(count, x.Slice(start * InputLength, count * InputLength), y.Slice(start * OutputLength, count * OutputLength), work[..(length / 2)], work[(length / 2)..]);
        }

        if (rented is not null)
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Saves the model for <see cref="Load(string, ActivationTable)"/> and TensorFlow.js, in the place of the one that was there.</summary>
    /// <param name="path">The path of <c>model.json</c>, or of a folder for it; what is missing of the path is made.</param>
    /// <remarks><inheritdoc cref="SequentialModelFiles.Save(SequentialModel{float}, string)" path="/remarks"/></remarks>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="NotSupportedException">The format has no place for a parameter of a layer. Nothing has been written.</exception>
    /// <exception cref="IOException">A file cannot be written. The model that was there is still there.</exception>
    public void Save(string path) => new ModelFolder(path).Save(new ModelWriter(Layers), _parameters);

    /// <summary>Saves the model to streams.</summary>
    /// <param name="modelJson">Receives the contents of <c>model.json</c>.</param>
    /// <param name="weights">Receives the weights.</param>
    /// <param name="weightsPath">The path of these, as <c>model.json</c> is to name it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="NotSupportedException">The format has no place for a parameter of a layer. Nothing has been written.</exception>
    public void Save(Stream modelJson, Stream weights, string weightsPath = "weights.bin") => new ModelWriter(Layers).Write(modelJson, weights, weightsPath, _parameters);

    private void Predict(int samples, ReadOnlySpan<float> x, Span<float> y, Span<float> work, Span<float> spare)
    {
        ReadOnlySpan<float> inputs = x;
        for (int i = 0; i < _steps.Length; i++)
        {
            bool isLast = i == _steps.Length - 1;
            Span<float> outputs = isLast ? y : work[..(samples * _steps[i].Outputs)];
            _steps[i].Run(inputs, outputs);
            inputs = outputs;

            Span<float> read = work;
            work = spare;
            spare = read;
        }
    }

    private static IReadOnlyList<Layer> Checked(IReadOnlyList<Layer> layers, int parameters)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0)
        {
            throw new ArgumentException("A model has at least one layer.", nameof(layers));
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < layers.Count; i++)
        {
            string name = layers[i]?.Name ?? throw new ArgumentException($"Layer {i} is null. Leave it out.", nameof(layers));
            if (!places.TryAdd(name, i))
            {
                throw new ArgumentException($"Layers {places[name]} and {i} are both called '{name}'. Give each layer a name of its own.", nameof(layers));
            }

            if (i > 0 && layers[i].Inputs != layers[i - 1].Outputs)
            {
                throw new ArgumentException($"Layer '{name}' takes {layers[i].Inputs} inputs, but layer '{layers[i - 1].Name}' before it has {layers[i - 1].Outputs} outputs.", nameof(layers));
            }
        }

        int needed = layers.SelectMany(static layer => layer.Weights).Select(static weights => weights.Offset + weights.Length).DefaultIfEmpty(0).Max();
        return needed == parameters ? layers : throw new ArgumentException($"The layers have {needed} parameters, and {parameters} are given.", nameof(parameters));
    }
}
#endif
