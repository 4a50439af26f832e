using System;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>What becomes of functions the author wrote; each is also compiled with every warning an error, and run.</summary>
public sealed class FunctionTests
{
    private const string Snake =
        """
        using System;
        using ActGen;

        public static partial class Activations
        {
            [Activation(nameof(Snake))]
            public static partial void Snake(ReadOnlySpan<float> x, Span<float> y);

            [GradientOf(nameof(Snake))]
            public static partial void SnakeGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);

            private static float Snake(float x) => x + MathF.Sin(x) * MathF.Sin(x);
        }
        """;

    [Fact]
    public Task SnakeAndItsGradient() => VerifySnake(GeneratorHost.Default);

    [Fact]
    public Task UnitySnakeAndItsGradient() => VerifySnake(GeneratorHost.Unity);

    [Fact]
    public Task ParameterInTheString()
    {
        const string Source =
            """
            using System;
            using ActGen;

            public static partial class Activations
            {
                [Activation("Bent(slope: 0.25)")]
                public static partial void BentAll(Span<double> x);

                private static double Bent(double x, double slope, double offset = 1)
                {
                    double bounded = Math.Clamp(x, -3, 3);
                    return bounded < 0 ? slope * bounded : bounded + offset;
                }
            }
            """;
        GeneratorRun run = GeneratorHost.Default.Run(Source).ShouldCompile();
        using LoadedAssembly loaded = run.Load();
        double[] values = [-5, -2, 0, 2, 5];
        loaded.Get<InPlaceFunction<double>>("Activations", "BentAll")(values);
        Assert.Equal([-0.75, -0.5, 1, 3, 4], values);
        return Verify(run.Driver);
    }

    private static Task VerifySnake(GeneratorHost host)
    {
        GeneratorRun run = host.Run(Snake).ShouldCompile();
        using LoadedAssembly loaded = run.Load();
        float[] x = [-2.5f, -0.1f, 0f, 0.7f, 9f];
        float[] y = new float[x.Length], dx = new float[x.Length];
        loaded.Get<SpanFunction<float>>("Activations", "Snake")(x, y);
        loaded.Get<BackwardFunction<float>>("Activations", "SnakeGradient")(x, [1, 1, 1, 1, 2], dx);
        for (int i = 0; i < x.Length; i++)
        {
            double sine = Math.Sin(x[i]);
            Assert.Equal(x[i] + (sine * sine), y[i], 1e-6);
            Assert.Equal((1 + Math.Sin(2.0 * x[i])) * (i == 4 ? 2 : 1), dx[i], 1e-6);
        }

        return Verify(run.Driver);
    }
}
