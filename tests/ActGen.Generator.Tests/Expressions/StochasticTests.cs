using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>What dropout, alpha_dropout and rrelu compute while training, as expressions of x and the number drawn.</summary>
public sealed class StochasticTests
{
    private const double SeluLimit = -1.7580993408473766;

    private static readonly double[] s_draws =
        [.. new[] { 0, 0.1, 0.25, 0.4999, 0.5, 0.75, 0.9, 1 - (1.0 / (1 << 24)) }.Select(static draw => ElementType.Single.Round(draw))];

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.9)]
    public void DropoutKeepsWhereTheDrawReachesTheRate(double rate)
    {
        double rounded = ElementType.Single.Round(rate);
        foreach ((ExprProgram program, bool isConstant) in Training("dropout", rate))
        {
            foreach (double u in s_draws)
            {
                double scale = isConstant ? ElementType.Single.Round(1 / (1 - rounded)) : ElementType.Single.Round(1 / ElementType.Single.Round(1 - rounded));
                Assert.Equal(u < rounded ? 0 : ElementType.Single.Round(3 * scale), program.Evaluate(("x", 3), ("u", u), ("rate", rounded)));
                Assert.Equal(u < rounded ? 0 : double.PositiveInfinity, program.Evaluate(("x", double.PositiveInfinity), ("u", u), ("rate", rounded)));
            }
        }
    }

    [Fact]
    public void KeepingIsTheOtherWayToSayIt()
    {
        ActivationDefinition dropout = ActivationCatalog.Find("dropout")!;
        foreach (BoundParameter keep in (BoundParameter[])
            [new("rate", ElementType.Single.Round(0.3)) { IsComplement = true }, new("rate", ParameterSource.Scalar, "keepProb", "keep") { IsComplement = true }])
        {
            var program = new ExprProgram(dropout.Training!(new FormulaContext(ElementType.Single, [keep])), ElementType.Single);
            Assert.Equal(ElementType.Single.Round(1 / ElementType.Single.Round(0.3)), program.Evaluate(("x", 1), ("u", 0.75), ("keep", 0.3)));
            Assert.Equal(0, program.Evaluate(("x", 1), ("u", 0.6999), ("keep", 0.3)));
        }
    }

    [Theory]
    [InlineData("dropout")]
    [InlineData("alpha_dropout")]
    public void ARateOfZeroIsTheIdentity(string name)
    {
        foreach ((ExprProgram program, _) in Training(name, 0))
        {
            foreach (double x in (double[])[0, -0.0, 1.1, -3e-40, 3e38, double.PositiveInfinity, double.NegativeInfinity, double.NaN])
            {
                double rounded = ElementType.Single.Round(x);
                double y = program.Evaluate(("x", rounded), ("u", 0), ("rate", 0));
                Assert.True(BitConverter.DoubleToInt64Bits(rounded) == BitConverter.DoubleToInt64Bits(y) || (double.IsNaN(x) && double.IsNaN(y)), $"{x} became {y}");
            }
        }
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void AlphaDropoutKeepsMeanAndVariance(double rate)
    {
        foreach ((ExprProgram program, _) in Training("alpha_dropout", rate))
        {
            double r = ElementType.Single.Round(rate);
            double dropped = Of(0, 0), kept = Of(0, 0.9999), a = Of(1, 0.9999) - kept;
            Assert.Equal(dropped, Of(7, 0)); // whatever x is

            // x with mean 0 and variance 1 becomes a x + b with probability 1 - rate.
            double mean = (r * dropped) + ((1 - r) * kept);
            double variance = (r * dropped * dropped) + ((1 - r) * ((kept * kept) + (a * a))) - (mean * mean);
            Assert.Equal(0, mean, 1e-6);
            Assert.Equal(1, variance, 1e-5);
            Assert.Equal((a * SeluLimit) + kept, dropped, 1e-5 * Math.Abs(dropped) + 1e-6);

            double Of(double x, double u) => program.Evaluate(("x", x), ("u", u), ("rate", r));
        }
    }

    [Theory]
    [InlineData(0.125, 1.0 / 3)]
    [InlineData(-0.5, 0.5)]
    [InlineData(0, 0)]
    public void TheSlopeOfRreluIsBetweenItsEnds(double lower, double upper)
    {
        (double low, double high) = (ElementType.Single.Round(lower), ElementType.Single.Round(upper));
        foreach ((ExprProgram program, _) in Training("rrelu", lower, upper))
        {
            foreach (double u in s_draws)
            {
                Assert.InRange(Of(-1, u), -high, -low);
                Assert.Equal(-(low + (u * (high - low))), Of(-1, u), 1e-6);
                Assert.Equal(5, Of(5, u));
                Assert.True(double.IsNaN(Of(double.NaN, u)));
                Assert.False(double.IsNaN(Of(double.NegativeInfinity, u)));
            }

            double Of(double x, double u) => program.Evaluate(("x", x), ("u", u), ("lower", low), ("upper", high));
        }
    }

    [Fact]
    public void WhatIsDroppedHasNoGradient()
    {
        foreach (string name in (string[])["dropout", "alpha_dropout"])
        {
            foreach (FormulaContext context in Contexts(ActivationCatalog.Find(name)!, 0.25))
            {
                Expr slope = Differentiator.Differentiate(ActivationCatalog.Find(name)!.Training!(context), Expr.Input);

                // A selection with a plain 0 on one side: the backward pass multiplies nothing there.
                Assert.Equal(Operation.SelectLess, slope.Operation);
                Assert.True(slope.Operands[2].IsConstantEqualTo(0));
                Assert.False(slope.Operands[3].Mentions(Expr.Input));
            }
        }
    }

    [Fact]
    public void WithoutDrawsDropoutIsTheIdentity()
    {
        foreach (string name in (string[])["dropout", "alpha_dropout"])
        {
            ActivationDefinition definition = ActivationCatalog.Find(name)!;
            Assert.All(Contexts(definition, 0.25), context => Assert.Same(Expr.Input, definition.Forms.Single().Build(context)));
        }
    }

    /// <summary>The training expression of constants, and of parameters that are known at run time only.</summary>
    private static IEnumerable<(ExprProgram Program, bool IsConstant)> Training(string name, params double[] values)
    {
        ActivationDefinition definition = ActivationCatalog.Find(name)!;
        return Contexts(definition, values).Select((context, i) => (new ExprProgram(definition.Training!(context), ElementType.Single), i == 0));
    }

    private static FormulaContext[] Contexts(ActivationDefinition definition, params double[] values) =>
    [
        new(ElementType.Single, [.. definition.Parameters.Zip(values, static (parameter, value) => new BoundParameter(parameter.Name, ElementType.Single.Round(value)))]),
        RuntimeParameters.Context(definition, ElementType.Single),
    ];
}
