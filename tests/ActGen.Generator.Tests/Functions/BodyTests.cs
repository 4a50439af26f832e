using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Functions;

/// <summary>The expression of a body is what the C# computes.</summary>
public sealed class BodyTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("x * x + 3 * x - 1")]
    [InlineData("-(x - 0.1f) / (x + 2)")]
    [InlineData("+x * MathF.PI")]
    [InlineData("(1 - x) - (x - 1)")]
    [InlineData("x * (float)0.1")]
    [InlineData("(float)(x * 2.0)")]
    [InlineData("(float)(2.0 / x)")]
    [InlineData("(float)-(double)x")]
    [InlineData("(float)(x > 0.5 ? x + 1.0 : 0.1)")]
    [InlineData("x * ('a' - 95)")]
    [InlineData("x * sizeof(int) + int.MaxValue")]
    [InlineData("x < float.MaxValue ? x : float.MinValue")]
    public void ArithmeticIsExact(string body) => FunctionCheck.Agrees($"static float F(float x) => {body};", 0);

    [Theory]
    [InlineData("x < 0 ? -x : x * 2")]
    [InlineData("x <= 0 ? -1 : 1")]
    [InlineData("x > 0 ? -1 : 1")]
    [InlineData("x >= 0 ? -1 : 1")]
    [InlineData("x == 1 ? 5 : x")]
    [InlineData("x * 1 < x ? 5 : x")]
    [InlineData("x <= x / 1 ? 5 : 3")]
    [InlineData("x * 1 == x ? 5 : 3")]
    [InlineData("x != 1 ? 5 : x")]
    [InlineData("!(x < 0) ? 1 : 2")]
    [InlineData("!(x >= 0) ? 1 : 2")]
    [InlineData("!(x != 0) ? 1 : 2")]
    [InlineData("x > -1 && x < 1 ? x : 0")]
    [InlineData("x < -1 || x > 1 ? x : 0")]
    [InlineData("x < -1 | x > 1 ? x : 0")]
    [InlineData("!(x < -1 || (x > 1 && x != 2)) ? x : 0")]
    [InlineData("x < 0 ? (x < -1 ? -1 : x) : (x > 1 ? 1 : x)")]
    [InlineData("(x < 0 ? x < -1 : x > 1) ? 7 : x")]
    [InlineData("x < 0.5 && 0.25 > x ? 3 : x")]
    [InlineData("float.IsNaN(x) ? 0 : x")]
    [InlineData("x is > 1 or < -1 ? 1 : x")]
    [InlineData("x is >= -1 and <= 1 ? x : 0")]
    [InlineData("x is not (> 0) ? 1 : 2")]
    [InlineData("x is 0 ? 1 : x is float.NaN ? 2 : x is not float.NaN ? 3 : 4")]
    [InlineData("x switch { < -2 => -1, < 0 => x / 2, 0 => 3, < 2 => x * x, _ => x - 1 }")]
    [InlineData("x switch { > 1 => 1, < -1 => -1, _ => x }")]
    [InlineData("x switch { < 0 => 1, _ => 2 }")]
    [InlineData("2 * (x * x) switch { > 1 when x < 0 => -1, > 1 and < 4 => 1, _ => x switch { float.NaN => 5, _ => 0.5f } }")]
    [InlineData("float.IsFinite(x) ? x : -1")]
    [InlineData("float.IsInfinity(x) ? x : -1")]
    [InlineData("float.IsPositiveInfinity(x) ? 1 : -1")]
    [InlineData("float.IsNegativeInfinity(x) ? 1 : -1")]
    [InlineData("true ? x : 0")]
    [InlineData("false || x < 0 ? 1 : 2")]
    public void ConditionsTreatNaNAsTheLanguageDoes(string body) => FunctionCheck.Agrees($"static float F(float x) => {body};", 0);

    /// <summary>A body names the parameters of its own declaration, not those of a construction of it, or of the other part of a partial method.</summary>
    [Theory]
    [InlineData("static float F(float x) => G<int>(x) + 1; static float G<T>(float y) => y * y;")]
    [InlineData("static float F(float x) => Of<int>.G(x) + 1; static class Of<T> { public static float G(float y) => y * y; }")]
    [InlineData("static float F(float x) => G(x) + 1; private static partial float G(float first); private static partial float G(float first) => first * first;")]
    public void CallsOfOtherDeclarations(string members) => FunctionCheck.Agrees(members, 0);

    [Theory]
    [InlineData("#pragma warning disable CS1718\nstatic float F(float x) => x != x ? 0 : x;")]
    [InlineData("static float F(float x) => x * 1 == x / 1 ? x : 0;")]
    [InlineData("static float F(float x) => x <= x * 1 ? x : 0;")]
    [InlineData("static float F(float x) => x / 1 < x ? 2 : x <= x * 1 ? x : 0;")]
    public void ComparisonWithItselfAsksForNaNWithoutAWarningInGeneratedCode(string members)
    {
        Expr simplified = Simplifier.Simplify(FunctionCheck.Expression(members), ElementType.Single);
        Assert.Equal(Formulas.IfLessOrEqual(Formulas.Abs(Expr.Input), double.PositiveInfinity, Expr.Input, 0), simplified);
        GeneratorHost.Unity.Run(FunctionCheck.InClass($"{members}\n[Activation(\"F\")] public static partial float G(float x);")).ShouldCompile();
    }

    [Theory]
    [InlineData("return x;")]
    [InlineData("var a = x + 1; float b = a * a, c = b - x; return c;")]
    [InlineData("const float k = 0.3f; var a = x * k; a = a + 1; a *= a; a -= 2; a /= 3; a += x; return a;")]
    [InlineData("x = x + 1; return x * x;")]
    [InlineData("if (x < 0) return -x; return x * 3;")]
    [InlineData("if (x < 0) { return -x; } else { return x * 3; }")]
    [InlineData("if (x < 0) return -1; if (x < 1) return 0; if (x < 2) { var y = x * x; return y; } return 2;")]
    [InlineData("float y; if (x < 0) y = -x; else y = x * 3; return y;")]
    [InlineData("float y = x; if (x < 0) { y = -x; if (x < -1) y = 1; } return y * 2;")]
    [InlineData("float y = 0; if (x < 0) { y = 1; if (x < -1) return 5; y = 2; } return y;")]
    [InlineData("bool isSmall = x < 1; bool isTiny = isSmall && x > -1; if (isTiny) isSmall = x < 0; return isSmall ? x : 1;")]
    [InlineData("{ ; { float y = x; return y; } }")]
    public void StatementsAreExact(string body) => FunctionCheck.Agrees($"static float F(float x) {{ {body} }}", 0);

    [Theory]
    [InlineData("for (int i = 0; i < 4; i++) x = x * 0.5f + i; return x;")]
    [InlineData("float sum = 0, scale = 1; for (int i = 0; i < 3; i++) { sum += scale * MathF.Abs(x - (float)i); scale /= 2; } return sum;")]
    [InlineData("for (int i = 3; i >= 1; i -= 2) { float y = x / i; x = y - i; } return x;")]
    [InlineData("for (int i = 0; i < 0; i++) x = 7; return x;")]
    [InlineData("for (int i = 0; i < 4; i++) { if (x > i) return x * i; x += 1; } return -x;")]
    [InlineData("for (int i = 0; i < 3; i++) { if (x > i) { x -= i; } else { x += 0.5f; } } return x;")]
    [InlineData("for (int i = 0; i < 4; i++) { if (i % 2 == 0 && x < 9) x += i; else x *= i == 3 ? 2 : 3; } return x;")]
    [InlineData("for (int i = 0; i < 3; i++) if (i == 1) return x; else x *= 2; return 0;")]
    [InlineData("for (int i = 0; i < 3; i++) for (int j = i; j < 3; j++) x = MathF.Max(x - j, i * j - x); return x;")]
    [InlineData("for (int i = 0; i < 4; i++) x += i switch { 0 => 1f, > 2 => x, _ => -0.5f }; return x;")]
    [InlineData("for (int i = 0, n = 2; i < 2 * n - 1; ++i) { n -= i / 3; x -= n + -i; } return x;")]
    [InlineData("int n = 3; if (x < 0) { x = -x; n = 3; } for (int i = 0; i < n; i++) x = MathF.Floor(x) / 2; return x;")]
    [InlineData("for (int i = 1; i < 4; i++) x = G(x, i); return x; static float G(float y, int k) => k == 2 ? y : y * k;")]
    [InlineData("for (int i = 16777216; i < 16777219; i++) x = i > 16777217 ? x + 1 : i; return x;")]
    [InlineData("int n = 0; if (1 < 2) n = 5; x *= n; if (n < 5) x = MathF.Cbrt(x); return x;")]
    public void LoopsBetweenConstantsAreUnrolled(string body) => FunctionCheck.Agrees($"static float F(float x) {{ {body} }}", 0);

    [Fact]
    public void ALoopIsItsStepsWrittenOut()
        => Assert.Equal(
            ((Expr.Input * Expr.Input) + 1) * Expr.Input + 2,
            FunctionCheck.Expression("static float F(float x) { float y = x; for (int i = 1; i <= 2; i++) y = y * x + i; return y; }"));

    [Theory]
    [InlineData("static float F(float x) => G(x) * G(2); static float G(float y) => y * y;")]
    [InlineData("static float F(float x) => G(b: 1, a: x); static float G(float a, float b, float c = 3) => a - b * c;")]
    [InlineData("static float F(float x) => IsLow(x) ? K : G(in x); const float K = 4; static bool IsLow(float x) => x < -1; static float G(in float x) => x;")]
    [InlineData("static float F(float x) { return G(x); static float G(float y) => y + 1; }")]
    [InlineData("static float F(float x) => Other.G(x); static class Other { public static float G(float x) { var y = x * 2; return y; } }")]
    [InlineData("static float F(float x) => G(G(G(x))); static float G(float x) => x < 0 ? x * 0.5f : x;")]
    [InlineData("""static float F(float x) => Leaky(x) * 2; [Activation("leaky_relu", Alpha = 0.25, Form = ActivationForm.MinMax)] private static partial float Leaky(float x);""")]
    [InlineData("""static float F(float x) => Named(x) * 2; static float Own(float x) => x * x; static float Named(float x) => Own(x);""")]
    public void CallsAreInlined(string members) => FunctionCheck.Agrees(members, 0);

    [Theory]
    [InlineData("static float F(float x) => Slope * x; static readonly float Slope = 0.3f;")]
    [InlineData("static float F(float x) => Slope * x; static readonly float Slope = 1;")]
    [InlineData("static float F(float x) => x < Slope ? x / Slope : x; public static readonly float Other = 2, Slope = K / 3; const float K = 2;")]
    [InlineData("static float F(float x) => Root * x; static readonly float Root = MathF.Sqrt(2 / MathF.PI);")]
    [InlineData("static float F(float x) => Of<int>.Slope * x; static class Of<T> { public static readonly float Slope = -0.1f; }")]
    [InlineData("static float F(float x) => Slope * x; static readonly float Slope = 0.3f; public static readonly float Twice = Slope * 2, Other; static C() { Other = 3; }")]
    [InlineData("static float F(float x) { for (int i = 0; i < Turns; i++) x = x / 2 + i; return x; } static readonly int Turns = 3;")]
    public void ReadOnlyFieldsAreTheirInitializers(string members) => FunctionCheck.Agrees(members, 0);

    [Fact]
    public void CallOfAnActivationIsItsCatalogueExpression()
        => Assert.Equal(
            Formulas.Max(Expr.Input * 2, 0),
            FunctionCheck.Expression("""static float F(float x) => Relu(x * 2); [Activation("relu")] static partial float Relu(float x);"""));

    [Fact]
    public void CallOfAnActivationMadeOfAFunctionIsThatFunction()
        => Assert.Equal(
            Expr.Input * Expr.Input + 1,
            FunctionCheck.Expression("""static float F(float x) => P(x) + 1; [Activation(nameof(Own))] static partial float P(float x); static float Own(float x) => x * x;"""));

    [Fact]
    public void InstanceMethodsWithoutStateWork()
    {
        CSharpCompilation compilation = GeneratorHost.Default.CreateCompilation("class C { float F(float x) => G(x) + this.G(x); float G(float x) => x * 2; }");
        Expr two = Expr.Input * 2;
        Assert.Equal(two + two, FunctionCheck.Parse(compilation).Composition!.Value);
    }

    [Fact]
    public void FirstParameterIsTheElementAndOthersKeepTheirNames()
    {
        FunctionResult result = FunctionCheck.Parse("static double F(double value, double alpha, double @in) => value * alpha + @in;");

        Assert.Equal(ElementType.Double, result.Element);
        Assert.Equal(["alpha", "in"], result.Parameters);
        Assert.Equal((Expr.Input * Expr.Variable("alpha")) + Expr.Variable("in"), result.Composition!.Value);
    }

    [Fact]
    public void DoubleBodiesKeepTheirConstants()
        => Assert.Equal(Expr.Input * 0.1, FunctionCheck.Expression("static double F(double x) => x * 0.1;"));

    [Fact]
    public void RepeatedSquaringIsReadInLinearTime()
    {
        string body = string.Concat(System.Linq.Enumerable.Repeat("a *= a; ", 60));
        Expr expression = FunctionCheck.Expression($"static float F(float x) => G(x) + G(x) * 2; static float G(float a) {{ {body} return a; }}");
        Assert.Equal(1, FunctionCheck.Evaluate(expression, 1) / 3);
    }
}
