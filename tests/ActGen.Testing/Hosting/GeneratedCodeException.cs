using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ActGen.Testing.Hosting;

/// <summary>Generated code that the compiler refuses or warns about. The message carries all that is needed to see why.</summary>
public sealed class GeneratedCodeException : Exception
{
    internal GeneratedCodeException(string what, ImmutableArray<Diagnostic> diagnostics, IReadOnlyDictionary<string, string> sources)
        : base($"The project {what}:\n{GeneratorRun.Describe(diagnostics)}{string.Concat(sources.Select(Listing))}")
    {
        Diagnostics = diagnostics;
    }

    /// <summary>What the compiler and the generator said.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The file with its lines numbered, as diagnostics count them.</summary>
    private static string Listing(KeyValuePair<string, string> source)
        => $"\n---- {source.Key}\n{string.Join('\n', source.Value.Split('\n').Select((line, index) => $"{index + 1,4}  {line}"))}\n";
}
