using System.Threading.Tasks;
using Xunit;
using static ActGen.CodeFixes.Tests.FixCheck;

namespace ActGen.CodeFixes.Tests.Mends;

/// <summary>Arguments of attributes are set and removed, in the string or beside it.</summary>
public sealed class AttributeTests
{
    [Fact]
    public Task EveryValueThatAFrameworkTakesIsOffered()
        => Offers(
            "ACTGEN014",
            Attributed("[Activation(\"leaky_relu\")]"),
            "Set Alpha = 0.2 (TensorFlow, TensorFlowJs)",
            "Set Alpha = 0.01 (PyTorch, Onnx)",
            "Set Alpha = 0.3 (Keras)",
            "Set Convention = Convention.TensorFlow",
            "Set Convention = Convention.PyTorch",
            "Set Convention = Convention.Keras",
            "Set Convention = Convention.TensorFlowJs",
            "Set Convention = Convention.Onnx");

    [Theory]
    [InlineData("[Activation(\"leaky_relu\")]", "Set Alpha = 0.01 (PyTorch, Onnx)", "[Activation(\"leaky_relu\", Alpha = 0.01)]")]
    [InlineData("[Activation(\"leaky_relu\", MaxUlp = 1)]", "Set Convention = Convention.Keras", "[Activation(\"leaky_relu\", MaxUlp = 1, Convention = Convention.Keras)]")]
    [InlineData("[ActGen.Activation(\"leaky_relu\")]", "Set Convention = Convention.Keras", "[ActGen.Activation(\"leaky_relu\", Convention = ActGen.Convention.Keras)]")]
    [InlineData("[Activation(\"softplus\")]", "Set Threshold = 20 (PyTorch)", "[Activation(\"softplus\", Threshold = 20)]")]
    [InlineData("[Activation(\"tanh | leaky_relu\")]", "Write \"leaky_relu(alpha: 0.3)\" (Keras)", "[Activation(\"tanh | leaky_relu(alpha: 0.3)\")]")]
    [InlineData("[Activation(\"tanh | softplus(beta: 2)\")]", "Write \"softplus(threshold: 20)\" (PyTorch)", "[Activation(\"tanh | softplus(threshold: 20, beta: 2)\")]")]
    public Task Defaults(string wrong, string title, string right) => Fixes("ACTGEN014", title, Attributed(wrong), Attributed(right));

    [Fact]
    public Task DefaultsOfLayers()
        => Fixes(
            "ACTGEN014",
            "Write \"leaky_relu(alpha: 0.2)\" (TensorFlow, TensorFlowJs)",
            "[Sequential(\"input(2) | dense(4, leaky_relu)\")]\npublic sealed partial class Policy { }\n",
            "[Sequential(\"input(2) | dense(4, leaky_relu(alpha: 0.2))\")]\npublic sealed partial class Policy { }\n");

    [Theory]
    [InlineData("Remove Form", "[Activation(\"leaky_relu\", Alpha = 0.01)]")]
    [InlineData("Set MaxUlp = 80.7", "[Activation(\"leaky_relu\", Alpha = 0.01, Form = ActivationForm.AbsoluteValue, MaxUlp = 80.7)]")]
    public Task FormsAndBounds(string title, string right)
        => Fixes("ACTGEN009", title, Attributed("[Activation(\"leaky_relu\", Alpha = 0.01, Form = ActivationForm.AbsoluteValue)]"), Attributed(right));

    [Fact]
    public Task Bounds()
        => Fixes("ACTGEN009", "Set MaxUlp = 2", Attributed("[Activation(\"sigmoid\", MaxUlp = 0.1)] // as near as it goes"), Attributed("[Activation(\"sigmoid\", MaxUlp = 2)] // as near as it goes"));

    [Theory]
    [InlineData("leaky_relu\", Alpha = 1.5, Form = ActivationForm.AbsoluteValue", "Set Form = ActivationForm.MinMax", "leaky_relu\", Alpha = 1.5, Form = ActivationForm.MinMax")]
    [InlineData("leaky_relu\", Alpha = 1.5, Form = ActivationForm.AbsoluteValue", "Remove Form", "leaky_relu\", Alpha = 1.5")]
    [InlineData("relu\", Form = ActivationForm.Select", "Remove Form", "relu\"")]
    public Task Forms(string wrong, string title, string right)
        => Fixes("ACTGEN010", title, Attributed($"[Activation(\"{wrong})]"), Attributed($"[Activation(\"{right})]"));

