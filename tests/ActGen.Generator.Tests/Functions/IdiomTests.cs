using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Tests.Expressions;
using ActGen.Testing.Numerics;
using Xunit;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Tests.Functions;

/// <summary>Idioms are recognised in all their spellings, of any subexpression, and nothing else is taken for one.</summary>
public sealed class IdiomTests
{
    private static readonly Expr X = Expr.Input;

    [Theory]
    [InlineData("1 / (1 + MathF.Exp(-x))")]
    [InlineData("1 / (MathF.Exp(-x) + 1)")]
    [InlineData("1 / (1 + 1 / MathF.Exp(x))")]
    [InlineData("1 / (1 + MathF.Exp(-1 * x))")]
    [InlineData("1 / (1 + MathF.Exp(0 - x))")]
    [InlineData("MathF.Exp(x) / (1 + MathF.Exp(x))")]
    [InlineData("MathF.Exp(x) / (MathF.Exp(x) + 1)")]
    [InlineData("0.5f * (1 + MathF.Tanh(0.5f * x))")]
    [InlineData("(MathF.Tanh(x * 0.5f) + 1) / 2")]
    public void Sigmoid(string body) => IsActivation(body, "sigmoid");

    [Theory]
    [InlineData("MathF.Log(1 + MathF.Exp(x))")]
    [InlineData("MathF.Log(MathF.Exp(x) + 1)")]
    [InlineData("MathF.Log(1 + 1 / MathF.Exp(-x))")]
    [InlineData("float.LogP1(MathF.Exp(x))")]
    public void Softplus(string body) => IsActivation(body, "softplus");

    [Theory]
    [InlineData("x / (1 + MathF.Exp(-x))")]
    [InlineData("x * (1 / (1 + MathF.Exp(-x)))")]
    [InlineData("1 / (1 + MathF.Exp(-x)) * x")]
    public void Silu(string body) => IsActivation(body, "silu");

    [Theory]
    [InlineData("x / (1 + MathF.Exp(-1.702f * x))", 1.702f)]
    [InlineData("x / (1 + MathF.Exp(-(x * 3)))", 3)]
    [InlineData("x / (1 + MathF.Exp(x / 2))", -0.5f)]
    public void SiluWithSteepness(string body, float beta)
    {
        Application application = IsActivation(body, "silu");
        Assert.Equal(beta, application.Activation.Parameters.Single().Value);
    }

