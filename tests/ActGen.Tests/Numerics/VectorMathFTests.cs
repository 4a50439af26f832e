using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Numerics;
using Xunit;
using M128 = ActGen.VectorMathF<ActGen.Simd128<float>>;
using M256 = ActGen.VectorMathF<ActGen.Simd256<float>>;
using M512 = ActGen.VectorMathF<ActGen.Simd512<float>>;
using V128 = ActGen.Simd128<float>;
using V256 = ActGen.Simd256<float>;
using V512 = ActGen.Simd512<float>;

namespace ActGen.Tests.Numerics;

/// <summary>The single-precision primitives: their bounds, their special values, the same bits at every width.</summary>
public sealed class VectorMathFTests
{
    private const float Infinity = float.PositiveInfinity;

    private static readonly Dictionary<string, Primitive<float>> s_primitives = new()
    {
        ["Exp"] = new(1, -Infinity, Infinity, Math.Exp, M512.Exp, M256.Exp, M128.Exp, VectorMathF.Exp),
        ["ExpOfNonPositive"] = new(
            1, -Infinity, 0, Math.Exp, M512.ExpOfNonPositive, M256.ExpOfNonPositive, M128.ExpOfNonPositive, VectorMathF.ExpOfNonPositive),
        ["ScaledExp"] = new(
            1, -VectorMathF.ExpLimit, 0, x => Math.Exp(x) * VectorMathF.ExpScale, M512.ScaledExp, M256.ScaledExp, M128.ScaledExp, VectorMathF.ScaledExp),
        ["Expm1"] = new(1.5, -Infinity, Infinity, RealFunctions.Expm1, M512.Expm1, M256.Expm1, M128.Expm1, VectorMathF.Expm1),
        ["Expm1OfNonPositive"] = new(
            1, -Infinity, 0, RealFunctions.Expm1,
            M512.Expm1OfNonPositive, M256.Expm1OfNonPositive, M128.Expm1OfNonPositive, VectorMathF.Expm1OfNonPositive),
        ["Log1pOfUnit"] = new(1.2, 0, 1, RealFunctions.Log1p, M512.Log1pOfUnit, M256.Log1pOfUnit, M128.Log1pOfUnit, VectorMathF.Log1pOfUnit),
        ["Tanh"] = new(1.5, -Infinity, Infinity, RealFunctions.Tanh, M512.Tanh, M256.Tanh, M128.Tanh, VectorMathF.Tanh),
        ["Tanhshrink"] = new(2, -Infinity, Infinity, RealFunctions.Tanhshrink, M512.Tanhshrink, M256.Tanhshrink, M128.Tanhshrink, VectorMathF.Tanhshrink),
        ["ScaledNormalTail"] = new(
            2, 0, VectorMathF.NormalTailLimit, t => RealFunctions.NormalTail(t) * VectorMathF.ExpScale,
            M512.ScaledNormalTail, M256.ScaledNormalTail, M128.ScaledNormalTail, VectorMathF.ScaledNormalTail),
        ["ScaledGeluTail"] = new(
            2, 0, VectorMathF.NormalTailLimit, t => t * RealFunctions.NormalTail(t) * VectorMathF.ExpScale,
            M512.ScaledGeluTail, M256.ScaledGeluTail, M128.ScaledGeluTail, VectorMathF.ScaledGeluTail),
    };

