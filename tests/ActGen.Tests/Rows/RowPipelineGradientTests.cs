using System;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>Gradients of pipelines that end in an activation of rows are those of differences, in both tiers.</summary>
public sealed class RowPipelineGradientTests
{
    private const int RowLength = 5;
    private const int Rows = 4;
    private const double Step = 1e-4;

    private const string Source = """
        using System;
        using ActGen;

        public static partial class C
        {
            [Activation("bias_add | softmax(temperature: 0.5)", RowLength = 5)]
            public static partial void Biased(ReadOnlySpan<double> x, ReadOnlySpan<double> bias, Span<double> y);

            [GradientOf(nameof(Biased))]
            public static partial void BiasedBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> bias, ReadOnlySpan<double> dy, Span<double> dx, Span<double> dBias);

            [GradientOf(nameof(Biased))]
            public static partial void BiasedInput(ReadOnlySpan<double> x, ReadOnlySpan<double> bias, ReadOnlySpan<double> dy, Span<double> dx);

            [Activation("prelu | tanh | log_softmax")]
            public static partial void Bent(ReadOnlySpan<double> x, ReadOnlySpan<double> alpha, Span<double> y);

            [GradientOf(nameof(Bent))]
            public static partial void BentBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> alpha, ReadOnlySpan<double> dy, Span<double> dx, Span<double> dAlpha);

            [Activation("add | silu | softmin", RowLength = 5)]
            public static partial void Added(ReadOnlySpan<double> x, ReadOnlySpan<double> residual, Span<double> y);

            [GradientOf(nameof(Added))]
            public static partial void AddedBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> residual, ReadOnlySpan<double> dy, Span<double> dx, Span<double> dResidual);

            [Activation("scale | sparsemax")]
            public static partial void Scaled(ReadOnlySpan<double> x, double factor, int rowLength, Span<double> y);

            [GradientOf(nameof(Scaled))]
            public static partial void ScaledBackward(ReadOnlySpan<double> x, double factor, ReadOnlySpan<double> dy, int rowLength, Span<double> dx, Span<double> dFactor);

            [Activation("scale(factor: 2) | dropout(rate: 0.5) | dropout(rate: 0.25) | softmax")]
            public static partial void Dropped(ReadOnlySpan<double> x, ulong seed, bool training, int rowLength, Span<double> y);

            [GradientOf(nameof(Dropped))]
            public static partial void DroppedBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> dy, ulong seed, bool training, int rowLength, Span<double> dx);
        }
        """;

    private delegate void WithSpan(ReadOnlySpan<double> x, ReadOnlySpan<double> parameter, Span<double> y);

