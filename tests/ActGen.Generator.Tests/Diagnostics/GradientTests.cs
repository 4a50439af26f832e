using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN018 to ACTGEN022: a gradient that cannot be had.</summary>
public sealed class GradientTests
{
    private const string Shapes =
        "write a derivative 'T D(T x)' or 'void D(ReadOnlySpan<T> x, Span<T> dydx)', backward 'void B(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)' "
        + "or both at once 'void B(ReadOnlySpan<T> x, Span<T> y, Span<T> dydx)', with T being float or double";

    [Theory]
    [InlineData("float D(float x, float dy)", "has no shape ActGen knows")]
    [InlineData("void D(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> z)", "has no shape ActGen knows")]
    [InlineData("void D(Span<float> x, Span<float> dy, Span<float> dx)", "has no shape ActGen knows")]
    [InlineData("void D(ReadOnlySpan<float> x, ReadOnlySpan<double> dy, Span<float> dx)", "mixes element types")]
    public void UnsupportedSignature(string signature, string reason)
        => IsErrorBeside("ACTGEN018", $"'D' {reason}; {Shapes}", "D", Gradient("silu", "nameof(F)", signature));

    [Theory]
    [InlineData("\"G\"", "did you mean 'F'?")]
    [InlineData("\"Something\"", "name a method of the same type that has it")]
    [InlineData("nameof(D)", "did you mean 'F'?")]
    [InlineData("\"\"", "did you mean 'F'?")]
    public void TargetNotFound(string target, string wayOut)
        => IsErrorBeside(
            "ACTGEN019",
            $"'C' has no method '{(target == "nameof(D)" ? "D" : target.Trim('"'))}' with [Activation]; {wayOut}",
            $"GradientOf({target})",
            Gradient("silu", target, "float D(float x)"));

    [Fact]
    public void TargetAmbiguous()
        => IsErrorBeside(
            "ACTGEN020",
            "The overloads of 'F' are different activations, and any of them could be meant; give the one to differentiate a name of its own",
            "GradientOf(nameof(F))",
            InClass(
                """
                [Activation("relu")] public static partial float F(float x);
                [Activation("silu")] public static partial void F(Span<float> x);
                [GradientOf(nameof(F))] public static partial float D(float x);
                """));

    [Theory]
    [InlineData("gelu", "void D(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)", "different inputs with different slopes give the same output", "y")]
    [InlineData("leaky_relu(alpha: -0.5)", "float D(float Y)", "different inputs with different slopes give the same output", "Y")]
    [InlineData("tanh", "void D(ReadOnlySpan<float> y, Span<float> value, Span<float> dydx)", "the value is asked for as well", "y")]
    public void NotFromOutput(string activation, string signature, string reason, string parameter)
        => IsErrorBeside(
            "ACTGEN021",
            $"The derivative of {activation.Split('(')[0]} cannot be computed from its output: {reason}; rename '{parameter}' to x and pass the input",
            "GradientOf(nameof(F))",
            Gradient(activation, "nameof(F)", signature));

    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("-1")]
    public void UnsupportedOrder(string order)
        => IsErrorBeside(
            "ACTGEN022",
            $"Order = {order} is not possible; use 1 for the derivative or 2 for the second derivative",
            $"GradientOf(nameof(F), Order = {order})",
            Gradient("silu", $"nameof(F), Order = {order}", "float D(float x)"));

    private static string Gradient(string activation, string arguments, string signature)
        => InClass(
            $"""
            [Activation("{activation}")] public static partial float F(float x);
            [GradientOf({arguments})] public static partial {signature};
            """);
}
