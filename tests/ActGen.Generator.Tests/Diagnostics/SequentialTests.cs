using System;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>What is wrong with a class with [Sequential] is said at the layer, inside the string.</summary>
public sealed class SequentialTests
{
    private const string Initialisers = "use one of zeros, ones, glorot_uniform, glorot_normal, he_uniform, he_normal, lecun_uniform, lecun_normal";

    private const string Lengths = "use a whole number from 1 to 2147483647";

    private const string NameRules = "use Latin letters, digits and underscores, 100 at most, and begin with a letter";

    private const string NameWayOut = "write it first, as in \"dense(16, swish)\"";

    [Theory]
    [InlineData("dense(16) | dense(4)", "dense", "is the first; begin with the number of inputs of a sample, as in \"input(8) | dense(4)\"")]
    [InlineData("input(8)", "input", "is the only one; add what is computed from the inputs, as in \"input(8) | dense(4)\"")]
    [InlineData("input(8) | relu | Input(4)", "Input", "can only be the first; remove it: a layer has as many inputs as the one before has units")]
    [InlineData("input | dense(4)", "input", "takes one value, the number of inputs of a sample; write it as in \"input(8)\"")]
    [InlineData("input(8, 9) | dense(4)", "input", "takes one value, the number of inputs of a sample; write it as in \"input(8)\"")]
    [InlineData("input(swish) | dense(4)", "input", "takes one value, the number of inputs of a sample; write it as in \"input(8)\"")]
    [InlineData("input(name: x) | dense(4)", "input", "takes one value, the number of inputs of a sample; write it as in \"input(8)\"")]
    [InlineData("input(0) | dense(4)", "input", "has 0 inputs; " + Lengths)]
    [InlineData("input(8) | dense(0)", "dense", "has 0 units; " + Lengths)]
    [InlineData("input(8) | dense(1.5)", "dense", "has 1.5 units; " + Lengths)]
    [InlineData("input(8) | dense(-1)", "dense", "has -1 units; " + Lengths)]
    [InlineData("input(8) | dense(2147483648)", "dense", "has 2147483648 units; " + Lengths)]
    [InlineData("input(8) | dense(1e400)", "dense", "has 1e400 units; " + Lengths)]
    [InlineData("input(8) | dense", "dense", "has no number of units; " + NameWayOut)]
    [InlineData("input(8) | dense(relu)", "dense", "has no number of units; " + NameWayOut)]
    public void ShapesThatAreNone(string layers, string underlined, string message) => IsInvalid(layers, underlined, message);

    [Theory]
    [InlineData("input(8) | dens(4)", "dens", "is none that ActGen knows; did you mean 'dense'?")]
    [InlineData("input(8) | flatten", "flatten", "is none that ActGen knows; layers are input, dense, activations, and static functions of the class")]
    [InlineData("input(8) | conv2d(4)", "conv2d", "is none that ActGen knows; layers are input, dense, activations, and static functions of the class")]
    [InlineData("input(8) | dense(4, frob: 2)", "dense", "has no parameter 'frob'; it has units, activation, use_bias, kernel_initializer, bias_initializer, name; parameters of an activation stand behind it, as in \"dense(16, elu(alpha: 0.5))\"")]
    [InlineData("input(8) | dense(4, 5)", "dense", "has 'units' twice; leave one out")]
    [InlineData("input(8) | dense(4, relu, activation: tanh)", "dense", "has 'activation' twice; leave one out")]
    [InlineData("input(8) | dense(4, use_bias: true, UseBias: false)", "dense", "has 'use_bias' twice; leave one out")]
    [InlineData("input(8) | dense(4, name: a, name: a)", "dense", "has 'name' twice; leave one out")]
    [InlineData("input(8) | relu(name: a, name: b)", "relu", "has 'name' twice; leave one out")]
    [InlineData("input(8) | dense(4, activation: 5)", "dense", "has the number 5 as activation; name one, as in \"dense(16, swish)\"")]
    [InlineData("input(8) | dense(4, kernel_initializer: he)", "dense", "has 'he' as kernel_initializer; " + Initialisers)]
    [InlineData("input(8) | dense(4, bias_initializer: 0)", "dense", "has '0' as bias_initializer; " + Initialisers)]
    [InlineData("input(8) | dense(4, use_bias: 0)", "dense", "has '0' as use_bias; write true or false")]
    [InlineData("input(8) | leaky_relu(0.1)", "leaky_relu", "has the value '0.1' without a name; name the parameters of an activation, as in \"leaky_relu(alpha: 0.1)\"")]
    [InlineData("input(8) | leaky_relu(relu)", "leaky_relu", "has the value 'relu' without a name; name the parameters of an activation, as in \"leaky_relu(alpha: 0.1)\"")]
    public void ParametersThatAreNone(string layers, string underlined, string message) => IsInvalid(layers, underlined, message);

