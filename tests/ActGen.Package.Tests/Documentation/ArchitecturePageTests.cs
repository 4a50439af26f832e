using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

/// <summary>docs/architecture.md names the folders that there are, and no others.</summary>
public sealed class ArchitecturePageTests
{
    /// <summary>What builds and tools leave behind.</summary>
    private static readonly string[] s_passing = ["artifacts", "bin", "obj", "node_modules"];

    private static readonly string s_page = Markdown.Read("docs/architecture.md");

    /// <summary>Each section whose tables list folders, and what these are in.</summary>
    public static TheoryData<string, string> Tables => new()
    {
        { "The generator", "generator/ActGen.Generator" },
        { "The runtime", "runtime/ActGen" },
        { "The tests", "tests" },
        { "The samples", "samples" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void TablesListTheFolders(string section, string parent)
        => Assert.Equal(
            Folders(parent).Order(StringComparer.Ordinal),
            Markdown.Rows(Markdown.Section(s_page, section)).Select(static cells => Path.GetFileName(cells[0].Trim('`'))).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("generator")]
    [InlineData("runtime")]
    public void EveryFolderIsNamed(string parent)
        => Assert.All(Folders(parent), folder => Assert.Contains(Path.Combine(parent, folder).Replace('\\', '/'), s_page));

    [Fact]
    public void EveryPathExists()
        => Assert.All(
            Markdown.InlineCode(s_page).Where(static code => code.Contains('/', StringComparison.Ordinal)),
            static path => Assert.True(Path.Exists(Repository.PathOf(path)), path));

    /// <summary>The picture is about folders of the generator and the runtime: each of its words that looks like one is one.</summary>
    [Fact]
    public void ThePictureIsOfFolders()
    {
        string picture = s_page.Split("```")[1];
        string[] words = [.. picture.Split([' ', '\n', ',', ':', '-', '>', '<', '|', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(static word => word.Length > 2 && char.IsUpper(word[0]))];

        Assert.Contains("Parsing", words);
        Assert.Empty(words.Except([.. Folders("generator"), .. Folders("generator/ActGen.Generator"), .. Folders("runtime/ActGen"), "ActGen"]));
    }

    /// <summary>What each folder of the generator may use of the others.</summary>
    [Theory]
    [InlineData("Model", "Expressions")]
    [InlineData("Expressions", "Model", "Catalog")]
    [InlineData("Catalog", "Model", "Expressions")]
    [InlineData("Diagnostics")]
    [InlineData("Parsing", "Model", "Expressions", "Catalog", "Diagnostics")]
    [InlineData("Emission", "Model", "Expressions", "Catalog")]
    [InlineData("Analysis", "Parsing", "Model", "Expressions", "Catalog", "Diagnostics")]
    public void DataFlowsAlongTheArrows(string folder, params string[] others)
        => Assert.All(Directory.GetFiles(Repository.PathOf($"generator/ActGen.Generator/{folder}"), "*.cs", SearchOption.AllDirectories), file =>
            Assert.DoesNotContain(
                Folders("generator/ActGen.Generator").Except([folder, .. others]),
                other => Regex.IsMatch(File.ReadAllText(file), $@"(using ActGen\.Generator\.|[^.\w]){other}[.;]")));

    private static IEnumerable<string> Folders(string parent)
        => new DirectoryInfo(Repository.PathOf(parent)).EnumerateDirectories().Select(static folder => folder.Name)
            .Where(static name => !name.StartsWith('.') && !s_passing.Contains(name));
}
