using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CompilerHost;

/// <summary>The compiler, of whatever version was found.</summary>
internal static class Compiler
{
    private static readonly Dictionary<string, MetadataReference> s_references = [];

    /// <summary>Compiles a project with the generators and analyzers of those files, looked for as the compiler does.</summary>
    public static Outcome Compile(Project project, AnalyzerFiles analyzers)
    {
        string version = typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(2);
        if (!LanguageVersionFacts.TryParse(project.Language, out LanguageVersion language))
        {
            return new Outcome(version, KnowsLanguage: false, "", []);
        }

        CSharpParseOptions options = CSharpParseOptions.Default.WithLanguageVersion(language).WithDocumentationMode(DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(SourceText.From(project.Source, Encoding.UTF8), options, "Source.cs")],
            project.References.Select(Reference),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable));

        GeneratorDriverRunResult run = CSharpGeneratorDriver.Create(analyzers.Generators, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _)
            .GetRunResult();

        IEnumerable<string> exceptions = run.Results.Where(static result => result.Exception is not null).Select(static result => result.Exception!.ToString());
        IEnumerable<Diagnostic> analyzed = output.WithAnalyzers(analyzers.Analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        IEnumerable<string> diagnostics = run.Diagnostics.Concat(output.GetDiagnostics()).Concat(analyzed)
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591") // nobody documents a test
            .Select(static diagnostic => diagnostic.ToString());
        return new Outcome(
            version,
            KnowsLanguage: true,
            string.Concat(run.Results.SelectMany(static result => result.GeneratedSources)
                .OrderBy(static source => source.HintName, StringComparer.Ordinal)
                .Select(static source => $"{source.HintName}\n{source.SourceText}")),
            [.. analyzers.Faults, .. exceptions, .. diagnostics]);
    }

    private static MetadataReference Reference(string path)
        => s_references.TryGetValue(path, out MetadataReference? known) ? known : s_references[path] = MetadataReference.CreateFromFile(path);
}
