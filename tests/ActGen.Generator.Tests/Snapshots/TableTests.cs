using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>A table of activations; it is the same in both tiers, and compiled with every warning an error.</summary>
public sealed class TableTests
{
    private const string Members =
        """
        [Activation("leaky_relu", Alpha = 0.2)]
        public static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);

        [GradientOf(nameof(LeakyRelu))]
        public static partial void LeakyReluGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);

        [Activation("bias_add | prelu")]
        public static partial void Hidden(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ReadOnlySpan<float> alpha, Span<float> y);

        [Activation("softmax")]
        public static partial void Softmax(ReadOnlySpan<double> x, int rowLength, Span<double> y);

        [ActivationTable]
        public static partial ActivationTable CreateTable();
        """;

    [Fact]
    public Task OfThreeActivations() => Verify(TextOf(GeneratorHost.Default));

    [Fact]
    public void IsTheSameForUnity() => Assert.Equal(TextOf(GeneratorHost.Default), TextOf(GeneratorHost.Unity));

    private static string TextOf(GeneratorHost host)
        => host.Run($"using System; using ActGen;\npublic static partial class Activations\n{{\n{Members}\n}}").ShouldCompile().Sources["Activations.CreateTable.g.cs"];
}
