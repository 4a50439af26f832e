using ActGen.Testing.Hosting;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN018 to ACTGEN022, ACTGEN033 and ACTGEN034: a gradient that cannot be had.</summary>
public sealed class GradientTests
{
    internal const string Shapes =
        "write a derivative 'T D(T x)' or 'void D(ReadOnlySpan<T> x, Span<T> dydx)', backward 'void B(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)' "
        + "or both at once 'void B(ReadOnlySpan<T> x, Span<T> y, Span<T> dydx)', with T being float or double";

    [Theory]
    [InlineData("float D(float x, float dy)", "has no shape ActGen knows")]
    [InlineData("void D(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> z)", "has no shape ActGen knows")]
    [InlineData("void D(Span<float> x, Span<float> dy, Span<float> dx)", "has no shape ActGen knows")]
    [InlineData("void D(ReadOnlySpan<float> x, ReadOnlySpan<double> dy, Span<float> dx)", "mixes element types")]
    [InlineData("void D(ReadOnlySpan<float> x, Span<float> dydx, Span<float> dBeta)", "asks for 'dBeta', the gradient of a parameter, without the gradient from above ('dy')")]
    [InlineData("void D(ReadOnlySpan<float> x, Span<float> y, Span<float> dydx, Span<float> dBeta)", "asks for 'dBeta', the gradient of a parameter, without the gradient from above ('dy')")]
    [InlineData("void D(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, ReadOnlySpan<float> dBeta)", "takes 'dBeta' as 'ReadOnlySpan<float>', which should be 'Span<float>'")]
    [InlineData("void D(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, Span<double> dBeta)", "takes 'dBeta' as 'Span<double>', which should be 'Span<float>'")]
    [InlineData("void D(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, float dBeta)", "takes 'dBeta' as 'float', which should be 'Span<float>'")]
    [InlineData("float D(float x, Span<float> dBeta)", "takes 'dBeta', which only functions over spans can take")]
    [InlineData("void D(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dLambda)", "takes 'dLambda', which is no parameter of its activation")]
    public void UnsupportedSignature(string signature, string reason)
        => IsErrorBeside("ACTGEN018", $"'D' {reason}; {Shapes}", "D", Gradient("silu", "nameof(F)", signature));

