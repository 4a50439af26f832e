using System;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Package.Tests.Documentation;
using ActGen.Package.Tests.Packing;
using Xunit;

namespace ActGen.Package.Tests.Consumers;

/// <summary>What the README tells a newcomer to type, in a new console project, prints what it says.</summary>
public sealed class FirstProgramTests(PackedPackage package)
{
    [Fact]
    public async Task PrintsWhatTheReadmeSays()
    {
        using Workspace workspace = await Workspace.CreateAsync(package);
        await workspace.NewAsync("console", "--name", "Hello", "--output", ".");
        await workspace.DotnetAsync("add", "package", "ActGen");
        workspace.Add("Activations.cs", Readme.Example);
        workspace.Add("Program.cs", Readme.Program);

        await workspace.DotnetAsync("build", "-c", "Release", "--warnaserror", "-p:InvariantGlobalization=true"); // a comma elsewhere

        Assert.Equal(Readme.Program.Trim().Split("// ").Last(), string.Join(Environment.NewLine, await workspace.RunAsync()));
    }
}
