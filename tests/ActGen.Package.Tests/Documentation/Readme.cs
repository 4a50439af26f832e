using System;

namespace ActGen.Package.Tests.Documentation;

/// <summary>The parts of the README that are code or derived from code.</summary>
internal static class Readme
{
    private const string File = "README.md";

    /// <summary>What the generator makes of <see cref="Example"/>.</summary>
    public static MarkedSection GeneratedExample { get; } = new(File, "generated example");

    /// <summary>The list of activations.</summary>
    public static MarkedSection Activations { get; } = new(File, "activations");

    /// <summary>The list of activations of rows.</summary>
    public static MarkedSection Rows { get; } = new(File, "rows");

    /// <summary>The C# of the example, without the fence around it.</summary>
    public static string Example
    {
        get
        {
            string block = new MarkedSection(File, "example").Text;
            return block.StartsWith("```csharp\n", StringComparison.Ordinal) && block.EndsWith("\n```", StringComparison.Ordinal)
                ? block["```csharp\n".Length..^"```".Length]
                : throw new InvalidOperationException($"The section 'example' of {File} is not one block of C#:\n{block}");
        }
    }
}
