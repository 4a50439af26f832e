using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

public sealed class LinkTests
{
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

        IEnumerable<string> broken = Regex.Matches(File.ReadAllText(Repository.PathOf(page)), @"\]\((?!https?:|#)(?<path>[^)#]+)")
            .Select(static match => match.Groups["path"].Value)
            .Where(path => !Path.Exists(Path.Combine(folder, path)));

        Assert.Empty(broken);
    }
}
