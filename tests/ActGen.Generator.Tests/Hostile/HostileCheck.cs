using System;
using System.Collections.Generic;
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
    public static GeneratorRun Survives(string source, GeneratorHost? host = null) => Survives([source], host ?? GeneratorHost.Default);

    /// <summary>Runs the generator over files nobody should write, and checks what must hold even so.</summary>
    public static GeneratorRun Survives(string[] sources, GeneratorHost host)
    {
        GeneratorRun run = host.Run(sources);
        Diagnostic[] faults = [.. run.CompileDiagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && IsInGeneratedFile(diagnostic.Location))];
        Assert.True(faults.Length == 0, $"{string.Join('\n', faults.Select(static fault => fault.ToString()))}\n\n{string.Join("\n\n", sources)}\n\n{string.Join("\n\n", run.Sources.Values)}");
        return run;
    }

    /// <summary>Checks that of a method without a body something else is said, in its file.</summary>
    public static void GivesReasons(GeneratorRun run)
    {
        const string NoBody = "CS8795";

        // A pragma may have silenced the reason, but not the compiler.
        HashSet<SyntaxTree?> explained = [.. run.Result.Diagnostics.Concat(run.CompileDiagnostics)
            .Where(static diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Id: not NoBody })
            .Select(static diagnostic => diagnostic.Location.SourceTree)];
        Assert.DoesNotContain(run.CompileDiagnostics, diagnostic => diagnostic.Id == NoBody && !explained.Contains(diagnostic.Location.SourceTree));
    }

    private static bool IsInGeneratedFile(Location location)
        => location.SourceTree is { } tree && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
