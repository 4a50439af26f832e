using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VerifyTests;
using Xunit;

namespace ActGen.Generator.Tests.Verification;

/// <summary>Every snapshot of this project has a test, and the check that says so can fail.</summary>
public sealed class OrphanTests
{
    [Fact]
    public async Task EverySnapshotBelongsToATest()
        => Assert.Empty(await OrphanCheck.FindAsync(typeof(OrphanTests).Assembly));

    [Fact]
    public async Task OrphansAreFound()
    {
        using var folder = new TemporaryFolder();
        string[] claimed =
        [
            "OrphanTests.Samples.Plain.verified.txt", "OrphanTests.Samples.Plain#A.g.verified.cs", "OrphanTests.Samples.Plain_second.verified.txt",
            "OrphanTests.Samples.Rows_a=1_b=x.verified.txt", "OrphanTests.Samples.Rows_a=2#A.g.verified.cs",
        ];
        string[] orphaned =
        [
            "OrphanTests.Samples.Plainer.verified.txt", "OrphanTests.Samples.NotATest.verified.txt", "Samples.Plain.verified.txt",
            "OrphanTests.Samples.Rows_a=3_b=x.verified.txt", "OrphanTests.Samples.Rows_a=10.verified.txt",
        ];
        foreach (string file in claimed.Concat(orphaned))
        {
            folder.Write(file, "text");
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "bin"));
        folder.Write("bin/Copied.Elsewhere.verified.txt", "text");

        Assert.Equal(orphaned.Order(System.StringComparer.Ordinal), (await OrphanCheck.FindAsync(folder.Path, [typeof(Samples)])).Select(Path.GetFileName));
    }

#pragma warning disable xUnit1000 // never run: only looked at
    private sealed class Samples
    {
        [Fact]
        public void Plain() => NotATest();

        [Theory]
        [InlineData(1, "x")]
        [InlineData(2, "y")]
        public void Rows(int a, string b) => Assert.NotEqual(a.ToString(), b);

        public void NotATest()
        {
        }
    }
#pragma warning restore xUnit1000
}
