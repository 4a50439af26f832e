using ActGen.Testing.Hosting;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>Activations of rows where they cannot be, and what cannot be asked of them.</summary>
public sealed class RowTests
{
    private const string NoDerivative = "each output depends on every input of its row, so there is no derivative of one element; take 'dy' and give 'dx'";

    [Fact]
    public void OnlyTheLastStageWorksOnRows()
        => IsError(
            "ACTGEN037",
            "'softmax' works on rows, of which it has to see all before it gives the first element, so it can only be the last stage; apply what follows it by a second method",
            "softmax",
            Attributed("[Activation(\"relu | softmax | relu\")]"));

    [Theory]
    [InlineData("hardmax", "void G(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)", "", "it is constant between jumps, so its gradient is zero")]
    [InlineData("softmax", "void G(ReadOnlySpan<float> x, Span<float> dydx)", "", NoDerivative)]
    [InlineData("softmax", "void G(ReadOnlySpan<float> x, Span<float> y, Span<float> dydx)", "", NoDerivative)]
    [InlineData("softmax", "void G(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)", ", Order = 2", "of rows there is the gradient of order 1 only; remove Order")]
    public void GradientsThatRowsDoNotHave(string activation, string signature, string options, string reason)
        => IsErrorBeside(
            "ACTGEN025",
            $"'{activation}' cannot be differentiated: {reason}",
            $"GradientOf(nameof(F){options})",
            InClass(
                $"""
                [Activation("{activation}")] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                [GradientOf(nameof(F){options})] public static partial {signature};
                """));

    [Fact]
    public void AGradientThroughRowsIsComputedInDx()
        => IsErrorBeside(
            "ACTGEN025",
            "'bias_add | softmax' cannot be differentiated: it is computed in the memory of 'dx'; take that as well",
            "GradientOf(nameof(F))",
            InClass(
                """
                [Activation("bias_add | softmax")] public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y);
                [GradientOf(nameof(F))] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy, Span<float> dBias);
                """));

    [Fact]
    public void WhatComesBeforeRowsNeedsTheInput()
        => IsErrorBeside(
            "ACTGEN021",
            "The derivative of tanh | softmax cannot be computed from its output: what comes before softmax needs the input; rename 'y' to x and pass the input",
            "GradientOf(nameof(F))",
            InClass(
                """
                [Activation("tanh | softmax")] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                [GradientOf(nameof(F))] public static partial void G(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx);
                """));

    [Fact]
    public void ARowHasAnElement()
        => IsError(
            "ACTGEN007",
            "softmax: RowLength = 0 is not possible; use a number of at least 1",
            "RowLength = 0",
            Attributed("[Activation(\"softmax\", RowLength = 0)]"));

    [Fact]
    public void ARowHasAnElementWhereNoiseSharesItsLength()
        => IsError(
            "ACTGEN007",
            "softmax: RowLength = 0 is not possible; use a number of at least 1",
            "RowLength = 0",
            Attributed("[Activation(\"dropout | softmax\", Seed = 1, NoiseShape = NoiseShape.PerRow, RowLength = 0)]"));

    [Theory]
    [InlineData("dropout | softmax")]
    [InlineData("dropout")]
    public void AConstantGoesBeforeAParameterAndThatIsSaidOnce(string activation)
        => IsWarning(
            "ACTGEN031",
            "'rowLength' has no effect: the attribute gives a constant",
            "rowLength",
            InClass($"[Activation(\"{activation}\", Seed = 1, NoiseShape = NoiseShape.PerRow, RowLength = 4)] public static partial void F(ReadOnlySpan<float> x, int rowLength, Span<float> y);"));

    [Theory]
    [InlineData("", "int rowLength, ")]
    [InlineData(", RowLength = 4", "")]
    public void TheLengthOfARowAsksForNoRandomNumbers(string option, string parameter)
    {
        GeneratorRun run = GeneratorHost.Default.Run(
            InClass($"[Activation(\"rrelu | softmax\"{option})] public static partial void F(ReadOnlySpan<float> x, {parameter}Span<float> y);"));

        Assert.Empty(run.ShouldCompile().Diagnostics);
    }

