using System.Runtime.Intrinsics.X86;
using System.Threading.Tasks;
using Xunit;

namespace ActGen.Package.Tests.Hosts;

/// <summary>One program, the package's consumer, prints the same bits on every host.</summary>
/// <param name="program">The program, and what it prints on the installed .NET.</param>
public sealed class HostTests(EverywhereProgram program) : IClassFixture<EverywhereProgram>
{
    [Fact]
    public void ComputesEveryActivation()
        => Assert.InRange(program.Expected.Length, 100, int.MaxValue);

    [Fact]
    public async Task Net8()
        => Assert.Equal(program.Expected, await program.PublishAndRunAsync("net8.0", "--self-contained"));

    [Fact]
    public async Task Trimmed()
        => Assert.Equal(program.Expected, await program.PublishAndRunAsync("net10.0", "--self-contained", "-p:PublishTrimmed=true"));

    /// <summary>By default code for every x64 processor is compiled, which has no fused multiply-add: as where that is switched off.</summary>
    [Fact]
    public async Task NativeAot()
    {
        Assert.SkipUnless(X86Base.X64.IsSupported, "What the ahead-of-time compiler leaves out by default is known of x64.");
        Assert.Equal(
            await program.RunAsync(new() { ["DOTNET_EnableAVX2"] = "0" }),
            await program.PublishAndRunAsync("net8.0", "-p:PublishAot=true"));
    }

    /// <summary>With the instructions of the machine it is compiled on, the bits are those of the just-in-time compiler.</summary>
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task NativeAotForThisMachine(string framework)
        => Assert.Equal(program.Expected, await program.PublishAndRunAsync(framework, "-p:PublishAot=true", "-p:IlcInstructionSet=native"));
}