    // Functions of more than x: the rest is made from x, or fixed.
    private static readonly Dictionary<string, Primitive<float>> s_applied = new()
    {
        ["ExpOfNonPositive(x, tail)"] = new(
            1, -VectorMathF.ExpLimit, 0, x => Math.Exp(x + (double)Tail((float)x)),
            x => M512.ExpOfNonPositive(x, x * V512.Create(TailFactor)), x => M256.ExpOfNonPositive(x, x * V256.Create(TailFactor)),
            x => M128.ExpOfNonPositive(x, x * V128.Create(TailFactor)), x => VectorMathF.ExpOfNonPositive(x, Tail(x))),
        ["ScaledExp(x, tail)"] = new(
            1, -VectorMathF.ExpLimit, 0, x => Math.Exp(x + (double)Tail((float)x)) * VectorMathF.ExpScale,
            x => M512.ScaledExp(x, x * V512.Create(TailFactor)), x => M256.ScaledExp(x, x * V256.Create(TailFactor)),
            x => M128.ScaledExp(x, x * V128.Create(TailFactor)), x => VectorMathF.ScaledExp(x, Tail(x))),
        ["ScaledExpm1OfNonPositive(x, scale)"] = new(
            2, -Infinity, 0, x => RealFunctions.Expm1(x) * SeluScale,
            x => M512.ScaledExpm1OfNonPositive(x, V512.Create(SeluScale)), x => M256.ScaledExpm1OfNonPositive(x, V256.Create(SeluScale)),
            x => M128.ScaledExpm1OfNonPositive(x, V128.Create(SeluScale)), x => VectorMathF.ScaledExpm1OfNonPositive(x, SeluScale)),
    };

    private const float TailFactor = 5e-8f;
    private const float SeluScale = 1.7580993f;

    public static TheoryData<string> OneArgument => [.. s_primitives.Keys];

