#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;

namespace ActGen;

/// <summary>A model in a folder: <c>model.json</c>, and files of weights beside it.</summary>
internal sealed class ModelFolder
{
    private const string ModelName = "model.json";
    private const string WeightsPrefix = "weights-";
    private const string WeightsSuffix = ".bin";

    private readonly string _folder;
    private readonly string _model;

    /// <summary>Names a model.</summary>
    /// <param name="path">The path of <c>model.json</c> under whatever name ending in <c>.json</c>, or of the folder around it.</param>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public ModelFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        bool isFile = File.Exists(path) || (!Directory.Exists(path) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase));
        _model = isFile ? path : Path.Combine(path, ModelName);
        _folder = Path.GetDirectoryName(_model)!;
    }

    /// <summary>Opens <c>model.json</c>.</summary>
    public Stream OpenModel() => File.OpenRead(_model);

    /// <summary>Opens a shard by the path that <c>model.json</c> has for it.</summary>
    /// <exception cref="InvalidDataException">The path leads out of the folder, or no file can have it.</exception>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public Stream OpenShard(string path)
    {
        if (path.Contains('\0'))
        {
            throw new InvalidDataException($"The shard '{path.Replace("\0", "\\0", StringComparison.Ordinal)}' has a path that no file can have.");
        }

        string full = Path.GetFullPath(Path.Combine(_folder, path));
        if (!full.StartsWith(_folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The shard '{path}' would lie outside the folder of model.json.");
        }

        return File.Exists(full) ? File.OpenRead(full) : throw new FileNotFoundException($"model.json lists the shard '{path}', which is not beside it.", full);
    }

    /// <summary>Saves a model so that the folder has a whole one at any time, the old or the new.</summary>
    /// <remarks>
    /// Weights are named after their contents, so that writing new ones leaves the old in place until the new <c>model.json</c> has taken
    /// the place of the old in one step. What cannot be written to the end stays under a temporary name, which is deleted.
    /// </remarks>
    public void Save(ModelWriter writer, ReadOnlySpan<float> parameters)
    {
        Directory.CreateDirectory(_folder);
        byte[] weights = writer.Weights(parameters);
        string weightsName = WeightsPrefix + Convert.ToHexString(SHA256.HashData(weights), 0, 8).ToLowerInvariant() + WeightsSuffix;
        string[] before = [.. OwnShards()];

        Replace(Path.Combine(_folder, weightsName), stream => stream.Write(weights));
        Replace(_model, stream => writer.WriteModel(stream, weightsName));

        foreach (string old in before.Where(name => name != weightsName))
        {
            DeleteIfPossible(Path.Combine(_folder, old));
        }
    }

    /// <summary>Deletes what the saved model no longer needs.</summary>
    private static void DeleteIfPossible(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process holds it open, perhaps to load the old model. The new one is in its place, so the save has succeeded.
        }
    }

    /// <summary>Writes a file under another name and gives it its own when all of it is on the disk.</summary>
    internal static void Replace(string path, Action<Stream> write)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The shards of the model that is there now, as far as an earlier save has written them: others may be anybody's.</summary>
    private IEnumerable<string> OwnShards()
    {
        try
        {
            using Stream stream = OpenModel();
            ModelJson? model = JsonSerializer.Deserialize(stream, ModelJsonContext.Default.ModelJson);
            return (model?.WeightsManifest ?? []).SelectMany(static group => group?.Paths ?? []).OfType<string>()
                .Where(static path => path.StartsWith(WeightsPrefix, StringComparison.Ordinal) && path.EndsWith(WeightsSuffix, StringComparison.Ordinal)
                    && path[WeightsPrefix.Length..^WeightsSuffix.Length].All(char.IsAsciiHexDigitLower))
                .ToArray();
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return []; // there is no model that can be read, so nothing is known to belong to it
        }
    }
}
#endif