    [Theory]
    [InlineData("input(8) | dense(4, name: a) | relu(name: A)", "relu", "has the name 'A' of another; give it one of its own")]
    [InlineData("input(8) | dense(4, name: a_b) | relu(name: aB)", "relu", "has the name 'aB' of another; give it one of its own")]
    [InlineData("input(8) | dense(4, name: 1a)", "dense", "has the name '1a'; " + NameRules)]
    [InlineData("input(8) | dense(4, name: a-b)", "dense", "has the name 'a-b'; " + NameRules)]
    [InlineData("input(8) | dense(4, name: _a)", "dense", "has the name '_a'; " + NameRules)]
    [InlineData("input(8) | relu(name: größe)", "relu", "has the name 'größe'; " + NameRules)]
    public void NamesThatAreNone(string layers, string underlined, string message) => IsInvalid(layers, underlined, message);

    [Fact]
    public void ANameOfAHundredLettersIsTheLongest()
    {
        GeneratorHost.Default.Run(Model($"input(8) | relu(name: {new string('n', 100)})")).ShouldCompile();
        IsInvalid($"input(8) | relu(name: {new string('n', 101)})", "relu", $"has the name '{new string('n', 60)}...'; {NameRules}");
    }

    [Theory]
    [InlineData("input(8) | add", "add", "takes a second input, 'residual'; layers of a sequential model have one; compute it by methods of your own")]
    [InlineData("input(8) | dense(8, GLU)", "dense", "has the activation 'GLU', which takes a second input, 'value'; layers of a sequential model have one; compute it by methods of your own")]
    [InlineData("input(8) | hardmax", "hardmax", "is constant between jumps, so that nothing before it can learn; leave it out, and apply it to what the model predicts")]
    [InlineData("input(8) | dense(8, dropout(rate: 0.1))", "dense", "has the activation 'dropout', which draws random numbers; give it a layer of its own, as in \"dense(16) | dropout\"")]
    [InlineData("input(8) | dense(8, rrelu)", "dense", "has the activation 'rrelu', which draws random numbers; give it a layer of its own, as in \"dense(16) | rrelu\"")]
    public void ActivationsThatAreNoLayers(string layers, string underlined, string message) => IsInvalid(layers, underlined, message);

    [Theory]
    [InlineData("input(65536) | dense(65536)", "has 65536 inputs and 65536 units; their product is the number of weights, which no span can hold")]
    [InlineData("input(40000) | dense(40000) | dense(40000)", "has more parameters with those before it than a span can hold; use fewer units")]
    [InlineData("input(1) | dense(1000000000, relu, use_bias: false)", "has more outputs with those before it than training can keep; use fewer units")]
    public void ModelsThatNoMemoryHolds(string layers, string message) => IsInvalid(layers, "dense", message);

    [Fact]
    public void AFunctionLearnsSixParametersAtMost()
    {
        const string Function = "static float F(float x, float a, float b, float c, float d, float e, float f, float g) => x * a + b + c + d + e + f + g;";
        IsError(
            "ACTGEN044",
            "Layer 'F' learns 7 parameters; 6 is the most; give others values, as in \"F(a: 1)\"",
            "F",
            Model("input(8) | F", members: Function));
        GeneratorHost.Default.Run(Model("input(8) | F(a: 1) | relu | F(a: 2)", members: Function)).ShouldCompile();
    }