    [Theory]
    [InlineData("\"G\"", "did you mean 'F'?")]
    [InlineData("\"Something\"", "name a method of the same type that has one of them")]
    [InlineData("nameof(D)", "did you mean 'F'?")]
    [InlineData("\"\"", "did you mean 'F'?")]
    public void TargetNotFound(string target, string wayOut)
        => IsErrorBeside(
            "ACTGEN019",
            $"'C' has no method '{(target == "nameof(D)" ? "D" : target.Trim('"'))}' with [Activation] or [Dense]; {wayOut}",
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
    [InlineData("relu | tanh", "", "different inputs with different slopes give the same output")]
    [InlineData("tanh | relu", "", "different inputs with different slopes give the same output")]
    [InlineData("leaky_relu", "float alpha, ", "for some values of its parameters, known at run time only, different inputs give the same output")]
    [InlineData("dropout", "ulong seed, ", "different inputs with different slopes give the same output")]
    [InlineData("relu | Line", "", "it is your own function, whose inverse is not known")]
    public void NotFromTheOutputOfAPipeline(string activation, string parameters, string reason)
        => IsErrorBeside(
            "ACTGEN021",
            $"The derivative of {activation} cannot be computed from its output: {reason}; rename 'y' to x and pass the input",
            "GradientOf(nameof(F))",
            Backward(activation, parameters, $"ReadOnlySpan<float> y, {parameters}ReadOnlySpan<float> dy, Span<float> dx"));

    [Theory]
    [InlineData("bias_add | relu", "ReadOnlySpan<float> bias, ")]
    [InlineData("scale(factor: 2) | tanh", "")]
    [InlineData("add | sigmoid", "ReadOnlySpan<float> residual, ")]
    public void FromTheOutputOfAPipeline(string activation, string parameters)
        => Assert.Empty(GeneratorHost.Default.Run(Backward(activation, parameters, $"ReadOnlySpan<float> y, {parameters}ReadOnlySpan<float> dy, Span<float> dx")).ShouldCompile().Diagnostics);

    [Fact]
    public void TheGradientOfAParameterNeedsTheInput()
        => IsErrorBeside(
            "ACTGEN021",
            "The derivative of leaky_relu cannot be computed from its output: the gradient of a parameter needs the input; rename 'y' to x and pass the input",
            "GradientOf(nameof(F))",
            Backward("leaky_relu", "float alpha, ", "ReadOnlySpan<float> y, float alpha, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dAlpha"));

    [Theory]
    [InlineData("leaky_relu(alpha: 0.2)", "", "dAlpha", "alpha")]
    [InlineData("elu", "", "dAlpha", "alpha")]
    [InlineData("bias_add(bias: 1) | relu", "", "DBias", "bias")]
    [InlineData("bias_add(bias: 1) | bias_add", "float bias2, ", "dBias1", "bias")]
    [InlineData("Line", "", "dSlope", "slope")]
    public void GradientOfConstant(string activation, string parameters, string gradient, string parameter)
        => IsErrorBeside(
            "ACTGEN033",
            $"'{gradient}' asks for the gradient of '{parameter}', which is a constant of {activation.Replace("(alpha: 0.2)", "").Replace("(bias: 1)", "")}; take it as a parameter of the method",
            gradient,
            Backward(activation, parameters, $"ReadOnlySpan<float> x, {parameters}ReadOnlySpan<float> dy, Span<float> dx, Span<float> {gradient}"));

    [Fact]
    public void GradientOfSeveralParameters()
        => IsErrorBeside(
            "ACTGEN030",
            "'dBias' could be that of bias_add (stage 1) or bias_add (stage 3); name it after the parameter, as in 'dBias1'",
            "dBias",
            Backward("bias_add | relu | bias_add", "float bias1, float bias2, ", "ReadOnlySpan<float> x, float bias1, float bias2, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias"));

    [Theory]
    [InlineData("leaky_relu", "float slope", "dSlope")]
    [InlineData("leaky_relu", "float slope", "dAlpha")]
    [InlineData("bias_add | relu | bias_add(bias: 1)", "float bias1", "dBias")]
    [InlineData("bias_add | relu | bias_add(bias: 1)", "float bias1", "d_bias_1")]
    [InlineData("Line", "float Slope", "DSLOPE")]
    public void GradientOfAParameterUnderAnyOfItsNames(string activation, string parameter, string gradient)
        => Assert.Empty(GeneratorHost.Default.Run(
            Backward(activation, $"{parameter}, ", $"ReadOnlySpan<float> x, {parameter}, ReadOnlySpan<float> dy, Span<float> {gradient}")).ShouldCompile().Diagnostics);

    [Fact]
    public void GradientsOfParametersAreOfOrderOne()
        => IsErrorBeside(
            "ACTGEN025",
            "'elu' cannot be differentiated: gradients of parameters are of order 1; remove Order or 'dAlpha'",
            "GradientOf(nameof(F), Order = 2)",
            Backward("elu", "float alpha, ", "ReadOnlySpan<float> x, float alpha, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dAlpha", ", Order = 2"));

    [Fact]
    public void WhatIsWrongInTheGradientsElementTypeOnlyIsReportedThere()
        => IsErrorBeside(
            "ACTGEN007",
            "scale: factor = 1e+300 is not possible; as a float it is Infinity; use a finite number in that type, or the other element type",
            "GradientOf(nameof(F))",
            InClass(
                """
                [Activation("scale(factor: 1e300)")] public static partial double F(double x);
                [GradientOf(nameof(F))] public static partial float D(float x);
                """));

    [Fact]
    public void AFunctionOfOneElementTypeHasNoGradientInTheOther()
        => IsErrorBeside(
            "ACTGEN001",
            "'Cube' is not an activation; write the method of that name as 'static float Cube(float x)'",
            "GradientOf(nameof(F))",
            InClass(
                """
                [Activation(nameof(Cube))] public static partial double F(double x);
                [GradientOf(nameof(F))] public static partial float D(float x);
                static double Cube(double x) => x * x * x;
                """));

    [Theory]
    [InlineData("[Activation(\"relu\")] [GradientOf(\"F\")]")]
    [InlineData("[GradientOf(\"Undefined\", Order = 9), Activation(\"nope\")]")]
    public void TwoAttributes(string attributes)
        => IsError("ACTGEN034", "'F' has [Activation] and [GradientOf]; remove one of them", "F", InClass($"{attributes} public static partial float F(float x);"));

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

    private static string Backward(string activation, string parameters, string ofGradient, string options = "")
        => InClass(
            $"""
            [Activation("{activation}", Convention = Convention.TensorFlow)] public static partial void F(ReadOnlySpan<float> x, {parameters}Span<float> y);
            [GradientOf(nameof(F){options})] public static partial void B({ofGradient});
            static float Line(float x, float slope = 2) => slope * x;
            """);

    private static string Gradient(string activation, string arguments, string signature)
        => InClass(
            $"""
            [Activation("{activation}")] public static partial float F(float x);
            [GradientOf({arguments})] public static partial {signature};
            """);
}
