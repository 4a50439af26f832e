using System;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>Parameters that are known at run time only, in both tiers; each is also compiled with every warning an error, and run.</summary>
public sealed class ParameterTests
{
    private const string PerChannel =
        """
        [Activation("prelu")]
        public static partial void PRelu(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, Span<float> y);

        [GradientOf(nameof(PRelu))]
        public static partial void PReluGradient(
            ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dAlpha);
        """;

    private const string Shared =
        """
        [Activation("prelu")]
        public static partial void PRelu(ReadOnlySpan<double> x, double alpha, Span<double> y);

        [GradientOf(nameof(PRelu))]
        public static partial void PReluGradient(ReadOnlySpan<double> x, double alpha, ReadOnlySpan<double> dy, Span<double> dx, Span<double> dAlpha);
        """;

    private const string Beta =
        """
        [Activation("silu")]
        public static partial void Silu(ReadOnlySpan<float> x, float beta, Span<float> y);
        """;

    private const string OwnFunction =
        """
        [Activation(nameof(Bent))]
        public static partial void BentAll(ReadOnlySpan<float> x, float slope, Span<float> y);

        [GradientOf(nameof(BentAll))]
        public static partial void BentGradient(ReadOnlySpan<float> x, float slope, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dSlope);

        private static float Bent(float x, float slope) => x > 0 ? x : slope * MathF.Tanh(x);
        """;

    private delegate void WithSpan(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, Span<float> y);

    private delegate void WithSpanBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dAlpha);

    private delegate void WithNumber<T>(ReadOnlySpan<T> x, T parameter, Span<T> y);

    private delegate void WithNumberBackward<T>(ReadOnlySpan<T> x, T parameter, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameter);

    [Fact]
    public Task PReluPerChannel() => VerifyPerChannel(GeneratorHost.Default);

    [Fact]
    public Task UnityPReluPerChannel() => VerifyPerChannel(GeneratorHost.Unity);

    [Fact]
    public Task PReluShared() => VerifyShared(GeneratorHost.Default);

    [Fact]
    public Task UnityPReluShared() => VerifyShared(GeneratorHost.Unity);

    [Fact]
    public Task SiluWithBeta() => VerifyBeta(GeneratorHost.Default);

    [Fact]
    public Task UnitySiluWithBeta() => VerifyBeta(GeneratorHost.Unity);

    [Fact]
    public Task FunctionWithParameter() => VerifyOwnFunction(GeneratorHost.Default);

    [Fact]
    public Task UnityFunctionWithParameter() => VerifyOwnFunction(GeneratorHost.Unity);

    private static Task VerifyPerChannel(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, PerChannel);
        using LoadedAssembly loaded = run.Load();
        float[] x = [-4, -4, 2, 2, -1, -1], alpha = [0.25f, 0.5f], y = new float[6], dx = new float[6], dAlpha = [10, 20];
        loaded.Get<WithSpan>("Activations", "PRelu")(x, alpha, y);
        loaded.Get<WithSpanBackward>("Activations", "PReluGradient")(x, alpha, [1, 2, 3, 4, 5, 6], dx, dAlpha);
        Assert.Equal([-1, -2, 2, 2, -0.25f, -0.5f], y);
        Assert.Equal([0.25f, 1, 3, 4, 1.25f, 3], dx);
        Assert.Equal([10 - 4 - 5, 20 - 8 - 6], dAlpha);
        Assert.Equal("alpha", Assert.Throws<ArgumentException>(() => loaded.Get<WithSpan>("Activations", "PRelu")(x, new float[4], y)).ParamName);
        Assert.Equal("dAlpha", Assert.Throws<ArgumentException>(() => loaded.Get<WithSpanBackward>("Activations", "PReluGradient")(x, alpha, x, dx, new float[3])).ParamName);
        return Verify(run.Driver);
    }

    private static Task VerifyShared(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, Shared);
        using LoadedAssembly loaded = run.Load();
        double[] x = [-4, 2, double.NegativeInfinity], y = new double[3], dx = new double[3], dAlpha = [100];
        loaded.Get<WithNumber<double>>("Activations", "PRelu")(x, 0, y);
        Assert.Equal([0, 2, 0], y);
        loaded.Get<WithNumberBackward<double>>("Activations", "PReluGradient")(x.AsSpan(0, 2), 0.25, [1, 3], dx, dAlpha);
        Assert.Equal([0.25, 3, 0], dx);
        Assert.Equal([96], dAlpha);
        return Verify(run.Driver);
    }

    private static Task VerifyBeta(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, Beta);
        using LoadedAssembly loaded = run.Load();
        float[] x = [-30, -1, 0, 0.5f, 100], y = new float[5];
        foreach (float beta in (float[])[1.5f, 0, -2])
        {
            loaded.Get<WithNumber<float>>("Activations", "Silu")(x, beta, y);
            for (int i = 0; i < x.Length; i++)
            {
                double exact = x[i] / (1 + Math.Exp(-(double)beta * x[i]));
                Assert.Equal(exact, y[i], (Math.Abs(exact) * 4e-7) + float.Epsilon);
            }
        }

        return Verify(run.Driver);
    }

    private static Task VerifyOwnFunction(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, OwnFunction);
        using LoadedAssembly loaded = run.Load();
        float[] x = [-2, 1, -0.5f], y = new float[3], dx = new float[3], dSlope = [1];
        loaded.Get<WithNumber<float>>("Activations", "BentAll")(x, 3, y);
        loaded.Get<WithNumberBackward<float>>("Activations", "BentGradient")(x, 3, [1, 1, 2], dx, dSlope);
        double total = 1;
        for (int i = 0; i < x.Length; i++)
        {
            double tanh = Math.Tanh(x[i]), dy = i == 2 ? 2 : 1;
            Assert.Equal(x[i] > 0 ? x[i] : 3 * tanh, y[i], 1e-6);
            Assert.Equal(x[i] > 0 ? dy : dy * 3 * (1 - (tanh * tanh)), dx[i], 1e-6);
            total += x[i] > 0 ? 0 : dy * tanh;
        }

        Assert.Equal(total, dSlope[0], 1e-6);
        return Verify(run.Driver);
    }
}
