using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using ActGen.Testing;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>The generator as it would be with one more entry in its catalogue: compiled from its own files, with the entry beside them.</summary>
internal sealed class ExtendedGenerator
{
    private readonly Assembly _assembly;

    /// <param name="entry">The entry, as it is written into a family of the catalogue.</param>
    public ExtendedGenerator(string entry)
    {
        const string Families = "Stochastic.All";
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        string[] sources =
        [
            .. Files("generator/ActGen.Generator").Append(Repository.PathOf("tests/ActGen.Package.Tests/Documentation/ActivationTables.cs"))
                .Select(static file => File.ReadAllText(file).Replace($"{Families} }}", $"{Families}, Added.All }}", StringComparison.Ordinal)),
            $"namespace ActGen.Generator.Catalog; internal static class Added {{ public static ActivationDefinition[] All {{ get; }} = [{entry}]; }}",
        ];
        Assert.Single(sources, static source => source.Contains("Added.All }", StringComparison.Ordinal));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "ActGen.Generator.Extended",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, options)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static file => !Path.GetFileName(file).StartsWith("ActGen.", StringComparison.Ordinal))
                .Select(static file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        IEnumerable<Diagnostic> errors = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        _assembly = Assembly.Load(image.ToArray());
    }

    /// <summary>A project that this generator works in.</summary>
    public GeneratorHost In(GeneratorHost host)
        => host with { Generator = () => (IIncrementalGenerator)Activator.CreateInstance(_assembly.GetType("ActGen.Generator.ActivationGenerator", throwOnError: true)!)! };

    /// <summary>A table of the documentation.</summary>
    public string Table(string name)
        => (string)_assembly.GetType("ActGen.Package.Tests.Documentation.ActivationTables", throwOnError: true)!.GetProperty(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static IEnumerable<string> Files(string folder)
        => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"));
}
