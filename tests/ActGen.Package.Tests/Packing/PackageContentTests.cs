using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using ActGen.Generator;
using ActGen.Package.Tests.Documentation;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Packing;

public sealed class PackageContentTests(PackedPackage package)
{
    private const string Generator = "analyzers/dotnet/cs/ActGen.Generator.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/ActGen.CodeFixes.dll";

    [Fact]
    public void HoldsThreeBuildsOfTheRuntimeOneGeneratorAndItsCodeFixes()
        => Assert.Equal(
            [
                "README.md",
                CodeFixes,
                Generator,
                "icon.png",
                "lib/net10.0/ActGen.dll",
                "lib/net10.0/ActGen.xml",
                "lib/net8.0/ActGen.dll",
                "lib/net8.0/ActGen.xml",
                "lib/netstandard2.1/ActGen.dll",
                "lib/netstandard2.1/ActGen.xml",
            ],
            package.Entries("*.nupkg"));

    [Fact]
    public void SymbolsComeInAPackageOfTheirOwn()
        => Assert.Equal(
            ["lib/net10.0/ActGen.pdb", "lib/net8.0/ActGen.pdb", "lib/netstandard2.1/ActGen.pdb"],
            package.Entries("*.snupkg"));

    [Fact]
    public void PackingWarnsOfNothing()
        => Assert.DoesNotMatch(@"\bwarning\b", package.Log);

    [Fact]
    public void DescribesItself()
    {
        Assert.Equal("ActGen", package.Metadata("id"));
        Assert.Equal("MIT", package.Metadata("license"));
        Assert.Equal("README.md", package.Metadata("readme"));
        Assert.Equal("icon.png", package.Metadata("icon"));
        Assert.Contains("source-generator", package.Metadata("tags")!.Split(' '));
        Assert.Equal("https://github.com/actgen/actgen", package.Element("repository")!.Attribute("url")!.Value);
        Assert.Equal("git", package.Element("repository")!.Attribute("type")!.Value);
    }

    [Fact]
    public void ReleaseNotesAreTheNewestSectionOfTheChangelog()
    {
        string notes = package.Metadata("releaseNotes")!.ReplaceLineEndings("\n");

        Assert.Equal(Changelog.NewestSection, notes.Replace(LinkTests.Published, "", StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\]\((?!https:)", notes);
    }

    [Fact]
    public void IsALibraryWithoutDependencies()
    {
        Assert.Null(package.Metadata("developmentDependency")); // projects that reference a consumer need the runtime as well
        Assert.DoesNotContain(package.Nuspec.Descendants(), static element => element.Name.LocalName == "dependency");
    }

    [Fact]
    public void ReadmeHasNoLinkThatNeedsTheRepositoryAroundIt()
        => Assert.DoesNotMatch(@"\]\((?!https?:|#)", package.ReadText("README.md"));

    [Theory]
    [InlineData(Generator)]
    [InlineData(CodeFixes)]
    [InlineData("lib/net10.0/ActGen.dll")]
    [InlineData("lib/net8.0/ActGen.dll")]
    [InlineData("lib/netstandard2.1/ActGen.dll")]
    public void TellsNoPathOfTheMachineItWasBuiltOn(string assembly)
    {
        byte[] image = package.ReadBytes(assembly);

        Assert.Equal(-1, image.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root + Path.DirectorySeparatorChar)));
    }

    [Fact]
    public void GeneratorRunsInTheOldestSupportedCompiler()
    {
        (string Name, Version Version)[] references = ReferencesOf(Generator);
        Assert.All(
            references.Where(static reference => reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            static reference => Assert.Equal(new Version(4, 3, 0, 0), reference.Version)); // Unity 2022.3.12f1 and later
        Assert.DoesNotContain(references, static reference => reference.Name is "ActGen" or "ActGen.CodeFixes"); // the host does not load them
    }

    [Fact]
    public void CodeFixesNeedOnlyWhatEveryEditorHas()
        => Assert.Equal(
            [
                ("ActGen.Generator", typeof(ActivationGenerator).Assembly.GetName().Version!),
                ("Microsoft.CodeAnalysis", new Version(4, 5, 0, 0)),
                ("Microsoft.CodeAnalysis.CSharp", new Version(4, 5, 0, 0)),
                ("Microsoft.CodeAnalysis.Workspaces", new Version(4, 5, 0, 0)),
                ("System.Collections.Immutable", new Version(6, 0, 0, 0)),
                ("netstandard", new Version(2, 0, 0, 0)),
            ],
            ReferencesOf(CodeFixes).OrderBy(static reference => reference.Name, StringComparer.Ordinal));

    private (string Name, Version Version)[] ReferencesOf(string assembly)
    {
        using var image = new PEReader(new MemoryStream(package.ReadBytes(assembly)));
        MetadataReader metadata = image.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
                .Select(reference => (metadata.GetString(reference.Name), reference.Version)),
        ];
    }
}