    [Theory]
    [InlineData("input(8) | F", "ACTGEN044", "Layer 'F' has the function 'F', which cannot be differentiated; ACTGEN023 tells what stands in the way")]
    [InlineData("input(8) | relu | F", "ACTGEN032", "'F' is computed one element at a time, which no stage of a pipeline can be; ACTGEN023 tells what stands in the way, else apply it by itself")]
    public void FunctionsWithoutAVectorisedForm(string layers, string id, string message)
    {
        GeneratorRun run = GeneratorHost.Default.Run(Model(layers, members: "static float F(float x) => MathF.Cbrt(x);"));

        Assert.Equal(["ACTGEN023", id], run.Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Equal(message, run.Diagnostics[1].GetMessage(null));
        Assert.Equal("F", run.Diagnostics[1].Underlined());
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("input(8) | dense(1, softmax)", "softmax", "dense")]
    [InlineData("input(1) | log_softmax", "log_softmax", "log_softmax")]
    public void RowsOfOneUnit(string layers, string activation, string underlined)
        => IsWarning(
            "ACTGEN045",
            $"'{activation}' of a single unit is the same whatever goes into it, so that the model learns nothing; use sigmoid, or a unit for each class",
            underlined,
            Model(layers));

    [Theory]
    [InlineData("input(8) | relo", "ACTGEN001", "relo", "'relo' is not an activation; did you mean 'relu'?")]
    [InlineData("input(8) | relo(4)", "ACTGEN001", "relo", "'relo' is not an activation; did you mean 'relu'?")]
    [InlineData("input(8) | dense(4, relo)", "ACTGEN001", "relo", "'relo' is not an activation; did you mean 'relu'?")]
    [InlineData("input(8) | dense(4, dense)", "ACTGEN001", "dense", "'dense' is not an activation; the help link lists the names")]
    [InlineData("input(8) | dense(4, elu(beta: 1))", "ACTGEN006", "beta", "elu has no parameter 'beta'; it has alpha")]
    [InlineData("input(8) | dropout(rate: 2)", "ACTGEN007", "rate", "dropout: rate = 2 is not possible; use a number of at least 0 and less than 1")]
    [InlineData("input(8) | dropout(noise_shape: none)", "ACTGEN007", "noise_shape", "dropout: noise_shape = none is not possible; use per_element, per_row, per_channel")]
    [InlineData("input(8) | dense(4, softmax(masked: none))", "ACTGEN007", "masked", "softmax: masked = none is not possible; use nan or zero")]
    [InlineData("input(8) | elu(alpha: 1, alpha: 2)", "ACTGEN008", "alpha", "elu: 'alpha' is set twice, to 1 and to 2; remove one")]
    public void ActivationsAreCheckedAsElsewhere(string layers, string id, string underlined, string message)
        => IsError(id, message, underlined, Model(layers));

    [Theory]
    [InlineData("", 1, "a name is expected", "")]
    [InlineData("input(8) || dense(3)", 11, "a name is expected", "|")]
    [InlineData("input(8) | dense(3", 19, "a comma or closing parenthesis is expected", "")]
    [InlineData("input(8) | dense(3))", 20, "'|' or the end is expected", ")")]
    [InlineData("input(8) | dense()", 18, "a number or an activation is expected", ")")]
    [InlineData("input(8) | dense(3,)", 20, "a number or an activation is expected", ")")]
    [InlineData("input(8) | dense(3, activation:)", 32, "a number or an activation is expected", ")")]
    [InlineData("input(8) | dense(units: relu)", 25, "a number is expected as 'units'", "r")]
    [InlineData("input(8) | dense(3, use_bias: +)", 31, "a word is expected as 'use_bias'", "+")]
    [InlineData("input(8) | elu(activation: relu)", 28, "a number is expected as 'activation'", "r")]
    [InlineData("input(8) | elu(alpha: 0,5)", 24, "a decimal point is expected, not a comma,", ",")]
    [InlineData("input(8) | dense(3, elu(alpha: 0,5))", 33, "a decimal point is expected, not a comma,", ",")]
    [InlineData("input(8) | dense(3, dense(4))", 27, "the name of a parameter is expected", "4")]
    [InlineData("input(8) | dense(3, elu(alpha))", 30, "a colon is expected after 'alpha'", ")")]
    [InlineData("input(8) | dense(3, elu(: 1))", 25, "the name of a parameter is expected", ":")]
    public void StringsThatCannotBeRead(string layers, int position, string reason, string underlined)
        => IsError("ACTGEN015", Unreadable($"\"{layers}\"", reason, position), underlined, Model(layers));

    [Fact]
    public void MoreLayersThanAnybodyWrites()
    {
        string layers = string.Join(" | ", Enumerable.Repeat("relu", 64));
        GeneratorHost.Default.Run(Model("input(8) | " + layers[..^7])).ShouldCompile();
        IsError("ACTGEN015", Unreadable("\"input(8) | relu | relu | relu | relu | relu | relu | relu | ...\"", "there are more than 64 layers", 453), "r", Model("input(8) | " + layers));
    }

    [Fact]
    public void NullIsAnEmptyString()
        => IsError("ACTGEN015", Unreadable("\"\"", "a name is expected", 1), "null", Usings + "[Sequential(null)] public sealed partial class Model { }");

    [Theory]
    [InlineData("\"input(8) | den\" + \"se(0)\"")]
    [InlineData("\"input(8) | \\u0064ense(0)\"")]
    [InlineData("@\"input(8) | dense(0)\"")]
    [InlineData("\"\"\"input(8) | dense(0)\"\"\"")]
    [InlineData("Layers.Two")]
    public void StringsThatAreNoPlainLiteralsAreUnderlinedWhole(string layers)
        => IsError(
            "ACTGEN044",
            "Layer 'dense' has 0 units; " + Lengths,
            layers,
            $"{Usings}[Sequential({layers})] public sealed partial class Model {{ }} static class Layers {{ public const string Two = \"input(8) | dense(0)\"; }}");

    [Theory]
    [InlineData("typeof(int)", "int")]
    [InlineData("typeof(string)", "string")]
    [InlineData("typeof(float?)", "float?")]
    [InlineData("typeof(float[])", "float[]")]
    [InlineData("typeof(SequentialModel<>)", "ActGen.SequentialModel<>")]
    [InlineData("null", "null")]
    public void OtherElementTypes(string type, string name)
        => IsError(
            "ACTGEN005",
            $"Elements of type '{name}' are not supported; use float or double as ElementType",
            $"ElementType = {type}",
            Model("input(8) | dense(4)", options: $", ElementType = {type}"));

    [Theory]
    [InlineData("ElementType = typeof(Undefined)")]
    [InlineData("ElementType = 5")]
    [InlineData("Undefined = 5")]
    [InlineData("Convention = (Convention)\"text\"")]
    public void WhatTheCompilerSaysIsNotSaidAgain(string option)
    {
        GeneratorRun run = GeneratorHost.Default.Run(Model("input(8) | dense(4)", options: ", " + option));

        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.CompileDiagnostics);
    }

