using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Numerics;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Tests.Testing;

/// <summary>The references keep their own promise, measured against values computed with a thousand digits.</summary>
public sealed class ReferenceTests
{
    private const double Promise = 1.0 / (1L << 40);

    public static TheoryData<string> Vectors => [.. VectorFile.Names];

    public static TheoryData<string> Names => [.. Reference.Names];

    [Fact]
    public void EveryReferenceHasAVector()
        => Assert.Equal(Reference.Names, VectorFile.Names.Select(name => VectorFile.Of(name).Activation).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void ReferencesAreExactToTwoToTheMinusForty(string vector)
    {
        var error = ReferenceError.Of(VectorFile.Of(vector));
        Assert.True(error.Points > 100, $"{error.Points} points are floats");
        Assert.True(error.Value <= Promise, $"{vector}({error.ValueAt:g17}) is off by 2^{Math.Log2(error.Value):0.0}");
        Assert.True(error.Derivative <= Promise, $"{vector}'({error.DerivativeAt:g17}) is off by 2^{Math.Log2(error.Derivative):0.0}");
    }

    [Fact]
    public void EveryReferenceHasAVectorOfFourThousandPoints()
        => Assert.All(Reference.Names, static name => Assert.InRange(VectorFile.Of(name).Points.Count, 4000, int.MaxValue));

    [Theory]
    [MemberData(nameof(Names))]
    public void DerivativesTurnWhereItIsDeclared(string name)
    {
        ReferenceFunction reference = Reference.Of(name);
        double[] kinks = [0, .. reference.Kinks];
        double[] x = [.. Enumerable.Range(-4000, 8001).Select(static i => i * 0.001003)];
        bool turns = x.Zip(x.Skip(1)).Any(pair => reference.Derivative(pair.First) * reference.Derivative(pair.Second) < 0
            && !kinks.Any(kink => pair.First <= kink && kink <= pair.Second));
        Assert.Equal(turns, reference.HasTurn);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LimitsAreReached(string name)
    {
        ReferenceFunction reference = Reference.Of(name);
        Assert.True(double.IsNaN(reference.Value(double.NaN)) && double.IsNaN(reference.Derivative(double.NaN)));
        foreach (double infinity in (double[])[double.PositiveInfinity, double.NegativeInfinity])
        {
            // Far out, every activation is at its limit or grows without end, and its derivative is at its limit.
            double far = Math.CopySign(1e30, infinity);
            double limit = reference.Value(far);
            double expected = Math.Abs(limit) >= 1e29 ? Math.CopySign(double.PositiveInfinity, limit) : limit;
            Assert.Equal(expected, reference.Value(infinity), Math.Max(Math.Abs(limit), 1) * 1e-15);

            double slope = reference.Derivative(far);
            Assert.Equal(Math.Abs(slope) >= 1e29 ? Math.CopySign(double.PositiveInfinity, slope) : slope, reference.Derivative(infinity), 1e-15);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesStayInRange(string name)
    {
        ReferenceFunction reference = Reference.Of(name);
        foreach (float x in FloatPatterns.EveryNth(1 << 18).Where(x => !float.IsNaN(x)))
        {
            Assert.InRange(reference.Value(x), reference.Range.Low, reference.Range.High);
        }
    }

    [Theory]
    [InlineData("relu", 0, 0)]
    [InlineData("relu6", 0, 0)]
    [InlineData("relu6", 6, 0)]
    [InlineData("leaky_relu", 0, 0.2)]
    [InlineData("hard_tanh", -1, 0)]
    [InlineData("hard_tanh", 1, 0)]
    [InlineData("hard_sigmoid", 3, 0)]
    [InlineData("hard_swish", -3, -0.5)]
    [InlineData("hard_swish", 3, 1)]
    [InlineData("softshrink", 0.5, 0)]
    [InlineData("hardshrink", -0.5, 0)]
    [InlineData("threshold", 1, 0)]
    [InlineData("step", 0, 0)]
    [InlineData("sign", 0, 0)]
    [InlineData("elu", 0, 1)]
    public void KinksFollowPyTorch(string name, double kink, double derivative)
    {
        ReferenceFunction reference = Reference.Of(name);
        Assert.Contains(kink, reference.Kinks);
        Assert.Equal(derivative, reference.Derivative(kink));
    }

    [Fact]
    public void UnknownNamesAreRefused()
    {
        Assert.Contains("leaky_relu", Assert.Throws<ArgumentException>(() => Reference.Of("leaky_rleu")).Message);
        Assert.Contains("[alpha]", Assert.Throws<ArgumentException>(() => Reference.Of("leaky_relu", ("slope", 0.1))).Message);
    }

    [Fact]
    public void SourceTablesAgreeWithTheReferences()
    {
        var compared = new HashSet<string>();
        foreach (SourceTable table in SourceTable.All.Where(table => Reference.Names.Contains(table.Activation) && table.Bias.Count == 0))
        {
            ReferenceFunction reference = Reference.Of(table.Activation);
            compared.Add(table.Activation);
            Assert.Equal(table.Shape.Aggregate((product, size) => product * size), table.Input.Count);
            foreach ((double x, double y) in table.Input.Zip(table.Output))
            {
                Assert.Equal(y, reference.Value(x), Math.Abs(y) * table.RelativeTolerance);
            }
        }

        Assert.Equal(["relu", "relu6", "sigmoid", "softplus", "tanh"], compared.Order(StringComparer.Ordinal));
        Assert.Equal(11, SourceTable.All.Count);
        Assert.Equal(0.5, SourceTable.Of("dropout").Single().KeepProbability);
        Assert.Equal(5, SourceTable.Of("bias_add").Single().Bias.Count);
    }
}
