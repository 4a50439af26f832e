using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using ActGen.Package.Tests.Packing;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace ActGen.Package.Tests.Packing;

/// <summary>The package, packed once for all tests, in a folder that serves as a feed.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder with the package.</summary>
    public string Feed => _folder.FullName;

    /// <summary>The version it was packed with.</summary>
    public string Version => Nuspec.Descendants().First(static element => element.Name.LocalName == "version").Value;

    /// <summary>What the command printed.</summary>
    public string Log { get; private set; } = "";

    /// <summary>The package's description of itself.</summary>
    public XElement Nuspec => XElement.Parse(ReadText(Open("*.nupkg"), "ActGen.nuspec"));

    /// <summary>Packs in Release, which is what the runtime's speed and the mapped paths need.</summary>
    public async ValueTask InitializeAsync()
        => Log = await Dotnet.RunAsync(Repository.Root, null, "pack", "runtime/ActGen", "-c", "Release", "-o", Feed);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The names of the files of the package (<c>*.nupkg</c>) or its symbols (<c>*.snupkg</c>), without NuGet's own bookkeeping.</summary>
    public IEnumerable<string> Entries(string package)
    {
        using ZipArchive archive = Open(package);
        return [.. archive.Entries.Select(static entry => entry.FullName)
            .Where(static name => name is not ("_rels/.rels" or "[Content_Types].xml" or "ActGen.nuspec") && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>A text file of the package.</summary>
    public string ReadText(string entry) => ReadText(Open("*.nupkg"), entry);

    /// <summary>A file of the package.</summary>
    public byte[] ReadBytes(string entry)
    {
        using ZipArchive archive = Open("*.nupkg");
        using Stream stream = archive.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string ReadText(ZipArchive archive, string entry)
    {
        using (archive)
        {
            using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
            return reader.ReadToEnd();
        }
    }

    private ZipArchive Open(string pattern) => ZipFile.OpenRead(Directory.GetFiles(Feed, pattern).Single());
}
