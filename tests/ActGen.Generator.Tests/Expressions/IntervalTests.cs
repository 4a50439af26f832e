using System;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using Xunit;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>No value of an expression lies outside the interval that is claimed for it.</summary>
public sealed class IntervalTests
{
    [Fact]
    public void ValuesLieInTheirIntervals()
    {
        foreach (ElementType element in new[] { ElementType.Single, ElementType.Double })
        {
            var analysis = new IntervalAnalysis();
            foreach (Expr expression in RandomExpressions.Take(6_000, seed: 3))
            {
                // The analysis sees constants as they are in the element type, as it does in the simplifier.
                Expr rounded = Rounded(expression, element);
                Interval interval = analysis[rounded];
                foreach (float x in RandomExpressions.Inputs)
                {
                    double value = Evaluator.Evaluate(rounded, x, element, FunctionValues.Mathematical);
                    Assert.False(value < interval.Minimum || value > interval.Maximum, $"at {x}: {value:R} is not in {interval}\n{rounded}");
                }
            }
        }
    }

    [Fact]
    public void IntervalsAreTightWhereItMatters()
    {
        var analysis = new IntervalAnalysis();

        Assert.Equal(new Interval(0, double.PositiveInfinity), analysis[Abs(Expr.Input)]);
        Assert.Equal(new Interval(double.NegativeInfinity, 0), analysis[Min(Expr.Input, 0)]);
        Assert.Equal(new Interval(-3, 6), analysis[Clamp(Expr.Input, -3, 6)]);
        Assert.Equal(0, analysis[Expr.Input * Expr.Input].Minimum);
        Assert.True(analysis[Exp(-Abs(Expr.Input))].Maximum < 1.00001);
        Assert.True(analysis[Expr.Call(Function.ExpOfNonPositive, -Abs(Expr.Input))].IsWithin(0, 1));
    }

    [Fact]
    public void WhatOverflowsOrUnderflowsInFloatIsStillInside()
    {
        var analysis = new IntervalAnalysis();
        Expr huge = Abs(Expr.Input) + 1e30;
        Expr tiny = Min(Abs(Expr.Input), 1e-30) + 1e-30;

        Assert.Equal(double.PositiveInfinity, analysis[Clamp(huge, 1e30, 1e38) * 1e30 * 1e-40].Maximum);
        Assert.True(analysis[tiny * tiny * 1e30].Minimum <= 0);
        Assert.True(analysis[Expm1(Min(Abs(Expr.Input), 1e-20))].Maximum >= 1e-20);
    }

    private static Expr Rounded(Expr expression, ElementType element)
        => expression.IsConstant
            ? Expr.Constant(element.Round(expression.Value))
            : expression.WithOperands(Array.ConvertAll([.. expression.Operands], operand => Rounded(operand, element)));
}
