using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Text.Json;

namespace ActGen.Package.Tests.Packing;

/// <summary>What a portable PDB tells a debugger of the sources.</summary>
internal sealed class DebugInformation
{
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid s_embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly Dictionary<string, string> _links = [];

    /// <summary>Reads a PDB.</summary>
    public DebugInformation(byte[] image)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(image));
        MetadataReader metadata = provider.GetMetadataReader();
        Documents = [.. metadata.Documents.Select(handle => (metadata.GetString(metadata.GetDocument(handle).Name), Find(metadata, handle, s_embeddedSource).Any()))];
        if (Find(metadata, EntityHandle.ModuleDefinition, s_sourceLink).Select(each => metadata.GetBlobBytes(each.Value)).SingleOrDefault() is { } links)
        {
            using JsonDocument json = JsonDocument.Parse(links);
            _links = json.RootElement.GetProperty("documents").EnumerateObject().ToDictionary(static each => each.Name, static each => each.Value.GetString()!);
        }
    }

    /// <summary>The source files, and whether the PDB holds their text.</summary>
    public (string Name, bool IsEmbedded)[] Documents { get; }

    /// <summary>The folders for which it says where the files of them are to be had.</summary>
    public IEnumerable<string> LinkedFolders => _links.Keys;

    /// <summary>Where a debugger finds a source file, or null.</summary>
    public string? UrlOf(string document)
        => _links.Where(link => document.StartsWith(link.Key.TrimEnd('*'), StringComparison.Ordinal))
            .Select(link => link.Value.Replace("*", document[(link.Key.Length - 1)..], StringComparison.Ordinal))
            .SingleOrDefault();

    private static IEnumerable<CustomDebugInformation> Find(MetadataReader metadata, EntityHandle parent, Guid kind)
        => metadata.GetCustomDebugInformation(parent).Select(metadata.GetCustomDebugInformation).Where(each => metadata.GetGuid(each.Kind) == kind);
}