    [Fact]
    public Task CommentsStayWhereAnArgumentGoes()
        => Fixes(
            "ACTGEN006",
            "Remove Alpha",
            Attributed("[Activation(\n    \"sigmoid\", // from 0 to 1\n    Alpha = 0.2)]"),
            Attributed("[Activation(\n    \"sigmoid\" // from 0 to 1\n    )]"));

    [Fact]
    public Task ValueThatIsThereAlready()
        => Fixes("ACTGEN008", "Remove Alpha", Attributed("[Activation(\"leaky_relu(alpha: 0.1)\", Alpha = 0.2)]"), Attributed("[Activation(\"leaky_relu(alpha: 0.1)\")]"));

    [Theory]
    [InlineData("alpha = 0.2", "alpha: 0.2")]
    [InlineData("alpha=0.2", "alpha: 0.2")]
    [InlineData("alpha 0.2", "alpha: 0.2")]
    public Task Colons(string wrong, string right)
        => Fixes("ACTGEN015", "Write a colon", Attributed($"[Activation(\"leaky_relu({wrong})\")]"), Attributed($"[Activation(\"leaky_relu({right})\")]"));

    [Fact]
    public Task DecimalCommas()
        => Fixes("ACTGEN015", "Write a decimal point", Attributed("[Activation(\"leaky_relu(alpha: 0,2)\")]"), Attributed("[Activation(\"leaky_relu(alpha: 0.2)\")]"));

    [Theory]
    [InlineData("Remove Order", "")]
    [InlineData("Set Order = 2 (the second derivative)", ", Order = 2")]
    public Task Orders(string title, string right)
        => Fixes("ACTGEN022", title, Gradient(", Order = 3"), Gradient(right));

    [Fact]
    public Task OptionsWithoutEffect()
        => Fixes("ACTGEN031", "Remove Seed", Attributed("[Activation(\"relu\", Seed = 7)]"), Attributed("[Activation(\"relu\")]"));

    [Theory]
    [InlineData("Write \"swiglu(gate: first)\"", "gate: first")]
    [InlineData("Write \"swiglu(gate: second)\"", "gate: second")]
    public Task Gates(string title, string right)
        => Fixes("ACTGEN040", title, Gate("swiglu"), Gate($"swiglu({right})"));

    [Theory]
    [InlineData("Remove [Activation]", "    /// <summary>A curve.</summary>\n    // one\n    [GradientOf(\"G\")] // two\n")]
    [InlineData("Remove [GradientOf]", "    /// <summary>A curve.</summary>\n    [Activation(\"tanh\")] // one\n    // two\n")]
    public Task TwoAttributes(string title, string attributes)
    {
        const string Method = "    public static partial float F(float x);\n\n    [Activation(\"silu\")]\n    public static partial float G(float x);";
        return Fixes("ACTGEN034", title, InClass($"    /// <summary>A curve.</summary>\n    [Activation(\"tanh\")] // one\n    [GradientOf(\"G\")] // two\n{Method}"), InClass(attributes + Method));
    }

    [Fact]
    public Task OneUnit()
        => Fixes(
            "ACTGEN045",
            "Write 'sigmoid': one probability",
            "[Sequential(\"input(2) | dense(1, softmax)\")]\npublic sealed partial class Policy { }\n",
            "[Sequential(\"input(2) | dense(1, sigmoid)\")]\npublic sealed partial class Policy { }\n");

    private static string Gradient(string order)
        => InClass($"[Activation(\"tanh\")]\npublic static partial float Tanh(float x);\n\n[GradientOf(nameof(Tanh){order})]\npublic static partial float D(float x);");

    private static string Gate(string activation)
        => InClass($"[Activation(\"{activation}\")]\npublic static partial void F(ReadOnlySpan<float> x, int rowLength, Span<float> y);");
}
