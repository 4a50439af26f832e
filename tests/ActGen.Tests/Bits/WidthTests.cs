using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Tests.Activations;
using ActGen.Tests.Kernels;
using ActGen.Tests.Layers;
using ActGen.Tests.Numerics;
using ActGen.Tests.Processes;
using ActGen.Tests.Randomness;
using ActGen.Tests.Training;
using ActGen.Tests.RowFunctions;
using Xunit;

namespace ActGen.Tests.Bits;

/// <summary>
/// The same results, to the bit, on processors that have less: the tests that compare with exact definitions run again with
/// instruction sets switched off, and the others' results are compared.
/// </summary>
/// <param name="images">What the processes compile.</param>
public sealed class WidthTests(ImageFolder images) : IClassFixture<ImageFolder>
{
    /// <summary>What is computed without a multiply-add, or with one that rounds once everywhere, needs no instruction for it.</summary>
    private static readonly string[] s_exact =
    [
        "bias_add[bias] | relu ", "backward of bias_add[bias] | relu ",
        "scale(factor: 2) | scale(factor: 0.5) | add[residual] ", "backward of scale(factor: 2) | scale(factor: 0.5) | add[residual] ",
        "bias_add[bias] | prelu[alpha] | bias_add[bias] ", "backward of bias_add[bias] | prelu[alpha] | bias_add[bias] ",
        "backward of bias_add[bias] | leaky_relu(alpha: 0.2) | dropout(rate: 0.5)[seed] ",
        "gradients of bias_add ", "gradients of hard_sigmoid ", "gradients of hard_tanh ", "gradients of hardshrink ", "gradients of leaky_relu ",
        "gradients of prelu ", "gradients of scale ", "gradients of softshrink ", "gradients of step ", "gradients of threshold ",
        "loss mean_squared_error ", "loss mean_absolute_error ",
    ];

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "256 bits")]
    [InlineData("DOTNET_EnableAVX2", "128 bits, no fused multiply-add")]
    [InlineData("DOTNET_EnableHWIntrinsic", "no vectors")]
    public async Task ResultsAreTheSameWithout(string instructions, string remaining)
    {
        (int exitCode, string output) = await TestProcess.Run(
            new Dictionary<string, string> { [instructions] = "0" },
            typeof(SimdTests), typeof(ElementwiseTests), typeof(PassTests), typeof(PassSumTests), typeof(PhiloxTests), typeof(DropoutTests), typeof(RReluTests),
            typeof(DenseForwardTests), typeof(DenseBackwardTests), typeof(OptimizerTests), typeof(RowBitsTests), typeof(RowWidthTests), typeof(RowTests));

        Assert.True(exitCode == 0, $"With {instructions}=0 ({remaining}):\n{output}");
        Assert.Contains("Failed: 0", output);
    }

    /// <summary>Where no instruction multiplies and adds with one rounding, results differ, but are as near to the exact values as is promised.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task ErrorsAreWithinTheBoundsWithout(string instructions)
    {
        (int exitCode, string output) = await TestProcess.Run(
            images.Share(new() { [instructions] = "0" }), typeof(AccuracyTests), typeof(DerivativeTests), typeof(GateTests));

        Assert.True(exitCode == 0, $"With {instructions}=0:\n{output}");
        Assert.Contains("Failed: 0", output);
    }

    /// <summary>What takes a multiply-add is the same wherever it is one instruction, and wherever it is not.</summary>
    [Fact]
    public async Task EverythingIsTheSameAtEveryWidth()
    {
        // The first process compiles, the others find the images.
        string[] all = await Bits([]);
        string[][] fused = await Task.WhenAll(
            Bits(new() { ["DOTNET_EnableAVX512"] = "0" }), Bits(new() { ["DOTNET_PreferredVectorBitWidth"] = "128" }));
        string[][] unfused = await Task.WhenAll(
            Bits(new() { ["DOTNET_EnableAVX2"] = "0" }), Bits(new() { ["DOTNET_EnableHWIntrinsic"] = "0" }));

        AssertSame(all, fused[0]);
        AssertSame(all, fused[1]);
        AssertSame(unfused[0], unfused[1]);

        Assert.All(s_exact, name => Assert.Contains(all, line => line.StartsWith(name, StringComparison.Ordinal)));
        AssertSame(Exact(all), Exact(unfused[0]));

        static string[] Exact(string[] lines) => [.. lines.Where(static line => s_exact.Any(name => line.StartsWith(name, StringComparison.Ordinal)))];

        static void AssertSame(string[] expected, string[] actual) => Assert.Equal([], expected.Except(actual));
    }

    private async Task<string[]> Bits(Dictionary<string, string> environment)
    {
        string file = Path.GetTempFileName();
        try
        {
            environment[BitsProbe.FileVariable] = file;
            (int exitCode, string output) = await TestProcess.Run(images.Share(environment), typeof(BitsProbe));
            Assert.True(exitCode == 0, output);
            return await File.ReadAllLinesAsync(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
