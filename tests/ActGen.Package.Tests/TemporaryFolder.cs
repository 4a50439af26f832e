using System;
using System.IO;

namespace ActGen.Package.Tests;

/// <summary>A new folder outside the repository, deleted with all it holds when disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string FullName { get; } = Directory.CreateTempSubdirectory("actgen-package-").FullName;

    /// <summary>The absolute path of a file or folder in it.</summary>
    public string PathOf(string relative) => Path.Combine(FullName, relative);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
