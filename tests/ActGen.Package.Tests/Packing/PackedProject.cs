using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Packing;

/// <summary>A package, packed once for all tests that share it, in a folder that serves as a feed.</summary>
/// <param name="project">The folder of the project.</param>
public abstract class PackedProject(string project) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder with the package.</summary>
    public string Feed => _folder.FullName;

    /// <summary>The package.</summary>
    public string FullName => Find("*.nupkg");

    /// <summary>The version it was packed with.</summary>
    public string Version => Metadata("version")!;

    /// <summary>What the command printed.</summary>
    public string Log { get; private set; } = "";

    /// <summary>The package's description of itself.</summary>
    public XElement Nuspec => XElement.Parse(ReadText(Entries("*.nupkg", static name => name.EndsWith(".nuspec", StringComparison.Ordinal)).Single()));

    /// <summary>Packs in Release, which is what the runtime's speed and the mapped paths need.</summary>
    public async ValueTask InitializeAsync()
        => Log = await Dotnet.RunAsync(Repository.Root, null, "pack", project, "-c", "Release", "-o", Feed);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>An entry of the description, or null.</summary>
    public string? Metadata(string name) => Element(name)?.Value;

    /// <summary>An element of the description, or null.</summary>
    public XElement? Element(string name) => Nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == name);

    /// <summary>The names of the files of the package (<c>*.nupkg</c>) or its symbols (<c>*.snupkg</c>), without NuGet's own bookkeeping.</summary>
    public IEnumerable<string> Entries(string package) => Entries(package, static name
        => name is not ("_rels/.rels" or "[Content_Types].xml")
        && !name.EndsWith(".nuspec", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal));

    /// <summary>A text file of the package.</summary>
    public string ReadText(string entry)
    {
        using var reader = new StreamReader(new MemoryStream(ReadBytes(entry)));
        return reader.ReadToEnd();
    }

    /// <summary>A file of the package, or of its symbols.</summary>
    public byte[] ReadBytes(string entry, string package = "*.nupkg")
    {
        using ZipArchive archive = ZipFile.OpenRead(Find(package));
        using Stream stream = archive.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private string[] Entries(string package, Func<string, bool> isMeant)
    {
        using ZipArchive archive = ZipFile.OpenRead(Find(package));
        return [.. archive.Entries.Select(static entry => entry.FullName).Where(isMeant).Order(StringComparer.Ordinal)];
    }

    private string Find(string pattern) => Directory.GetFiles(Feed, pattern).Single();
}
