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
        ["Exp"] = new(1, -Infinity, Infinity, M512.Exp, M256.Exp, M128.Exp, VectorMathF.Exp),
        ["ExpOfNonPositive"] = new(
            1, -Infinity, 0, M512.ExpOfNonPositive, M256.ExpOfNonPositive, M128.ExpOfNonPositive, VectorMathF.ExpOfNonPositive),
        ["ScaledExp"] = new(1, -VectorMathF.ExpLimit, 0, M512.ScaledExp, M256.ScaledExp, M128.ScaledExp, VectorMathF.ScaledExp),
        ["Expm1"] = new(1.5, -Infinity, Infinity, M512.Expm1, M256.Expm1, M128.Expm1, VectorMathF.Expm1),
        ["Expm1OfNonPositive"] = new(
            1.2, -Infinity, 0, M512.Expm1OfNonPositive, M256.Expm1OfNonPositive, M128.Expm1OfNonPositive, VectorMathF.Expm1OfNonPositive),
        ["Log1pOfUnit"] = new(1.2, 0, 1, M512.Log1pOfUnit, M256.Log1pOfUnit, M128.Log1pOfUnit, VectorMathF.Log1pOfUnit),
        ["Tanh"] = new(1.5, -Infinity, Infinity, M512.Tanh, M256.Tanh, M128.Tanh, VectorMathF.Tanh),
        ["Tanhshrink"] = new(2, -Infinity, Infinity, M512.Tanhshrink, M256.Tanhshrink, M128.Tanhshrink, VectorMathF.Tanhshrink),
        ["ScaledNormalTail"] = new(
            2, 0, VectorMathF.NormalTailLimit, M512.ScaledNormalTail, M256.ScaledNormalTail, M128.ScaledNormalTail, VectorMathF.ScaledNormalTail),
        ["ScaledGeluTail"] = new(
            2, 0, VectorMathF.NormalTailLimit, M512.ScaledGeluTail, M256.ScaledGeluTail, M128.ScaledGeluTail, VectorMathF.ScaledGeluTail),
        ["Log"] = new(1, 0, Infinity, M512.Log, M256.Log, M128.Log, VectorMathF.Log),
        ["Log2"] = new(1, 0, Infinity, M512.Log2, M256.Log2, M128.Log2, VectorMathF.Log2),
        ["Log1p"] = new(1, -1, Infinity, M512.Log1p, M256.Log1p, M128.Log1p, VectorMathF.Log1p),
        ["Exp2"] = new(1, -Infinity, Infinity, M512.Exp2, M256.Exp2, M128.Exp2, VectorMathF.Exp2),
        ["Sin"] = new(2, -TrigonometricBound, TrigonometricBound, M512.Sin, M256.Sin, M128.Sin, VectorMathF.Sin),
        ["Cos"] = new(2, -TrigonometricBound, TrigonometricBound, M512.Cos, M256.Cos, M128.Cos, VectorMathF.Cos),
        ["Softplus"] = new(1.8, -Infinity, Infinity, M512.Softplus, M256.Softplus, M128.Softplus, VectorMathF.Softplus),
        ["Erf"] = new(1.5, -Infinity, Infinity, M512.Erf, M256.Erf, M128.Erf, VectorMathF.Erf),
    };

    // Functions of several arguments: the others are made from the first or fixed.
    private static readonly Dictionary<string, Primitive<float>> s_applied = new()
    {
        ["ExpOfNonPositive(x, tail)"] = new(
            1, -VectorMathF.ExpLimit, 0,
            x => M512.ExpOfNonPositive(x, x * V512.Create(TailFactor)), x => M256.ExpOfNonPositive(x, x * V256.Create(TailFactor)),
            x => M128.ExpOfNonPositive(x, x * V128.Create(TailFactor)), x => VectorMathF.ExpOfNonPositive(x, x * TailFactor)),
        ["ScaledExp(x, tail)"] = new(
            1, -VectorMathF.ExpLimit, 0,
            x => M512.ScaledExp(x, x * V512.Create(TailFactor)), x => M256.ScaledExp(x, x * V256.Create(TailFactor)),
            x => M128.ScaledExp(x, x * V128.Create(TailFactor)), x => VectorMathF.ScaledExp(x, x * TailFactor)),
        ["ScaledExpm1OfNonPositive(x, scale)"] = new(
            2, -Infinity, 0,
            x => M512.ScaledExpm1OfNonPositive(x, V512.Create(SeluScale)), x => M256.ScaledExpm1OfNonPositive(x, V256.Create(SeluScale)),
            x => M128.ScaledExpm1OfNonPositive(x, V128.Create(SeluScale)), x => VectorMathF.ScaledExpm1OfNonPositive(x, SeluScale)),
        ["ScaledExpm1OfNonPositive(x, tail, scale)"] = new(
            2, -VectorMathF.ExpLimit, 0,
            x => M512.ScaledExpm1OfNonPositive(x, x * V512.Create(TailFactor), V512.Create(SeluScale)),
            x => M256.ScaledExpm1OfNonPositive(x, x * V256.Create(TailFactor), V256.Create(SeluScale)),
            x => M128.ScaledExpm1OfNonPositive(x, x * V128.Create(TailFactor), V128.Create(SeluScale)),
            x => VectorMathF.ScaledExpm1OfNonPositive(x, x * TailFactor, SeluScale)),
        ["ScaledOnePlusExp(x, scale)"] = new(
            1.2, -60, 88,
            x => M512.ScaledOnePlusExp(x, V512.Create(0.5f)), x => M256.ScaledOnePlusExp(x, V256.Create(0.5f)),
            x => M128.ScaledOnePlusExp(x, V128.Create(0.5f)), x => VectorMathF.ScaledOnePlusExp(x, 0.5f)),
        ["ScaledOnePlusExpOfNonNegative(x, scale)"] = new(
            1.2, 0, 88,
            x => M512.ScaledOnePlusExpOfNonNegative(x, V512.Create(0.5f)), x => M256.ScaledOnePlusExpOfNonNegative(x, V256.Create(0.5f)),
            x => M128.ScaledOnePlusExpOfNonNegative(x, V128.Create(0.5f)), x => VectorMathF.ScaledOnePlusExpOfNonNegative(x, 0.5f)),
        ["ScaledCothOfSoftplus(x, scale)"] = new(
            1.3, -60, 88,
            x => M512.ScaledCothOfSoftplus(x, V512.Create(0.5f)), x => M256.ScaledCothOfSoftplus(x, V256.Create(0.5f)),
            x => M128.ScaledCothOfSoftplus(x, V128.Create(0.5f)), x => VectorMathF.ScaledCothOfSoftplus(x, 0.5f)),
        ["ScaledOnePlusExp(x, tail, scale)"] = new(
            1.2, -60, 88,
            x => M512.ScaledOnePlusExp(x, x * V512.Create(TailFactor), V512.Create(0.5f)),
            x => M256.ScaledOnePlusExp(x, x * V256.Create(TailFactor), V256.Create(0.5f)),
            x => M128.ScaledOnePlusExp(x, x * V128.Create(TailFactor), V128.Create(0.5f)),
            x => VectorMathF.ScaledOnePlusExp(x, x * TailFactor, 0.5f)),
    };

    private const float TailFactor = 1f / (1 << 24);
    private const float SeluScale = 1.7580993f;


    // Up to here the trigonometric functions keep within 2 ulp.
    private const float TrigonometricBound = 1 << 20;

    public static TheoryData<string> OneArgument => [.. s_primitives.Keys];

    public static TheoryData<string> All => [.. s_primitives.Keys, .. s_applied.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void StaysWithinItsBound(string name)
    {
        Primitive<float> primitive = Find(name);
        float[] x = Inputs(primitive, stride: 1021);
        float[] y = new float[x.Length];
        primitive.Widths().First().Map(x, y);
        CheckBound(name, x, y, primitive.MaxUlp);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void GivesTheSameBitsAtEveryWidth(string name)
    {
        Primitive<float> primitive = Find(name);
        PrimitiveChecks.SameBitsAtEveryWidth(name, primitive, Inputs(primitive, stride: 15013));
    }

    [Theory]
    [MemberData(nameof(OneArgument))]
    public void KeepsItsBoundWhereAMultiplyAddRoundsTwice(string name)
    {
        Primitive<float> primitive = Find(name);
        Func<float, float> function = Primitive<float>.InScalarTier(name);
        float[] x = Inputs(primitive, stride: 4001);
        float[] y = new float[x.Length];
        Primitive<float>.Map(x, y, function);
        CheckBound(name, x, y, primitive.MaxUlp + 0.5);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void PassesNaNOn(string name)
    {
        PrimitiveChecks.HasValue(name, Find(name), float.NaN, float.NaN);
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
    [InlineData("Log", 1f, 0f)]
    [InlineData("Log", 0f, -Infinity)]
    [InlineData("Log", Infinity, Infinity)]
    [InlineData("Log", -1f, float.NaN)]
    [InlineData("Log", -Infinity, float.NaN)]
    [InlineData("Log2", 0f, -Infinity)]
    [InlineData("Log2", float.Epsilon, -149f)]
    [InlineData("Log2", 1024f, 10f)]
    [InlineData("Log2", Infinity, Infinity)]
    [InlineData("Log2", -1f, float.NaN)]
    [InlineData("Log1p", -1f, -Infinity)]
    [InlineData("Log1p", -2f, float.NaN)]
    [InlineData("Log1p", Infinity, Infinity)]
    [InlineData("Log1p", float.Epsilon, float.Epsilon)]
    [InlineData("Exp2", -149f, float.Epsilon)]
    [InlineData("Exp2", 127f, 1.7014118e38f)]
    [InlineData("Exp2", 128f, Infinity)]
    [InlineData("Exp2", Infinity, Infinity)]
    [InlineData("Exp2", -Infinity, 0f)]
    [InlineData("Sin", Infinity, float.NaN)]
    [InlineData("Sin", float.MaxValue, float.NaN)]
    [InlineData("Sin", float.Epsilon, float.Epsilon)]
    [InlineData("Cos", 0f, 1f)]
    [InlineData("Cos", Infinity, float.NaN)]
    [InlineData("Erf", Infinity, 1f)]
    [InlineData("Erf", -Infinity, -1f)]
    [InlineData("Erf", float.Epsilon, float.Epsilon)]
    public void HasExactValues(string name, float x, float expected)
    {
        PrimitiveChecks.HasValue(name, Find(name), x, expected);
    }

    [Theory]
    [InlineData("Expm1")]
    [InlineData("Expm1OfNonPositive")]
    [InlineData("Tanh")]
    [InlineData("Tanhshrink")]
    [InlineData("Log1p")]
    [InlineData("Sin")]
    [InlineData("Erf")]
    public void KeepsTheSignOfZero(string name)
    {
        HasExactValues(name, 0f, 0f);
        HasExactValues(name, -0f, -0f);
    }

    [Fact]
    public void TanhIsMonotoneAndWithinOne()
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

    [Theory]
    [InlineData("Sin")]
    [InlineData("Cos")]
    public void TrigonometricFunctionsLoseLittleUpToTheirLimit(string name)
    {
        float[] x = [.. FloatPatterns.EveryNth(1021).Where(x => MathF.Abs(x) is > TrigonometricBound and <= VectorMathF.TrigonometricLimit)];
        x = x[..(x.Length / PrimitiveChecks.LongestRegister * PrimitiveChecks.LongestRegister)];
        float[] y = new float[x.Length];
        Find(name).Widths().First().Map(x, y);
        CheckBound(name, x, y, 5);
        Assert.All(y, value => Assert.InRange(value, -1f, 1f));
    }

    [Fact]
    public void WhatLiesPastTheLimitsRoundsToZero()
    {
        Assert.True(VectorMathF.ExpLimit * Math.Exp(-VectorMathF.ExpLimit) < float.Epsilon / 2d);
        Assert.True(VectorMathF.NormalTailLimit * RealFunctions.NormalTail(VectorMathF.NormalTailLimit) < float.Epsilon / 2d);
        Assert.Equal(1f, VectorMathF.ExpScale * VectorMathF.InverseExpScale);
    }

    private static double Exact(string name, double x) => name switch
    {
        "Exp" or "ExpOfNonPositive" => Math.Exp(x),
        "ScaledExp" => Math.Exp(x) * VectorMathF.ExpScale,
        "Expm1" or "Expm1OfNonPositive" => RealFunctions.Expm1(x),
        "Log1pOfUnit" => RealFunctions.Log1p(x),
        "Tanh" => RealFunctions.Tanh(x),
        "Tanhshrink" => RealFunctions.Tanhshrink(x),
        "ScaledNormalTail" => RealFunctions.NormalTail(x) * VectorMathF.ExpScale,
        "ScaledGeluTail" => x * RealFunctions.NormalTail(x) * VectorMathF.ExpScale,
        "Log" => Math.Log(x),
        "Log2" => Math.Log2(x),
        "Log1p" => RealFunctions.Log1p(x),
        "Exp2" => Math.Pow(2, x),
        "Sin" => Math.Sin(x),
        "Cos" => Math.Cos(x),
        "Erf" => RealFunctions.Erf(x),
        "ExpOfNonPositive(x, tail)" => Math.Exp(x + x * TailFactor),
        "ScaledExp(x, tail)" => Math.Exp(x + x * TailFactor) * VectorMathF.ExpScale,
        "ScaledExpm1OfNonPositive(x, scale)" => RealFunctions.Expm1(x) * SeluScale,
        "ScaledExpm1OfNonPositive(x, tail, scale)" => RealFunctions.Expm1(x + x * TailFactor) * SeluScale,
        "ScaledOnePlusExp(x, scale)" or "ScaledOnePlusExpOfNonNegative(x, scale)" => 0.5 * (1 + Math.Exp(x)),
        "Softplus" => Math.Max(x, 0) + RealFunctions.Log1p(Math.Exp(-Math.Abs(x))),
        "ScaledCothOfSoftplus(x, scale)" => 0.5 * RealFunctions.CothOfSoftplus(-x),
        "ScaledOnePlusExp(x, tail, scale)" => 0.5 * (1 + Math.Exp(x + x * TailFactor)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The tests know no exact value of this function."),
    };

    private static Primitive<float> Find(string name) => s_primitives.TryGetValue(name, out Primitive<float>? found) ? found : s_applied[name];

    /// <summary>Whole registers of inputs of the domain: a stride through all floats, powers of two with neighbours, the ends.</summary>
    private static float[] Inputs(Primitive<float> primitive, int stride)
    {
        List<float> inputs =
        [
            .. FloatPatterns.EveryNth(stride).Concat(FloatPatterns.PowersOfTwo).Where(primitive.IsDefinedFor), primitive.Low, primitive.High,
        ];
        while (inputs.Count % PrimitiveChecks.LongestRegister != 0)
        {
            inputs.Add(primitive.High);
        }

        return [.. inputs];
    }

    private static void CheckBound(string name, float[] x, float[] y, double maxUlp)
        => PrimitiveChecks.HasErrorWithin(name, x, y, i => Ulp.Distance(y[i], Exact(name, x[i])), maxUlp);
}
