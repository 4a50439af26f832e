using System;

using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using Xunit;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Simplification keeps the value for every input, NaN and signed zeros included, and does what it is there for.</summary>
public sealed class SimplifierTests
{
    private static Expr X => Expr.Input;

    [Theory]
    [InlineData(ElementTypeName.Single)]
    [InlineData(ElementTypeName.Double)]
    public void ValuesArePreserved(ElementTypeName name)
    {
        var element = (ElementType)name;
        foreach (Expr expression in RandomExpressions.Take(4_000, seed: 7))
        {
            Expr simplified = Simplifier.Simplify(expression, element);
            foreach (float x in RandomExpressions.Inputs)
            {
                double expected = Evaluator.Evaluate(expression, x, element, FunctionValues.Mathematical), actual = Evaluator.Evaluate(simplified, x, element, FunctionValues.Mathematical);
                Assert.True(
                    BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (double.IsNaN(expected) && double.IsNaN(actual)),
                    $"at {x}: {expected} became {actual}\n{expression}\n{simplified}");
            }
        }
    }

    [Fact]
    public void SimplifyingTwiceChangesNothing()
        => Assert.All(RandomExpressions.Take(2_000, seed: 11), static expression =>
        {
            Expr once = Simplifier.Simplify(expression, ElementType.Single);
            Assert.Equal(once, Simplifier.Simplify(once, ElementType.Single));
        });

    [Fact]
    public void ConstantsAreFoldedInTheElementType()
    {
        Assert.Equal((double)(0.1f + 0.2f), Simplifier.Simplify(Expr.Constant(0.1) + 0.2, ElementType.Single).Value);
        Assert.Equal(0.1 + 0.2, Simplifier.Simplify(Expr.Constant(0.1) + 0.2, ElementType.Double).Value);
        Assert.Equal((double)(1f / 3f), Simplifier.Simplify(Expr.Constant(1) / 3, ElementType.Single).Value);
        Assert.True(double.IsPositiveInfinity(Simplifier.Simplify(Expr.Constant(1e30) * 1e30, ElementType.Single).Value));
        Assert.Equal(1e30 * 1e30, Simplifier.Simplify(Expr.Constant(1e30) * 1e30, ElementType.Double).Value);
    }

    [Fact]
    public void NeutralOperationsDisappear()
    {
        Unchanged(X + -0.0, X);
        Unchanged(X - 0, X);
        Unchanged(X * 1, X);
        Unchanged(1 * X, X);
        Unchanged(X / 1, X);
        Unchanged(-(-X), X);
        Unchanged(Abs(-X), Abs(X));
        Unchanged(X * -1, -X);
        Unchanged(X + -X, X - X);
        Unchanged(-X * -Abs(X), X * Abs(X));
        Unchanged(-X / -Abs(X), X / Abs(X));
        Unchanged(3 * -X, -3 * X);
        Unchanged(-X / 3, X / -3);
        Unchanged(X / 4, X * 0.25);
        Unchanged(IfLess(0, 1, X, 2), X);
        Unchanged(IfLess(X, 0, X, X), X);
        Unchanged(Max(Abs(X), 0), Abs(X));
    }

    [Fact]
    public void WhatIsNotNeutralStays()
    {
        Unchanged(X + 0, X + 0); // -0 + 0 is +0
        Unchanged(X - -0.0, X - -0.0);
        Unchanged(X * 0, X * 0); // NaN, infinities, signs
        Unchanged(X - X, X - X);
        Unchanged(X / 3, X / 3);
        Unchanged(Min(X, double.PositiveInfinity), X); // this bound is none
    }

    [Fact]
    public void FunctionsAreSpecialisedForTheirArguments()
    {
        Assert.Equal(Function.ExpOfNonPositive, Simplifier.Simplify(Exp(-Abs(X)), ElementType.Single).Function);
        Assert.Equal(Function.Exp, Simplifier.Simplify(Exp(X), ElementType.Single).Function);
        Assert.Equal(Function.Expm1OfNonPositive, Simplifier.Simplify(Expm1(Min(X, 0)), ElementType.Single).Function);
        Assert.Equal(Function.Log1pOfUnit, Simplifier.Simplify(Log1p(Exp(-Abs(X))), ElementType.Single).Function);
        Assert.Equal(Function.Log1p, Simplifier.Simplify(Log1p(Abs(X)), ElementType.Single).Function);
    }

    [Fact]
    public void NamesSurvive()
        => Assert.Equal("gate", Simplifier.Simplify((X / 4).Named("gate"), ElementType.Single).Name);

    [Fact]
    public void EqualExpressionsAreEqual()
    {
        Assert.Equal(Exp(X) + 1, Exp(X) + 1);
        Assert.Equal((Exp(X) + 1).GetHashCode(), (Exp(X) + 1).GetHashCode());
        Assert.NotEqual(Expr.Constant(0), Expr.Constant(-0.0));
        Assert.NotEqual(X - 1, 1 - X);
        Assert.NotEqual(Exp(X), Expm1(X));
    }

    private static void Unchanged(Expr expression, Expr expected)
        => Assert.Equal(Simplifier.Simplify(expected, ElementType.Single).ToString(), Simplifier.Simplify(expression, ElementType.Single).ToString());

    /// <summary>The element types under names that a public test can take.</summary>
    public enum ElementTypeName
    {
        Single = ElementType.Single,
        Double = ElementType.Double,
    }
}
