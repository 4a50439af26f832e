using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using ActGen.Testing.Numerics;
using Xunit;
using M128 = ActGen.VectorMath<ActGen.Simd128<double>>;
using M256 = ActGen.VectorMath<ActGen.Simd256<double>>;
using M512 = ActGen.VectorMath<ActGen.Simd512<double>>;
using V128 = ActGen.Simd128<double>;
using V256 = ActGen.Simd256<double>;
using V512 = ActGen.Simd512<double>;

namespace ActGen.Tests.Numerics;

/// <summary>The double-precision primitives: their bounds, their special values, the same bits at every width.</summary>
public sealed class VectorMathTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly Dictionary<string, Primitive<double>> s_primitives = new()
    {
        ["Exp"] = new(1, -Infinity, Infinity, M512.Exp, M256.Exp, M128.Exp, VectorMath.Exp),
        ["ExpOfNonPositive"] = new(
            1, -Infinity, 0, M512.ExpOfNonPositive, M256.ExpOfNonPositive, M128.ExpOfNonPositive, VectorMath.ExpOfNonPositive),
        ["ScaledExp"] = new(1, -VectorMath.ExpLimit, 0, M512.ScaledExp, M256.ScaledExp, M128.ScaledExp, VectorMath.ScaledExp),
        ["Expm1"] = new(1.5, -Infinity, Infinity, M512.Expm1, M256.Expm1, M128.Expm1, VectorMath.Expm1),
        ["Expm1OfNonPositive"] = new(
            1.2, -Infinity, 0, M512.Expm1OfNonPositive, M256.Expm1OfNonPositive, M128.Expm1OfNonPositive, VectorMath.Expm1OfNonPositive),
        ["Log1pOfUnit"] = new(1.2, 0, 1, M512.Log1pOfUnit, M256.Log1pOfUnit, M128.Log1pOfUnit, VectorMath.Log1pOfUnit),
        ["Tanh"] = new(1.5, -Infinity, Infinity, M512.Tanh, M256.Tanh, M128.Tanh, VectorMath.Tanh),
        ["Tanhshrink"] = new(2, -Infinity, Infinity, M512.Tanhshrink, M256.Tanhshrink, M128.Tanhshrink, VectorMath.Tanhshrink),
        ["ScaledNormalTail"] = new(
            2, 0, VectorMath.NormalTailLimit, M512.ScaledNormalTail, M256.ScaledNormalTail, M128.ScaledNormalTail, VectorMath.ScaledNormalTail),
        ["ScaledGeluTail"] = new(
            2, 0, VectorMath.NormalTailLimit, M512.ScaledGeluTail, M256.ScaledGeluTail, M128.ScaledGeluTail, VectorMath.ScaledGeluTail),
        ["Log"] = new(1, 0, Infinity, M512.Log, M256.Log, M128.Log, VectorMath.Log),
        ["Log2"] = new(1, 0, Infinity, M512.Log2, M256.Log2, M128.Log2, VectorMath.Log2),
        ["Log1p"] = new(1, -1, Infinity, M512.Log1p, M256.Log1p, M128.Log1p, VectorMath.Log1p),
        ["Exp2"] = new(1, -Infinity, Infinity, M512.Exp2, M256.Exp2, M128.Exp2, VectorMath.Exp2),
        ["Sin"] = new(2, -VectorMath.TrigonometricLimit, VectorMath.TrigonometricLimit, M512.Sin, M256.Sin, M128.Sin, VectorMath.Sin),
        ["Cos"] = new(2, -VectorMath.TrigonometricLimit, VectorMath.TrigonometricLimit, M512.Cos, M256.Cos, M128.Cos, VectorMath.Cos),
        ["Softplus"] = new(1.8, -Infinity, Infinity, M512.Softplus, M256.Softplus, M128.Softplus, VectorMath.Softplus),
        ["Erf"] = new(1.5, -Infinity, Infinity, M512.Erf, M256.Erf, M128.Erf, VectorMath.Erf),
    };

    // Functions of several arguments: the others are made from the first or fixed.
    private static readonly Dictionary<string, Primitive<double>> s_applied = new()
    {
        ["ExpOfNonPositive(x, tail)"] = new(
            1, -VectorMath.ExpLimit, 0,
            x => M512.ExpOfNonPositive(x, x * V512.Create(TailFactor)), x => M256.ExpOfNonPositive(x, x * V256.Create(TailFactor)),
            x => M128.ExpOfNonPositive(x, x * V128.Create(TailFactor)), x => VectorMath.ExpOfNonPositive(x, x * TailFactor)),
        ["ScaledExp(x, tail)"] = new(
            1, -VectorMath.ExpLimit, 0,
            x => M512.ScaledExp(x, x * V512.Create(TailFactor)), x => M256.ScaledExp(x, x * V256.Create(TailFactor)),
            x => M128.ScaledExp(x, x * V128.Create(TailFactor)), x => VectorMath.ScaledExp(x, x * TailFactor)),
        ["ScaledExpm1OfNonPositive(x, scale)"] = new(
            2, -Infinity, 0,
            x => M512.ScaledExpm1OfNonPositive(x, V512.Create(SeluScale)), x => M256.ScaledExpm1OfNonPositive(x, V256.Create(SeluScale)),
            x => M128.ScaledExpm1OfNonPositive(x, V128.Create(SeluScale)), x => VectorMath.ScaledExpm1OfNonPositive(x, SeluScale)),
        ["ScaledExpm1OfNonPositive(x, tail, scale)"] = new(
            2, -VectorMath.ExpLimit, 0,
            x => M512.ScaledExpm1OfNonPositive(x, x * V512.Create(TailFactor), V512.Create(SeluScale)),
            x => M256.ScaledExpm1OfNonPositive(x, x * V256.Create(TailFactor), V256.Create(SeluScale)),
            x => M128.ScaledExpm1OfNonPositive(x, x * V128.Create(TailFactor), V128.Create(SeluScale)),
            x => VectorMath.ScaledExpm1OfNonPositive(x, x * TailFactor, SeluScale)),
        ["ScaledOnePlusExp(x, scale)"] = new(
            1.2, -60, 700,
            x => M512.ScaledOnePlusExp(x, V512.Create(0.5d)), x => M256.ScaledOnePlusExp(x, V256.Create(0.5d)),
            x => M128.ScaledOnePlusExp(x, V128.Create(0.5d)), x => VectorMath.ScaledOnePlusExp(x, 0.5d)),
        ["ScaledOnePlusExpOfNonNegative(x, scale)"] = new(
            1.2, 0, 700,
            x => M512.ScaledOnePlusExpOfNonNegative(x, V512.Create(0.5d)), x => M256.ScaledOnePlusExpOfNonNegative(x, V256.Create(0.5d)),
            x => M128.ScaledOnePlusExpOfNonNegative(x, V128.Create(0.5d)), x => VectorMath.ScaledOnePlusExpOfNonNegative(x, 0.5d)),
        ["ScaledCothOfSoftplus(x, scale)"] = new(
            1.3, -60, 700,
            x => M512.ScaledCothOfSoftplus(x, V512.Create(0.5d)), x => M256.ScaledCothOfSoftplus(x, V256.Create(0.5d)),
            x => M128.ScaledCothOfSoftplus(x, V128.Create(0.5d)), x => VectorMath.ScaledCothOfSoftplus(x, 0.5d)),
        ["ScaledOnePlusExp(x, tail, scale)"] = new(
            1.2, -60, 700,
            x => M512.ScaledOnePlusExp(x, x * V512.Create(TailFactor), V512.Create(0.5d)),
            x => M256.ScaledOnePlusExp(x, x * V256.Create(TailFactor), V256.Create(0.5d)),
            x => M128.ScaledOnePlusExp(x, x * V128.Create(TailFactor), V128.Create(0.5d)),
            x => VectorMath.ScaledOnePlusExp(x, x * TailFactor, 0.5d)),
    };

    private const double TailFactor = 1d / (1L << 53);
    private const double SeluScale = 1.7580993408473766;

    private static readonly Lazy<ILookup<string, (double X, DoubleDouble Exact)>> s_vectors = new(ReadVectors);

    public static TheoryData<string> OneArgument => [.. s_primitives.Keys];

    public static TheoryData<string> All => [.. s_primitives.Keys, .. s_applied.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void StaysWithinItsBound(string name)
    {
        Primitive<double> primitive = Find(name);
        (double[] x, DoubleDouble[] exact) = Vectors(name);
        double[] y = new double[x.Length];
        primitive.Widths().First().Map(x, y);
        CheckBound(name, x, y, exact, primitive.MaxUlp);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void GivesTheSameBitsAtEveryWidth(string name)
        => PrimitiveChecks.SameBitsAtEveryWidth(name, Find(name), Vectors(name).X);

    [Theory]
    [MemberData(nameof(OneArgument))]
    public void KeepsItsBoundWhereAMultiplyAddRoundsTwice(string name)
    {
        Func<double, double> function = Primitive<double>.InScalarTier(name);
        (double[] x, DoubleDouble[] exact) = Vectors(name);
        double[] y = new double[x.Length];
        Primitive<double>.Map(x, y, function);
        CheckBound(name, x, y, exact, Find(name).MaxUlp + 0.5);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void PassesNaNOn(string name) => PrimitiveChecks.HasValue(name, Find(name), double.NaN, double.NaN);

    [Theory]
    [InlineData("Exp", 0d, 1d)]
    [InlineData("Exp", Infinity, Infinity)]
    [InlineData("Exp", -Infinity, 0d)]
    [InlineData("Exp", 709.79, Infinity)]
    [InlineData("Exp", -745.14, 0d)]
    [InlineData("ExpOfNonPositive", 0d, 1d)]
    [InlineData("ExpOfNonPositive", -Infinity, 0d)]
    [InlineData("Expm1", Infinity, Infinity)]
    [InlineData("Expm1", -Infinity, -1d)]
    [InlineData("Expm1", double.Epsilon, double.Epsilon)]
    [InlineData("Expm1OfNonPositive", -double.Epsilon, -double.Epsilon)]
    [InlineData("Expm1OfNonPositive", -Infinity, -1d)]
    [InlineData("Log1pOfUnit", 0d, 0d)]
    [InlineData("Log1pOfUnit", double.Epsilon, double.Epsilon)]
    [InlineData("Tanh", double.Epsilon, double.Epsilon)]
    [InlineData("Tanh", Infinity, 1d)]
    [InlineData("Tanh", -Infinity, -1d)]
    [InlineData("Tanhshrink", Infinity, Infinity)]
    [InlineData("Tanhshrink", -Infinity, -Infinity)]
    [InlineData("ScaledGeluTail", 0d, 0d)]
    [InlineData("Log", 1d, 0d)]
    [InlineData("Log", 0d, -Infinity)]
    [InlineData("Log", Infinity, Infinity)]
    [InlineData("Log", -1d, double.NaN)]
    [InlineData("Log", -Infinity, double.NaN)]
    [InlineData("Log2", 0d, -Infinity)]
    [InlineData("Log2", double.Epsilon, -1074d)]
    [InlineData("Log2", 1024d, 10d)]
    [InlineData("Log2", Infinity, Infinity)]
    [InlineData("Log2", -1d, double.NaN)]
    [InlineData("Log1p", -1d, -Infinity)]
    [InlineData("Log1p", -2d, double.NaN)]
    [InlineData("Log1p", Infinity, Infinity)]
    [InlineData("Log1p", double.Epsilon, double.Epsilon)]
    [InlineData("Exp2", -1074d, double.Epsilon)]
    [InlineData("Exp2", 1023d, 8.98846567431158e307)]
    [InlineData("Exp2", 1024d, Infinity)]
    [InlineData("Exp2", Infinity, Infinity)]
    [InlineData("Exp2", -Infinity, 0d)]
    [InlineData("Sin", Infinity, double.NaN)]
    [InlineData("Sin", double.MaxValue, double.NaN)]
    [InlineData("Sin", double.Epsilon, double.Epsilon)]
    [InlineData("Cos", 0d, 1d)]
    [InlineData("Cos", Infinity, double.NaN)]
    [InlineData("Erf", Infinity, 1d)]
    [InlineData("Erf", -Infinity, -1d)]
    [InlineData("Erf", double.Epsilon, double.Epsilon)]
    public void HasExactValues(string name, double x, double expected) => PrimitiveChecks.HasValue(name, Find(name), x, expected);

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
        HasExactValues(name, 0d, 0d);
        HasExactValues(name, -0d, -0d);
    }

    [Fact]
    public void WhatLiesPastTheLimitsRoundsToZero()
    {
        // Logarithms, for the products underflow. Q(t) is less than its density over t.
        double zero = Math.Log(double.Epsilon) - Math.Log(2);
        Assert.True(Math.Log(VectorMath.ExpLimit) - VectorMath.ExpLimit < zero);
        Assert.True(-VectorMath.NormalTailLimit * VectorMath.NormalTailLimit / 2 - Math.Log(2 * Math.PI) / 2 < zero);
        Assert.Equal(1d, VectorMath.ExpScale * VectorMath.InverseExpScale);
    }

    private static Primitive<double> Find(string name) => s_primitives.TryGetValue(name, out Primitive<double>? found) ? found : s_applied[name];

    /// <summary>The committed points of a function, filled up to whole registers.</summary>
    private static (double[] X, DoubleDouble[] Exact) Vectors(string name)
    {
        List<(double X, DoubleDouble Exact)> vectors = [.. s_vectors.Value[name]];
        Assert.True(vectors.Count > 100, $"Data/vectormath.tsv holds {vectors.Count} points of {name}.");
        while (vectors.Count % PrimitiveChecks.LongestRegister != 0)
        {
            vectors.Add(vectors[0]);
        }

        return ([.. vectors.Select(vector => vector.X)], [.. vectors.Select(vector => vector.Exact)]);
    }

    private static void CheckBound(string name, double[] x, double[] y, DoubleDouble[] exact, double maxUlp)
    {
        // Near the bottom of the range the low part of a committed value is lost to underflow.
        PrimitiveChecks.HasErrorWithin(
            name, x, y, i => Math.Max(0, Ulp.Distance(y[i], exact[i]) - (Math.Abs(exact[i].High) < 1e-290 ? 0.5 : 0)), maxUlp);
    }

    private static ILookup<string, (double X, DoubleDouble Exact)> ReadVectors()
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "vectormath.tsv"))
            .Select(line => line.Split('\t'))
            .ToLookup(fields => fields[0], fields => (Parse(fields[1]), new DoubleDouble(Parse(fields[2]), Parse(fields[3]))));

    private static double Parse(string number)
        => number switch
        {
            "inf" => Infinity,
            "-inf" => -Infinity,
            _ => double.Parse(number, CultureInfo.InvariantCulture),
        };
}
