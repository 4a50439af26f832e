using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Parsing.Memory;

/// <summary>
/// All that is declared around a piece of source: the same object for two compilations whose files differ in the bodies of methods at most, and
/// whose references and options do not differ.
/// </summary>
internal sealed class DeclaredWorld
{
    private DeclaredWorld()
    {
    }

    /// <summary>Compares each compilation with the one before it.</summary>
    public sealed class Observer
    {
        private readonly object _lock = new();
        private readonly ConditionalWeakTable<Compilation, DeclaredWorld> _worlds = new();
        private (Snapshot Snapshot, DeclaredWorld World)? _latest;

        /// <summary>What a compilation declares.</summary>
        public DeclaredWorld Of(Compilation compilation)
        {
            if (_worlds.TryGetValue(compilation, out DeclaredWorld? known))
            {
                return known;
            }

            lock (_lock)
            {
                return _worlds.GetValue(compilation, Compare);
            }
        }

        private DeclaredWorld Compare(Compilation compilation)
        {
            var snapshot = new Snapshot(compilation);
            DeclaredWorld world = _latest is var (before, known) && snapshot.DeclaresTheSameAs(before) ? known : new();
            _latest = (snapshot, world);
            return world;
        }
    }

    /// <summary>The files, references and options of a compilation, without the compilation.</summary>
    private sealed record Snapshot(
        string? Name, ImmutableArray<SyntaxTree> Files, ImmutableArray<MetadataReference> References, CompilationOptions Options)
    {
        public Snapshot(Compilation compilation)
            : this(compilation.AssemblyName, compilation.SyntaxTrees.ToImmutableArray(), compilation.References.ToImmutableArray(), compilation.Options)
        {
        }

        public bool DeclaresTheSameAs(Snapshot other)
            => Name == other.Name
                && Options.Equals(other.Options)
                && References.SequenceEqual(other.References)
                && Files.Length == other.Files.Length
                && Files.Zip(other.Files, static (file, before) => file == before || DeclaresTheSame(file, before)).All(static same => same);

        private static bool DeclaresTheSame(SyntaxTree file, SyntaxTree before)
            => file.FilePath == before.FilePath
                && file.Options.Equals(before.Options)
                && SyntaxFactory.AreEquivalent(before, file, topLevel: true);
    }
}
