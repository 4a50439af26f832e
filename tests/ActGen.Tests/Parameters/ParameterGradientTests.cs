using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.Parameters;

/// <summary>Gradients of parameters: sums over the elements, or over the rows for each channel, added to what is there.</summary>
public sealed class ParameterGradientTests
{
    public static TheoryData<string> Activations => [.. ParameterGrid.Activations.Select(static definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void FloatSumsAreThoseOfDifferences(string activation) => CheckSums<float>(activation, GeneratorHost.Default, ElementType.Single);

    [Theory]
    [MemberData(nameof(Activations))]
    public void DoubleSumsAreThoseOfDifferences(string activation) => CheckSums<double>(activation, GeneratorHost.Default, ElementType.Double);

    [Theory]
    [MemberData(nameof(Activations))]
    public void FloatSumsAreThoseOfDifferencesInPlainCSharp9(string activation) => CheckSums<float>(activation, GeneratorHost.Unity, ElementType.Single);

    [Theory]
    [MemberData(nameof(Activations))]
    public void DoubleSumsAreThoseOfDifferencesInPlainCSharp9(string activation) => CheckSums<double>(activation, GeneratorHost.Unity, ElementType.Double);

    /// <summary>What one row adds to each channel is what the elements add, and as good as the derivative promises.</summary>
    [Theory]
    [MemberData(nameof(Activations))]
    public void EveryElementAddsItsPart(string activation)
    {
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            CompiledParameters compiled = CompiledParameters.Of(host, ElementType.Single);
            foreach (double[] values in Grid(activation))
            {
                float[] x = [.. Inputs(activation, values).Select(static value => (float)value)];
                float[] parameters = [.. values.SelectMany(value => Enumerable.Repeat((float)value, x.Length))];
                ParameterDifference[] differences = Differences(activation, values);
                float[] ones = [.. Enumerable.Repeat(1f, x.Length)], dx = new float[x.Length], parts = new float[parameters.Length];
                compiled.GetBackward<float>(activation, perChannel: true)(x, parameters, ones, dx, parts);
                for (int i = 0; i < parts.Length; i++)
                {
                    (int parameter, int element) = (i / x.Length, i % x.Length);
                    (double exact, double error) = differences[parameter].At(x[element]);
                    double promised = Math.Max(4 * Math.Pow(2, -23) * Math.Abs(exact), Math.Pow(2, -24));
                    Assert.True(
                        Math.Abs(parts[i] - exact) <= promised + error,
                        $"{activation}({string.Join(", ", values)}): x = {x[element]:g9} adds {parts[i]:g9} to parameter {parameter} instead of {exact:g9}");
                }
            }
        }
    }

    /// <summary>The order of the sum is fixed: the same call gives the same bits, and so does one without the gradient to x.</summary>
    [Theory]
    [MemberData(nameof(Activations))]
    public void TheSumsAloneAreTheSameBits(string activation)
    {
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            CompiledParameters compiled = CompiledParameters.Of(host, ElementType.Single);
            float[] values = [.. ParameterGrid.Values[activation][0].Select(static value => (float)value)];
            float[] x = [.. Enumerable.Range(0, 3001).Select(static i => ((i * 7919) % 1013 / 100f) - 5)], dy = [.. Enumerable.Reverse(x)];
            float[] all = new float[values.Length], again = new float[values.Length], alone = new float[values.Length];
            compiled.GetBackward<float>(activation, perChannel: false)(x, values, dy, new float[x.Length], all);
            compiled.GetBackward<float>(activation, perChannel: true)(x, values, dy, dy.ToArray(), again);
            compiled.GetSums<float>(activation)(x, values, dy, [], alone);
            Assert.Equal(-1, SameBits.FirstDifference<float>(all, again));
            Assert.Equal(-1, SameBits.FirstDifference<float>(all, alone));
        }
    }

