using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace ActGen.Package.Tests.Unity;

/// <summary>The .meta files, without which Unity ignores what lies in an installed package.</summary>
public sealed class MetaTests(UnityPackage package)
{
    [Fact]
    public void EveryFileAndFolderThatUnitySeesHasOne()
        => Assert.Equal(
            Assets().Select(static asset => asset + ".meta").Order(StringComparer.Ordinal),
            package.Files().Where(static file => file.EndsWith(".meta", StringComparison.Ordinal)));

    [Fact]
    public void EveryGuidIsDerivedFromThePath()
        => Assert.All(
            Assets(),
            asset => Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{UnityPackage.Name}/{asset}")))[..32],
                Value(asset, "guid")));

    [Fact]
    public void NoGuidIsGivenTwice()
        => Assert.Distinct(Assets().Select(asset => Value(asset, "guid")));

    [Fact]
    public void EveryFileHasItsImporter()
        => Assert.All(Assets(), asset => Assert.Contains($"\n{Importer(asset)}:\n", package.ReadText($"{asset}.meta"), StringComparison.Ordinal));

    [Fact]
    public void OnlyTheGeneratorIsAnAnalyzer()
        => Assert.Equal(
            ["Runtime/ActGen.Generator.dll"],
            Assets().Where(asset => package.ReadText($"{asset}.meta").Contains("labels:\n- RoslynAnalyzer\n", StringComparison.Ordinal)));

    /// <summary>The compiler loads the generator; were it a plugin too, players would hold it and Roslyn be looked for.</summary>
    [Fact]
    public void TheGeneratorIsAPluginOfNoPlatform()
    {
        string meta = package.ReadText("Runtime/ActGen.Generator.dll.meta");

        Assert.DoesNotContain("enabled: 1", meta, StringComparison.Ordinal);
        Assert.Contains("isExplicitlyReferenced: 1\n", meta, StringComparison.Ordinal);
        Assert.Contains("validateReferences: 0\n", meta, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRuntimeIsAPluginOfEveryPlatform()
    {
        string meta = package.ReadText("Runtime/ActGen.dll.meta");

        Assert.Contains("      Any: \n    second:\n      enabled: 1\n", meta, StringComparison.Ordinal);
        Assert.Contains("isExplicitlyReferenced: 0\n", meta, StringComparison.Ordinal);
    }

    /// <summary>What Unity imports, or copies into a project with a sample: all but folders whose names end in <c>~</c>, and documentation.</summary>
    private IEnumerable<string> Assets()
        => Directory.GetFileSystemEntries(package.Root, "*", SearchOption.AllDirectories)
            .Select(entry => Path.GetRelativePath(package.Root, entry).Replace('\\', '/'))
            .Where(static entry => !entry.EndsWith(".meta", StringComparison.Ordinal)
                && !entry.EndsWith('~')
                && !entry.StartsWith("Documentation~/", StringComparison.Ordinal));

    private string Importer(string asset) => Path.GetFileName(asset) switch
    {
        "package.json" => "PackageManifestImporter",
        _ when Directory.Exists(Path.Combine(package.Root, asset)) => "DefaultImporter",
        var name => Path.GetExtension(name) switch
        {
            ".cs" => "MonoImporter",
            ".dll" => "PluginImporter",
            ".asmdef" => "AssemblyDefinitionImporter",
            _ => "TextScriptImporter",
        },
    };

    private string Value(string asset, string key) => Regex.Match(package.ReadText($"{asset}.meta"), $"^{key}: (.*)$", RegexOptions.Multiline).Groups[1].Value;
}
