using System;
using System.Linq;
using ActGen.Testing.Hosting;
using ActGen.Tests.Memory;
using Xunit;

namespace ActGen.Tests.Layers;

/// <summary>Generated dense layers are their definition, in both tiers, and their gradients those of differences.</summary>
public sealed class GeneratedDenseTests
{
    private const int Inputs = 5;
    private const int Units = 3;

    private const string Source = """
        using System;
        using ActGen;

        public static partial class C
        {
            [Dense(5, 3, Activation = "$activation")]
            public static partial void Layer(ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias, Span<double> y);

            [GradientOf(nameof(Layer))]
            public static partial void Backward(
                ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias, ReadOnlySpan<double> dy,
                Span<double> dx, Span<double> dKernel, Span<double> dBias);

            [GradientOf(nameof(Layer))]
            public static partial void WeightsOnly(
                ReadOnlySpan<double> input, ReadOnlySpan<double> weights, ReadOnlySpan<double> biases, ReadOnlySpan<double> dy, Span<double> dWeights);

            [Dense(5, 3)]
            public static partial void Linear(ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, Span<double> y);

            [Dense(5, 3)]
            public static partial void Reversed(ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, Span<double> dx);

            [GradientOf(nameof(Linear))]
            public static partial void LinearBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> dy, Span<double> dx, Span<double> dKernel);

            [Dense(5, 3, Activation = "scale(factor: 0.5) | softmax")]
            public static partial void Choice(ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias, Span<double> y);
        }
        """;

    private delegate void Forward(ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias, Span<double> y);

    private delegate void ForwardWithoutBias(ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, Span<double> y);