    private delegate void WithSpanBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> parameter, ReadOnlySpan<double> dy, Span<double> dx, Span<double> dParameter);

    private delegate void InputBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> parameter, ReadOnlySpan<double> dy, Span<double> dx);

    private delegate void WithNumber(ReadOnlySpan<double> x, double factor, int rowLength, Span<double> y);

    private delegate void WithNumberBackward(ReadOnlySpan<double> x, double factor, ReadOnlySpan<double> dy, int rowLength, Span<double> dx, Span<double> dFactor);

    private delegate void Random(ReadOnlySpan<double> x, ulong seed, bool training, int rowLength, Span<double> y);

    private delegate void RandomBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> dy, ulong seed, bool training, int rowLength, Span<double> dx);

    /// <summary>The loss, of what is passed and what weights its outputs.</summary>
    private delegate double Loss();

    public static TheoryData<bool> Tiers => [false, true];

    [Theory]
    [InlineData("Biased", RowLength, false)]
    [InlineData("Biased", RowLength, true)]
    [InlineData("Bent", RowLength, false)]
    [InlineData("Bent", RowLength, true)]
    [InlineData("Added", Rows * RowLength, false)]
    [InlineData("Added", Rows * RowLength, true)]
    public void GradientsOfInputsAndParametersAreThoseOfDifferences(string name, int parameters, bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var forward = loaded.Get<WithSpan>("C", name);
        (double[] x, double[] parameter, double[] dy) = (Numbers(Rows * RowLength, 1), Numbers(parameters, 2), Numbers(Rows * RowLength, 3));
        double[] dx = new double[x.Length + 2], dParameter = [.. parameter.Select(static _ => 0.0)];
        dx.AsSpan(x.Length).Fill(7);
        loaded.Get<WithSpanBackward>("C", name + "Backward")(x, parameter, dy, dx, dParameter);

        Assert.Equal([7.0, 7.0], dx[^2..]);
        Compare(x, dx, Loss);
        Compare(parameter, dParameter, Loss);

        double Loss()
        {
            double[] y = new double[x.Length];
            forward(x, parameter, y);
            return Weighted(y, dy);
        }
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void GradientsOfOneNumberAreThoseOfDifferences(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var forward = loaded.Get<WithNumber>("C", "Scaled");
        (double[] x, double[] factor, double[] dy) = (Numbers(Rows * RowLength, 4), [0.75], Numbers(Rows * RowLength, 5));
        double[] dx = new double[x.Length], dFactor = [0];
        loaded.Get<WithNumberBackward>("C", "ScaledBackward")(x, factor[0], dy, RowLength, dx, dFactor);

        Compare(x, dx, Loss);
        Compare(factor, dFactor, Loss);

        double Loss()
        {
            double[] y = new double[x.Length];
            forward(x, factor[0], RowLength, y);
            return Weighted(y, dy);
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void TheWayBackDrawsTheNumbersOfTheWayThere(bool training, bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var forward = loaded.Get<Random>("C", "Dropped");
        (double[] x, double[] dy) = (Numbers(Rows * RowLength, 6), Numbers(Rows * RowLength, 7));
        double[] dx = new double[x.Length];
        loaded.Get<RandomBackward>("C", "DroppedBackward")(x, dy, 42, training, RowLength, dx);

        Compare(x, dx, () =>
        {
            double[] y = new double[x.Length];
            forward(x, 42, training, RowLength, y);
            return Weighted(y, dy);
        });
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void AnInputThatTheWayBackDoesNotReadMayBeTheResult(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var backward = loaded.Get<InputBackward>("C", "BiasedInput");
        (double[] x, double[] bias, double[] dy) = (Numbers(Rows * RowLength, 8), Numbers(RowLength, 9), Numbers(Rows * RowLength, 10));
        double[] dx = new double[x.Length];
        backward(x, bias, dy, dx);
        backward(x, bias, dy, x);

        Assert.Equal(dx, x);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void NothingIsWrittenWhereAnythingDoesNotFit(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var biased = loaded.Get<WithSpanBackward>("C", "BiasedBackward");
        var bent = loaded.Get<WithSpanBackward>("C", "BentBackward");
        var scaled = loaded.Get<WithNumberBackward>("C", "ScaledBackward");
        double[] x = Numbers(20, 11), dy = Numbers(20, 12), five = Numbers(5, 13), dx = [.. Enumerable.Repeat(7.0, 20)], sums = [7, 7, 7, 7, 7];

        Refuses("x", () => biased(x.AsSpan(1), five, dy, dx, sums));
        Refuses("dy", () => biased(x, five, dy.AsSpan(1), dx, sums));
        Refuses("dx", () => biased(x, five, dy, dx.AsSpan(1), sums));
        Refuses("bias", () => biased(x, x.AsSpan(0, 3), dy, dx, sums));
        Refuses("dBias", () => biased(x, five, dy, dx, sums.AsSpan(1)));
        Refuses("dBias", () => biased(x, five, dy, dx, dx.AsSpan(0, 5)));
        Refuses("dx", () => biased(x, five, dx, dx, sums));
        Refuses("dx", () => bent(dx, five, dy, dx, sums));
        Refuses("dx", () => biased(x, dx.AsSpan(0, 5), dy, dx, sums));
        Refuses("rowLength", () => scaled(x, 2, dy, 3, dx, sums.AsSpan(0, 1)));
        Refuses("dFactor", () => scaled(x, 2, dy, 5, dx, sums));

        void Refuses(string name, Action call)
        {
            Assert.Equal(name, Assert.Throws<ArgumentException>(call).ParamName);
            Assert.All(dx.Concat(sums), static value => Assert.Equal(7, value));
        }
    }

    /// <summary>A difference of the fourth order, for each of the variables.</summary>
    private static void Compare(double[] variables, double[] gradient, Loss loss)
    {
        for (int i = 0; i < variables.Length; i++)
        {
            double at = variables[i];
            double difference = (8 * (At(at + Step) - At(at - Step)) - (At(at + (2 * Step)) - At(at - (2 * Step)))) / (12 * Step);
            variables[i] = at;
            Assert.Equal(difference, gradient[i], 1e-9);

            double At(double value)
            {
                variables[i] = value;
                return loss();
            }
        }
    }

    private static double Weighted(double[] y, double[] dy) => y.Zip(dy, static (output, weight) => output * weight).Sum();

    private static double[] Numbers(int count, int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }

    private static LoadedAssembly Load(bool isUnity) => (isUnity ? GeneratorHost.Unity : GeneratorHost.Default).Run(Source).ShouldCompile().Load();
}
