using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Package.Tests.Unity;
using ActGen.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(UnityPackage))]

namespace ActGen.Package.Tests.Unity;

/// <summary>The Unity package, built once for all tests into a folder of its own.</summary>
public sealed class UnityPackage : IAsyncLifetime
{
    /// <summary>The name of the package, and of the folder of its sources.</summary>
    public const string Name = "com.actgen.activations";

    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder with package.json.</summary>
    public string Root => _folder.PathOf(Name);

    /// <summary>What the command printed.</summary>
    public string Log { get; private set; } = "";

    /// <summary>The package's sources in the repository.</summary>
    public static string Sources => Repository.PathOf($"runtime/unity/{Name}");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Log = await BuildAsync(Repository.Root, Root);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Builds the package of a checkout.</summary>
    /// <param name="repository">The root of the checkout.</param>
    /// <param name="destination">Where the package goes.</param>
    public static Task<string> BuildAsync(string repository, string destination)
        => Dotnet.RunAsync(repository, null, "build", "runtime/ActGen", "-c", "Release", "-t:UnityPackage", $"-p:UnityPackageFolder={destination}/");

    /// <summary>A text file of the package.</summary>
    public string ReadText(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The files of the package, with their paths in it.</summary>
    public IReadOnlyList<string> Files() => FilesIn(Root);

    /// <summary>All files below a folder, with their paths in it.</summary>
    public static IReadOnlyList<string> FilesIn(string folder)
        => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>The files that differ between two folders, or are in one only.</summary>
    public static IEnumerable<string> Differences(string first, string second)
        => FilesIn(first).Union(FilesIn(second)).Where(file => !HasSameBytes(Path.Combine(first, file), Path.Combine(second, file)));

    private static bool HasSameBytes(string first, string second)
        => File.Exists(first) && File.Exists(second) && File.ReadAllBytes(first).AsSpan().SequenceEqual(File.ReadAllBytes(second));
}
