using System;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>What generated gradients look like; each is also compiled with every warning an error, and run.</summary>
public sealed class GradientTests
{
    [Fact]
    public Task LeakyReluBackward()
    {
        GeneratorRun run = Run("leaky_relu(alpha: 0.2)", "void Gradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)");
        CheckBackward(run);
        return Verify(run.Driver);
    }

    [Fact]
    public Task UnityLeakyReluBackward()
    {
        GeneratorRun run = Run("leaky_relu(alpha: 0.2)", "void Gradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)", GeneratorHost.Unity);
        CheckBackward(run);
        return Verify(run.Driver);
    }

    [Fact]
    public Task TanhFromOutput()
    {
        GeneratorRun run = Run("tanh", "void Gradient(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> dx)");
        using LoadedAssembly loaded = run.Load();
        var dx = new float[2];
        loaded.Get<BackwardFunction<float>>("Activations", "Gradient")([0.5f, -1f], [2f, 3f], dx);
        Assert.Equal([1.5f, 0f], dx);
        return Verify(run.Driver);
    }

    [Fact]
    public Task SiluWithDerivative()
    {
        GeneratorRun run = Run("silu", "void Both(ReadOnlySpan<double> x, Span<double> y, Span<double> dydx)");
        CheckSilu(run);
        return Verify(run.Driver);
    }

    [Fact]
    public Task UnitySiluWithDerivative()
    {
        GeneratorRun run = Run("silu", "void Both(ReadOnlySpan<double> x, Span<double> y, Span<double> dydx)", GeneratorHost.Unity);
        CheckSilu(run);
        return Verify(run.Driver);
    }

    [Fact]
    public Task SigmoidTwice()
    {
        GeneratorRun run = Run("sigmoid", "double Curvature(double x)", order: 2);
        using LoadedAssembly loaded = run.Load();
        var curvature = loaded.Get<ScalarFunction<double>>("Activations", "Curvature");
        Assert.Equal(0, curvature(0), 1e-17);
        double sigmoid = 1 / (1 + Math.Exp(-1.5));
        Assert.Equal(sigmoid * (1 - sigmoid) * (1 - (2 * sigmoid)), curvature(1.5), 1e-15);
        return Verify(run.Driver);
    }

    private static void CheckBackward(GeneratorRun run)
    {
        using LoadedAssembly loaded = run.Load();
        var gradient = loaded.Get<BackwardFunction<float>>("Activations", "Gradient");
        var dx = new float[4];
        gradient([-2, 0, 3, float.NaN], [10, 10, 10, 10], dx);
        Assert.Equal([2f, 2f, 10f, float.NaN], dx);
        Assert.Equal("dy", Assert.Throws<ArgumentException>(() => gradient([1, 2], [1], new float[2])).ParamName);
        Assert.Equal("dx", Assert.Throws<ArgumentException>(() => gradient([1, 2], [1, 2], new float[1])).ParamName);
    }

    private static void CheckSilu(GeneratorRun run)
    {
        using LoadedAssembly loaded = run.Load();
        double[] y = new double[1], dydx = new double[1];
        loaded.Get<ValueAndDerivativeFunction<double>>("Activations", "Both")([-1.25], y, dydx);
        double sigmoid = 1 / (1 + Math.Exp(1.25));
        Assert.Equal(-1.25 * sigmoid, y[0], 1e-15);
        Assert.Equal(sigmoid * (1 - (1.25 * (1 - sigmoid))), dydx[0], 1e-15);
    }

    private static GeneratorRun Run(string activation, string gradient, GeneratorHost? host = null, int order = 1)
    {
        string source =
            $$"""
            using System;
            using ActGen;

            public static partial class Activations
            {
                [Activation("{{activation}}")]
                public static partial double Forward(double x);

                [GradientOf(nameof(Forward){{(order == 1 ? "" : $", Order = {order}")}})]
                public static partial {{gradient}};
            }
            """;
        return (host ?? GeneratorHost.Default).Run(source).ShouldCompile();
    }
}
