using System;
using System.IO;
using System.Text.Json;

namespace ActGen.Tests.Training;

/// <summary>What 100 runs of TensorFlow.js predicted for 20.</summary>
internal static class GettingStartedData
{
    /// <summary>The mean of the predictions.</summary>
    public static double Mean(string program) => Read(program, "mean");

    /// <summary>Their standard deviation.</summary>
    public static double Deviation(string program) => Read(program, "sd");

    private static double Read(string program, string property)
    {
        using var data = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "tensorflowjs-getting-started.json")));
        return data.RootElement.GetProperty(program).GetProperty(property).GetDouble();
    }
}
