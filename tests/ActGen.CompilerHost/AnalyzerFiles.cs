using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActGen.CompilerHost;

/// <summary>What a package has in its folder of analyzers, as the command line passes it to the compiler: all of it.</summary>
internal sealed class AnalyzerFiles
{
    private readonly List<string> _faults = [];

    /// <summary>Looks into the files.</summary>
    public AnalyzerFiles(IEnumerable<string> paths)
    {
        var generators = new List<ISourceGenerator>();
        var analyzers = new List<DiagnosticAnalyzer>();
        foreach (string path in paths)
        {
            var loader = new Loader();
            var file = new AnalyzerFileReference(path, loader);
            file.AnalyzerLoadFailed += (_, failure) => _faults.Add($"{path}: {failure.Message}");
            ImmutableArray<ISourceGenerator> generatorsOfFile = file.GetGenerators(LanguageNames.CSharp);
            ImmutableArray<DiagnosticAnalyzer> analyzersOfFile = file.GetAnalyzers(LanguageNames.CSharp);
            generators.AddRange(generatorsOfFile);
            analyzers.AddRange(analyzersOfFile);

            // What only editors use may be made for newer ones than this compiler, which therefore must not load it.
            if (generatorsOfFile.IsEmpty && analyzersOfFile.IsEmpty && loader.HasLoaded)
            {
                _faults.Add($"{path} was loaded");
            }
        }

        Generators = [.. generators];
        Analyzers = [.. analyzers];
    }

    /// <summary>The generators.</summary>
    public ImmutableArray<ISourceGenerator> Generators { get; }

    /// <summary>The analyzers.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    /// <summary>What the compiler would warn of.</summary>
    public IEnumerable<string> Faults => _faults;

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public bool HasLoaded { get; private set; }

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath)
        {
            HasLoaded = true;
            return Assembly.LoadFrom(fullPath);
        }
    }
}
