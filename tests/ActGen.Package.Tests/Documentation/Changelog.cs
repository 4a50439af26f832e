using System;
using System.IO;
using System.Linq;
using ActGen.Testing;

namespace ActGen.Package.Tests.Documentation;

/// <summary>What the changelog says of each version.</summary>
internal static class Changelog
{
    /// <summary>The first section with a text, without its heading.</summary>
    public static string NewestSection
        => File.ReadAllText(Repository.PathOf("CHANGELOG.md")).ReplaceLineEndings("\n")
            .Split("\n## ")
            .Skip(1)
            .Select(static section => section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim())
            .First(static text => text.Length > 0);
}