    private static void CheckSums<T>(string activation, GeneratorHost host, ElementType element)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CompiledParameters compiled = CompiledParameters.Of(host, element);
        double precision = element == ElementType.Single ? Math.Pow(2, -24) : Math.Pow(2, -53);
        foreach (double[] values in Grid(activation))
        {
            ParameterDifference[] differences = Differences(activation, values);
            double[] inputs = [.. Inputs(activation, values)];
            foreach ((int channels, int rows) in new[] { (1, 1), (1, 700), (3, 90), (64, 11), (1000, 2) })
            {
                T[] x = [.. Enumerable.Range(0, channels * rows).Select(i => T.CreateTruncating(inputs[i * 7 % inputs.Length]))];
                T[] dy = [.. Enumerable.Range(0, x.Length).Select(static i => T.CreateTruncating(((i * 31) % 17) - 8.5))];
                T[] parameters = [.. values.SelectMany(value => Enumerable.Repeat(T.CreateTruncating(value), channels))];
                T[] dx = new T[x.Length], expectedDx = new T[x.Length];

                // What is there is added to.
                T[] sums = [.. Enumerable.Range(0, parameters.Length).Select(static i => T.CreateTruncating(i + 0.5))];
                compiled.GetBackward<T>(activation, perChannel: channels != 1)(x, parameters, dy, dx, sums);
                for (int i = 0; i < sums.Length; i++)
                {
                    (int parameter, int channel) = (i / channels, i % channels);
                    double expected = i + 0.5, magnitude = expected, slack = 0;
                    for (int row = 0; row < rows; row++)
                    {
                        int at = (row * channels) + channel;
                        (double slope, double error) = differences[parameter].At(double.CreateTruncating(x[at]));
                        double weight = double.CreateTruncating(dy[at]);
                        expected += weight * slope;
                        magnitude += Math.Abs(weight * slope);
                        slack += Math.Abs(weight) * error;
                    }

                    // Derivative and product of every part are rounded, at 4 and a half ulps; the sum is, once.
                    double tolerance = (10 * precision * magnitude) + slack;
                    Assert.True(
                        Math.Abs(double.CreateTruncating(sums[i]) - expected) <= tolerance,
                        $"{activation}({string.Join(", ", values)}): the sum of {rows} rows of {channels} to parameter {parameter}, channel {channel}, is {sums[i]} instead of {expected}, more than {tolerance} apart");
                }

                compiled.GetBackward<T>(activation, perChannel: true)(x, parameters, dy, expectedDx, new T[sums.Length]);
                Assert.Equal(-1, SameBits.FirstDifference<T>(expectedDx, dx));
            }
        }
    }

    /// <summary>The values whose neighbours are defined too, which differences need.</summary>
    private static IEnumerable<double[]> Grid(string activation) => ParameterGrid.Values[activation]
        .Select(static values => values.Select(static value => (double)(float)value).ToArray())
        .Where(values => Array.TrueForAll(values, static value => Math.Abs(value) is 0 or (> 1e-4 and < 1e4)))
        .Where(values => activation is not ("squareplus" or "hardshrink" or "softshrink") || values[0] > 0)
        .Where(values => activation is not ("hard_tanh" or "rrelu") || values[0] < values[1]);

    /// <summary>Special finite inputs and a grid, but for those a difference would step over a kink for.</summary>
    private static IEnumerable<double> Inputs(string activation, double[] values)
    {
        double[] all =
        [
            0, 1e-8, -1e-8, 1e-3, -1e-3, 17, -17, 20, -20, 88, -88, 1e4, -1e4,
            .. Enumerable.Range(0, 487).Select(static i => (i - 243) / 32.0),
        ];
        return all.Where(x => Kinks(activation, values).All(kinks => x < kinks.Low - 1e-6 || x > kinks.High + 1e-6 || kinks.High == kinks.Low));
    }

    /// <summary>How far every kink moves when a parameter does.</summary>
    private static IEnumerable<(double Low, double High)> Kinks(string activation, double[] values)
    {
        IReadOnlyList<double>[] moved = [.. Differences(activation, values).SelectMany(static difference => difference.Kinks)];
        return Enumerable.Range(0, moved[0].Count).Select(i => (moved.Min(kinks => kinks[i]), moved.Max(kinks => kinks[i])));
    }

    /// <summary>The derivatives with respect to each parameter.</summary>
    private static ParameterDifference[] Differences(string activation, double[] values)
        => [.. values.Select((_, parameter) => new ParameterDifference(activation, values, parameter))];
}
