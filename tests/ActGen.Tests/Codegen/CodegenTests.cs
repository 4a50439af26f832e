using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using ActGen.Testing.References;
using ActGen.Tests.Processes;
using Xunit;

namespace ActGen.Tests.Codegen;

/// <summary>
/// What the JIT makes of the loops. It inlines only so much into one method; past that a call stays in the loop, which costs
/// ten times the kernel, and no other test would notice.
/// </summary>
public sealed class CodegenTests
{
    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic", "1", "Simd512", false)]
    [InlineData("DOTNET_EnableAVX512", "0", "Simd256", false)]
    [InlineData("DOTNET_EnableAVX2", "0", "Simd128", true)]
    public async Task NoLoopCallsOrSpills(string name, string value, string register, bool emulatesFma)
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "The listings of other processors are not read.");
        Assert.SkipUnless(register != "Simd512" || Processor.Has512, "This processor has no 512-bit vectors.");
        Assert.SkipUnless(register != "Simd256" || Processor.Has256, "This processor has no AVX2.");

        // It lays loops out otherwise and inlines half as much: calls stay in the longest two of these kernels, in no activation.
        Assert.SkipUnless(Environment.Version.Major > 8, "The listings of .NET 8 are read for the activations only.");

        JitListing[] listings = await Compile(typeof(CodegenProbe), new() { [name] = value });

        // Eight kernels, each with a plain loop over single registers and a non-temporal one, which the medium five of them take in pairs where
        // that pays, and so have a third; the light one has an unrolled one. Seven passes, four of which the generator wrote, three of them unrolled too.
        JitListing[] loops = [.. listings.Where(listing => listing.Method.Contains($"ActGen.{register}`1[", StringComparison.Ordinal))];
        // Tiles of one and two registers; single rows of one, two and four; one sample through a narrow layer, and tiles of several.
        Assert.Equal((register == "Simd512" && Processor.HasRegistersForPairs ? 22 : 17) + 10 + 11 + 2, loops.Length);
        Assert.Equal(6, loops.Count(static loop => loop.Method.Contains("Layer+", StringComparison.Ordinal)));
        foreach (JitListing listing in loops)
        {
            // At the end of a pass, loops copy what is left of each stream.
            string[][] bodies = [.. listing.Loops().Where(body => !body.Any(line => line.Contains("CORINFO_HELP_MEMCPY", StringComparison.Ordinal)))];
            Assert.True(bodies.Length != 0, $"{listing.Method} has no loop.");
            Assert.All(bodies, body =>
            {
                // Where a fused multiply-add is many instructions, registers run out; for doubles it is a call.
                string[] faults = emulatesFma
                    ? [.. JitListing.Calls(body).Where(call => !call.Contains("Math:FusedMultiplyAdd", StringComparison.Ordinal))]
                    : [.. JitListing.Calls(body), .. listing.Spills(body)];
                Assert.True(faults.Length == 0, $"{listing.Method}:\n{string.Join('\n', faults)}");
            });
        }
    }

    [Fact]
    public void ACallAndASpillInALoopAreFound()
    {
        JitListing listing = Assert.Single(JitListing.Parse(
            """
            ; Assembly listing for method Loop:Run (FullOpts)
            ; rbp based frame
            G_M000_IG01:                ;; offset=0x0000
                   call     [Before]
            G_M000_IG02:                ;; offset=0x0004
                   vmovups  zmm0, zmmword ptr [rax+4*rdi]
                   vmovups  zmmword ptr [rbp-0x40], zmm0
                   mov      rax, qword ptr [rbp-0x50]
                   call     [Inside]
                   jb       SHORT G_M000_IG02
            """));

        string[] loop = Assert.Single(listing.Loops());
        Assert.Equal(["call     [Inside]"], JitListing.Calls(loop));
        Assert.Equal(["vmovups  zmmword ptr [rbp-0x40], zmm0"], listing.Spills(loop));
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic", "1")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    public async Task NoActivationLeavesACallInItsLoop(string name, string value)
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "The listings of other processors are not read.");

        JitListing[] listings = await Compile(typeof(CatalogueProbe), new() { [name] = value });

        JitListing[] loops = [.. listings.Where(static listing => listing.Method.Contains("Catalogue+", StringComparison.Ordinal))];
        Assert.True(loops.Length >= 2 * VectorFile.Names.Count, $"There are {loops.Length} listings.");
        Assert.All(loops, static listing => Assert.All(listing.Loops(), body => Assert.Empty(JitListing.Calls(body))));
    }

    private static async Task<JitListing[]> Compile(Type probe, Dictionary<string, string> environment)
    {
        string file = Path.GetTempFileName();
        try
        {
            environment["DOTNET_JitStdOutFile"] = file;
            environment["DOTNET_JitDisasm"] = "*UnaryLoop:* *PassLoop:RunSingly *PassLoop:RunUnrolled *ProductTile:* *InterleavedTile:Run *DenseSample:Run";
            (int exitCode, string output) = await TestProcess.Run(environment, probe);
            Assert.True(exitCode == 0, output);
            return [.. JitListing.Parse(await File.ReadAllTextAsync(file))];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
