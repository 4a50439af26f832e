using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>Activations of rows and dense layers, in both tiers; each is also compiled with every warning an error.</summary>
public sealed class DenseTests
{
    private const string Layer =
        """
        [Dense(8, 16, Activation = "leaky_relu(alpha: 0.2)")]
        public static partial void Hidden(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);

        [GradientOf(nameof(Hidden))]
        public static partial void HiddenGradient(
            ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy,
            Span<float> dx, Span<float> dKernel, Span<float> dBias);
        """;

    private const string Gates =
        """
        [Activation("swiglu(gate: first)")]
        public static partial void SwiGlu(ReadOnlySpan<float> x, int rowLength, Span<float> y);

        [GradientOf(nameof(SwiGlu))]
        public static partial void SwiGluGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int rowLength, Span<float> dx);
        """;

    private const string Choice =
        """
        [Dense(16, 4, Activation = "tanh | softmax")]
        public static partial void Choice(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);

        [GradientOf(nameof(Choice))]
        public static partial void ChoiceGradient(
            ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy,
            Span<float> dx, Span<float> dKernel, Span<float> dBias);
        """;

    private const string Rows =
        """
        [Activation("bias_add | softmax", RowLength = 6)]
        public static partial void Policy(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y);

        [GradientOf(nameof(Policy))]
        public static partial void PolicyGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias);

        [Activation("log_softmax")]
        public static partial void LogSoftmax(ReadOnlySpan<float> x, int rowLength, Span<float> y);

        [GradientOf(nameof(LogSoftmax))]
        public static partial void LogSoftmaxGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int rowLength, Span<float> dx);
        """;

    [Fact]
    public Task LeakyReluLayer() => VerifyMembers(GeneratorHost.Default, Layer);

    [Fact]
    public Task UnityLeakyReluLayer() => VerifyMembers(GeneratorHost.Unity, Layer);

    [Fact]
    public Task GatesOfHalves() => VerifyMembers(GeneratorHost.Default, Gates);

    [Fact]
    public Task UnityGatesOfHalves() => VerifyMembers(GeneratorHost.Unity, Gates);

    [Fact]
    public Task SoftmaxLayer() => VerifyMembers(GeneratorHost.Default, Choice);

    [Fact]
    public Task UnitySoftmaxLayer() => VerifyMembers(GeneratorHost.Unity, Choice);

    [Fact]
    public Task SoftmaxOverRows() => VerifyMembers(GeneratorHost.Default, Rows);

    [Fact]
    public Task UnitySoftmaxOverRows() => VerifyMembers(GeneratorHost.Unity, Rows);

    private static Task VerifyMembers(GeneratorHost host, string members) => Verify(SnapshotSource.Run(host, members).Driver);
}
