using System.Threading.Tasks;
using ActGen.Package.Tests.Packing;
using Xunit;

namespace ActGen.Package.Tests.Consumers;

/// <summary>Libraries of both tiers with every activation in every shape build without a warning.</summary>
public sealed class LibraryTests(PackedPackage package)
{
    [Fact]
    public Task Net8() => BuildAsync("Net8Library", hasVectors: true);

    [Fact]
    public Task NetStandardWithCSharp9() => BuildAsync("NetStandardLibrary", hasVectors: false);

    private async Task BuildAsync(string project, bool hasVectors)
    {
        using Workspace workspace = await Workspace.CreateAsync(package, project);
        workspace.Add("Activations.cs", EveryActivation.Source(hasVectors));

        await workspace.DotnetAsync("build", "-c", "Release"); // which throws when the build fails, and warnings are errors
    }
}
