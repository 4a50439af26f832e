using ActGen.Testing.Hosting;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN028, ACTGEN030 and ACTGEN031: parameters of the method that are parameters of its activations.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("bias_add", "", "\"bias_add\"", "bias_add needs 'bias': add the parameter 'ReadOnlySpan<float> bias' (one a channel) or 'float bias' to the method, or write \"bias_add(bias: 1)\"")]
    [InlineData("relu | bias | tanh", "", "bias", "bias_add needs 'bias': add the parameter 'ReadOnlySpan<float> bias' (one a channel) or 'float bias' to the method, or write \"bias(bias: 1)\"")]
    [InlineData("bias_add | relu | bias_add", "float bias1", "bias_add", "bias_add needs 'bias': add the parameter 'ReadOnlySpan<float> bias2' (one a channel) or 'float bias2' to the method, or write \"bias_add(bias: 1)\"")]
    [InlineData("Bent", "", "\"Bent\"", "Bent needs 'slope': add the parameter 'ReadOnlySpan<float> slope' (one a channel) or 'float slope' to the method, or write \"Bent(slope: 1)\"")]
    [InlineData("relu | Bent", "", "Bent", "Bent needs 'slope': add the parameter 'ReadOnlySpan<float> slope' (one a channel) or 'float slope' to the method, or write \"Bent(slope: 1)\"")]
    [InlineData("add | relu", "", "add", "add needs 'residual': it has an element for each of the input, so take it as 'ReadOnlySpan<float> residual'")]
    [InlineData("add | add", "ReadOnlySpan<float> residual1", "add", "add needs 'residual': it has an element for each of the input, so take it as 'ReadOnlySpan<float> residual2'")]
    [InlineData("add | relu", "float skip", "skip", "add needs 'residual': it has an element for each of the input, so take it as 'ReadOnlySpan<float> residual'")]
    [InlineData("add(residual: 1) | relu", "", "residual", "add needs 'residual': it has an element for each of the input, so take it as 'ReadOnlySpan<float> residual'")]
    [InlineData("dropout", "ReadOnlySpan<float> rate, ulong seed", "rate", "dropout needs 'rate': it is one number for all elements, so take it as 'float rate'")]
    public void ParameterNotGiven(string activation, string parameters, string underlined, string message)
        => IsError("ACTGEN028", message, underlined, Method(activation, parameters));

    [Theory]
    [InlineData("leaky_relu", "float alpha", "", "leaky_relu needs 'alpha': 'F' takes it as 'float alpha', so this gradient of it has to")]
    [InlineData("leaky_relu", "ReadOnlySpan<float> Slope", "", "leaky_relu needs 'Slope': 'F' takes it as 'ReadOnlySpan<float> Slope', so this gradient of it has to")]
    [InlineData("elu(alpha: 2) | leaky_relu", "float alpha", "", "leaky_relu needs 'alpha': 'F' takes it as 'float alpha', so this gradient of it has to")]
    [InlineData("leaky_relu | elu", "float alpha1, float alpha2", "float alpha1", "elu needs 'alpha2': 'F' takes it as 'float alpha2', so this gradient of it has to")]
    [InlineData("add | relu", "ReadOnlySpan<float> residual", "", "add needs 'residual': 'F' takes it as 'ReadOnlySpan<float> residual', so this gradient of it has to")]
    [InlineData("relu | dropout", "ulong seed", "", "dropout needs 'seed': 'F' takes it as 'ulong seed', so this gradient of it has to")]
    [InlineData("rrelu", "int seed", "", "rrelu needs 'seed': 'F' takes it as 'int seed', so this gradient of it has to")]
    [InlineData("relu | dropout", "ulong seed, ulong step", "ulong seed", "dropout needs 'step': 'F' takes it as 'ulong step', so this gradient of it has to")]
    [InlineData("relu | dropout", "ulong seed, bool training", "ulong seed", "dropout needs 'training': 'F' takes it as 'bool training', so this gradient of it has to")]
    [InlineData("relu | dropout", "ulong seed, long offset", "ulong seed", "dropout needs 'offset': 'F' takes it as 'long offset', so this gradient of it has to")]
    [InlineData("dropout(noise_shape: per_row)", "ulong seed, int rowLength", "ulong seed", "dropout needs 'rowLength': 'F' takes it as 'int rowLength', so this gradient of it has to")]
    public void TheGradientLeavesOutWhatItsActivationTakes(string activation, string parameters, string ofGradient, string message)
        => IsErrorBeside("ACTGEN028", message, "B", Method(activation, parameters, Backward(ofGradient)));

    [Theory]
    [InlineData("leaky_relu(alpha: 1) | elu(alpha: 1)", "", "")]
    [InlineData("leaky_relu(alpha: 1) | elu", "float alpha", "float alpha")]
    [InlineData("elu | leaky_relu", "float alpha2", "float alpha2")] // the other has its default in both
    [InlineData("dropout", "float keepProb, ulong seed", "float rate, ulong seed")]
    public void TheGradientTakesWhatItsActivationTakes(string activation, string parameters, string ofGradient)
        => Assert.Empty(GeneratorHost.Default.Run(Method(activation, parameters, Backward(ofGradient))).ShouldCompile().Diagnostics);

    [Theory]
    [InlineData("leaky_relu | elu", "float alpha", "alpha", "'alpha' could be that of leaky_relu (stage 1) or elu (stage 2); number it, as in 'alpha1' and 'alpha2', or give the others constants in the string")]
    [InlineData("bias_add | tanh | bias_add", "ReadOnlySpan<float> Bias", "Bias", "'Bias' could be that of bias_add (stage 1) or bias_add (stage 3); number it, as in 'Bias1' and 'Bias2', or give the others constants in the string")]
    public void AmbiguousParameter(string activation, string parameters, string underlined, string message)
        => IsError("ACTGEN030", message, underlined, Method(activation, parameters));

    [Fact]
    public void AmbiguousConstant()
        => IsError(
            "ACTGEN030",
            "'Alpha' could be that of leaky_relu (stage 1) or elu (stage 2); write it in the string, behind the stage that is meant",
            "Alpha = 0.5",
            Attributed("[Activation(\"leaky_relu | elu\", Alpha = 0.5)]"));

    [Theory]
    [InlineData("leaky_relu(alpha: 1)", "float alpha", "alpha", "'alpha' has no effect: the attribute gives leaky_relu a constant")]
    [InlineData("tanh | leaky_relu(alpha: 1)", "ReadOnlySpan<float> slope", "slope", "'slope' has no effect: the attribute gives leaky_relu a constant")]
    [InlineData("leaky_relu(alpha: 1) | elu", "float alpha1, float alpha2", "alpha1", "'alpha1' has no effect: the attribute gives leaky_relu a constant")]
    [InlineData("elu(alpha: 1) | celu", "float alpha2, float alpha3", "alpha3", "'alpha3' has no effect: there are 2 stages with 'alpha', and this asks for number 3")]
    [InlineData("elu", "float alpha0", "alpha0", "'alpha0' has no effect: there is 1 stage with 'alpha', and this asks for number 0")]
    [InlineData("elu", "float alpha99999999999", "alpha99999999999", "'alpha99999999999' has no effect: there is 1 stage with 'alpha', and this asks for number 0")]
    public void AParameterOfTheMethodWithoutEffect(string activation, string parameters, string underlined, string message)
        => IsWarning("ACTGEN031", message, underlined, Method(activation, parameters));

    [Fact]
    public void AParameterOfTheOtherOverloadHasNoEffect()
        => IsWarning(
            "ACTGEN031",
            "'power' has no effect: Line has no parameter of that name",
            "power",
            InClass(
                """
                [Activation(nameof(Line))] public static partial void F(ReadOnlySpan<double> x, double power, Span<double> y);
                static double Line(double x, double slope = 2) => slope * x;
                static float Line(float x, float power) => power * x;
                """));

    [Fact]
    public void AConstantOfTheAttributeWithoutEffect()
        => IsWarning(
            "ACTGEN031",
            "'Alpha' has no effect: every stage that has it has it in the string",
            "Alpha = 0.5",
            Attributed("[Activation(\"leaky_relu(alpha: 1) | elu(alpha: 1)\", Alpha = 0.5)]"));

    [Fact]
    public void ParameterSetTwice()
        => IsError("ACTGEN008", "leaky_relu: 'alpha' is set twice, to alpha and to slope; remove one", "slope", Method("leaky_relu", "float alpha, float slope"));

    [Theory]
    [InlineData("leaky_relu | elu", "float alpha1, ReadOnlySpan<float> alpha2")]
    [InlineData("leaky_relu | elu", "float alpha_2, float Alpha_1")]
    [InlineData("leaky_relu | relu | elu(alpha: 1)", "float alpha")]
    [InlineData("leaky_relu(alpha: 1) | elu", "float alpha2")]
    [InlineData("leaky_relu", "float alpha1")]
    [InlineData("leaky_relu", "Span<float> negativeSlope")] // as good as a ReadOnlySpan
    [InlineData("threshold", "float value, ReadOnlySpan<float> theta")]
    [InlineData("add | add | add", "ReadOnlySpan<float> residual3, Span<float> residual2, ReadOnlySpan<float> residual1")]
    public void NamesThatSayEnough(string activation, string parameters)
        => Assert.DoesNotContain(GeneratorHost.Default.Run(Method(activation, parameters)).ShouldCompile().Diagnostics, static diagnostic => diagnostic.Id != "ACTGEN014");

    private static string Backward(string parameters)
        => $"[GradientOf(nameof(F))] public static partial void B(ReadOnlySpan<float> x, {(parameters.Length > 0 ? parameters + ", " : "")}ReadOnlySpan<float> dy, Span<float> dx);";

    private static string Method(string activation, string parameters, string members = "")
        => InClass(
            $"""
            [Activation("{activation}", Convention = Convention.TensorFlow)] public static partial void F(ReadOnlySpan<float> x, {(parameters.Length > 0 ? parameters + ", " : "")}Span<float> y);
            {members}
            static float Bent(float x, float slope) => x > 0 ? x : slope * x;
            """);
}
