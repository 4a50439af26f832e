using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

public sealed class LinkTests
{
    /// <summary>Where the README's links lead: it is also shown on package feeds, away from the repository.</summary>
    internal const string Published = "https://github.com/actgen/actgen/blob/main/";

    public static IEnumerable<TheoryDataRow<string>> Pages()
        => Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Append("README.md")
            .Append("CHANGELOG.md")
            .Select(static page => new TheoryDataRow<string>(page));

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLeadToFilesOfTheRepository(string page)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        string text = File.ReadAllText(Repository.PathOf(page)).Replace(Published, Repository.Root + "/", StringComparison.Ordinal);

        IEnumerable<string> broken = Regex.Matches(text, @"\]\((?!https?:|#)(?<path>[^)#]+)")
            .Select(static match => match.Groups["path"].Value)
            .Where(path => !Path.Exists(Path.Combine(folder, path)));

        Assert.Empty(broken);
    }
}
