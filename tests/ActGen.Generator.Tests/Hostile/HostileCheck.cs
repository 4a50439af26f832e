using System;
using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>
/// What must hold for any source at all: the generator does not throw, the compiler finds no fault in generated files, and
/// where the author's code is right and nothing is reported, the whole compiles.
/// </summary>
internal static class HostileCheck
{
    public const string Usings = "using System; using ActGen; using System.Runtime.Intrinsics;\n";

    /// <summary>Runs the generator over a source nobody should write, and checks what must hold even so.</summary>
    /// <remarks>The host itself throws where the generator did.</remarks>
    public static GeneratorRun Survives(string source, GeneratorHost? host = null)
    {
        GeneratorRun run = (host ?? GeneratorHost.Default).Run(source);
        Diagnostic[] faults = [.. run.CompileDiagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && IsInGeneratedFile(diagnostic.Location))];
        Assert.True(faults.Length == 0, $"{string.Join('\n', faults.Select(static fault => fault.ToString()))}\n\n{source}\n\n{string.Join("\n\n", run.Sources.Values)}");
        return run;
    }

    private static bool IsInGeneratedFile(Location location)
        => location.SourceTree is { } tree && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
