using ActGen.Testing.Hosting;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN006, ACTGEN007, ACTGEN008 and ACTGEN014: the parameters of the activation.</summary>
public sealed class ParameterTests
{
    [Theory]
    [InlineData("\"relu\", Alpha = 0.1", "relu", "Alpha", "it has none, remove it", "Alpha = 0.1")]
    [InlineData("\"leaky_relu(slop: 1)\", Alpha = 0.1", "leaky_relu", "slop", "it has alpha", "\"leaky_relu(slop: 1)\"")]
    [InlineData("\"hard_tanh(from: -1)\"", "hard_tanh", "from", "it has min, max", "\"hard_tanh(from: -1)\"")]
    [InlineData("\"swish\", Threshold = 2", "silu", "Threshold", "it has beta", "Threshold = 2")]
    public void UnknownParameter(string arguments, string activation, string parameter, string wayOut, string underlined)
        => IsError("ACTGEN006", $"{activation} has no parameter '{parameter}'; {wayOut}", underlined, Attributed($"[Activation({arguments})]"));

    [Theory]
    [InlineData("\"leaky_relu\", Alpha = double.NaN", "leaky_relu", "alpha", "NaN", "use a finite number", "Alpha = double.NaN")]
    [InlineData("\"leaky_relu\", Alpha = double.NegativeInfinity", "leaky_relu", "alpha", "-Infinity", "use a finite number", "Alpha = double.NegativeInfinity")]
    [InlineData("\"leaky_relu(alpha: 1e999)\"", "leaky_relu", "alpha", "Infinity", "use a finite number", "\"leaky_relu(alpha: 1e999)\"")]
    [InlineData("\"leaky_relu(alpha: NaN)\"", "leaky_relu", "alpha", "NaN", "use a finite number", "\"leaky_relu(alpha: NaN)\"")]
    [InlineData("\"celu\", Alpha = 0", "celu", "alpha", "0", "use a finite number greater than 0", "Alpha = 0")]
    [InlineData("\"celu\", Alpha = -0.0", "celu", "alpha", "-0", "use a finite number greater than 0", "Alpha = -0.0")]
    [InlineData("\"softshrink\", Lambda = -1.5", "softshrink", "lambda", "-1.5", "use a finite number of at least 0", "Lambda = -1.5")]
    [InlineData("\"leaky_relu\", Alpha = 1e300", "leaky_relu", "alpha", "1e+300", "as a float it is Infinity; use a finite number in that type, or the other element type", "Alpha = 1e300")]
    [InlineData("\"celu\", Alpha = double.Epsilon", "celu", "alpha", "5e-324", "as a float it is 0; use a finite number greater than 0 in that type, or the other element type", "Alpha = double.Epsilon")]
    [InlineData("\"relu\", MaxUlp = double.NaN", "relu", "MaxUlp", "NaN", "use a number of at least 0", "MaxUlp = double.NaN")]
    [InlineData("\"relu\", MaxUlp = -1", "relu", "MaxUlp", "-1", "use a number of at least 0", "MaxUlp = -1")]
    [InlineData("\"relu\", Convention = (Convention)42", "relu", "Convention", "42", "use one of TensorFlow, PyTorch, Keras, TensorFlowJs, Onnx", "Convention = (Convention)42")]
    [InlineData("\"relu\", Convention = (Convention)(-1)", "relu", "Convention", "-1", "use one of TensorFlow, PyTorch, Keras, TensorFlowJs, Onnx", "Convention = (Convention)(-1)")]
    [InlineData("\"hard_tanh\", Min = 2", "hard_tanh", "min", "2", "min is greater than max; exchange the two", "Activation(\"hard_tanh\", Min = 2)")]
    public void ParameterOutOfRange(string arguments, string activation, string parameter, string value, string wayOut, string underlined)
        => IsError("ACTGEN007", $"{activation}: {parameter} = {value} is not possible; {wayOut}", underlined, Attributed($"[Activation({arguments})]"));

    [Fact]
    public void TheRangeIsThatOfTheElementType()
    {
        Assert.Contains("1e+300d", GeneratorHost.Default.Run(Attributed("[Activation(\"leaky_relu\", Alpha = 1e300)]", "double")).ShouldCompile().Source);
        GeneratorHost.Default.Run(Attributed("[Activation(\"softshrink\", Lambda = double.Epsilon)]")).ShouldCompile();
    }

    [Theory]
    [InlineData("\"leaky_relu(alpha: 0.1)\", Alpha = 0.2", "leaky_relu", "alpha", "0.1", "0.2", "Alpha = 0.2")]
    [InlineData("\"leaky_relu(alpha: 1, negative_slope: 2)\"", "leaky_relu", "alpha", "1", "2", "\"leaky_relu(alpha: 1, negative_slope: 2)\"")]
    [InlineData("\"threshold\", Threshold = 1, Alpha = 2", "threshold", "threshold", "1", "2", "Alpha = 2")]
    public void ParameterSetTwice(string arguments, string activation, string parameter, string first, string second, string underlined)
        => IsError(
            "ACTGEN008",
            $"{activation}: '{parameter}' is set twice, to {first} and to {second}; remove one",
            underlined,
            Attributed($"[Activation({arguments})]"));

    [Fact]
    public void DefaultsDisagree()
        => IsInfo(
            "ACTGEN014",
            "leaky_relu: 'alpha' is left out, and frameworks disagree: TensorFlow 0.2, PyTorch 0.01, Keras 0.3, TensorFlowJs 0.2, Onnx 0.01; "
            + "TensorFlow's 0.2 is used. Set Alpha, or set Convention.",
            "\"leaky_relu\"",
            Attributed("[Activation(\"leaky_relu\")]"));

    [Fact]
    public void DefaultsDisagreeOnWhetherThereIsAThreshold()
        => IsInfo(
            "ACTGEN014",
            "softplus: 'threshold' is left out, and frameworks disagree: TensorFlow none, PyTorch 20, Keras none, TensorFlowJs none, Onnx none; "
            + "TensorFlow's none is used. Set Threshold, or set Convention.",
            "\"softplus\"",
            Attributed("[Activation(\"softplus\")]"));

    [Theory]
    [InlineData("\"leaky_relu\", Convention = Convention.TensorFlow", "0.2")]
    [InlineData("\"leaky_relu\", Convention = Convention.PyTorch", "0.01")]
    [InlineData("\"leaky_relu\", Convention = Convention.Keras", "0.3")]
    [InlineData("\"leaky_relu\", Alpha = 0.25", "0.25")]
    [InlineData("\"leaky_relu(slope: 0.125)\"", "0.125")]
    public void AChosenDefaultIsNoDisagreement(string arguments, string alpha)
    {
        GeneratorRun run = GeneratorHost.Default.Run(Attributed($"[Activation({arguments})]")).ShouldCompile();

        Assert.Empty(run.Diagnostics);
        Assert.Contains($"with alpha = {alpha}.", run.Source);
    }
}
