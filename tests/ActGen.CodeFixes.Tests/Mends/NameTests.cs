using System.Threading.Tasks;
using Xunit;
using static ActGen.CodeFixes.Tests.FixCheck;

namespace ActGen.CodeFixes.Tests.Mends;

/// <summary>Names are replaced by the nearest that there are, where they stand in the string.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("sigmiod", "sigmoid")]
    [InlineData("leaky_rleu(alpha: 0.1)", "leaky_relu(alpha: 0.1)", "leaky_relu")]
    [InlineData("bias_add(bias: 1) | sigmiod | tanh", "bias_add(bias: 1) | sigmoid | tanh", "sigmoid")]
    public Task OfActivations(string wrong, string right, string name = "sigmoid")
        => Fixes("ACTGEN001", $"Write '{name}'", Attributed($"[Activation(\"{wrong}\")]"), Attributed($"[Activation(\"{right}\")]"));

    [Fact]
    public Task OfActivationsInVerbatimStrings()
        => Fixes("ACTGEN001", "Write 'sigmoid'", Attributed("[Activation(@\"tanh | sigmiod\")] // why"), Attributed("[Activation(@\"tanh | sigmoid\")] // why"));

    [Fact]
    public Task OfActivationsOfDenseLayers()
        => Fixes(
            "ACTGEN001",
            "Write 'silu'",
            InClass("[Dense(2, 4, Activation = \"siluu\")]\npublic static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y);"),
            InClass("[Dense(2, 4, Activation = \"silu\")]\npublic static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y);"));

    [Fact]
    public Task OfParameters()
        => Fixes(
            "ACTGEN006", "Write 'alpha'", Attributed("[Activation(\"leaky_relu(alhpa: 0.1)\")]"), Attributed("[Activation(\"leaky_relu(alpha: 0.1)\")]"));

    [Fact]
    public Task OfMethodsThatAreDifferentiated()
        => Fixes(
            "ACTGEN019",
            "Write nameof(Silu)",
            InClass("[Activation(\"silu\")]\npublic static partial float Silu(float x);\n\n[GradientOf(\"Sliu\", Order = 2)]\npublic static partial float D(float x);"),
            InClass("[Activation(\"silu\")]\npublic static partial float Silu(float x);\n\n[GradientOf(nameof(Silu), Order = 2)]\npublic static partial float D(float x);"));

    [Theory]
    [InlineData("input(2) | dens(4)", "input(2) | dense(4)", "ACTGEN044", "dense")]
    [InlineData("input(2) | dense(4, sigmiod)", "input(2) | dense(4, sigmoid)", "ACTGEN001", "sigmoid")]
    public Task OfLayers(string wrong, string right, string id, string name)
        => Fixes(id, $"Write '{name}'", $"[Sequential(\"{wrong}\")]\npublic sealed partial class Policy {{ }}\n", $"[Sequential(\"{right}\")]\npublic sealed partial class Policy {{ }}\n");

    [Fact]
    public Task NothingIsNear() => Offers("ACTGEN001", Attributed("[Activation(\"wavelet\")]"));

    [Fact]
    public Task NotWhereTheStringIsNoLiteral() => Offers("ACTGEN001", Attributed("[Activation(\"sig\" + \"miod\")]"));
}