    [Theory]
    [InlineData("dense(4)")]
    [InlineData("dense(4, leaky_relu)")]
    public void ConventionsThatAreNone(string layer)
        => IsError(
            "ACTGEN007",
            "Sequential: Convention = 42 is not possible; use one of TensorFlow, PyTorch, Keras, TensorFlowJs, Onnx",
            "Convention = (Convention)42",
            Model("input(8) | " + layer, options: ", Convention = (Convention)42"));

    [Fact]
    public void ErrorsThatAreTooSmall()
        => IsError(
            "ACTGEN009",
            "gelu: no form has a proven error within MaxUlp = 0.125; its error is at most 2: raise MaxUlp to that",
            "MaxUlp = 0.125",
            Model("input(8) | gelu", options: ", MaxUlp = 0.125"));

    [Fact]
    public void ADefaultThatFrameworksDisagreeOn()
        => IsInfo(
            "ACTGEN014",
            "leaky_relu: 'alpha' is left out, and frameworks disagree: TensorFlow 0.2, PyTorch 0.01, Keras 0.3, TensorFlowJs 0.2, Onnx 0.01; "
                + "TensorFlow's 0.2 is used. Set alpha in the string, or set Convention.",
            "leaky_relu",
            Model("input(8) | dense(4, leaky_relu)"));

