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
        ["celu", "celu-1.3", "elu", "elu-1.3", "leaky_relu", "mish", "prelu", "softplus-0.7", "squareplus", "squareplus-0.3"];

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
            .. Enumerable.Range(-128 * Step, 256 * Step).Select(static i => i / (float)Step),
            .. FloatPatterns.EveryNth(130_003),
            .. Enumerable.Range(0, 20_000).Select(_ => (float)((random.NextDouble() * 40) - 20)),
        ];
    }
}
