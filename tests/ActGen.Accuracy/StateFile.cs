using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActGen.Accuracy.Measuring;

namespace ActGen.Accuracy;

/// <summary>What has been measured already: one entry a function and kind of run, written as soon as it is there.</summary>
internal sealed class StateFile
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly string _path;
    private readonly SortedDictionary<string, Result> _results;

    private StateFile(string path, SortedDictionary<string, Result> results)
    {
        _path = path;
        _results = results;
    }

    /// <summary>Reads the file; one that is not there is empty.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="JsonException">It is no state file, or one of another version of this program.</exception>
    public static StateFile Open(string path) => new(
        path,
        File.Exists(path) ? JsonSerializer.Deserialize<SortedDictionary<string, Result>>(File.ReadAllText(path), s_options)! : []);

    /// <summary>What was measured, if the function still gives the same results.</summary>
    /// <param name="key">The function and kind of run.</param>
    /// <param name="fingerprint">The function's fingerprint today.</param>
    public Result? Find(string key, string fingerprint)
        => _results.GetValueOrDefault(key) is { } result && result.Fingerprint == fingerprint ? result : null;

    /// <summary>Adds what was measured and writes the file: all of it or, when interrupted, nothing.</summary>
    public void Add(string key, Result result)
    {
        _results[key] = result;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        string beside = $"{_path}.new";
        File.WriteAllText(beside, JsonSerializer.Serialize(_results, s_options));
        File.Move(beside, _path, overwrite: true);
    }
}
