using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActGen.Tests.Loading;

/// <summary>A model that TensorFlow.js has saved, copied to a folder of its own, where tests may damage it.</summary>
internal sealed class Fixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-loading-");

    /// <param name="name">The name of the model.</param>
    public Fixture(string name)
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Loading", "Fixtures", name)))
        {
            File.Copy(file, PathOf(Path.GetFileName(file)));
        }

        using var samples = JsonDocument.Parse(File.ReadAllText(PathOf("samples.json")));
        Inputs = Numbers(samples.RootElement.GetProperty("inputs"));
        Outputs = Numbers(samples.RootElement.GetProperty("outputs"));
    }

    /// <summary>The folder of the model.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The file <c>model.json</c>.</summary>
    public string Model => PathOf("model.json");

    /// <summary>Some samples.</summary>
    public float[] Inputs { get; }

    /// <summary>What TensorFlow.js predicts of them.</summary>
    public float[] Outputs { get; }

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Changes <c>model.json</c>.</summary>
    public void Edit(Action<JsonNode> edit)
    {
        JsonNode model = JsonNode.Parse(File.ReadAllText(Model))!;
        edit(model);
        File.WriteAllText(Model, model.ToJsonString());
    }

    /// <summary>Changes the text of <c>model.json</c>.</summary>
    public void Replace(string before, string after)
    {
        string text = File.ReadAllText(Model);
        if (!text.Contains(before, StringComparison.Ordinal))
        {
            throw new ArgumentException($"model.json does not contain '{before}'.", nameof(before));
        }

        File.WriteAllText(Model, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static float[] Numbers(JsonElement array) => [.. System.Linq.Enumerable.Select(array.EnumerateArray(), static number => number.GetSingle())];
}
