#if !NET8_0_OR_GREATER
using System;

namespace ActGen;

/// <summary>What reads and writes model files on .NET 8 and later: here a message in its place.</summary>
internal static class NoModelFiles
{
    internal const string Message =
        "Model files need .NET 8 or later, for its JSON library. On .NET Standard 2.1 and in Unity declare the model with [Sequential] and copy its numbers into Parameters.";
}

/// <summary>Models from files need .NET 8 or later.</summary>
[Obsolete(NoModelFiles.Message, error: true)]
public sealed class LayersModel
{
    private LayersModel()
    {
    }

    /// <summary>Needs .NET 8 or later.</summary>
    /// <param name="path">The path of <c>model.json</c>.</param>
    /// <param name="table">The activations.</param>
    /// <exception cref="PlatformNotSupportedException">Always.</exception>
    public static LayersModel Load(string path, ActivationTable table) => throw new PlatformNotSupportedException(NoModelFiles.Message);
}

/// <summary>Files of generated models need .NET 8 or later.</summary>
public static class SequentialModelFiles
{
    /// <summary>Needs .NET 8 or later.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The path of <c>model.json</c>.</param>
    /// <exception cref="PlatformNotSupportedException">Always.</exception>
    [Obsolete(NoModelFiles.Message, error: true)]
    public static void Load(this SequentialModel<float> model, string path) => throw new PlatformNotSupportedException(NoModelFiles.Message);

    /// <summary>Needs .NET 8 or later.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The folder to write.</param>
    /// <exception cref="PlatformNotSupportedException">Always.</exception>
    [Obsolete(NoModelFiles.Message, error: true)]
    public static void Save(this SequentialModel<float> model, string path) => throw new PlatformNotSupportedException(NoModelFiles.Message);
}
#endif