    private delegate void Gradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> bias, ReadOnlySpan<double> dy, Span<double> dx, Span<double> dKernel, Span<double> dBias);

    private delegate void WeightGradient(
        ReadOnlySpan<double> input, ReadOnlySpan<double> weights, ReadOnlySpan<double> biases, ReadOnlySpan<double> dy, Span<double> dWeights);

    private delegate void LinearGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> kernel, ReadOnlySpan<double> dy, Span<double> dx, Span<double> dKernel);

    public static TheoryData<bool> Tiers => [false, true];

    [Theory]
    [MemberData(nameof(Tiers))]
    public void LayersAreTheirDefinition(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        foreach (int samples in (int[])[0, 1, 2, 7, 40])
        {
            (double[] x, double[] kernel, double[] bias) = (Numbers(samples * Inputs, 1), Numbers(Inputs * Units, 2), Numbers(Units, 3));
            double[] y = new double[(samples * Units) + 2];
            y.AsSpan(samples * Units).Fill(7);

            loaded.Get<Forward>("C", "Layer")(x, kernel, bias, y);
            Check((b, u) => Math.Tanh(Sum(x, kernel, bias, b, u)));
            loaded.Get<ForwardWithoutBias>("C", "Linear")(x, kernel, y);
            Check((b, u) => Sum(x, kernel, new double[Units], b, u));
            loaded.Get<Forward>("C", "Choice")(x, kernel, bias, y);
            Check((b, u) => Math.Exp(0.5 * Sum(x, kernel, bias, b, u)) / Enumerable.Range(0, Units).Sum(v => Math.Exp(0.5 * Sum(x, kernel, bias, b, v))));

            void Check(Func<int, int, double> expected)
            {
                for (int i = 0; i < samples * Units; i++)
                {
                    Assert.Equal(expected(i / Units, i % Units), y[i], 1e-14);
                }

                Assert.Equal([7.0, 7.0], y[^2..]);
            }
        }
    }

    [Theory]
    [InlineData("tanh", 4, false)]
    [InlineData("tanh", 4, true)]
    [InlineData("softmax", 4, false)]
    [InlineData("softmax", 4, true)]
    [InlineData("softmax", 300, false)]
    [InlineData("softmin(temperature: 2)", 4, false)]
    [InlineData("softmin(temperature: 2)", 4, true)]
    [InlineData("scale(factor: 3) | silu | log_softmax(temperature: 0.5)", 4, false)]
    [InlineData("scale(factor: 3) | silu | log_softmax(temperature: 0.5)", 4, true)]
    [InlineData("linear | sparsemax", 4, false)]
    [InlineData("linear | sparsemax", 4, true)]
    public void GradientsAreThoseOfDifferences(string activation, int samples, bool isUnity)
    {
        const double Step = 1e-4;
        using LoadedAssembly loaded = Load(isUnity, activation);
        var layer = loaded.Get<Forward>("C", "Layer");
        (double[] x, double[] kernel, double[] bias, double[] dy) = (Numbers(samples * Inputs, 4), Numbers(Inputs * Units, 5), Numbers(Units, 6), Numbers(samples * Units, 7));
        double[] dx = new double[x.Length], dKernel = [.. kernel.Select(static _ => 10.0)], dBias = new double[Units], alone = [.. dKernel];
        loaded.Get<Gradient>("C", "Backward")(x, kernel, bias, dy, dx, dKernel, dBias);
        loaded.Get<WeightGradient>("C", "WeightsOnly")(x, kernel, bias, dy, alone);

        // Of many samples the inputs of the last are enough.
        Compare(x, dx, 0, Math.Max(0, x.Length - 20));
        Compare(kernel, dKernel, 10);
        Compare(bias, dBias, 0);
        Assert.Equal(dKernel, alone);

        void Compare(double[] variables, double[] gradient, double before, int first = 0)
        {
            for (int i = first; i < variables.Length; i++)
            {
                double at = variables[i];
                double difference = (8 * (Loss(at + Step) - Loss(at - Step)) - (Loss(at + (2 * Step)) - Loss(at - (2 * Step)))) / (12 * Step);
                variables[i] = at;
                Assert.Equal(difference + before, gradient[i], 1e-9);

                double Loss(double value)
                {
                    variables[i] = value;
                    double[] y = new double[samples * Units];
                    layer(x, kernel, bias, y);
                    return y.Zip(dy, static (output, weight) => output * weight).Sum();
                }
            }
        }
    }

    [Theory]
    [InlineData("softmax", 1)]
    [InlineData("softmax", 2000)]
    [InlineData("tanh | log_softmax", 2000)]
    public void GradientsThroughRowsAllocateNothing(string activation, int samples)
    {
        using LoadedAssembly loaded = Load(isUnity: false, activation);
        var backward = loaded.Get<Gradient>("C", "Backward");
        (double[] x, double[] kernel, double[] bias, double[] dy) = (Numbers(samples * Inputs, 1), Numbers(Inputs * Units, 2), Numbers(Units, 3), Numbers(samples * Units, 4));
        double[] dx = new double[x.Length], dKernel = new double[kernel.Length], dBias = new double[Units];
        Assert.Equal(0, Allocation.Of(() => backward(x, kernel, bias, dy, dx, dKernel, dBias)));
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void GradientsOfLinearLayersAreProducts(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        (double[] x, double[] kernel, double[] dy) = (Numbers(Inputs, 8), Numbers(Inputs * Units, 9), Numbers(Units, 10));
        double[] dx = new double[Inputs], dKernel = new double[Inputs * Units];
        loaded.Get<LinearGradient>("C", "LinearBackward")(x, kernel, dy, dx, dKernel);

        for (int i = 0; i < Inputs; i++)
        {
            Assert.Equal(Enumerable.Range(0, Units).Sum(u => kernel[(i * Units) + u] * dy[u]), dx[i], 1e-14);
            Assert.All(Enumerable.Range(0, Units), u => Assert.Equal(x[i] * dy[u], dKernel[(i * Units) + u], 1e-15));
        }
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void WrongLengthsAreNamedAsTheAuthorNamesThem(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        double[] y = [7, 7, 7], dWeights = Numbers(Inputs * Units, 1), kept = [.. dWeights];
        Assert.Equal("kernel", Assert.Throws<ArgumentException>(() => loaded.Get<Forward>("C", "Layer")(new double[Inputs], new double[3], new double[Units], y)).ParamName);
        Assert.Equal("bias", Assert.Throws<ArgumentException>(() => loaded.Get<Forward>("C", "Choice")(new double[Inputs], new double[Inputs * Units], new double[1], y)).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => loaded.Get<WeightGradient>("C", "WeightsOnly")(new double[Inputs], new double[3], new double[Units], new double[Units], dWeights)).ParamName);
        Assert.Equal("input", Assert.Throws<ArgumentException>(() => loaded.Get<WeightGradient>("C", "WeightsOnly")(new double[Inputs + 1], new double[Inputs * Units], new double[Units], new double[Units], dWeights)).ParamName);
        Assert.Equal("dx", Assert.Throws<ArgumentException>(() => loaded.Get<ForwardWithoutBias>("C", "Reversed")(new double[Inputs], new double[Inputs * Units], new double[1])).ParamName);
        Assert.Equal("dy", Assert.Throws<ArgumentException>(() => loaded.Get<LinearGradient>("C", "LinearBackward")(new double[Inputs], new double[Inputs * Units], new double[1], y, dWeights)).ParamName);
        Assert.Equal([7.0, 7.0, 7.0], y);
        Assert.Equal(kept, dWeights);
    }

    private static double Sum(double[] x, double[] kernel, double[] bias, int sample, int unit)
        => bias[unit] + Enumerable.Range(0, Inputs).Sum(i => x[(sample * Inputs) + i] * kernel[(i * Units) + unit]);

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }

    private static LoadedAssembly Load(bool isUnity, string activation = "tanh")
        => (isUnity ? GeneratorHost.Unity : GeneratorHost.Default).Run(Source.Replace("$activation", activation, StringComparison.Ordinal)).ShouldCompile().Load();
}