    public static TheoryData<string> All => [.. s_primitives.Keys, .. s_applied.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Stays_within_its_bound(string name)
    {
        Primitive<float> primitive = Find(name);
        float[] x = Inputs(primitive, stride: 1021);
        float[] y = new float[x.Length];
        primitive.Widths().First().Map(x, y);
        CheckBound(name, x, y, primitive.Exact, primitive.MaxUlp);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gives_the_same_bits_at_every_width(string name)
    {
        Primitive<float> primitive = Find(name);
        float[] x = Inputs(primitive, stride: 15013);
        (string firstWidth, Action<float[], float[]> first) = primitive.Widths().First();
        float[] expected = new float[x.Length];
        first(x, expected);

        foreach ((string width, Action<float[], float[]> map) in primitive.Widths().Skip(1))
        {
            float[] y = new float[x.Length];
            map(x, y);
            for (int i = 0; i < x.Length; i++)
            {
                Assert.True(
                    y[i].Equals(expected[i]) && float.IsNegative(y[i]) == float.IsNegative(expected[i]) || float.IsNaN(y[i]),
                    $"{name}({x[i]:R}) is {y[i]:R} at width {width}, {expected[i]:R} at width {firstWidth}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(OneArgument))]
    public void Keeps_its_bound_where_a_multiply_add_rounds_twice(string name)
    {
        Primitive<float> primitive = Find(name);
        Func<float, float> function = Primitive<float>.InScalarTier(name);
        float[] x = Inputs(primitive, stride: 4001);
        float[] y = new float[x.Length];
        Primitive<float>.Map(x, y, function);
        CheckBound(name, x, y, primitive.Exact, primitive.MaxUlp + 0.5);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Passes_NaN_on(string name)
    {
        Primitive<float> primitive = Find(name);
        foreach ((string width, Action<float[], float[]> map) in primitive.Widths())
        {
            float[] y = new float[16];
            map([.. Enumerable.Repeat(float.NaN, 16)], y);
            Assert.All(y, value => Assert.True(float.IsNaN(value), $"{name}(NaN) is {value} at width {width}."));
        }
    }

    [Theory]
    [InlineData("Exp", 0f, 1f)]
    [InlineData("Exp", Infinity, Infinity)]
    [InlineData("Exp", -Infinity, 0f)]
    [InlineData("Exp", 88.72284f, Infinity)]
    [InlineData("Exp", -103.98f, 0f)]
    [InlineData("ExpOfNonPositive", 0f, 1f)]
    [InlineData("ExpOfNonPositive", -Infinity, 0f)]
    [InlineData("Expm1", Infinity, Infinity)]
    [InlineData("Expm1", -Infinity, -1f)]
    [InlineData("Expm1", float.Epsilon, float.Epsilon)]
    [InlineData("Expm1OfNonPositive", -float.Epsilon, -float.Epsilon)]
    [InlineData("Expm1OfNonPositive", -Infinity, -1f)]
    [InlineData("Log1pOfUnit", 0f, 0f)]
    [InlineData("Log1pOfUnit", float.Epsilon, float.Epsilon)]
    [InlineData("Tanh", float.Epsilon, float.Epsilon)]
    [InlineData("Tanh", Infinity, 1f)]
    [InlineData("Tanh", -Infinity, -1f)]
    [InlineData("Tanhshrink", Infinity, Infinity)]
    [InlineData("Tanhshrink", -Infinity, -Infinity)]
    [InlineData("ScaledNormalTail", 0f, VectorMathF.ExpScale / 2)]
    [InlineData("ScaledGeluTail", 0f, 0f)]
    public void Has_exact_values(string name, float x, float expected)
    {
        foreach ((string width, Action<float[], float[]> map) in Find(name).Widths())
        {
            float[] y = new float[16];
            map([.. Enumerable.Repeat(x, 16)], y);
            Assert.True(
                y[0] == expected && float.IsNegative(y[0]) == float.IsNegative(expected),
                $"{name}({x:R}) is {y[0]:R} at width {width}, not {expected:R}.");
        }
    }

    [Theory]
    [InlineData("Expm1")]
    [InlineData("Expm1OfNonPositive")]
    [InlineData("Tanh")]
    [InlineData("Tanhshrink")]
    public void Keeps_the_sign_of_zero(string name)
    {
        Has_exact_values(name, 0f, 0f);
        Has_exact_values(name, -0f, -0f);
    }

    [Fact]
    public void Tanh_is_monotone_and_within_one()
    {
        float[] x = [.. FloatPatterns.EveryNth(64, 0x3e000000).TakeWhile(x => x < 12)];
        float previous = 0;
        foreach (float value in x)
        {
            float tanh = VectorMathF.Tanh(value);
            Assert.True(tanh >= previous && tanh <= 1, $"tanh({value:R}) is {tanh:R} after {previous:R}.");
            previous = tanh;
        }
    }

    [Fact]
    public void What_lies_past_the_limits_rounds_to_zero()
    {
        Assert.True(VectorMathF.ExpLimit * Math.Exp(-VectorMathF.ExpLimit) < float.Epsilon / 2d);
        Assert.True(VectorMathF.NormalTailLimit * RealFunctions.NormalTail(VectorMathF.NormalTailLimit) < float.Epsilon / 2d);
        Assert.Equal(1f, VectorMathF.ExpScale * VectorMathF.InverseExpScale);
    }

    private static float Tail(float x) => x * TailFactor;

    private static Primitive<float> Find(string name) => s_primitives.TryGetValue(name, out Primitive<float>? found) ? found : s_applied[name];

    /// <summary>A multiple of 16 inputs of the domain: a stride through all floats, powers of two with neighbours, the ends.</summary>
    private static float[] Inputs(Primitive<float> primitive, int stride)
    {
        List<float> inputs =
        [
            .. FloatPatterns.EveryNth(stride).Concat(FloatPatterns.PowersOfTwo).Where(primitive.IsDefinedFor), primitive.Low, primitive.High,
        ];
        while (inputs.Count % 16 != 0)
        {
            inputs.Add(primitive.High);
        }

        return [.. inputs];
    }

    private static void CheckBound(string name, float[] x, float[] y, Func<double, double> exact, double maxUlp)
    {
        double worst = 0;
        int where = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double distance = Ulp.Distance(y[i], exact(x[i]));
            if (!(distance <= worst))
            {
                worst = distance;
                where = i;
            }
        }

        Assert.True(worst <= maxUlp, $"{name}({x[where]:R}) is {y[where]:R}, not {exact(x[where]):R}: {worst:F3} ulp, more than {maxUlp}.");
    }
}
