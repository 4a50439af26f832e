using System.Collections.Generic;
using System.Threading.Tasks;
using ActGen.Tests.Kernels;
using ActGen.Tests.Numerics;
using ActGen.Tests.Randomness;
using Xunit;

namespace ActGen.Tests.Codegen;

/// <summary>
/// The same results, to the bit, on processors that have less: the tests that compare with exact definitions run again with
/// instruction sets switched off.
/// </summary>
public sealed class WidthTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "256 bits")]
    [InlineData("DOTNET_EnableAVX2", "128 bits, no fused multiply-add")]
    [InlineData("DOTNET_EnableHWIntrinsic", "no vectors")]
    public async Task Results_are_the_same_without(string instructions, string remaining)
    {
        (int exitCode, string output) = await TestProcess.Run(
            new Dictionary<string, string> { [instructions] = "0" },
            typeof(SimdTests), typeof(ElementwiseTests), typeof(PassTests), typeof(PassSumTests), typeof(PhiloxTests));

        Assert.True(exitCode == 0, $"With {instructions}=0 ({remaining}):\n{output}");
        Assert.Contains("Failed: 0", output);
    }
}
