using System.Linq;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

/// <summary>The page on hosts says what works where, and the product says it too.</summary>
public sealed class HostPageTests
{
    [Fact]
    public void PageListsWhatWorksWhere() => new MarkedSection("docs/hosts.md", "features").Verify(HostTable.Text.Trim('\n'));

    public static TheoryData<string> Features => [.. HostTable.Features.Select(static feature => feature.Name)];

    /// <summary>What does not work names what it needs, and is no error of the compiler in generated code.</summary>
    [Theory]
    [MemberData(nameof(Features))]
    public void AnObstacleNamesWhatIsNeeded(string feature)
    {
        string members = HostTable.Features.Single(each => each.Name == feature).Members;

        Assert.Null(HostTable.Obstacle(HostTable.Hosts[0].Host, members));
        foreach ((_, Testing.Hosting.GeneratorHost host) in HostTable.Hosts)
        {
            if (HostTable.Obstacle(host, members) is { } obstacle)
            {
                Assert.Contains(".NET 8 or later", obstacle.GetMessage());
            }
        }
    }
}