    [Fact]
    public void MaskedRowsAreNaNOrZero()
        => IsError(
            "ACTGEN007",
            "softmax: masked = one is not possible; use nan or zero",
            "\"softmax(masked: one)\"",
            Attributed("[Activation(\"softmax(masked: one)\")]"));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e30")]
    public void TemperaturesAreWithinReason(string temperature)
        => IsError(
            "ACTGEN007",
            $"softmax: temperature = {(temperature == "1e30" ? "1e+30" : temperature)} is not possible; use a number from 2^-64 to 2^64",
            $"Temperature = {temperature}",
            Attributed($"[Activation(\"softmax\", Temperature = {temperature})]"));

    [Fact]
    public void AGradientTakesTheRowLengthOfItsActivation()
        => IsErrorBeside(
            "ACTGEN028",
            "softmax needs 'rowLength': 'F' takes it as 'int rowLength', so this gradient of it has to",
            "G",
            InClass(
                """
                [Activation("softmax")] public static partial void F(ReadOnlySpan<float> x, int rowLength, Span<float> y);
                [GradientOf(nameof(F))] public static partial void G(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx);
                """));

    [Fact]
    public void ARowOfGatesAndValuesHasHalves()
        => IsError(
            "ACTGEN039",
            "glu: rows of 5 elements have no halves for the gate and the value; use an even RowLength",
            "RowLength = 5",
            Attributed("[Activation(\"glu\", RowLength = 5)]"));

    [Fact]
    public void LibrariesDisagreeOnTheHalfThatIsTheGate()
        => IsInfo(
            "ACTGEN040",
            "swiglu: libraries disagree on which half of a row the gate is; the second is, as in glu. Write \"swiglu(gate: second)\", or (gate: first).",
            "\"swiglu\"",
            Attributed("[Activation(\"swiglu\", RowLength = 6)]"));

    [Fact]
    public void TheGateIsOneHalfOrTheOther()
        => IsError(
            "ACTGEN007",
            "swiglu: gate = third is not possible; use first or second",
            "\"swiglu(gate: third)\"",
            Attributed("[Activation(\"swiglu(gate: third)\", RowLength = 6)]"));

    [Fact]
    public void GatesAndValuesApartHaveNoRows()
        => IsWarning(
            "ACTGEN031",
            "'rowLength' has no effect: swiglu draws no random numbers",
            "rowLength",
            InClass("[Activation(\"swiglu\")] public static partial void F(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, int rowLength, Span<float> y);"));

    [Fact]
    public void AGradientOfHalvesTakesTheirRowLength()
        => IsErrorBeside(
            "ACTGEN028",
            "glu needs 'rowLength': 'F' takes it as 'int rowLength', so this gradient of it has to",
            "G",
            InClass(
                """
                [Activation("glu")] public static partial void F(ReadOnlySpan<float> x, int rowLength, Span<float> y);
                [GradientOf(nameof(F))] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);
                """));

    [Theory]
    [InlineData("void G(ReadOnlySpan<float> x, Span<float> dydx)", "", "it has two inputs, the halves of a row; take 'dy' and give 'dx'")]
    [InlineData("float G(float x)", "", "it has two inputs, the halves of a row; take 'dy' and give 'dx'")]
    [InlineData("void G(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dValue)", "", "the gradients of both inputs are the halves of 'dx'; remove 'dValue'")]
    [InlineData("void G(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)", ", Order = 2", "of two inputs there is the gradient of order 1 only; remove Order")]
    public void GradientsThatHalvesDoNotHave(string signature, string options, string reason)
        => IsErrorBeside(
            "ACTGEN025",
            $"'glu' cannot be differentiated: {reason}",
            $"GradientOf(nameof(F){options})",
            InClass(
                $"""
                [Activation("glu", RowLength = 4)] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                [GradientOf(nameof(F){options})] public static partial {signature};
                """));

    [Fact]
    public void OneElementIsNoRow()
        => IsError(
            "ACTGEN004",
            $"'F' works on one element, and softmax on rows; {SignatureTests.Shapes}",
            "F",
            InClass("[Activation(\"softmax\")] public static partial float F(float x);"));
}
