using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Tests.Expressions;
using Xunit;

namespace ActGen.Generator.Tests.Functions;

/// <summary>The derivative of a function, through idioms and calls of activations, is its slope.</summary>
public sealed class CompositionTests
{
    [Theory]
    [InlineData("x + Math.Sin(x) * Math.Sin(x)")]
    [InlineData("Math.Cos(x * x)")]
    [InlineData("Math.Log(2 + x * x) + Math.Log2(3 + x * x) - double.Exp2(x)")]
    [InlineData("VectorMath.Erf(x) * Math.Sqrt(1 + x * x)")]
    [InlineData("Math.Pow(x, 3) - Math.Pow(2 + Math.Abs(x), -1.5)")]
    [InlineData("x / (1 + Math.Exp(-x)) + Math.Log(1 + Math.Exp(x * x - 1))")]
    [InlineData("0.5 * x * (1 + VectorMath.Erf(x / Math.Sqrt(2)))")]
    [InlineData("alpha * x * Math.Tanh(Math.Log(1 + Math.Exp(x))) + Math.Tanh(alpha * x)")]
    [InlineData("Gelu(Gelu(x) * alpha) * x")]
    [InlineData("1 / (1 + Math.Exp(-alpha * x))")]
    public void DerivativeIsTheSlope(string body)
    {
        Composition composition = FunctionCheck.Accepted(
            $$"""
            static double F(double x, double alpha) => {{body}};
            [Activation("gelu")] static partial double Gelu(double x);
            """).Composition!;
        foreach (Expr variable in (Expr[])[Expr.Input, Expr.Variable("alpha")])
        {
            Expr derivative = Simplifier.Simplify(composition.Differentiate(variable), ElementType.Double);
            for (double x = -3.3; x < 3.5; x += 0.4)
            {
                double slope = Slope(at => Evaluate(composition.Value, variable, x, at), variable == Expr.Input ? x : 0.7);
                Assert.Equal(slope, Evaluate(derivative, variable, x, variable == Expr.Input ? x : 0.7), Math.Max(1, Math.Abs(slope)) * 1e-9);
            }
        }
    }

    [Fact]
    public void ActivationsAreDifferentiatedByTheCatalogue()
    {
        Composition composition = FunctionCheck.Accepted("""static float F(float x) => Relu(x * 3); [Activation("relu")] static partial float Relu(float x);""").Composition!;
        Application relu = Assert.Single(composition.Applications);
        Expr slope = relu.Definition.Differentiate(relu.Context(ElementType.Single)).Substitute(Expr.Input, Expr.Input * 3);
        Assert.Equal(slope * 3, Simplifier.Simplify(composition.Differentiate(Expr.Input), ElementType.Single));
    }

    [Fact]
    public void EqualFunctionsGiveEqualCompositions()
    {
        const string Body = "static float F(float x) => x / (1 + MathF.Exp(-x)) + MathF.Exp(x) - 1;";
        Assert.Equal(FunctionCheck.Accepted(Body).Composition, FunctionCheck.Accepted(Body).Composition);
    }

    private static double Evaluate(Expr expression, Expr variable, double x, double at)
        => Evaluator.Evaluate(
            expression,
            new Dictionary<string, double> { ["x"] = variable == Expr.Input ? at : x, ["alpha"] = variable == Expr.Input ? 0.7 : at },
            ElementType.Double,
            FunctionValues.Runtime);

    /// <summary>Central differences of fourth order.</summary>
    private static double Slope(Func<double, double> function, double at)
    {
        const double Step = 1e-3;
        return ((8 * (function(at + Step) - function(at - Step))) - (function(at + (2 * Step)) - function(at - (2 * Step)))) / (12 * Step);
    }
}
