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

/// <summary>Gated linear units are the second input times an activation of the first, and so are their gradients.</summary>
public sealed class GateTests
{
    /// <summary>The gates and the activation of each.</summary>
    public static TheoryData<string, string> Gates => new()
    {
        { "glu", "sigmoid" },
        { "swiglu", "silu" },
        { "geglu", "gelu" },
        { "reglu", "relu" },
    };

    private delegate void Forward<T>(ReadOnlySpan<T> gate, ReadOnlySpan<T> value, Span<T> y);

    private delegate void Backward<T>(ReadOnlySpan<T> gate, ReadOnlySpan<T> value, ReadOnlySpan<T> dy, Span<T> dGate, Span<T> dValue);

    [Theory]
    [MemberData(nameof(Gates))]
    public void ValuesAreWithinTheBound(string gate, string activation)
    {
        double bound = ActivationCatalog.Find(gate)!.Forms[0].Bound(new(ElementType.Single, [new("value", ParameterSource.PerElement, "value", "value")]))!.Largest;
        ReferenceFunction reference = Reference.Of(activation);
        (float[] x, float[] value) = Inputs();
        foreach (LoadedAssembly loaded in Load(gate))
        {
            using (loaded)
            {
                float[] y = new float[x.Length];
                loaded.Get<Forward<float>>("C", "F")(x, value, y);
                for (int i = 0; i < y.Length; i++)
                {
                    double exact = reference.Value(x[i]) * value[i];
                    double error = Ulp.Distance(y[i], exact);
                    Assert.True(error <= bound || Math.Abs(exact) < 1e-37, $"{gate}({x[i]:R}, {value[i]:R}) = {y[i]:R}, {error:F2} ULP from {exact:R}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Gates))]
    public void GradientsAreThoseOfTheProduct(string gate, string activation)
    {
        ReferenceFunction reference = Reference.Of(activation);
        (float[] x, float[] value) = Inputs();
        float[] dy = [.. x.Select(static (_, i) => 1 << (i % 5))]; // powers of two, which round nothing
        foreach (LoadedAssembly loaded in Load(gate))
        {
            using (loaded)
            {
                float[] dGate = new float[x.Length], dValue = new float[x.Length];
                loaded.Get<Backward<float>>("C", "B")(x, value, dy, dGate, dValue);
                for (int i = 0; i < x.Length; i++)
                {
                    Check(reference.Derivative(x[i]) * value[i] * dy[i], dGate[i], value[i] * dy[i], x[i]);
                    Check(reference.Value(x[i]) * dy[i], dValue[i], dy[i], x[i]);
                }
            }
        }

        void Check(double exact, float actual, double scale, float at)
        {
            // Near a zero of the derivative its error is absolute.
            bool isNearZero = Math.Abs(at) < 4 && Math.Abs(exact) < 0.25 * Math.Abs(scale);
            double error = isNearZero && Math.Abs(actual - exact) <= Math.Abs(scale) * Math.Pow(2, -24) ? 0 : Ulp.Distance(actual, exact);
            Assert.True(error <= 4 || Math.Abs(exact) < 1e-37, $"{gate} at {at:R}: {actual:R} instead of {exact:R}, {error:F2} ULP");
        }
    }

    [Fact]
    public void InfinitiesAndNaNBelongToTheirElement()
    {
        foreach (LoadedAssembly loaded in Load("swiglu"))
        {
            using (loaded)
            {
                float[] y = new float[4];
                loaded.Get<Forward<float>>("C", "F")([float.NaN, float.NegativeInfinity, float.PositiveInfinity, 1], [1, 2, 3, float.NaN], y);

                Assert.Equal([float.NaN, -0f, float.PositiveInfinity, float.NaN], y);
            }
        }
    }

    private static IEnumerable<LoadedAssembly> Load(string gate)
        => new[] { GeneratorHost.Default, GeneratorHost.Unity }.Select(host => host.Run(
            $$"""
            using System;
            using ActGen;

            public static partial class C
            {
                [Activation("{{gate}}")]
                public static partial void F(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, Span<float> y);

                [GradientOf(nameof(F))]
                public static partial void B(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, ReadOnlySpan<float> dy, Span<float> dGate, Span<float> dValue);
            }
            """).ShouldCompile().Load());

    private static (float[] Gate, float[] Value) Inputs()
    {
        var random = new Random(5);
        float[] special = [0, -0f, 1e-8f, -1e-8f, 17, -17, 20, -20, 1e4f];
        float[] gate = [.. special, .. Enumerable.Range(0, 5000).Select(_ => (float)((random.NextDouble() - 0.5) * 40))];
        return (gate, [.. gate.Select(_ => (float)((random.NextDouble() - 0.5) * 8))]);
    }
}
