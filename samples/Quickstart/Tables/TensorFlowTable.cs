using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace Quickstart.Tables;

/// <summary>Inputs and outputs of one activation, as TensorFlow printed them.</summary>
/// <param name="Activation">The name of the activation.</param>
/// <param name="RelativeTolerance">The largest relative difference that the printed digits allow.</param>
/// <param name="Input">The inputs.</param>
/// <param name="Output">The output for each input.</param>
internal sealed record TensorFlowTable(string Activation, double RelativeTolerance, double[] Input, double[] Output)
{
    /// <summary>Reads the tables embedded in this program.</summary>
    public static IReadOnlyList<TensorFlowTable> ReadAll()
    {
        using Stream json = typeof(TensorFlowTable).Assembly.GetManifestResourceStream("tensorflow.json")!;
        return JsonSerializer.Deserialize<TablesFile>(json, JsonSerializerOptions.Web)!.Tables;
    }

    /// <summary>Whether an output agrees with the printed one.</summary>
    public bool Holds(int index, double output)
        => Math.Abs(output - Output[index]) <= RelativeTolerance * Math.Abs(Output[index]);

    private sealed record TablesFile(string About, TensorFlowTable[] Tables);
}
