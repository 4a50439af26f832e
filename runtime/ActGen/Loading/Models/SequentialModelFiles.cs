#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.IO;

namespace ActGen;

/// <summary>Loads and saves models of classes with <see cref="SequentialAttribute"/>, in the TensorFlow.js layers-model format.</summary>
public static class SequentialModelFiles
{
    /// <summary>Loads the parameters of a model from a folder.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The path of <c>model.json</c>, or of the folder around it. The weights lie where it says, in that folder.</param>
    /// <remarks>
    /// The file has to have the layers of the model. How it cuts them does not matter: a dense layer with an activation is one without and
    /// an activation after it. Dropout may be there or not.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The model or the path is null.</exception>
    /// <exception cref="FileNotFoundException">A file is not there. The model has not changed.</exception>
    /// <exception cref="InvalidDataException">The files are not those of such a model. The message names the layer, and what would be expected. The model has not changed.</exception>
    public static void Load(this SequentialModel<float> model, string path)
    {
        var folder = new ModelFolder(path);
        using Stream modelJson = folder.OpenModel();
        model.Load(modelJson, folder.OpenShard);
    }

    /// <summary>Loads the parameters of a model from streams.</summary>
    /// <param name="model">The model.</param>
    /// <param name="modelJson">The contents of <c>model.json</c>.</param>
    /// <param name="openShard">Opens a file of weights by the path that <c>model.json</c> has for it. The streams are read to their ends and closed.</param>
    /// <remarks><inheritdoc cref="Load(SequentialModel{float}, string)" path="/remarks"/></remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidDataException">The streams are not those of such a model. The message names the layer, and what would be expected. The model has not changed.</exception>
    public static void Load(this SequentialModel<float> model, Stream modelJson, Func<string, Stream> openShard)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(modelJson);
        ArgumentNullException.ThrowIfNull(openShard);
        IReadOnlyList<(LayerWeights Model, LayerWeights File)> pairs = [];
        (_, float[] parameters) = ModelReader.Read(modelJson, openShard, found =>
        {
            pairs = LayerComparison.Match(model.Layers, found);
            return found;
        });

        // Everything has been read and fits: from here on nothing can fail.
        foreach ((LayerWeights own, LayerWeights loaded) in pairs)
        {
            loaded.Of<float>(parameters).CopyTo(own.Of(model.Parameters));
        }
    }

    /// <summary>Saves a model for <see cref="Load(SequentialModel{float}, string)"/>, <see cref="LayersModel"/> and TensorFlow.js, in the place of the one that was there.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The path of <c>model.json</c>, or of a folder for it; what is missing of the path is made.</param>
    /// <remarks>
    /// <para>
    /// Files are written under temporary names, and <c>model.json</c> is replaced in one step when everything else is on the disk: whatever
    /// happens, there is a whole model, the old or the new.
    /// </para>
    /// <para>
    /// Activations that TensorFlow.js does not have are saved under their names in the catalogue, or those of your functions. ActGen loads
    /// them; TensorFlow.js needs a class registered under that name. It refuses ELU layers whose alpha is not 1, and <c>gelu_new</c>,
    /// although it writes it.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">The model or the path is null.</exception>
    /// <exception cref="NotSupportedException">The format has no place for a parameter of a layer. Nothing has been written.</exception>
    /// <exception cref="IOException">A file cannot be written. The model that was there is still there.</exception>
    public static void Save(this SequentialModel<float> model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        new ModelFolder(path).Save(new ModelWriter(model.Layers), model.Parameters);
    }

    /// <summary>Saves a model to streams.</summary>
    /// <param name="model">The model.</param>
    /// <param name="modelJson">Receives the contents of <c>model.json</c>.</param>
    /// <param name="weights">Receives the weights.</param>
    /// <param name="weightsPath">The path of these, as <c>model.json</c> is to name it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="NotSupportedException">The format has no place for a parameter of a layer. Nothing has been written.</exception>
    public static void Save(this SequentialModel<float> model, Stream modelJson, Stream weights, string weightsPath = "weights.bin")
    {
        ArgumentNullException.ThrowIfNull(model);
        new ModelWriter(model.Layers).Write(modelJson, weights, weightsPath, model.Parameters);
    }
}
#endif
