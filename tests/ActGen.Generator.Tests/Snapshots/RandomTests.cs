using System;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>Random activations, in both tiers; each is also compiled with every warning an error, and run.</summary>
public sealed class RandomTests
{
    private const string Everything =
        """
        [Activation("dropout")]
        public static partial void Drop(ReadOnlySpan<float> x, float rate, bool training, ulong seed, int step, long offset, Span<float> y);

        [GradientOf(nameof(Drop))]
        public static partial void DropGradient(
            ReadOnlySpan<float> x, ReadOnlySpan<float> dy, float rate, bool training, ulong seed, int step, long offset, Span<float> dx);
        """;

    private const string Rows =
        """
        [Activation("dropout(rate: 0.25, noise_shape: per_row)")]
        public static partial void DropRows(Span<double> x, int rowLength, ulong seed);
        """;

    private const string Slopes =
        """
        [Activation("rrelu")]
        public static partial void RRelu(ReadOnlySpan<float> x, bool training, ulong seed, Span<float> y);
        """;

    private delegate void DropForward(ReadOnlySpan<float> x, float rate, bool training, ulong seed, int step, long offset, Span<float> y);

    private delegate void DropBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, float rate, bool training, ulong seed, int step, long offset, Span<float> dx);

    private delegate void DropRowsInPlace(Span<double> x, int rowLength, ulong seed);

    private delegate void RandomSlopes(ReadOnlySpan<float> x, bool training, ulong seed, Span<float> y);

    private static readonly float[] s_input = [.. Enumerable.Range(-20, 41).Select(static i => i * 0.5f)];

    [Fact]
    public Task DropoutWithEverything() => VerifyEverything(GeneratorHost.Default);

    [Fact]
    public Task UnityDropoutWithEverything() => VerifyEverything(GeneratorHost.Unity);

    [Fact]
    public Task DropoutPerRow() => VerifyRows(GeneratorHost.Default);

    [Fact]
    public Task UnityDropoutPerRow() => VerifyRows(GeneratorHost.Unity);

    [Fact]
    public Task RandomSlope() => VerifySlopes(GeneratorHost.Default);

    [Fact]
    public Task UnityRandomSlope() => VerifySlopes(GeneratorHost.Unity);

    private static Task VerifyEverything(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, Everything);
        using LoadedAssembly loaded = run.Load();
        DropForward forward = loaded.Get<DropForward>("Activations", "Drop");
        DropBackward backward = loaded.Get<DropBackward>("Activations", "DropGradient");
        float[] y = new float[s_input.Length], dx = new float[s_input.Length];
        var key = new RandomKey(11, unchecked((ulong)-3));
        forward(s_input, 0.75f, true, 11, -3, 1000, y);
        backward(s_input, s_input, 0.75f, true, 11, -3, 1000, dx);
        Assert.Equal(s_input.Select((value, i) => CounterRandom.Uniform(in key, 0, 1000 + i) < 0.75f ? 0 : 4 * value), y);
        Assert.Equal(y, dx);
        Assert.Contains(0, y);

        forward(s_input, 0.75f, false, 11, -3, 1000, y);
        backward(s_input, s_input, 0.75f, false, 11, -3, 1000, dx);
        Assert.Equal(s_input, y);
        Assert.Equal(s_input, dx);
        Assert.Equal("rate", Assert.Throws<ArgumentOutOfRangeException>(() => forward(s_input, float.NaN, false, 1, 1, 1, y)).ParamName);

        // The gradient does not look at the input, and still refuses an output that overlaps it in part.
        Assert.Equal("dx", Assert.Throws<ArgumentException>(() => backward(dx.AsSpan(0, 40), s_input, 0.5f, true, 1, 1, 1, dx.AsSpan(1))).ParamName);
        return Verify(run.Driver);
    }

    private static Task VerifyRows(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, Rows);
        using LoadedAssembly loaded = run.Load();
        DropRowsInPlace drop = loaded.Get<DropRowsInPlace>("Activations", "DropRows");
        double[] x = [.. Enumerable.Repeat(3.0, 60)];
        var key = new RandomKey(5);
        drop(x, 4, 5);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => CounterRandom.UniformDouble(in key, 0, i / 4) < 0.25 ? 0 : 3 * (1 / 0.75)), x);
        Assert.Equal("rowLength", Assert.Throws<ArgumentOutOfRangeException>(() => drop(x, 0, 5)).ParamName);
        Assert.Equal("rowLength", Assert.Throws<ArgumentException>(() => drop(x, 7, 5)).ParamName);
        return Verify(run.Driver);
    }

    private static Task VerifySlopes(GeneratorHost host)
    {
        GeneratorRun run = SnapshotSource.Run(host, Slopes);
        using LoadedAssembly loaded = run.Load();
        RandomSlopes function = loaded.Get<RandomSlopes>("Activations", "RRelu");
        float[] y = new float[s_input.Length];
        function(s_input, true, 9, y);
        var key = new RandomKey(9);
        for (int i = 0; i < y.Length; i++)
        {
            double slope = 0.125 + (CounterRandom.Uniform(in key, 0, i) * ((1 / 3.0) - 0.125));
            Assert.Equal(s_input[i] > 0 ? s_input[i] : slope * s_input[i], y[i], 1e-6);
        }

        function(s_input, false, 9, y);
        Assert.Equal(s_input.Select(static value => value > 0 ? value : value * (float)((0.125 + (1 / 3.0)) / 2)), y);
        return Verify(run.Driver);
    }
}
