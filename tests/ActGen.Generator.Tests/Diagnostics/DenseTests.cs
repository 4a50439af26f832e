using ActGen.Testing.Hosting;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>What is wrong with dense layers is said where it is wrong.</summary>
public sealed class DenseTests
{
    private const string Forward = "ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y";

    private const string WayOut = "; write 'void F(ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y)', or the gradient 'void B(ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, "
        + "ReadOnlySpan<T> bias, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dKernel, Span<T> dBias)', with T being float or double";

    [Theory]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y)", "has no parameter for the weights ('kernel')")]
    [InlineData("void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel)", "has no parameter for the output")]
    [InlineData("void F(ReadOnlySpan<float> kernel, Span<float> y)", "has no parameter for the input")]
    [InlineData("void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> z, Span<float> y)", "has two parameters for the input, 'x' and 'z'")]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> kernel, Span<float> y)", "would write to 'kernel', which is an input")]
    [InlineData("void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> dKernel, Span<float> y)", "cannot write to 'dKernel'")]
    [InlineData("void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> dy, Span<float> y)", "has a parameter for the gradient from above ('dy'), which only a gradient has")]
    [InlineData("void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, int units, Span<float> y)", "takes 'units', which is no span")]
    [InlineData("void F(ReadOnlySpan<float> x, ReadOnlySpan<double> kernel, Span<float> y)", "mixes element types")]
    [InlineData("int F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y)", "returns something")]
    public void OtherSignatures(string signature, string reason)
        => IsError("ACTGEN038", $"'F' {reason}{WayOut}", "F", InClass($"[Dense(3, 2)] public static partial {signature};"));

    [Theory]
    [InlineData("W, B", "dW, dB")]
    [InlineData("weights, biases", "dWeights, dBiases")]
    public void OtherNamesOfWeightsAndBiases(string names, string gradients)
    {
        string inputs = $"ReadOnlySpan<float> x, {Spans("ReadOnlySpan", names)}";
        GeneratorHost.Default.Run(InClass(
            $"""
            [Dense(3, 2)] public static partial void F({inputs}, Span<float> y);
            [GradientOf(nameof(F))] public static partial void G({inputs}, ReadOnlySpan<float> dy, Span<float> dx, {Spans("Span", gradients)});
            """).Replace("using System.Runtime.Intrinsics;", "", System.StringComparison.Ordinal)).ShouldCompile();

        static string Spans(string type, string names) => $"{type}<float> {names.Replace(", ", $", {type}<float> ", System.StringComparison.Ordinal)}";
    }

    [Fact]
    public void AGradientAsksForSomething()
        => IsErrorBeside("ACTGEN038", $"'G' asks for no gradient{WayOut}", "G", InClass(
            $"""
            [Dense(3, 2)] public static partial void F({Forward});
            [GradientOf(nameof(F))] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy);
            """));

    [Fact]
    public void AGradientTakesTheBiasOfItsLayer()
        => IsErrorBeside("ACTGEN028", "Dense needs 'bias': 'F' takes it as 'ReadOnlySpan<float> bias', so this gradient of it has to", "G", InClass(
            $"""
            [Dense(3, 2)] public static partial void F({Forward});
            [GradientOf(nameof(F))] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> dy, Span<float> dx);
            """));

    [Theory]
    [InlineData("0, 2", "inputs", "0", "use a number of at least 1")]
    [InlineData("3, -1", "units", "-1", "use a number of at least 1")]
    [InlineData("100000, 100000", "inputs", "100000", "inputs times units is the number of weights, which no span can hold")]
    public void ShapesThatAreNone(string shape, string name, string value, string wayOut)
        => IsError("ACTGEN007", $"Dense: {name} = {value} is not possible; {wayOut}", $"Dense({shape})", InClass($"[Dense({shape})] public static partial void F({Forward});"));

    [Fact]
    public void ActivationsAreLookedUp()
        => IsError("ACTGEN001", "'relo' is not an activation; did you mean 'relu'?", "\"relo\"", InClass($"[Dense(3, 2, Activation = \"relo\")] public static partial void F({Forward});"));

    [Fact]
    public void NothingIsDrawn()
        => IsError(
            "ACTGEN024",
            "'dropout' cannot be an activation: a dense layer draws no random numbers; apply it by a method of its own",
            "\"relu | dropout\"",
            InClass($"[Dense(3, 2, Activation = \"relu | dropout\")] public static partial void F({Forward});"));

    [Theory]
    [InlineData("hardmax", "", "it is constant between jumps, so its gradient is zero", "hardmax")]
    [InlineData("relu", ", Order = 2", "of a dense layer there is the gradient of order 1 only, not 2; remove Order", "F")]
    public void GradientsThatLayersDoNotHave(string activation, string options, string reason, string name)
        => IsErrorBeside("ACTGEN025", $"'{name}' cannot be differentiated: {reason}", $"GradientOf(nameof(F){options})", InClass(
            $"""
            [Dense(3, 2, Activation = "{activation}")] public static partial void F({Forward});
            [GradientOf(nameof(F){options})] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy, Span<float> dx);
            """));

    [Fact]
    public void AGradientOfALayerThatIsNotThereNamesOneThatIs()
        => IsErrorBeside("ACTGEN019", "'C' has no method 'Hiden' with [Activation] or [Dense]; did you mean 'Hidden'?", "GradientOf(\"Hiden\")", InClass(
            $"""
            [Dense(3, 2)] public static partial void Hidden({Forward});
            [GradientOf("Hiden")] public static partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy, Span<float> dx);
            """));

    [Fact]
    public void ALayerIsNoActivation()
        => IsError("ACTGEN034", "'F' has [Activation] and [Dense]; remove one of them", "F", InClass($"[Activation(\"relu\"), Dense(3, 2)] public static partial void F({Forward});"));
}
