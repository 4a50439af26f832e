using System;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>What pipelines look like, forward and backward, in both tiers; each is also compiled with every warning an error, and run.</summary>
public sealed class PipelineTests
{
    private const string Fused =
        """
        [Activation("bias_add | leaky_relu(alpha: 0.2) | dropout(rate: 0.5)")]
        public static partial void Hidden(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, Span<float> y);

        [GradientOf(nameof(Hidden))]
        public static partial void HiddenGradient(
            ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias);
        """;

    private const string Residual =
        """
        [Activation("add | relu")]
        public static partial void Block(ReadOnlySpan<float> x, ReadOnlySpan<float> residual, Span<float> y);

        [GradientOf(nameof(Block))]
        public static partial void BlockGradient(
            ReadOnlySpan<float> x, ReadOnlySpan<float> residual, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dResidual);
        """;

    private const string OwnStage =
        """
        [Activation("bias_add | Snake | scale(factor: 0.5)")]
        public static partial void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y);

        [GradientOf(nameof(Layer))]
        public static partial void LayerGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy, Span<float> dx);

        private static float Snake(float x) => x + MathF.Sin(x) * MathF.Sin(x);
        """;

    private delegate void FusedForward(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, Span<float> y);

    private delegate void FusedBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias);

    private delegate void TwoInputs(ReadOnlySpan<float> x, ReadOnlySpan<float> other, Span<float> y);

    private delegate void TwoInputsBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> other, ReadOnlySpan<float> dy, Span<float> dx);

    private delegate void ResidualBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> residual, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dResidual);

    [Fact]
    public Task BiasLeakyReluDropout() => VerifyFused(GeneratorHost.Default);

    [Fact]
    public Task UnityBiasLeakyReluDropout() => VerifyFused(GeneratorHost.Unity);

    [Fact]
    public Task AddRelu() => VerifyResidual(GeneratorHost.Default);

    [Fact]
    public Task UnityAddRelu() => VerifyResidual(GeneratorHost.Unity);

    [Fact]
    public Task FunctionAsAStage() => VerifyOwnStage(GeneratorHost.Default);

    [Fact]
    public Task UnityFunctionAsAStage() => VerifyOwnStage(GeneratorHost.Unity);

    private static Task VerifyFused(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, Fused);
        using LoadedAssembly loaded = run.Load();
        float[] x = [.. Enumerable.Range(-30, 60).Select(static i => i * 0.37f)], bias = [0.5f, -1, 2], dy = [.. x.Select(static value => value - 3)];
        float[] y = new float[x.Length], dx = new float[x.Length], dBias = [1, 0, 0];
        var key = new RandomKey(7);
        loaded.Get<FusedForward>("Activations", "Hidden")(x, bias, 7, y);
        loaded.Get<FusedBackward>("Activations", "HiddenGradient")(x, bias, 7, dy, dx, dBias);

        double[] sums = [1, 0, 0];
        for (int i = 0; i < x.Length; i++)
        {
            float sum = x[i] + bias[i % 3];
            double kept = CounterRandom.Uniform(in key, 0, i) < 0.5f ? 0 : 2;
            Assert.Equal(kept * (sum > 0 ? sum : 0.2 * sum), y[i], 1e-5);
            Assert.Equal(kept * (sum > 0 ? 1 : 0.2) * dy[i], dx[i], 1e-5);
            sums[i % 3] += dx[i];
        }

        for (int channel = 0; channel < 3; channel++)
        {
            Assert.Equal((float)sums[channel], dBias[channel]);
        }

        return Verify(run.Driver);
    }

    private static Task VerifyResidual(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, Residual);
        using LoadedAssembly loaded = run.Load();
        float[] x = [1, -2, 3, 9], residual = [1, 1, -4, 9], y = new float[3], dx = new float[3], dResidual = new float[3];
        loaded.Get<TwoInputs>("Activations", "Block")(x.AsSpan(0, 3), residual, y);
        loaded.Get<ResidualBackward>("Activations", "BlockGradient")(x.AsSpan(0, 3), residual, [5, 6, 7], dx, dResidual);
        Assert.Equal([2, 0, 0], y);
        Assert.Equal([5, 0, 0], dx);
        Assert.Equal(dx, dResidual);

        // In place, and longer than the input: what is beyond it is left alone.
        loaded.Get<TwoInputs>("Activations", "Block")(x.AsSpan(0, 3), residual, x);
        Assert.Equal([2, 0, 0, 9], x);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => loaded.Get<TwoInputs>("Activations", "Block")(x.AsSpan(0, 3), residual, x.AsSpan(1))).ParamName);
        return Verify(run.Driver);
    }

    private static Task VerifyOwnStage(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, OwnStage);
        using LoadedAssembly loaded = run.Load();
        float[] x = [-2, 0.3f, 1, 4], bias = [0.5f, -0.25f], dy = [1, 2, -3, 4], y = new float[4], dx = new float[4];
        loaded.Get<TwoInputs>("Activations", "Layer")(x, bias, y);
        loaded.Get<TwoInputsBackward>("Activations", "LayerGradient")(x, bias, dy, dx);
        for (int i = 0; i < x.Length; i++)
        {
            double sum = x[i] + bias[i % 2];
            Assert.Equal(0.5 * (sum + Math.Pow(Math.Sin(sum), 2)), y[i], 1e-6);
            Assert.Equal(0.5 * (1 + Math.Sin(2 * sum)) * dy[i], dx[i], 1e-6);
        }

        return Verify(run.Driver);
    }
}