    [Theory]
    [InlineData("public static partial class Model { }", "it is static, and a model is an object; remove 'static'")]
    [InlineData("public partial record Model { }", "a record cannot inherit from the base of all models; make it a class")]
    [InlineData("public partial class Model : Exception { }", "it inherits from 'Exception', and a model inherits from 'SequentialModel<float>'; make the model a class of its own, and hold it in a field")]
    [InlineData("file partial class Model { }", "it is file-local; remove the modifier 'file'")]
    [InlineData("public partial class Model { public int Layers; }", "it declares 'Layers', which a model has from ActGen; give it another name")]
    [InlineData("public partial class Model { public void PredictBatch() { } }", "it declares 'PredictBatch', which a model has from ActGen; give it another name")]
    [InlineData("public partial class Model { public new int Parameters => 3; }", "it declares 'Parameters', which a model has from ActGen; give it another name")]
    [InlineData("public partial class Model { public new class OutputActivation { } }", "it declares 'OutputActivation', which a model has from ActGen; give it another name")]
    public void ClassesThatCannotBeModels(string type, string obstacle)
        => IsError("ACTGEN017", $"Type 'Model' cannot hold what ActGen writes for 'Model': {obstacle}", "Model", $"{Usings}[Sequential(\"input(8) | dense(4)\")] {type}");

    [Theory]
    [InlineData("Layers")]
    [InlineData("OutputActivation")]
    [InlineData("TrainingWork")]
    public void ClassesCalledLikeMembers(string name)
        => IsError(
            "ACTGEN017",
            $"Type '{name}' cannot hold what ActGen writes for '{name}': a model has a member of that name from ActGen; give the class another",
            name,
            $"{Usings}[Sequential(\"input(8) | dense(4)\")] public partial class {name} {{ }}");

    [Fact]
    public void AModelOfTheOtherElementType()
    {
        GeneratorRun run = GeneratorHost.Default.Run(Usings + "[Sequential(\"input(8) | dense(4)\")] public abstract partial class Model : SequentialModel<double> { }");

        Assert.Equal(
            "Type 'Model' cannot hold what ActGen writes for 'Model': it inherits from 'SequentialModel<double>', and a model inherits from 'SequentialModel<float>'; "
                + "make the model a class of its own, and hold it in a field",
            Assert.Single(run.Diagnostics).GetMessage(null));
    }

    [Theory]
    [InlineData("public sealed class Model { }", "Model")]
    [InlineData("public class Outer { [Sequential(\"input(8) | dense(4)\")] public sealed partial class Model { } }", "Outer")]
    public void TypesThatAreNotPartial(string type, string name)
        => IsError(
            "ACTGEN003",
            $"Type '{name}' must be declared partial, for ActGen to write the body of 'Model' into it",
            name,
            Usings + (name == "Model" ? "[Sequential(\"input(8) | dense(4)\")] " : "") + type);

    [Theory]
    [InlineData("public partial struct Model { }")]
    [InlineData("public partial record struct Model { }")]
    [InlineData("public partial interface Model { }")]
    [InlineData("public enum Model { }")]
    [InlineData("public delegate void Model();")]
    public void WhereTheCompilerRefusesTheAttribute(string type)
    {
        GeneratorRun run = GeneratorHost.Default.Run($"{Usings}[Sequential(\"input(8) | dense(4)\")] {type}");

        Assert.Empty(run.Diagnostics);
        Assert.Equal("CS0592", Assert.Single(run.CompileDiagnostics).Id);
    }

    [Fact]
    public void OldLanguages()
        => IsError(
            "ACTGEN012",
            "'Model' cannot be generated in C# 8.0; set <LangVersion> to 9.0 or later",
            "Model",
            Model("input(8) | dense(4)"),
            GeneratorHost.Unity with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp8 });

    private static void IsInvalid(string layers, string underlined, string message) => IsError("ACTGEN044", $"Layer '{underlined}' {message}", underlined, Model(layers));

    private static string Unreadable(string text, string reason, int position)
        => FormattableString.Invariant($"{text}: {reason} at position {position}; write a name, with parameters as in \"leaky_relu(alpha: 0.2)\", or several with '|' between them");

    private static string Model(string layers, string options = "", string members = "")
        => $"{Usings}[Sequential(\"{layers}\"{options})] public sealed partial class Model {{ {members} }}";
}
