using System.Threading.Tasks;
using Xunit;
using static ActGen.CodeFixes.Tests.FixCheck;

namespace ActGen.CodeFixes.Tests.Mends;

/// <summary>Methods get the parameters that their activations need, in types that they can have.</summary>
public sealed class ParameterTests
{
    [Theory]
    [InlineData("Add the parameter 'ReadOnlySpan<float> bias'", "ReadOnlySpan<float> bias")]
    [InlineData("Add the parameter 'float bias'", "float bias")]
    public Task Values(string title, string parameter)
        => Fixes("ACTGEN028", title, Method("bias_add | relu", "ReadOnlySpan<float> x, Span<float> y"), Method("bias_add | relu", $"ReadOnlySpan<float> x, {parameter}, Span<float> y"));

    [Fact]
    public Task OneOfSeveral()
        => Offers("ACTGEN028", Method("bias_add | relu | bias_add", "Span<float> x, float bias2"), "Add the parameter 'ReadOnlySpan<float> bias1'", "Add the parameter 'float bias1'");

    [Fact]
    public Task OfOneElement()
        => Offers("ACTGEN028", InClass("[Activation(\"prelu\")]\npublic static partial float F(float x);"), "Add the parameter 'float alpha'");

    [Fact]
    public Task SpansAreWrittenAsTheOthersAre()
        => Fixes(
            "ACTGEN028",
            "Add the parameter 'ReadOnlySpan<float> bias'",
            Method("bias_add", "global::System.ReadOnlySpan<float> x, global::System.Span<float> y"),
            Method("bias_add", "global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<float> bias, global::System.Span<float> y"));

    [Fact]
    public Task SecondInput()
        => Fixes(
            "ACTGEN028",
            "Add the parameter 'ReadOnlySpan<float> residual'",
            Method("add", "ReadOnlySpan<float> x, Span<float> y"),
            Method("add", "ReadOnlySpan<float> x, ReadOnlySpan<float> residual, Span<float> y"));

    [Fact]
    public Task WhatTheActivationTakes()
        => Fixes(
            "ACTGEN028",
            "Add the parameter 'ulong seed'",
            Gradient("ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx"),
            Gradient("ReadOnlySpan<float> x, ulong seed, ReadOnlySpan<float> dy, Span<float> dx"));

    [Fact]
    public Task Seeds()
        => Fixes(
            "ACTGEN029",
            "Add the parameter 'ulong seed'",
            Method("dropout(rate: 0.1)", "ReadOnlySpan<float> x, bool training, Span<float> y"),
            Method("dropout(rate: 0.1)", "ReadOnlySpan<float> x, ulong seed, bool training, Span<float> y"));

    [Fact]
    public Task NoiseByRow()
        => Fixes(
            "ACTGEN028",
            "Add the parameter 'int rowLength'",
            Method("dropout(rate: 0.1, noise_shape: per_row)", "ReadOnlySpan<float> x, ulong seed, Span<float> y"),
            Method("dropout(rate: 0.1, noise_shape: per_row)", "ReadOnlySpan<float> x, int rowLength, ulong seed, Span<float> y"));

    [Theory]
    [InlineData("leaky_relu", "int alpha", "Take 'alpha' as 'float'", "float alpha")]
    [InlineData("leaky_relu", "double alpha", "Take 'alpha' as 'ReadOnlySpan<float>'", "ReadOnlySpan<float> alpha")]
    [InlineData("dropout(rate: 0.5)", "string seed", "Take 'seed' as 'ulong'", "ulong seed")]
    public Task Types(string activation, string wrong, string title, string right)
        => Fixes("ACTGEN004", title, Method(activation, $"ReadOnlySpan<float> x, {wrong}, Span<float> y"), Method(activation, $"ReadOnlySpan<float> x, {right}, Span<float> y"));

    [Fact]
    public Task TypesOfGradients()
        => Fixes(
            "ACTGEN018",
            "Take 'seed' as 'ulong'",
            Gradient("ReadOnlySpan<float> x, bool seed, ReadOnlySpan<float> dy, Span<float> dx"),
            Gradient("ReadOnlySpan<float> x, ulong seed, ReadOnlySpan<float> dy, Span<float> dx"));

    [Theory]
    [InlineData("dropout", "ulong seed, ReadOnlySpan<float> rate", "Take 'rate' as 'float'", "ulong seed, float rate")]
    [InlineData("add", "float residual", "Take 'residual' as 'ReadOnlySpan<float>'", "ReadOnlySpan<float> residual")]
    public Task TypesOfValues(string activation, string wrong, string title, string right)
        => Fixes("ACTGEN028", title, Method(activation, $"ReadOnlySpan<float> x, {wrong}, Span<float> y"), Method(activation, $"ReadOnlySpan<float> x, {right}, Span<float> y"));

    private static string Method(string activation, string parameters)
        => InClass($"    [Activation(\"{activation}\", Convention = Convention.TensorFlow)]\n    public static partial void F({parameters}); // here");

    private static string Gradient(string parameters)
        => InClass($"[Activation(\"dropout(rate: 0.1)\")]\npublic static partial void F(ReadOnlySpan<float> x, ulong seed, Span<float> y);\n\n[GradientOf(nameof(F))]\npublic static partial void D({parameters});");
}
