using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Text;
using System.Threading;
using ActGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Testing.Hosting;

/// <summary>
/// A project as the compiler sees it, held in memory: the options a user's build may have, and the generator running inside.
/// </summary>
/// <remarks>
/// <code>
/// GeneratorRun run = GeneratorHost.Default.Run(source).ShouldCompile();
/// SpanFunction&lt;float&gt; relu = run.Load().Get&lt;SpanFunction&lt;float&gt;&gt;("Activations", "Relu");
/// </code>
/// Vary it with <c>with</c>: <c>GeneratorHost.Unity with { AllowUnsafe = true }</c>.
/// </remarks>
public sealed record GeneratorHost
{
    private static readonly ImmutableDictionary<string, ReportDiagnostic> s_quiet = ImmutableDictionary.CreateRange(
        [
            KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress), // tests do not document their sources
        ]);

    /// <summary>The variable of the environment that names a folder where <see cref="Load"/> keeps what it compiles.</summary>
    public const string ImagesVariable = "ACTGEN_TEST_IMAGES";

    /// <summary>The newest language on .NET 10, with the strictest warnings.</summary>
    public static GeneratorHost Default { get; } = new();

    /// <summary>What Unity compiles with: C# 9 on .NET Standard 2.1.</summary>
    public static GeneratorHost Unity { get; } = new()
    {
        References = ReferenceSet.NetStandard21,
        LanguageVersion = LanguageVersion.CSharp9,
    };

    /// <summary>The framework compiled against.</summary>
    public ReferenceSet References { get; init; } = ReferenceSet.Running;

    /// <summary>Whether the ActGen runtime is referenced.</summary>
    public bool ReferenceRuntime { get; init; } = true;

    /// <summary>References beside the framework and the runtime.</summary>
    public ImmutableArray<MetadataReference> ExtraReferences { get; init; } = [];

    /// <summary>The language version.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    /// <summary>The nullable context of files that do not set their own.</summary>
    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Whether unsafe code is allowed.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>Whether integer arithmetic is checked by default.</summary>
    public bool CheckOverflow { get; init; }

    /// <summary>Whether the project treats warnings as errors. <see cref="GeneratorRun.ShouldCompile"/> is that strict in any case.</summary>
    public bool WarningsAsErrors { get; init; }

    /// <summary>The warning level; the default turns on every warning the compiler has.</summary>
    public int WarningLevel { get; init; } = 9999;

    /// <summary>The name of the compiled assembly.</summary>
    public string AssemblyName { get; init; } = "Consumer";

    /// <summary>Makes the generator to run, a fresh one for each driver.</summary>
    public Func<IIncrementalGenerator> Generator { get; init; } = static () => new ActivationGenerator();

    private CSharpParseOptions ParseOptions
        => CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion).WithDocumentationMode(DocumentationMode.Diagnose);

    /// <summary>Compiles <paramref name="sources"/>, with the generator's additions.</summary>
    /// <param name="sources">The text of each file.</param>
    /// <exception cref="InvalidOperationException">The generator threw.</exception>
    public GeneratorRun Run(params ReadOnlySpan<string> sources) => Run(CreateCompilation(sources), CreateDriver());

    /// <summary>Compiles <paramref name="source"/> without a warning, and loads it; dispose it to unload.</summary>
    /// <param name="source">The text.</param>
    /// <exception cref="GeneratedCodeException">The code has warnings or errors.</exception>
    public LoadedAssembly Load(string source)
        => new(new MemoryStream(ImageStore.GetOrAdd(this, source, () => Run(source).ShouldCompile().Emit())), References);

    /// <summary>The compilation of <paramref name="sources"/> before the generator runs.</summary>
    /// <param name="sources">The text of each file; the files are called <c>Source0.cs</c>, <c>Source1.cs</c> and so on.</param>
    public CSharpCompilation CreateCompilation(params ReadOnlySpan<string> sources)
    {
        var trees = new SyntaxTree[sources.Length];
        for (int i = 0; i < trees.Length; i++)
        {
            trees[i] = Parse(sources[i], $"Source{i}.cs");
        }

        return CSharpCompilation.Create(
            AssemblyName,
            trees,
            ReferenceRuntime ? [.. References.Framework, References.Runtime, .. ExtraReferences] : [.. References.Framework, .. ExtraReferences],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: CheckOverflow,
                allowUnsafe: AllowUnsafe,
                warningLevel: WarningLevel,
                generalDiagnosticOption: WarningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default,
                specificDiagnosticOptions: s_quiet,
                nullableContextOptions: Nullable));
    }

    /// <summary>A driver with a fresh generator that records its incremental steps.</summary>
    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [Generator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    internal SyntaxTree Parse(string source, string path)
        => CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), ParseOptions, path);

    internal GeneratorRun Run(CSharpCompilation input, GeneratorDriver driver, CancellationToken cancellation = default)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _, cancellation);
        GeneratorDriverRunResult result = driver.GetRunResult();
        foreach (GeneratorRunResult generator in result.Results)
        {
            if (generator.Exception is { } exception)
            {
                throw new InvalidOperationException($"{generator.Generator.GetGeneratorType().Name} threw: {exception.Message}", exception);
            }
        }

        return new GeneratorRun(this, driver, input, (CSharpCompilation)output);
    }
}
