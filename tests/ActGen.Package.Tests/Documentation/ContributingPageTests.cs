using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

/// <summary>What docs/contributing.md names is there.</summary>
public sealed class ContributingPageTests
{
    private static readonly string s_page = Markdown.Read("docs/contributing.md");

    /// <summary>A name without a folder is that of a file somewhere: the text says beside what.</summary>
    [Fact]
    public void EveryFileExists()
    {
        string[] files = [.. new[] { "generator", "runtime", "tests", "docs" }
            .SelectMany(static folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root))
            .Select(static file => Path.GetFileName(file)!)];

        string[] named = [.. Markdown.InlineCode(s_page).Where(static code => Regex.IsMatch(code, @"^[\w./-]+(\.(cs|md|json|props|py)|/[\w.-]+)$"))];
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(name.Contains('/', StringComparison.Ordinal) ? Path.Exists(Repository.PathOf(name)) : files.Contains(name), name));
    }

    [Fact]
    public void EveryProjectOfACommandExists()
        => Assert.All(
            Regex.Matches(s_page, @"(?:tests|runtime|samples)/[\w.]+(?=[ /]|$)", RegexOptions.Multiline).Select(static match => match.Value),
            static project => Assert.True(Path.Exists(Repository.PathOf(project)), project));
}
