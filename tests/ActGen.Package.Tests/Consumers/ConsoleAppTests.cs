using ActGen.Package.Tests.Documentation;
using Xunit;

namespace ActGen.Package.Tests.Consumers;

public sealed class ConsoleAppTests(ConsoleApp app) : IClassFixture<ConsoleApp>
{
    [Fact]
    public void GeneratesTheBranchFreeForm()
    {
        Assert.Contains("MultiplyAdd(", app.Generated);
        Assert.Contains("Abs(", app.Generated);
        Assert.DoesNotContain("?", app.Generated);
        Assert.DoesNotContain("Select", app.Generated);
        Assert.DoesNotMatch(@"\bif\b", app.Generated);
    }

    [Fact]
    public void ReadmeShowsWhatIsGenerated()
        => Readme.GeneratedExample.Verify($"```csharp\n{app.Generated.TrimEnd()}\n```");

    [Fact]
    public void MinusInfinityStaysMinusInfinity()
        => Assert.Contains("leaky_relu(-Infinity) = -Infinity", app.Output);

    [Fact]
    public void EveryNonNegativeFloatComesBackUnchanged()
        => Assert.Contains("unchanged: 2139095041 of 2139095041", app.Output);
}
