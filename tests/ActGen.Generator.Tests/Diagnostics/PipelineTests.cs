using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>What is wrong with one stage of a pipeline is reported at that stage, inside the string; ACTGEN032 is about pipelines alone.</summary>
public sealed class PipelineTests
{
    [Theory]
    [InlineData("relu | sigmiod | tanh", "ACTGEN001", "sigmiod", "'sigmiod' is not an activation; did you mean 'sigmoid'?")]
    [InlineData("frobnicate | relu", "ACTGEN001", "frobnicate", "'frobnicate' is not an activation; the help link lists the names")]
    [InlineData("relu|softmox", "ACTGEN001", "softmox", "'softmox' is not an activation; did you mean 'softmax'?")]
    [InlineData("relu | leaky_relu(alpha: 0.2, slop: 3)", "ACTGEN006", "slop", "leaky_relu has no parameter 'slop'; it has alpha")]
    [InlineData("relu(alpha: 1) | tanh", "ACTGEN006", "alpha", "relu has no parameter 'alpha'; it has none, remove it")]
    [InlineData("relu | celu(alpha: -1)", "ACTGEN007", "alpha", "celu: alpha = -1 is not possible; use a finite number greater than 0")]
    [InlineData("relu | scale(factor: 1e99)", "ACTGEN007", "factor", "scale: factor = 1e+99 is not possible; as a float it is Infinity; use a finite number in that type, or the other element type")]
    [InlineData("relu | hard_tanh(min: 2, max: 1)", "ACTGEN007", "hard_tanh", "hard_tanh: min = 2 is not possible; min is greater than max; exchange the two")]
    [InlineData("relu | leaky_relu(alpha: 1, slope: 2)", "ACTGEN008", "slope", "leaky_relu: 'alpha' is set twice, to 1 and to 2; remove one")]
    public void TheStageIsUnderlined(string pipeline, string id, string underlined, string message)
        => IsError(id, message, underlined, Attributed($"[Activation(\"{pipeline}\")]"));

    [Fact]
    public void EveryUnknownStageIsReported()
    {
        Diagnostic[] diagnostics = [.. GeneratorHost.Default.Run(Attributed("[Activation(\"foo | relu | bar\")]")).Diagnostics];
        Assert.Equal([("ACTGEN001", "foo"), ("ACTGEN001", "bar")], diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.Underlined())));
    }

    [Fact]
    public void WhereCharactersCannotBeCountedTheWholeStringIsUnderlined()
        => IsError("ACTGEN001", "'nope' is not an activation; the help link lists the names", "@\"relu | nope\"", Attributed("[Activation(@\"relu | nope\")]"));

    [Fact]
    public void ADefaultOfAStage()
        => IsInfo(
            "ACTGEN014",
            "leaky_relu: 'alpha' is left out, and frameworks disagree: TensorFlow 0.2, PyTorch 0.01, Keras 0.3, TensorFlowJs 0.2, Onnx 0.01; "
            + "TensorFlow's 0.2 is used. Set Alpha, or set Convention.",
            "leaky_relu",
            Attributed("[Activation(\"relu | leaky_relu\")]"));

    [Theory]
    [InlineData("\"relu | leaky_relu\", Threshold = 1", "ACTGEN006", "Threshold = 1", "relu | leaky_relu has no parameter 'Threshold'; it has alpha")]
    [InlineData("\"relu | tanh\", Threshold = 1", "ACTGEN006", "Threshold = 1", "relu | tanh has no parameter 'Threshold'; it has none, remove it")]
    [InlineData("\"relu | sigmoid\", MaxUlp = 1", "ACTGEN009", "MaxUlp = 1", "sigmoid: no form has a proven error within MaxUlp = 1; its error is at most 2: raise MaxUlp to that")]
    [InlineData("\"relu | leaky_relu(alpha: 2)\", Form = ActivationForm.AbsoluteValue", "ACTGEN010", "Form = ActivationForm.AbsoluteValue", "leaky_relu: the form AbsoluteValue is not available for this value of its parameters; use one of MinMax, Select, or Auto")]
    [InlineData("\"relu | tanh\", Form = ActivationForm.Select", "ACTGEN010", "Form = ActivationForm.Select", "relu | tanh: the form Select is not available; each stage has one form only, leave Form out")]
    [InlineData("\"relu | tanh\", Form = (ActivationForm)(-7)", "ACTGEN010", "Form = (ActivationForm)(-7)", "relu | tanh: the form -7 is not available; each stage has one form only, leave Form out")]
    public void AnOptionOfTheAttribute(string arguments, string id, string underlined, string message)
        => IsError(id, message, underlined, Attributed($"[Activation({arguments})]"));

    [Fact]
    public void AFormIsThatOfTheStagesThatHaveSeveral()
        => Assert.Contains("SelectLess", GeneratorHost.Default.Run(Attributed("[Activation(\"tanh | leaky_relu(alpha: 0.2)\", Form = ActivationForm.Select)]")).ShouldCompile().Source);

    [Fact]
    public void StageNotVectorised()
        => IsError(
            "ACTGEN032",
            "'Root' is computed one element at a time, which no stage of a pipeline can be; ACTGEN023 tells what stands in the way, else apply it by itself",
            "Root",
            InClass(
                """
                [Activation("relu | Root")] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                #pragma warning disable ACTGEN023
                static float Root(float x) => MathF.Cbrt(x);
                """));

    [Fact]
    public void TheGradientLeavesThatReportToTheActivation()
        => Assert.Equal(
            ["ACTGEN023", "ACTGEN032"],
            GeneratorHost.Default.Run(InClass(
                """
                [Activation("relu | Root")] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                [GradientOf(nameof(F))] public static partial void B(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);
                static float Root(float x) => MathF.Cbrt(x);
                """)).Diagnostics.Select(static diagnostic => diagnostic.Id));
}
