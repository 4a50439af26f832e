using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Tests.Activations;

/// <summary>
/// Every activation against an independent reference: special values, powers of two, kinks, a fine grid and random values. The
/// bounds are the catalogue's own; the accuracy program measures many more floats.
/// </summary>
public sealed class AccuracyTests
{
    public static TheoryData<string> Vectors => [.. VectorFile.Names];

    /// <summary>What a vector cannot hold: add and the gated units have two inputs, and dropout without draws is the identity.</summary>
    private static readonly string[] s_withoutVector = ["add", "alpha_dropout", "dropout", "geglu", "glu", "reglu", "swiglu"];

    /// <summary>Vectors whose activation declares more than the 2 ulps that are promised of all others.</summary>
    private static readonly string[] s_beyondTwo =
        ["leaky_relu", "prelu", "softplus-0.7"];

    /// <summary>Where, among all floats, some function or derivative came closest to its bound or had passed it once.</summary>
    private static readonly float[] s_hard =
    [
        -112, -15.966515f, -12.484192f, -8.866684f, -7.1536407f, -4.784546f, -4.3711777f, -4.0147324f, -1.8522604f, -1.8323464f,
        -0.88112736f, -0.8449216f, -0.6612015f, -0.6472931f, -0.5529518f, -0.4617367f, -0.4452343f, -0.41404438f, -0.34502602f, -0.332839f,
        -0.3257177f, -0.17079735f, -0.16918659f, -0.05016461f, -0.026334763f, -0.0026420835f, -0.00248757f, -0.0020418167f, -0.0018985001f,
        -0.0009765711f, -0.0008415543f, -0.00079713063f, -0.0007725954f, -6.0245395e-05f, -3.033923e-05f, 0.00017255545f, 0.00088411197f,
        0.0018306673f, 0.00248757f, 0.7721691f, 0.7907219f, 1.7675476f, 16777218,
    ];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void BoundsAreWithinTwoUlpsButForAFew(string vector)
        => Assert.All(
            [false, true],
            isFused => Assert.True(
                CompiledCatalogue.Bound(VectorFile.Of(vector), ElementType.Single, isFused) <= 2 || s_beyondTwo.Contains(vector)));

    [Fact]
    public void EveryActivationHasAVector()
        => Assert.Equal(
            ActivationCatalog.All.Select(static definition => definition.Name).Except(s_withoutVector),
            VectorFile.Names.Select(static name => VectorFile.Of(name).Activation).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void FloatsAreWithinTheBound(string vector) => CheckFloats(vector, GeneratorHost.Default, Processor.HasFusedMultiplyAdd);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void FloatsAreWithinTheBoundInPlainCSharp9(string vector) => CheckFloats(vector, GeneratorHost.Unity, isFused: false);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DoublesAreWithinTheBound(string vector) => CheckDoubles(vector, GeneratorHost.Default, Processor.HasFusedMultiplyAdd);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DoublesAreWithinTheBoundInPlainCSharp9(string vector) => CheckDoubles(vector, GeneratorHost.Unity, isFused: false);

    private static void CheckFloats(string name, GeneratorHost host, bool isFused)
    {
        VectorFile vector = VectorFile.Of(name);
        ReferenceFunction reference = Reference.Of(
            vector.Activation, vector.Parameters.Select(static parameter => KeyValuePair.Create(parameter.Key, (double)(float)parameter.Value)));
        double bound = CompiledCatalogue.Bound(vector, ElementType.Single, isFused);

        float[] x = [.. Inputs(reference)];
        var y = new float[x.Length];
        CompiledCatalogue.Of(host, ElementType.Single).Get<SpanFunction<float>>(name)(x, y);

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

        Assert.True(worst <= bound, $"{name}({x[worstAt]:g9}) = {y[worstAt]:g9} is {worst:0.00} ulp from {reference.Value(x[worstAt]):g17}; the bound is {bound}");
    }

    private static void CheckDoubles(string name, GeneratorHost host, bool isFused)
    {
        VectorFile vector = VectorFile.Of(name);
        double bound = CompiledCatalogue.Bound(vector, ElementType.Double, isFused);
        double[] x = [.. vector.Points.Select(static point => point.X)];
        var y = new double[x.Length];
        CompiledCatalogue.Of(host, ElementType.Double).Get<SpanFunction<double>>(name)(x, y);

        double worst = 0;
        int worstAt = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = Ulp.Distance(y[i], vector.Points[i].Value);
            if (!(error <= worst))
            {
                (worst, worstAt) = (error, i);
            }
        }

        Assert.True(worst <= bound, $"{name}({x[worstAt]:g17}) = {y[worstAt]:g17} is {worst:0.00} ulp from {vector.Points[worstAt].Value}; the bound is {bound}");
    }

    internal static IEnumerable<float> Inputs(ReferenceFunction reference)
    {
        const int Step = 64;
        var random = new Random(20_240_917);
        return
        [
            .. FloatPatterns.Specials,
            .. FloatPatterns.PowersOfTwo,
            .. reference.Kinks.SelectMany(static kink => FloatPatterns.Around((float)kink, 100)),
            .. s_hard,
            .. Enumerable.Range(-128 * Step, 256 * Step).Select(static i => i / (float)Step),
            .. FloatPatterns.EveryNth(130_003),
            .. Enumerable.Range(0, 20_000).Select(_ => (float)((random.NextDouble() * 40) - 20)),
        ];
    }
}
