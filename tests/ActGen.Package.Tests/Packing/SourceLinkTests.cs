using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Packing;

/// <summary>Debuggers find the sources of the package where they are published, whoever has built it wherever.</summary>
public sealed class SourceLinkTests(PackedPackage package)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        """;

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    [InlineData("netstandard2.1")]
    public void SymbolsKnowNoFolderOfThisMachine(string framework)
    {
        var symbols = new DebugInformation(package.ReadBytes($"lib/{framework}/ActGen.pdb", "*.snupkg"));

        Assert.NotEmpty(symbols.Documents);
        Assert.All(symbols.Documents, static document => Assert.StartsWith("/_", document.Name));
        Assert.All(symbols.LinkedFolders, static folder => Assert.StartsWith("/_", folder)); // none, unless this is a clone of what is published
    }

    [Fact]
    public async Task AClonesSymbolsLeadToItsCommit()
    {
        using var folder = new TemporaryFolder();
        WriteProject(folder);
        await Git.InitializeAsync(folder.FullName, ".");
        await Git.RunAsync(folder.FullName, "remote", "add", "origin", "https://github.com/actgen/actgen.git");
        string commit = (await Git.RunAsync(folder.FullName, "rev-parse", "HEAD")).Trim();

        DebugInformation symbols = await BuildAsync(folder);

        Assert.Equal($"https://raw.githubusercontent.com/actgen/actgen/{commit}/Library/Empty.cs", symbols.UrlOf("/_/Library/Empty.cs"));
        Assert.Contains(("/_/Library/Empty.cs", false), symbols.Documents);
        Assert.All(symbols.Documents.Where(static document => !document.Name.EndsWith("/Empty.cs", StringComparison.Ordinal)), static document => Assert.True(document.IsEmbedded, document.Name));
    }

    [Fact]
    public async Task OutsideOfAnyCloneTheyHaveTheSameNames()
    {
        using var folder = new TemporaryFolder();
        WriteProject(folder);

        DebugInformation symbols = await BuildAsync(folder);

        Assert.Contains("/_/Library/Empty.cs", symbols.Documents.Select(static document => document.Name));
        Assert.Empty(symbols.LinkedFolders);
    }

    /// <summary>A small library that is built as all are.</summary>
    private static void WriteProject(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.PathOf("Library"));
        foreach (string file in new[] { "Directory.Build.props", ".gitignore" }) // what is ignored is written by the build, and embedded
        {
            File.Copy(Repository.PathOf(file), folder.PathOf(file));
        }

        File.WriteAllText(folder.PathOf("Library/Library.csproj"), Project);
        File.WriteAllText(folder.PathOf("Library/Empty.cs"), "internal static class Empty\n{\n    public static int Zero() => 0;\n}\n");
    }

    private static async Task<DebugInformation> BuildAsync(TemporaryFolder folder)
    {
        await Dotnet.RunAsync(folder.FullName, null, "build", "Library", "-c", "Release");
        return new DebugInformation(await File.ReadAllBytesAsync(folder.PathOf("Library/bin/Release/net10.0/Library.pdb")));
    }
}
