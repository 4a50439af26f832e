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
    public void ValuesAtFloatsAreExactToTwoToTheMinusForty(string vector)
    {
        VectorFile file = VectorFile.Of(vector);
        ReferenceFunction reference = Reference.Of(file.Activation, file.Parameters);
        VectorPoint[] points = [.. file.Points.Where(IsFloat)];
        Assert.True(points.Length > 100, $"{points.Length} of {file.Points.Count} points are floats");

        foreach (VectorPoint point in points)
        {
            double value = reference.Value(point.X);

            // Below the range of floats, rounding to the smallest of them hides any error.
            double allowed = Promise * Math.Max(Math.Abs(point.Value.High), float.Epsilon);
            Assert.True(value == point.Value.High || Math.Abs(point.Value.From(value)) <= allowed, $"{file}({point.X:g17}) is {point.Value.High:g17}, not {value:g17}");
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DerivativesAtFloatsAreExactToTwoToTheMinusForty(string vector)
    {
        VectorFile file = VectorFile.Of(vector);
        ReferenceFunction reference = Reference.Of(file.Activation, file.Parameters);
        foreach (VectorPoint point in file.Points.Where(IsFloat))
        {
            if (point.Derivative is { } exact)
            {
                // Derivatives that cross zero far from 0 cancel there; all others are relative.
                double derivative = reference.Derivative(point.X);
                double scale = Math.Max(Math.Abs(exact), CrossesZero(file.Activation) && point.X is > -4 and < 4 ? 1e-3 : float.Epsilon);
                Assert.True(derivative == exact || Math.Abs(derivative - exact) <= Promise * scale, $"{file}'({point.X:g17}) is {exact:g17}, not {derivative:g17}");
            }
        }
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

    private static bool IsFloat(VectorPoint point) => (double)(float)point.X == point.X;

    private static bool CrossesZero(string activation) => activation is "silu" or "quick_gelu" or "gelu" or "gelu_tanh" or "mish" or "hard_swish";
}
