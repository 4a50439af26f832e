using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using ActGen.Testing.References;
using ActGen.Tests.Activations;
using Xunit;

namespace ActGen.Tests.Parameters;

/// <summary>
/// Parameters that are known at run time only: as accurate as the catalogue says, whatever their values, and the same bits in
/// every shape, for all elements or one a channel.
/// </summary>
public sealed class RunTimeParameterTests
{
    public static TheoryData<string> Activations => [.. ParameterGrid.Activations.Select(static definition => definition.Name)];

    /// <summary>The committed vectors of activations with parameters. At run time, a sixth is but the nearest number to it.</summary>
    public static TheoryData<string> Vectors =>
    [
        .. VectorFile.Names.Where(static name => ParameterGrid.Values.ContainsKey(VectorFile.Of(name).Activation) && name != "hard_sigmoid"),
    ];

    [Fact]
    public void EveryActivationWithParametersHasValuesToTry()
        => Assert.Equal(ParameterGrid.Activations.Select(static definition => definition.Name), ParameterGrid.Values.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Activations))]
    public void FloatsAreWithinTheBound(string activation) => CheckFloats(activation, GeneratorHost.Default, isFused: true);

    [Theory]
    [MemberData(nameof(Activations))]
    public void FloatsAreWithinTheBoundInPlainCSharp9(string activation) => CheckFloats(activation, GeneratorHost.Unity, isFused: false);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DoublesAreWithinTheBound(string vector) => CheckDoubles(vector, GeneratorHost.Default, isFused: true);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DoublesAreWithinTheBoundInPlainCSharp9(string vector) => CheckDoubles(vector, GeneratorHost.Unity, isFused: false);

    /// <summary>A gate that is put together of two halves has its curvature where they meet, whichever way round they are: silu'' is beta / 2 at 0.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(1e-30)]
    [InlineData(-1e-30)]
    [InlineData(0)]
    public void SecondDerivativeOfSiluAtZero(double beta)
    {
        using LoadedAssembly loaded = GeneratorHost.Default.Load("""
            using ActGen;
            public static partial class C
            {
                [Activation("silu")] public static partial double Silu(double x, double beta);
                [GradientOf(nameof(Silu), Order = 2)] public static partial double Second(double x, double beta);
            }
            """);
        var second = loaded.Get<Func<double, double, double>>("C", "Second");

        Assert.Equal(beta / 2, second(0, beta));
        Assert.Equal(beta / 2, second(-0.0, beta));
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void FloatShapesAgree(string activation) => CheckShapes<float>(activation, GeneratorHost.Default, ElementType.Single);

    [Theory]
    [MemberData(nameof(Activations))]
    public void DoubleShapesAgree(string activation) => CheckShapes<double>(activation, GeneratorHost.Default, ElementType.Double);

    [Theory]
    [MemberData(nameof(Activations))]
    public void FloatShapesAgreeInPlainCSharp9(string activation) => CheckShapes<float>(activation, GeneratorHost.Unity, ElementType.Single);

    [Theory]
    [MemberData(nameof(Activations))]
    public void DoubleShapesAgreeInPlainCSharp9(string activation) => CheckShapes<double>(activation, GeneratorHost.Unity, ElementType.Double);

    /// <summary>A slope of NaN, or an infinite one, is no error: it gives what arithmetic gives.</summary>
    [Fact]
    public void ParametersWithoutARangeMayBeAnything()
    {
        ParameterFunction<float> prelu = CompiledParameters.Of(GeneratorHost.Default, ElementType.Single).Get<float>("prelu", "ChannelSpan");
        float[] y = new float[6];
        prelu([-1, -1, -1, 2, 2, 2], [float.NaN, float.PositiveInfinity, 0], y);
        Assert.Equal([float.NaN, float.NegativeInfinity, -0f, 2, 2, 2], y);
    }

    private static void CheckFloats(string activation, GeneratorHost host, bool isFused)
    {
        ActivationDefinition definition = ActivationCatalog.Find(activation)!;
        ParameterFunction<float> function = CompiledParameters.Of(host, ElementType.Single).Get<float>(activation, "Span");
        double bound = CompiledParameters.Bound(definition, ElementType.Single, isFused);
        foreach (double[] values in ParameterGrid.Values[activation])
        {
            float[] parameters = [.. values.Select(static value => (float)value)];
            ReferenceFunction reference = Reference.Of(activation, definition.Parameters.Zip(parameters, static (parameter, value) => (parameter.Name, (double)value)));
            float[] x = [.. AccuracyTests.Inputs(reference)];
            float[] y = new float[x.Length];
            function(x, parameters, y);

            double worst = 0;
            int worstAt = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double error = Ulp.Distance(y[i], reference.Value(x[i]));
                if (!(error <= worst))
                {
                    (worst, worstAt) = (error, i);
                }
            }

            Assert.True(
                worst <= bound,
                $"{activation}({string.Join(", ", parameters)}) of {x[worstAt]:g9} is {y[worstAt]:g9}, {worst:0.00} ulp from {reference.Value(x[worstAt]):g17}; the bound is {bound}");
        }
    }

    private static void CheckDoubles(string name, GeneratorHost host, bool isFused)
    {
        VectorFile vector = VectorFile.Of(name);
        ActivationDefinition definition = ActivationCatalog.Find(vector.Activation)!;
        double bound = CompiledParameters.Bound(definition, ElementType.Double, isFused);
        double[] parameters =
        [
            .. definition.Parameters.Select(parameter => Math.Min(
                vector.Parameters.GetValueOrDefault(parameter.Name, parameter.Default?[Generator.Model.Convention.TensorFlow] ?? parameter.Example), double.MaxValue)),
        ];
        double[] x = [.. vector.Points.Select(static point => point.X)];
        double[] y = new double[x.Length];
        CompiledParameters.Of(host, ElementType.Double).Get<double>(vector.Activation, "Span")(x, parameters, y);
        for (int i = 0; i < x.Length; i++)
        {
            double error = Ulp.Distance(y[i], vector.Points[i].Value);
            Assert.True(error <= bound, $"{name}({x[i]:g17}) = {y[i]:g17} is {error:0.00} ulp from {vector.Points[i].Value}; the bound is {bound}");
        }
    }

    private static void CheckShapes<T>(string activation, GeneratorHost host, ElementType element)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CompiledParameters compiled = CompiledParameters.Of(host, element);
        T[][] grid = [.. ParameterGrid.Values[activation].Select(static values => values.Select(T.CreateTruncating).ToArray())];
        T[] x = [.. Inputs<T>(activation)];
        T[] y = new T[x.Length];
        T[][] expected = new T[grid.Length][];
        for (int value = 0; value < grid.Length; value++)
        {
            expected[value] = new T[x.Length];
            compiled.Get<T>(activation, "Span")(x, grid[value], expected[value]);
            foreach (string shape in host == GeneratorHost.Default ? CompiledParameters.Shapes.Concat(CompiledParameters.VectorShapes) : CompiledParameters.Shapes)
            {
                Array.Clear(y);
                compiled.Get<T>(activation, shape)(x, grid[value], y);
                AssertSame(expected[value], y, $"{shape}, parameters {string.Join(", ", grid[value])}");
            }
        }

        // Every channel gives what it gives as the only one.
        foreach (int channels in new[] { 1, 3, 7, 64, 1000 })
        {
            T[] parameters = [.. Enumerable.Range(0, grid[0].Length).SelectMany(parameter => Enumerable.Range(0, channels).Select(c => grid[c % grid.Length][parameter]))];
            foreach (int rows in new[] { 0, 1, 2, 5 })
            {
                T[] input = [.. Enumerable.Range(0, rows * channels).Select(i => x[i % x.Length])];
                T[] output = new T[input.Length];
                T[] one = [.. Enumerable.Range(0, rows * channels).Select(i => expected[i % channels % grid.Length][i % x.Length])];
                foreach (string shape in CompiledParameters.ChannelShapes)
                {
                    Array.Clear(output);
                    compiled.Get<T>(activation, shape)(input, parameters, output);
                    AssertSame(one, output, $"{shape}, {rows} rows of {channels}");
                }
            }
        }

        void AssertSame(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        {
            int i = SameBits.FirstDifference(expected, actual);
            Assert.True(i < 0, i < 0 ? null : $"{activation}, {what}: element {i} of {actual.Length} is {actual[i]}, and {expected[i]} in a span with one parameter for all");
        }
    }

    /// <summary>Special values, the sides of kinks, and a grid: as many as fill the largest register several times.</summary>
    private static IEnumerable<T> Inputs<T>(string activation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        IEnumerable<double> kinks = Reference.Of(activation).Kinks.SelectMany(static kink => new[] { kink, Math.BitDecrement(kink), Math.BitIncrement(kink) });
        double[] values =
        [
            .. FloatPatterns.Specials.Select(static value => (double)value), double.Epsilon, 1e-310, -1e308,
            1e-8, -1e-8, 17, -17, 20, -20, 88, -88, 1e4, -1e4, .. kinks,
        ];
        int grid = 512 - values.Length;
        return values.Concat(Enumerable.Range(0, grid).Select(i => (i - (grid / 2)) / 16.0)).Select(T.CreateTruncating);
    }
}
