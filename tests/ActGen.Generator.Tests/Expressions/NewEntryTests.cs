using System;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>
/// A new activation is one entry: a name, a formula for the reader, parameters and an expression. All else follows, on both
/// tiers.
/// </summary>
public sealed class NewEntryTests
{
    private const string Source = """
        using System;
        using ActGen;
        public static partial class C
        {
            [Activation("cubic_gate", Alpha = 0.75)] public static partial double Scalar(double x);
            [Activation("cubic_gate", Alpha = 0.75)] public static partial void Span(ReadOnlySpan<double> x, Span<double> y);
            [Activation("CubicGate(alpha: 0.75)")] public static partial void InPlace(Span<double> x);
            [Activation("cubic_gate")] public static partial void WithDefault(ReadOnlySpan<double> x, Span<double> y);
            [Activation("cubic_gate")] public static partial void AtRunTime(ReadOnlySpan<double> x, double alpha, Span<double> y);
            [GradientOf(nameof(Span))] public static partial void Derivative(ReadOnlySpan<double> x, Span<double> dydx);
            [GradientOf(nameof(Span))] public static partial void Backward(ReadOnlySpan<double> x, ReadOnlySpan<double> dy, Span<double> dx);
            [GradientOf(nameof(Span))] public static partial void Both(ReadOnlySpan<double> x, Span<double> y, Span<double> dydx);
            [Activation("cubic_gate(alpha: 0.75) | relu")] public static partial void Fused(ReadOnlySpan<double> x, Span<double> y);
        }
        """;

    private static readonly double[] s_x = [.. Enumerable.Range(-40, 81).Select(static i => (i * 0.17) + 0.003)];

    private static readonly Lazy<ExtendedGenerator> s_generator = new(static () => new(
        """
        new()
        {
            Name = "cubic_gate",
            Formula = "x^3 / (alpha + x^2)",
            Parameters = [new() { Name = "alpha", Description = "The width of the gate.", Range = ParameterRange.Positive, Default = new(1) }],
            Forms = Entry.Single(3, static f => f.X * (f.X * f.X) / (f["alpha"] + (f.X * f.X))),
        }
        """));

    private delegate void RunTimeFunction(ReadOnlySpan<double> x, double alpha, Span<double> y);

    public static TheoryData<string> Tiers => ["SIMD", "scalar"];

    [Theory]
    [MemberData(nameof(Tiers))]
    public void EveryShapeFollows(string tier)
    {
        using LoadedAssembly loaded = s_generator.Value.In(tier == "SIMD" ? GeneratorHost.Default : GeneratorHost.Unity).Run(Source).ShouldCompile().Load();
        var scalar = loaded.Get<ScalarFunction<double>>("C", "Scalar");
        Near(x => Gate(x, 0.75), [.. s_x.Select(x => scalar(x))]);

        var y = new double[s_x.Length];
        loaded.Get<SpanFunction<double>>("C", "Span")(s_x, y);
        Near(x => Gate(x, 0.75), y);

        double[] inPlace = [.. s_x];
        loaded.Get<InPlaceFunction<double>>("C", "InPlace")(inPlace);
        Assert.Equal(y, inPlace);

        loaded.Get<SpanFunction<double>>("C", "WithDefault")(s_x, y);
        Near(x => Gate(x, 1), y);

        loaded.Get<RunTimeFunction>("C", "AtRunTime")(s_x, 2.5, y);
        Near(x => Gate(x, 2.5), y);

        loaded.Get<SpanFunction<double>>("C", "Fused")(s_x, y);
        Near(x => Math.Max(Gate(x, 0.75), 0), y);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void GradientsFollow(string tier)
    {
        using LoadedAssembly loaded = s_generator.Value.In(tier == "SIMD" ? GeneratorHost.Default : GeneratorHost.Unity).Run(Source).ShouldCompile().Load();
        var derivative = new double[s_x.Length];
        loaded.Get<SpanFunction<double>>("C", "Derivative")(s_x, derivative);
        Near(Slope, derivative, 1e-9);

        double[] dy = [.. s_x.Select(static x => 1 - x)], dx = new double[s_x.Length];
        loaded.Get<BackwardFunction<double>>("C", "Backward")(s_x, dy, dx);
        Near(x => Slope(x) * (1 - x), dx, 1e-8);

        double[] y = new double[s_x.Length], dydx = new double[s_x.Length];
        loaded.Get<ValueAndDerivativeFunction<double>>("C", "Both")(s_x, y, dydx);
        Near(x => Gate(x, 0.75), y);
        Assert.Equal(derivative, dydx);

        // A fourth-order difference of the formula knows nothing of the rules of calculus.
        static double Slope(double x)
        {
            const double Step = 1.0 / 1024;
            return (Gate(x - (2 * Step), 0.75) - (8 * Gate(x - Step, 0.75)) + (8 * Gate(x + Step, 0.75)) - Gate(x + (2 * Step), 0.75)) / (12 * Step);
        }
    }

    [Fact]
    public void DocumentationFollows()
    {
        GeneratorRun run = s_generator.Value.In(GeneratorHost.Default).Run(Source).ShouldCompile();
        Assert.Contains("cubic_gate: x^3 / (alpha + x^2)", run.Sources.Values.First(static text => text.Contains("InPlace(", StringComparison.Ordinal)));
        Assert.Contains("Error at most 3 ULP", string.Concat(run.Sources.Values));

        Assert.Contains("| `cubic_gate` | `x^3 / (alpha + x^2)` | `alpha = 1` |", s_generator.Value.Table("Overview"));
        Assert.Contains("| `cubic_gate` |  | `x^3 / (alpha + x^2)` | 3 ULP |", s_generator.Value.Table("Activations"));
        Assert.Contains("| `cubic_gate` | `alpha` | `Alpha` |  | The width of the gate. |", s_generator.Value.Table("Parameters"));
    }

    [Fact]
    public void SuggestionsFollow()
        => Assert.Contains(
            s_generator.Value.In(GeneratorHost.Default).Run(Source.Replace("\"cubic_gate\"", "\"cubic_gat\"", StringComparison.Ordinal)).Diagnostics,
            static diagnostic => diagnostic.GetMessage() == "'cubic_gat' is not an activation; did you mean 'cubic_gate'?");

    private static double Gate(double x, double alpha) => x * x * x / (alpha + (x * x));

    private static void Near(Func<double, double> expected, double[] actual, double tolerance = 1e-14)
    {
        for (int i = 0; i < s_x.Length; i++)
        {
            Assert.Equal(expected(s_x[i]), actual[i], tolerance * (1 + Math.Abs(expected(s_x[i]))));
        }
    }
}