    [Theory]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))")]
    [InlineData("MathF.Tanh(float.LogP1(MathF.Exp(x))) * x")]
    public void Mish(string body) => IsActivation(body, "mish");

    [Theory]
    [InlineData("0.5f * x * (1 + VectorMathF.Erf(x / MathF.Sqrt(2)))")]
    [InlineData("x * (1 + VectorMathF.Erf(x * 0.70710678f)) / 2")]
    [InlineData("x / 2 * (VectorMathF.Erf(0.70710678f * x) + 1)")]
    public void Gelu(string body) => IsActivation(body, "gelu");

    [Theory]
    [InlineData("0.5f * x * (1 + MathF.Tanh(MathF.Sqrt(2 / MathF.PI) * (x + 0.044715f * x * x * x)))")]
    [InlineData("0.5f * x * (1 + MathF.Tanh(0.7978845608f * (x + 0.044715f * MathF.Pow(x, 3))))")]
    public void GeluTanh(string body) => IsActivation(body, "gelu_tanh");

    [Theory]
    [InlineData("(MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(x) + MathF.Exp(-x))")]
    [InlineData("(MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(-x) + MathF.Exp(x))")]
    [InlineData("(MathF.Exp(x) - 1 / MathF.Exp(x)) / (MathF.Exp(x) + 1 / MathF.Exp(x))")]
    [InlineData("(MathF.Exp(2 * x) - 1) / (MathF.Exp(2 * x) + 1)")]
    [InlineData("(MathF.Exp(x + x) - 1) / (1 + MathF.Exp(x + x))")]
    [InlineData("1 - 2 / (MathF.Exp(2 * x) + 1)")]
    public void Tangent(string body) => Becomes(body, Tanh(X), "tanh");

    [Theory]
    [InlineData("2 / (1 + MathF.Exp(-2 * x)) - 1")]
    [InlineData("(1 - MathF.Exp(-2 * x)) / (1 + MathF.Exp(-2 * x))")]
    public void TangentOfTheNegative(string body) => Becomes(body, -Tanh(-1 * X), "tanh");

    [Fact]
    public void SmallDifferences()
    {
        Becomes("MathF.Exp(x) - 1", Expm1(X), "expm1");
        Becomes("-1 + MathF.Exp(x)", Expm1(X), "expm1");
        Becomes("1 - MathF.Exp(x)", -Expm1(X), "expm1");
        Becomes("x > 0 ? x : 2 * (MathF.Exp(x) - 1)", IfLess(0, X, X, 2 * Expm1(X)), "expm1");
        Becomes("MathF.Log(1 + x)", Log1p(X), "log1p");
        Becomes("MathF.Log(x * x + 1)", Log1p(X * X), "log1p");
        Becomes("MathF.Log(1 - x)", Log1p(-X), "log1p");
    }

    [Fact]
    public void LocalsAndOwnFunctionsDoNotHideAnIdiom()
        => IsActivation(FunctionCheck.Accepted(
            "static float F(float x) { var e = MathF.Exp(-x); var gate = Inverse(1 + e); return x * gate; } static float Inverse(float v) => 1 / v;"), "silu", X);

    [Fact]
    public void AnyExpressionMayStandForX()
    {
        Expr u = (X * X) - 3;
        IsActivation(FunctionCheck.Accepted("static float F(float x) { var u = x * x - 3; return 1 / (1 + MathF.Exp(-u)); }"), "sigmoid", u);
        IsActivation(FunctionCheck.Accepted("static float F(float x) { var u = x * x - 3; return u / (1 + MathF.Exp(-u)); }"), "silu", u);
        IsActivation(FunctionCheck.Accepted("static float F(float x, float beta) => 1 / (1 + MathF.Exp(-beta * x));"), "sigmoid", Expr.Variable("beta") * X);
    }

    [Fact]
    public void IdiomsNest()
    {
        FunctionResult result = FunctionCheck.Accepted("static float F(float x) { var u = MathF.Log(1 + MathF.Exp(x)); return 3 * (u / (1 + MathF.Exp(-u))) + (MathF.Exp(x) - 1); }");
        Assert.Equal(["softplus", "silu"], result.Composition!.Applications.Select(static application => application.Activation.Name));
        Assert.Equal(["expm1", "silu", "softplus"], result.Idioms.Select(static idiom => idiom.Replacement).Order(StringComparer.Ordinal));
        Assert.Equal(result.Composition.Applications[0].Variable, result.Composition.Applications[1].Argument);
    }

    [Fact]
    public void OtherFactorsStay()
    {
        FunctionResult result = FunctionCheck.Accepted("static float F(float x, float k) => -2 * k * x / (1 + MathF.Exp(-x));");
        Expr silu = IsActivation(result, "silu", X, isAll: false).Variable;
        Assert.Equal(-2 * (Expr.Variable("k") * silu), result.Composition!.Outer);
    }

    [Theory]
    [InlineData("1 / (2 + MathF.Exp(-x))")]
    [InlineData("1 / (1 + MathF.Exp(-MathF.Abs(x)))")]
    [InlineData("(x + 1) / (1 + MathF.Exp(-x))")]
    [InlineData("x * x / (1 + MathF.Exp(-x * x * x))")]
    [InlineData("MathF.Log(2 + MathF.Exp(x))")]
    [InlineData("MathF.Exp(x) - 2")]
    [InlineData("x * MathF.Tanh(MathF.Log(2 + MathF.Exp(x)))")]
    [InlineData("0.5f * x * (1 + VectorMathF.Erf(x / 1.42f))")]
    [InlineData("(MathF.Exp(x) - MathF.Exp(-2 * x)) / (MathF.Exp(x) + MathF.Exp(-2 * x))")]
    [InlineData("(MathF.Exp(x) - MathF.Exp(-x)) / 2")]
    [InlineData("1 - MathF.Tanh(x)")]
    public void WhatOnlyLooksLikeOneStays(string body)
    {
        FunctionResult result = FunctionCheck.Accepted($"static float F(float x) => {body};");
        Assert.Empty(result.Idioms);
        Assert.Empty(result.Composition!.Applications);
    }

    [Fact]
    public void CatalogueFormulasHoldNoIdiom()
    {
        foreach (ActivationDefinition definition in ActivationCatalog.All)
        {
            foreach (ElementType element in (ElementType[])[ElementType.Single, ElementType.Double])
            {
                BoundParameter[] parameters = [.. definition.Parameters.Select(parameter => new BoundParameter(parameter.Name, element.Round(parameter.Example)))];
                Expr formula = definition.Forms[^1].Build(new FormulaContext(element, parameters));
                (Composition stable, IReadOnlyList<Idiom> recognised) = Idioms.Replace(new(element, formula, default));
                Assert.Empty(recognised);
                Assert.Equal(formula, stable.Value);
            }
        }
    }

    [Theory]
    [InlineData("1 / (1 + MathF.Exp(-x))")]
    [InlineData("MathF.Log(1 + MathF.Exp(x))")]
    [InlineData("MathF.Exp(x) - 1")]
    [InlineData("(MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(x) + MathF.Exp(-x))")]
    [InlineData("1 - 2 / (MathF.Exp(2 * x) + 1)")]
    [InlineData("x / (1 + MathF.Exp(-x))")]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))")]
    [InlineData("2 / (1 + MathF.Exp(-2 * x)) - 1")]
    [InlineData("0.5f * (1 + MathF.Tanh(x))")]
    public void ReplacementIsAccurateWhereTheFormulaIsNot(string body)
    {
        // The formula as written, in double, where that neither overflows nor cancels.
        Expr stable = FunctionCheck.Expression($"static float F(float x) => {body};");
        Expr wide = Written(body.Replace("MathF", "Math", StringComparison.Ordinal).Replace("0.5f", "0.5", StringComparison.Ordinal));
        foreach (float x in Enumerable.Range(-256, 513).Select(static i => i / 32f).Where(static x => Math.Abs(x) > 0.01))
        {
            double exact = Evaluator.Evaluate(wide, x, ElementType.Double, FunctionValues.Runtime);
            double distance = Ulp.Distance(FunctionCheck.Evaluate(stable, x), exact);
            Assert.True(distance <= 4, $"{distance} ulp at {x}");
        }
    }

    [Theory]
    [InlineData("1 / (1 + MathF.Exp(-x))", 0, 1)]
    [InlineData("MathF.Log(1 + MathF.Exp(x))", 0, float.PositiveInfinity)]
    [InlineData("(MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(x) + MathF.Exp(-x))", -1, 1)]
    [InlineData("x / (1 + MathF.Exp(-x))", -0f, float.PositiveInfinity)]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))", -0f, float.PositiveInfinity)]
    [InlineData("0.5f * x * (1 + VectorMathF.Erf(x / MathF.Sqrt(2)))", -0f, float.PositiveInfinity)]
    public void ReplacementHasLimits(string body, float atMinusInfinity, float atInfinity)
    {
        Expr stable = FunctionCheck.Expression($"static float F(float x) => {body};");
        Assert.Equal(atMinusInfinity, FunctionCheck.Evaluate(stable, float.NegativeInfinity));
        Assert.Equal(atInfinity, FunctionCheck.Evaluate(stable, float.PositiveInfinity));
        Assert.Equal(float.NaN, FunctionCheck.Evaluate(stable, float.NaN));
    }

    /// <summary>The expression of a double body as written: its idioms broken by a parameter that is zero.</summary>
    private static Expr Written(string body)
    {
        Expr broken = FunctionCheck.Expression($"static double F(double x, double zero) => {body.Replace("1 ", "(1 + zero) ", StringComparison.Ordinal).Replace("- 1", "- (1 + zero)", StringComparison.Ordinal)};");
        return broken.Substitute(Expr.Variable("zero"), 0);
    }

    private static Application IsActivation(string body, string name) => IsActivation(FunctionCheck.Accepted($"static float F(float x) => {body};"), name, X);

    private static Application IsActivation(FunctionResult result, string name, Expr argument, bool isAll = true)
    {
        Application application = Assert.Single(result.Composition!.Applications);
        Assert.Equal(name, application.Activation.Name);
        Assert.Equal(argument, application.Argument);
        Assert.Single(result.Idioms);
        if (isAll)
        {
            Assert.Equal(application.Variable, result.Composition.Outer);
        }

        return application;
    }

    private static void Becomes(string body, Expr expected, string replacement)
    {
        FunctionResult result = FunctionCheck.Accepted($"static float F(float x) => {body};");
        Assert.Equal(expected, result.Composition!.Outer);
        Assert.Equal(replacement, Assert.Single(result.Idioms).Replacement);
    }
}
