using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gallery.Code;

/// <summary>Runs the generator in this process.</summary>
internal static class GeneratedCode
{
    private static readonly CSharpCompilation s_project = CSharpCompilation.Create(
        "Gallery",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "ActGen.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What the compiler is given for a file of declarations.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public static IReadOnlyList<SyntaxTree> For(string declarations)
    {
        Compilation project = s_project.AddSyntaxTrees(CSharpSyntaxTree.ParseText(declarations));
        GeneratorDriverRunResult run = CSharpGeneratorDriver.Create(new ActivationGenerator())
            .RunGeneratorsAndUpdateCompilation(project, out Compilation complete, out _)
            .GetRunResult();
        return complete.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error
            ? throw new InvalidOperationException($"{error}\n{declarations}")
            : [.. run.GeneratedTrees.OrderBy(static tree => tree.FilePath, StringComparer.Ordinal)];
    }
}
