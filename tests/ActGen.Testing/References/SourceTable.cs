using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ActGen.Testing.References;

/// <summary>A table of inputs and outputs as another framework printed it: the source material of this project.</summary>
public sealed class SourceTable
{
    private static readonly Lazy<IReadOnlyList<SourceTable>> s_all = new(ReadAll);

    private SourceTable(JsonElement table)
    {
        Activation = table.GetProperty("activation").GetString()!;
        Shape = [.. table.GetProperty("shape").EnumerateArray().Select(static size => size.GetInt32())];
        Input = Flatten(table.GetProperty("input"));
        Output = Flatten(table.GetProperty("output"));
        RelativeTolerance = Number("relativeTolerance") ?? 0;
        AbsoluteTolerance = Number("absoluteTolerance") ?? 0;
        KeepProbability = Number("keep_prob");
        Bias = table.TryGetProperty("bias", out JsonElement bias) ? Flatten(bias) : [];
        Note = table.TryGetProperty("note", out JsonElement note) ? note.GetString()! : "";

        double? Number(string name) => table.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;
    }

    /// <summary>All tables, in the order of the file.</summary>
    public static IReadOnlyList<SourceTable> All => s_all.Value;

    /// <summary>The canonical name of the activation.</summary>
    public string Activation { get; }

    /// <summary>The sizes of the dimensions, the last one contiguous.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The inputs, row by row.</summary>
    public IReadOnlyList<double> Input { get; }

    /// <summary>The outputs, row by row.</summary>
    public IReadOnlyList<double> Output { get; }

    /// <summary>What the printed digits allow, relative to the output; 0 where <see cref="AbsoluteTolerance"/> is given.</summary>
    public double RelativeTolerance { get; }

    /// <summary>What the printed digits allow; 0 where <see cref="RelativeTolerance"/> is given.</summary>
    public double AbsoluteTolerance { get; }

    /// <summary>The probability to keep an element, of dropout.</summary>
    public double? KeepProbability { get; }

    /// <summary>The bias, of bias_add.</summary>
    public IReadOnlyList<double> Bias { get; }

    /// <summary>A remark on the table.</summary>
    public string Note { get; }

    /// <summary>The tables of one activation.</summary>
    /// <param name="activation">The canonical name.</param>
    public static IEnumerable<SourceTable> Of(string activation) => All.Where(table => table.Activation == activation);

    /// <inheritdoc/>
    public override string ToString() => $"{Activation} [{string.Join(", ", Shape)}]";

    private static IReadOnlyList<SourceTable> ReadAll()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "source-tables.json")));
        return [.. document.RootElement.GetProperty("tables").EnumerateArray().Select(static table => new SourceTable(table))];
    }

    private static IReadOnlyList<double> Flatten(JsonElement element)
        => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Flatten)] : [element.GetDouble()];
}
