using System;
using System.Diagnostics;
using System.Globalization;
using Samples;
using Spectre.Console;

namespace Quickstart.Timing;

/// <summary>Times generated functions against the obvious loops, in turns.</summary>
internal static class TimingReport
{
    /// <summary>Both arrays together are 128 KB, so that the arithmetic is timed and not the memory.</summary>
    private const int Length = 16 * 1024;

    private const int Rounds = 7;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(10);

    private static readonly (string Name, SpanFunction<float> Generated, SpanFunction<float> Obvious)[] s_contestants =
    [
        ("leaky_relu", Activations.LeakyRelu, ObviousLoops.LeakyRelu),
        ("relu", Activations.Relu, ObviousLoops.Relu),
        ("sigmoid", Activations.Sigmoid, ObviousLoops.Sigmoid),
        ("tanh", Activations.Tanh, ObviousLoops.Tanh),
        ("softplus", Activations.Softplus, ObviousLoops.Softplus),
        ("gelu_tanh", Activations.GeluTanh, ObviousLoops.GeluTanh),
    ];

    /// <summary>Measures and prints.</summary>
    public static void Print()
    {
        var random = new Random(1);
        float[] x = new float[Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (random.NextSingle() * 20) - 10;
        }

        Table grid = Page.Columns("", "obvious loop", "generated", "ratio");
        foreach ((string name, SpanFunction<float> generated, SpanFunction<float> obvious) in s_contestants)
        {
            (double fast, double slow) = Measure(generated, obvious, x);
            grid.AddRow(name, Text(slow, "F3"), Text(fast, "F3"), Text(slow / fast, "F1"));
        }

        Page.Section(
            "nanoseconds an element, in single precision",
            grid,
            $"Best of {Rounds} rounds over {Length} random values in [-10, 10), one thread; this run, this machine.",
            "Times move with the load of the machine; the ratio, measured in turns, moves less.");
    }

    private static (double Generated, double Obvious) Measure(SpanFunction<float> generated, SpanFunction<float> obvious, float[] x)
    {
        float[] y = new float[x.Length];

        // Long enough for the runtime to have put its best code in place.
        Repeat(generated, x, y, s_warmUp);
        Repeat(obvious, x, y, s_warmUp);

        (double Generated, double Obvious) best = (double.MaxValue, double.MaxValue);
        for (int round = 0; round < Rounds; round++)
        {
            best.Generated = Math.Min(best.Generated, Repeat(generated, x, y, s_round));
            best.Obvious = Math.Min(best.Obvious, Repeat(obvious, x, y, s_round));
        }

        return best;
    }

    /// <summary>Calls the function for that long; returns the mean nanoseconds an element.</summary>
    private static double Repeat(SpanFunction<float> function, float[] x, float[] y, TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        TimeSpan elapsed;
        do
        {
            function(x, y);
            calls++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < duration);

        return elapsed.TotalNanoseconds / ((double)calls * x.Length);
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
