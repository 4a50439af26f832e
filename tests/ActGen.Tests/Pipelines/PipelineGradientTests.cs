using System;
using System.Linq;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.Pipelines;

/// <summary>Gradients of what the stages of a pipeline take, against differences of the pipeline itself.</summary>
public sealed class PipelineGradientTests
{
    private const int Channels = 5, Rows = 40;

    private const string Source = """
        using System;
        using ActGen;

        public static partial class Layer
        {
            [Activation("bias_add | prelu | add | silu | bias_add | dropout(rate: 0.25)")]
            public static partial void Forward(
                ReadOnlySpan<double> x, ReadOnlySpan<double> bias1, ReadOnlySpan<double> alpha, ReadOnlySpan<double> residual, double beta, ReadOnlySpan<double> bias2,
                ulong seed, ulong step, long offset, bool training, Span<double> y);

            [GradientOf(nameof(Forward))]
            public static partial void Backward(
                ReadOnlySpan<double> x, ReadOnlySpan<double> bias1, ReadOnlySpan<double> alpha, ReadOnlySpan<double> residual, double beta, ReadOnlySpan<double> bias2,
                ulong seed, ulong step, long offset, bool training, ReadOnlySpan<double> dy,
                Span<double> dx, Span<double> dBias1, Span<double> dAlpha, Span<double> dResidual, Span<double> dBeta, Span<double> dBias2);

            static double Bent(double x, double slope) => x < 0 ? slope * x : Math.Sqrt(x * x + slope) - 1;

            [Activation("Bent | rrelu")]
            public static partial void Own(ReadOnlySpan<double> x, ReadOnlySpan<double> slope, double lower, double upper, ulong seed, Span<double> y);

            [GradientOf(nameof(Own))]
            public static partial void OwnGradient(
                ReadOnlySpan<double> x, ReadOnlySpan<double> slope, double lower, double upper, ulong seed, ReadOnlySpan<double> dy,
                Span<double> dSlope, Span<double> dLower, Span<double> dUpper);
        }
        """;

