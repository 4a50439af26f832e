using System.Collections.Generic;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Tests.Expressions;
using Xunit;

namespace ActGen.Generator.Tests.Functions;

/// <summary>The functions of MathF, Math and the runtime.</summary>
public sealed class MathFunctionTests
{
    [Theory]
    [InlineData("MathF.Abs(x)")]
    [InlineData("Math.Abs(x)")]
    [InlineData("float.Abs(x)")]
    [InlineData("MathF.Sqrt(x)")]
    [InlineData("(float)Math.Sqrt(x)")]
    [InlineData("MathF.Floor(x)")]
    [InlineData("(float)Math.Floor(x)")]
    [InlineData("float.Ceiling(x)")]
    [InlineData("MathF.Round(x)")]
    [InlineData("MathF.Truncate(x)")]
    [InlineData("x - MathF.Floor(x) < 0.5f ? MathF.Round(4 * x) / 4 : MathF.Max(MathF.Ceiling(-0.5f), MathF.Truncate(x))")]
    [InlineData("MathF.CopySign(3, x)")]
    [InlineData("MathF.FusedMultiplyAdd(x, x, 1)")]
    [InlineData("MathF.Min(x, 1)")]
    [InlineData("MathF.Max(-1, x)")]
    [InlineData("MathF.Min(x, float.NaN)")]
    [InlineData("MathF.Max(x, x * x - 1)")]
    [InlineData("MathF.Min(1 / x, x * x)")]
    [InlineData("MathF.Max(MathF.Sqrt(x), 1 / (x * x))")]
    [InlineData("Math.Clamp(x, -1, 1)")]
    [InlineData("float.Clamp(x, -MathF.PI, 2)")]
    [InlineData("MathF.Pow(x, 1)")]
    [InlineData("x * MathF.Sqrt(2 / MathF.PI)")]
    [InlineData("float.IsNaN(x) ? 2 : MathF.Sign(x) * 3f")]
    [InlineData("float.IsNaN(x) ? 2 : (float)Math.Sign((double)x)")]
    public void ExactFunctionsAreExact(string body) => FunctionCheck.Agrees($"static float F(float x) => {body};", 0);

    [Theory]
    [InlineData("MathF.Exp(x)")]
    [InlineData("(float)Math.Exp(x)")]
    [InlineData("float.Exp2(x)")]
    [InlineData("MathF.Pow(2, x)")]
    [InlineData("MathF.Log(x)")]
    [InlineData("MathF.Log2(x)")]
    [InlineData("MathF.Tanh(x)")]
    [InlineData("VectorMathF.Erf(x)")]
    [InlineData("VectorMathF.Log1p(VectorMathF.ExpOfNonPositive(-MathF.Abs(x)))")]
    [InlineData("MathF.Pow(x, 2)")]
    [InlineData("MathF.Pow(x, 3)")]
    [InlineData("MathF.Pow(x, 4)")]
    [InlineData("MathF.Pow(x, 5)")]
    [InlineData("MathF.Pow(x, 6)")]
    [InlineData("MathF.Pow(x, -1)")]
    [InlineData("MathF.Pow(x, -2)")]
    [InlineData("MathF.Pow(x, -3)")]
    [InlineData("MathF.Pow(x, 0.5f)")]
    [InlineData("MathF.Pow(x, 1.5f)")]
    [InlineData("MathF.Pow(x, 5.5f)")]
    [InlineData("MathF.Pow(x, -0.5f)")]
    [InlineData("MathF.Pow(x, -2.5f)")]
    [InlineData("MathF.Max(x, 0)")]
    [InlineData("MathF.Min(0, x)")]
    public void ElementaryFunctionsAreClose(string body) => FunctionCheck.Agrees($"static float F(float x) => {body};", 4);

    [Theory]
    [InlineData("MathF.Sin(x)")]
    [InlineData("MathF.Cos(x)")]
    [InlineData("MathF.Sin(x) * MathF.Sin(x)")]
    public void SineAndCosineAreCloseAsFarAsTheyGo(string body) => FunctionCheck.Agrees($"static float F(float x) => {body};", 4.5, magnitude: 1 << 20);

    [Fact]
    public void ExpM1AndLogP1AreTheAccurateFunctionsTheirNamesPromise()
        => Assert.Equal(
            Formulas.Expm1(Expr.Input) + Formulas.Log1p(Expr.Input),
            FunctionCheck.Expression("static float F(float x) => float.ExpM1(x) + float.LogP1(x);"));

    [Fact]
    public void PowerOfZeroIsOneEvenForNaN()
        => Assert.Equal(1, FunctionCheck.Expression("static float F(float x) => MathF.Pow(x, 0);"));

    [Theory]
    [InlineData(-2, -1)]
    [InlineData(-0f, 0)]
    [InlineData(3, 1)]
    [InlineData(float.NaN, float.NaN)]
    public void SignOfNaNIsNaN(float x, float expected)
        => Assert.Equal(expected, FunctionCheck.Evaluate(FunctionCheck.Expression("static float F(float x) => MathF.Sign(x);"), x));

    [Theory]
    [InlineData(-2, 0, 1, 0)]
    [InlineData(2, 0, 1, 1)]
    [InlineData(0.5, 0, 1, 0.5)]
    [InlineData(double.NaN, 0, 1, double.NaN)]
    [InlineData(5, double.NaN, 1, 1)]
    [InlineData(5, 0, double.NaN, 5)]
    public void ClampTakesBoundsOfRunTime(double x, double low, double high, double expected)
    {
        Expr expression = FunctionCheck.Expression("static double F(double x, double low, double high) => Math.Clamp(x, low, high);");
        Assert.Equal(expected, Evaluator.Evaluate(expression, new Dictionary<string, double> { ["x"] = x, ["low"] = low, ["high"] = high }, ElementType.Double, FunctionValues.Runtime));
    }
}
