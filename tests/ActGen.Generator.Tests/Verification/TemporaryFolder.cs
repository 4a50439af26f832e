using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace ActGen.Generator.Tests.Verification;

/// <summary>A folder for the snapshots of one test of the snapshots.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("actgen-snapshots-").FullName;

    public IEnumerable<string> Files => Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public void Write(string file, string text, bool withByteOrderMark = true)
        => File.WriteAllText(System.IO.Path.Combine(Path, file), text, new UTF8Encoding(withByteOrderMark));

    public byte[] Read(string file) => File.ReadAllBytes(System.IO.Path.Combine(Path, file));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