    private delegate void Forward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> bias1, ReadOnlySpan<double> alpha, ReadOnlySpan<double> residual, double beta, ReadOnlySpan<double> bias2,
        ulong seed, ulong step, long offset, bool training, Span<double> y);

    private delegate void Backward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> bias1, ReadOnlySpan<double> alpha, ReadOnlySpan<double> residual, double beta, ReadOnlySpan<double> bias2,
        ulong seed, ulong step, long offset, bool training, ReadOnlySpan<double> dy,
        Span<double> dx, Span<double> dBias1, Span<double> dAlpha, Span<double> dResidual, Span<double> dBeta, Span<double> dBias2);

    private delegate void Own(ReadOnlySpan<double> x, ReadOnlySpan<double> slope, double lower, double upper, ulong seed, Span<double> y);

    private delegate void OwnGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> slope, double lower, double upper, ulong seed, ReadOnlySpan<double> dy,
        Span<double> dSlope, Span<double> dLower, Span<double> dUpper);

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void EveryGradientIsThatOfDifferences(bool isSimd, bool training)
    {
        using LoadedAssembly loaded = Compile(isSimd);
        Forward forward = loaded.Get<Forward>("Layer", "Forward");
        double[] x = Numbers(1, Rows * Channels), residual = Numbers(2, Rows * Channels), dy = Numbers(3, Rows * Channels);
        double[] bias1 = Numbers(4, Channels), alpha = Numbers(5, Channels), bias2 = Numbers(6, Channels), beta = [0.7];

        double[][] operands = [x, bias1, alpha, residual, beta, bias2];
        double[][] gradients = [.. operands.Select(static operand => new double[operand.Length])];
        loaded.Get<Backward>("Layer", "Backward")(
            x, bias1, alpha, residual, beta[0], bias2, 1, 2, 3, training, dy, gradients[0], gradients[1], gradients[2], gradients[3], gradients[4], gradients[5]);
        CheckDifferences(operands, gradients, () =>
        {
            double[] y = new double[x.Length];
            forward(x, bias1, alpha, residual, beta[0], bias2, 1, 2, 3, training, y);
            return y.Zip(dy, static (value, weight) => value * weight).Sum();
        });

        // The gradient to a bias is the sum of what passes its stage: of dx at the first, of the mask at the last.
        for (int channel = 0; channel < Channels; channel++)
        {
            Assert.Equal(Enumerable.Range(0, Rows).Sum(row => gradients[0][(row * Channels) + channel]), gradients[1][channel], 1e-12);
            Assert.True(training || Math.Abs(Enumerable.Range(0, Rows).Sum(row => dy[(row * Channels) + channel]) - gradients[5][channel]) < 1e-12);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ParametersOfYourOwnFunctionsAndDrawnSlopesHaveGradients(bool isSimd)
    {
        using LoadedAssembly loaded = Compile(isSimd);
        Own own = loaded.Get<Own>("Layer", "Own");
        double[] x = Numbers(1, Rows * Channels), dy = Numbers(2, Rows * Channels), slope = [.. Numbers(3, Channels).Select(static value => 1 + Math.Abs(value))];
        double[] lower = [0.1], upper = [0.4];
        double[][] operands = [slope, lower, upper];
        double[][] gradients = [new double[Channels], new double[1], new double[1]];
        loaded.Get<OwnGradient>("Layer", "OwnGradient")(x, slope, lower[0], upper[0], 9, dy, gradients[0], gradients[1], gradients[2]);
        CheckDifferences(operands, gradients, () =>
        {
            double[] y = new double[x.Length];
            own(x, slope, lower[0], upper[0], 9, y);
            return y.Zip(dy, static (value, weight) => value * weight).Sum();
        });
    }

    /// <summary>Where all before the last stage is linear, the output gives the second derivative too.</summary>
    [Theory]
    [InlineData("scale(factor: 0.75) | tanh")]
    [InlineData("linear | scale(factor: -3) | sigmoid")]
    [InlineData("scale(factor: 0.5) | sparse_plus")]
    [InlineData("scale(factor: 0.75) | hardshrink(lambda: 0.125)")]
    public void SecondDerivativesComeFromTheOutput(string pipeline)
    {
        using LoadedAssembly loaded = GeneratorHost.Default.Run(
            $$"""
            using System; using ActGen;
            static partial class C
            {
                [Activation("{{pipeline}}")] public static partial void Value(ReadOnlySpan<double> x, Span<double> y);
                [GradientOf(nameof(Value), Order = 2)] public static partial void Second(ReadOnlySpan<double> x, Span<double> dydx);
                [GradientOf(nameof(Value), Order = 2)] public static partial void FromOutput(ReadOnlySpan<double> y, Span<double> dydx);
                [GradientOf(nameof(Value), Order = 2)] public static partial void Backward(ReadOnlySpan<double> y, ReadOnlySpan<double> dy, Span<double> dx);
            }
            """).ShouldCompile().Load();
        double[] x = Numbers(1, 100), dy = Numbers(2, x.Length);
        double[] y = new double[x.Length], second = new double[x.Length], fromOutput = new double[x.Length], dx = new double[x.Length];
        loaded.Get<SpanFunction<double>>("C", "Value")(x, y);
        loaded.Get<SpanFunction<double>>("C", "Second")(x, second);
        loaded.Get<SpanFunction<double>>("C", "FromOutput")(y, fromOutput);
        loaded.Get<BackwardFunction<double>>("C", "Backward")(y, dy, dx);
        Assert.All(second, (expected, i) => Assert.Equal(expected, fromOutput[i], 1e-13 * (1 + Math.Abs(expected))));
        Assert.Equal(fromOutput.Select((value, i) => value * dy[i]), dx);
    }

    [Fact]
    public void AFlatStageEndsASecondDerivativeThatOverflows()
    {
        using LoadedAssembly loaded = GeneratorHost.Default.Run(
            """
            using ActGen;
            static partial class C
            {
                [Activation("exponential | relu6")] public static partial double Value(double x);
                [GradientOf(nameof(Value), Order = 2)] public static partial double Second(double x);
            }
            """).ShouldCompile().Load();
        Func<double, double> second = loaded.Get<Func<double, double>>("C", "Second");
        Assert.Equal(Math.E, second(1), 1e-15);
        Assert.Equal(0, second(800));
    }

    private static LoadedAssembly Compile(bool isSimd) => (isSimd ? GeneratorHost.Default : GeneratorHost.Unity).Run(Source).ShouldCompile().Load();

    /// <summary>Compares every element of every gradient with a difference of fourth order of the loss.</summary>
    private static void CheckDifferences(double[][] operands, double[][] gradients, Func<double> loss)
    {
        const double Step = 1.0 / (1 << 14);
        for (int operand = 0; operand < operands.Length; operand++)
        {
            double[] values = operands[operand];
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i];
                double difference = ((8 * (At(1) - At(-1))) - (At(2) - At(-2))) / (12 * Step);
                values[i] = value;
                Assert.True(
                    Math.Abs(difference - gradients[operand][i]) <= 1e-8 * (1 + Math.Abs(difference)),
                    $"operand {operand}, element {i}: the gradient is {gradients[operand][i]}, and {difference} by differences");

                double At(int steps)
                {
                    values[i] = value + (steps * Step);
                    return loss();
                }
            }
        }
    }

    /// <summary>Multiples of 1/1024 that are odd: nothing comes as near to a kink as a difference steps.</summary>
    private static double[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => ((2 * random.Next(-1500, 1500)) + 1) / 1024.0)];
    }
}
