using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace ActGen.Testing.Hosting;

/// <summary>What one run of the generator over a project gave.</summary>
public sealed class GeneratorRun
{
    private readonly Lazy<ImmutableArray<Diagnostic>> _compileDiagnostics;

    internal GeneratorRun(GeneratorHost host, GeneratorDriver driver, CSharpCompilation input, CSharpCompilation output)
    {
        Host = host;
        Driver = driver;
        Input = input;
        Output = output;
        Result = driver.GetRunResult();
        Diagnostics = [.. Result.Diagnostics.Where(diagnostic => !diagnostic.IsSuppressed)];
        Sources = Result.Results
            .SelectMany(generator => generator.GeneratedSources)
            .ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
        _compileDiagnostics = new(() => [.. output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)]);
    }

    /// <summary>The project that was run.</summary>
    public GeneratorHost Host { get; }

    /// <summary>The driver after the run; run it again to see what it caches.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>The compilation the generator saw.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The compilation with the generated sources.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The driver's own account of the run.</summary>
    public GeneratorDriverRunResult Result { get; }

    /// <summary>The generated text by hint name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>The generated text when there is exactly one file.</summary>
    /// <exception cref="InvalidOperationException">There is none, or several.</exception>
    public string Source => Sources.Count == 1
        ? Sources.Values.First()
        : throw new InvalidOperationException($"One generated file was expected, not {Sources.Count}: [{string.Join(", ", Sources.Keys)}].\n{Describe(Diagnostics)}");

    /// <summary>What the generator reported and no pragma suppresses.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The compiler's warnings and errors on the whole, generated code included.</summary>
    public ImmutableArray<Diagnostic> CompileDiagnostics => _compileDiagnostics.Value;

    /// <summary>Asserts that the generator reported no error and the compiler neither error nor warning.</summary>
    /// <returns>This run.</returns>
    /// <exception cref="GeneratedCodeException">It did; the message shows the diagnostics and the generated code.</exception>
    public GeneratorRun ShouldCompile()
    {
        IEnumerable<Diagnostic> errors = Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        ImmutableArray<Diagnostic> faults = [.. errors, .. CompileDiagnostics];
        return faults.IsEmpty ? this : throw new GeneratedCodeException("does not compile cleanly", faults, Sources);
    }

    /// <summary>Compiles to memory and loads the result. Dispose it to unload.</summary>
    /// <exception cref="GeneratedCodeException">The code has errors.</exception>
    public LoadedAssembly Load() => new(new MemoryStream(Emit()), Host.References);

    /// <summary>Compiles to memory.</summary>
    internal byte[] Emit()
    {
        using var image = new MemoryStream();
        EmitResult emitted = Output.Emit(image);
        if (!emitted.Success)
        {
            throw new GeneratedCodeException(
                "cannot be emitted",
                [.. Diagnostics, .. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)],
                Sources);
        }

        return image.ToArray();
    }

    internal static string Describe(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            text.Append("  ").Append(diagnostic).Append('\n');
        }

        return text.ToString();
    }
}
