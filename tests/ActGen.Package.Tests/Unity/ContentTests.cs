using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Unity;

public sealed class ContentTests(UnityPackage package)
{
    [Fact]
    public void HoldsTheRuntimeTheGeneratorAndASample()
        => Assert.Equal(
            [
                "CHANGELOG.md",
                "Documentation~/index.md",
                "LICENSE.md",
                "README.md",
                "Runtime/ActGen.Generator.dll",
                "Runtime/ActGen.Unity.asmdef",
                "Runtime/ActGen.dll",
                "Runtime/ActGen.xml",
                "Runtime/ParameterAsset.cs",
                "Samples~/Network/ActGen.Samples.Network.asmdef",
                "Samples~/Network/Steering.cs",
                "Samples~/Network/Walker.cs",
                "package.json",
            ],
            package.Files().Where(static file => !file.EndsWith(".meta", StringComparison.Ordinal)));

    [Fact]
    public void BuildingWarnsOfNothing()
        => Assert.DoesNotMatch(@"\bwarning\b(?!\(s\))", package.Log);

    /// <summary>What is in the repository is what the target writes: no .meta is missing, stale or edited.</summary>
    [Fact]
    public void FilesOfTheRepositoryAreCurrent()
    {
        string[] differing = [.. UnityPackage.Differences(UnityPackage.Sources, package.Root)];

        // The repository has these after a build only; they may be older than the sources.
        Assert.Empty(differing.Except(
            ["CHANGELOG.md", "LICENSE.md", "Runtime/ActGen.Generator.dll", "Runtime/ActGen.dll", "Runtime/ActGen.xml"]));
    }

    [Fact]
    public void LibrariesAreThoseOfTheRepository()
    {
        Assert.Equal(
            File.ReadAllBytes(Repository.PathOf("runtime/ActGen/bin/Release/netstandard2.1/ActGen.dll")),
            File.ReadAllBytes(Path.Combine(package.Root, "Runtime/ActGen.dll")));
        Assert.Equal(
            File.ReadAllBytes(Repository.PathOf("generator/ActGen.Generator/bin/Release/netstandard2.0/ActGen.Generator.dll")),
            File.ReadAllBytes(Path.Combine(package.Root, "Runtime/ActGen.Generator.dll")));
    }

    [Fact]
    public void DescribesItself()
    {
        JsonElement manifest = Json("package.json");

        Assert.Equal(UnityPackage.Name, Text(manifest, "name"));
        Assert.Equal(
            XElement.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value,
            Text(manifest, "version"));
        Assert.Equal("2022.3", Text(manifest, "unity")); // the first editors with Roslyn 4.3
        Assert.Equal("12f1", Text(manifest, "unityRelease"));
        Assert.Equal("MIT", Text(manifest, "license"));
        Assert.All(
            manifest.GetProperty("samples").EnumerateArray(),
            sample => Assert.True(Directory.Exists(Path.Combine(package.Root, Text(sample, "path")))));
        Assert.Equal(File.ReadAllText(Repository.PathOf("CHANGELOG.md")), package.ReadText("CHANGELOG.md"));
        Assert.Equal(File.ReadAllText(Repository.PathOf("LICENSE")), package.ReadText("LICENSE.md"));
    }

    /// <summary>
    /// Unity runs a generator for the assembly definition in whose folder it lies, and for all that reference that. It drops definitions without
    /// scripts.
    /// </summary>
    [Fact]
    public void TheGeneratorRunsForWhateverReferencesTheAssemblyDefinition()
    {
        JsonElement definition = Json("Runtime/ActGen.Unity.asmdef");

        Assert.Equal("ActGen.Unity", Text(definition, "name")); // not 'ActGen', which the library is called
        Assert.Equal("ActGen.dll", Assert.Single(definition.GetProperty("precompiledReferences").EnumerateArray()).GetString());
        Assert.True(definition.GetProperty("autoReferenced").GetBoolean());
        Assert.Contains("Runtime/ParameterAsset.cs", package.Files());
        Assert.Equal(
            "ActGen.Unity",
            Assert.Single(Json("Samples~/Network/ActGen.Samples.Network.asmdef").GetProperty("references").EnumerateArray()).GetString());
    }

    [Fact]
    public void ReferencesNoAssemblyThatUnityLacks()
    {
        string[] references = References("Runtime/ActGen.dll");

        Assert.Equal(["netstandard"], references);
    }

    private string[] References(string library)
    {
        using var image = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(Path.Combine(package.Root, library)));
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image);
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private JsonElement Json(string path) => JsonDocument.Parse(package.ReadText(path)).RootElement;

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
