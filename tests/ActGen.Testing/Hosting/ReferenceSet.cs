using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace ActGen.Testing.Hosting;

/// <summary>The assemblies a compilation is made against: a framework and the build of the runtime that belongs to it.</summary>
/// <remarks>Reading the metadata of a framework costs a hundred times a generator run, so each set is read once a process.</remarks>
public sealed class ReferenceSet
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _framework;
    private readonly Lazy<MetadataReference> _runtime;

    private ReferenceSet(string name, string runtimePath, Func<ImmutableArray<MetadataReference>> framework)
    {
        Name = name;
        RuntimePath = runtimePath;
        _framework = new(framework);
        _runtime = new(() => MetadataReference.CreateFromFile(runtimePath));
    }

    /// <summary>The .NET that runs the tests, with vector types and static abstract members: the SIMD tier.</summary>
    public static ReferenceSet Running { get; } = new($"net{Environment.Version.Major}.0", typeof(Elementwise).Assembly.Location, ReadRunning);

    /// <summary>.NET Standard 2.1, which is what Unity compiles against: the scalar tier.</summary>
    public static ReferenceSet NetStandard21 { get; } = new("netstandard2.1", InOutput("ActGen.dll"), ReadNetStandard21);

    /// <summary>The target framework moniker.</summary>
    public string Name { get; }

    /// <summary>The framework's own assemblies.</summary>
    public ImmutableArray<MetadataReference> Framework => _framework.Value;

    /// <summary>The ActGen runtime built for this framework.</summary>
    public MetadataReference Runtime => _runtime.Value;

    /// <summary>Where <see cref="Runtime"/> is loaded from.</summary>
    public string RuntimePath { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>
    /// The reference assemblies of the installed SDK, as a user's build sees them; without an SDK, the implementation
    /// assemblies this process runs on.
    /// </summary>
    private static ImmutableArray<MetadataReference> ReadRunning()
    {
        string packs = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        string version = $"net{Environment.Version.Major}.0";
        string? pack = Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal).LastOrDefault()
            : null;

        return pack is null
            ? Read(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => path.StartsWith(RuntimeEnvironment.GetRuntimeDirectory(), StringComparison.Ordinal)))
            : Read(Directory.EnumerateFiles(Path.Combine(pack, "ref", version), "*.dll"));
    }

    private static ImmutableArray<MetadataReference> ReadNetStandard21() => Read([InOutput("netstandard.dll")]);

    private static ImmutableArray<MetadataReference> Read(IEnumerable<string> paths)
        => [.. paths.Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];

    private static string InOutput(string file) => Path.Combine(AppContext.BaseDirectory, "References", "netstandard2.1", file);
}
