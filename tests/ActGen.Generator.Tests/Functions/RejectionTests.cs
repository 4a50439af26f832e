using System.Linq;
using ActGen.Generator.Parsing.Functions;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Functions;

/// <summary>What cannot be vectorised is said at the place that cannot, with a way out.</summary>
public sealed class RejectionTests
{
    private const string Functions = "there are Abs, Exp, Log, Log2, Sqrt, Tanh, Sin, Cos, Floor, Ceiling, Round, Truncate, Min, Max, Clamp, Sign, CopySign, Pow, FusedMultiplyAdd, and what VectorMathF and VectorMath offer";
    private const string Wide = "is a double, which holds more digits than a float element; use MathF and constants with the suffix f";
    private const string Loop = "a loop has no vectorised form, but for one that counts an int between constants; write its steps out or as a formula";
    private const string Throws = "throws for what no arm takes, which has no vectorised form; give the value for such arguments";
    private const string Powers = "'MathF.Pow' has no vectorised form here: the exponent has to be a constant multiple of 0.5 from -3 to 6, or the base 2";

    [Theory]
    [InlineData("1 + MathF.Cbrt(x)", "MathF.Cbrt(x)", "'MathF.Cbrt' has no vectorised form; " + Functions)]
    [InlineData("MathF.Log(x, 3)", "MathF.Log(x, 3)", "'MathF.Log' has no vectorised form; " + Functions)]
    [InlineData("MathF.Round(x, 2)", "2", "'2' is of type 'int'; only float is vectorised")]
    [InlineData("MathF.Pow(x, 0.3f)", "MathF.Pow(x, 0.3f)", Powers)]
    [InlineData("MathF.Pow(x, 7)", "MathF.Pow(x, 7)", Powers)]
    [InlineData("MathF.Pow(3, x)", "MathF.Pow(3, x)", Powers)]
    [InlineData("Math.Clamp(x, 1f, -1f)", "Math.Clamp(x, 1f, -1f)", "'Math.Clamp' has no vectorised form here: the lower bound is above the upper one")]
    [InlineData("x % 2", "x % 2", "the operator % has no vectorised form")]
    [InlineData("(float)(Math.Exp(x) - 1)", "Math.Exp(x)", "'Math.Exp(x)' " + Wide)]
    [InlineData("(float)(x * 0.1)", "0.1", "'0.1' " + Wide)]
    [InlineData("x < 0.1 ? 1 : 2", "0.1", "'0.1' " + Wide)]
    [InlineData("x + Field", "Field", "the field 'Field' is read at run time; make it a const or a parameter")]
    [InlineData("x + Property", "Property", "'Property' has no vectorised form")]
    [InlineData("x + (int)x", "(int)x", "'(int)x' is of type 'int'; only float is vectorised")]
    [InlineData("x * MathF.Sign(x) + Math.Abs(2)", "Math.Abs(2)", "'Math.Abs(2)' is of type 'int'; only float is vectorised")]
    [InlineData("x < 0 ? throw new Exception() : x", "throw new Exception()", "throwing has no vectorised form; give the value for such arguments, NaN for example")]
    [InlineData("x is var y ? y : 1", "var y", "the pattern 'var y' has no vectorised form; use comparisons")]
    [InlineData("x switch { < 0 => 1, var y => y }", "x switch { < 0 => 1, var y => y }", "a switch that does not end with '_ => ...' " + Throws)]
    [InlineData("x switch { < 0 => 1, >= 0 => 2, float.NaN => 3 }", "x switch { < 0 => 1, >= 0 => 2, float.NaN => 3 }", "a switch that does not end with '_ => ...' " + Throws)]
    [InlineData("(x = 2) * x", "x = 2", "'x = 2' assigns inside an expression; make it a statement of its own")]
    [InlineData("Convert(x)", "Convert(x)", "'Convert(x)' is known only at run time; call a static function")]
    [InlineData("Change(ref x)", "Change(ref x)", "'Change' may change its parameter 'x'; return the value")]
    [InlineData("MathF.BitIncrement(x)", "MathF.BitIncrement(x)", "'MathF.BitIncrement' has no vectorised form; " + Functions)]
    [InlineData("float.Parse(\"1\") + x", "\"1\"", "'\"1\"' is of type 'string'; only float is vectorised")]
    public void Expression(string body, string underlined, string reason)
        => FunctionCheck.IsRejected(
            $$"""
            static float F(float x) => {{body}};
            static float Field = 1;
            static float Property => 1;
            static readonly Func<float, float> Convert = x => x;
            static float Change(ref float x) => x;
            """,
            underlined,
            reason);

    [Theory]
    [InlineData("while (x < 1) x += 1; return x;", "while (x < 1) x += 1;", Loop)]
    [InlineData("for (;;) x += 1;", "for (;;) x += 1;", Loop)]
    [InlineData("for (int i = 0; i < x; i++) x += 1; return x;", "for (int i = 0; i < x; i++) x += 1;", Loop)]
    [InlineData("for (float t = 0; t < 1; t += x) x += 1; return x;", "for (float t = 0; t < 1; t += x) x += 1;", Loop)]
    [InlineData("for (int i = 0; i < 3; i++) { if (x < 0) break; x -= 1; } return x;", "break;", "'break;' has no vectorised form; put what it skips into an if")]
    [InlineData("for (int i = 0; i < 3; i++) { if (x < 0) continue; x -= 1; } return x;", "continue;", "'continue;' has no vectorised form; put what it skips into an if")]
    [InlineData("int n = 0; if (x < 0) n = 1; return n * x;", "n", "'n' is of type 'int'; only float is vectorised")]
    [InlineData("int n = 0; if (x < 0) n = 1; n++; return x;", "n++", "'n++' is of type 'int'; only float is vectorised")]
    [InlineData("int n = 0; for (int i = int.MaxValue - 1; i > 0; i++) n += i; return n * x;", "n += i", "'n += i' is of type 'int'; only float is vectorised")]
    [InlineData("int n = 1; return G(x); float G(float y) => y * n;", "n", "'n' is of type 'int'; only float is vectorised")]
    [InlineData("switch (x) { case < 0: return 1; default: return x; }", "switch (x) { case < 0: return 1; default: return x; }", "a switch statement has no vectorised form; use a switch expression, ?: or if")]
    [InlineData("x++; return x;", "x++", "'x++' is no assignment to a local variable")]
    [InlineData("Console.WriteLine(x); return x;", "Console.WriteLine(x)", "'Console.WriteLine(x)' is no assignment to a local variable")]
    [InlineData("int n = (int)x; return n;", "(int)x", "'(int)x' is of type 'int'; only float is vectorised")]
    [InlineData("x %= 2; return x;", "x %= 2", "the operator % has no vectorised form")]
    [InlineData("float k = 2; return G(x); float G(float y) => y * k;", "k", "'k' belongs to the surrounding function; pass it as a parameter")]
    public void Statement(string body, string underlined, string reason)
        => FunctionCheck.IsRejected($"static float F(float x) {{ {body} }}", underlined, reason);

    [Fact]
    public void FloatInsideADoubleFunction()
        => FunctionCheck.IsRejected(
            "static double F(double x) => MathF.Exp((float)x);",
            "MathF.Exp((float)x)",
            "'MathF.Exp((float)x)' is rounded to float, although the element is a double; use Math and constants without the suffix f");

    [Theory]
    [InlineData("static float F(int x) => x;", "F", "'F' is not of the form 'float F(float x)' or 'double F(double x)'")]
    [InlineData("static void F(float x) { }", "F", "'F' is not of the form 'float F(float x)' or 'double F(double x)'")]
    [InlineData("static float F(float x, int n) => x;", "F", "parameter 'n' is not a plain float as the element is")]
    [InlineData("static float F(float x, out float n) => n = x;", "F", "parameter 'n' is not a plain float as the element is")]
    [InlineData("static float F(float y, float x) => x;", "F", "its parameter 'x' has the name of the element; make it the first or rename it")]
    public void Signature(string member, string underlined, string reason) => FunctionCheck.IsRejected(member, underlined, reason);

    [Theory]
    [InlineData("static float S = 0.3f;")]
    [InlineData("static readonly float S;")]
    [InlineData("static readonly float S = 0.3f; static C() { S = 0.2f; }")]
    [InlineData("static readonly float S = 0.3f; static C() { C.S *= 2; }")]
    [InlineData("static readonly float S = 0.3f; static C() { Change(out S); } static void Change(out float value) => value = 1;")]
    [InlineData("static readonly float S = 0.3f; static readonly float T = S = 0.2f;")]
    [InlineData("static readonly float S = 0.3f; static float P { get; } = C.S = 0.2f;")]
    [InlineData("static readonly float S = T; static readonly float T = 0.3f;")]
    [InlineData("static readonly float S = S + 1;")]
    [InlineData("static readonly float S = Value(); static float Value() => 1;")]
    [InlineData("static readonly float S = MathF.Exp(1);")]
    [InlineData("static readonly float S = MathF.Cbrt(1);")]
    [InlineData("static readonly float S = float.Parse(\"1\");")]
    [InlineData("static readonly float S = (float)new Random(1).NextDouble();")]
    public void FieldsWhoseValueIsNotKnown(string members)
        => FunctionCheck.IsRejected($"static float F(float x) => x * S; {members}", "S", "the field 'S' is read at run time; make it a const or a parameter");

    [Fact]
    public void FieldsOfOtherProjectsAreReadAtRunTime()
    {
        CSharpCompilation library = GeneratorHost.Default.CreateCompilation("public static class Library { public static readonly float S = 2; }");
        CSharpCompilation compilation = GeneratorHost.Default.CreateCompilation(FunctionCheck.InClass("static float F(float x) => x * Library.S;"))
            .AddReferences(library.WithAssemblyName("Library").ToMetadataReference());
        Assert.Equal("the field 'S' is read at run time; make it a const or a parameter", FunctionCheck.Parse(compilation).Problem!.Reason);
    }

    [Theory]
    [InlineData("static float F(float x) => F(x);", "F(x)", "'F' calls itself (F -> F); write it as a formula")]
    [InlineData("static float F(float x) => x < 0 ? 0 : G(x - 1); static float G(float x) => F(x) + 1;", "F(x)", "'F' calls itself (F -> G -> F); write it as a formula")]
    [InlineData("static float F(float x) => G(x); static float G(float x) => H(x); static float H(float x) => G(x);", "G(x)", "'G' calls itself (G -> H -> G); write it as a formula")]
    [InlineData("""static float F(float x) => P(x); [Activation(nameof(F))] static partial float P(float x);""", "P(x)", "'F' calls itself (F -> F); write it as a formula")]
    public void Recursion(string members, string underlined, string reason)
        => FunctionCheck.IsRejected(members, underlined, reason, FunctionProblemKind.Recursive);

    [Theory]
    [InlineData("static float F(float x) => x + unknown;", "x + unknown")]
    [InlineData("static float F(float x) => x + ;", "x + ")]
    [InlineData("static float F(float x) => MathF.Missing(x);", "MathF.Missing(x)")]
    [InlineData("static float F(float x) { if (x < 0) return 1; }", "F")]
    [InlineData("""static float F(float x) => P(x); [Activation("nonsense")] static partial float P(float x);""", "P(x)")]
    public void ErrorsOfTheCompilerAreNotRepeated(string members, string underlined)
    {
        FunctionProblem problem = FunctionCheck.Parse(members).Problem!;
        Assert.Equal(FunctionProblemKind.Incomplete, problem.Kind);
        Assert.Equal(underlined, problem.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(problem.Location.SourceSpan));
    }

    [Theory]
    [InlineData("static float F(float x) => G(x); static partial float G(float x);", "'G' has no body that could be read")]
    [InlineData("static float F(float x) => G(x); [System.Runtime.InteropServices.DllImport(\"m\", EntryPoint = \"cbrtf\")] static extern float G(float x);", "'G' has no body that could be read")]
    [InlineData("static float F(float x) => G(x); [GradientOf(\"P\")] static partial float G(float x); [Activation(\"silu\")] static partial float P(float x);", "'G' is a gradient, which can be called but not read; write its formula")]
    public void WhatHasItsBodyElsewhere(string members, string reason) => FunctionCheck.IsRejected(members, "G(x)", reason);

    [Theory]
    [InlineData(500)]
    [InlineData(10_000)]
    public void DeepNestingIsRejected(int depth)
    {
        IsTooLong("x" + string.Concat(Enumerable.Repeat(" + 1", depth)));
        IsTooLong(string.Concat(Enumerable.Repeat("- ", depth)) + "x");
        IsTooLong(string.Concat(Enumerable.Repeat("x < 0 ? 1 : ", depth)) + "x");
        IsTooLong(string.Concat(Enumerable.Repeat("MathF.Abs(", depth)) + "x" + new string(')', depth));

        static void IsTooLong(string body)
        {
            CSharpCompilation compilation = GeneratorHost.Default.CreateCompilation(FunctionCheck.InClass($"static float F(float x) => {body};"));
            if (compilation.GetTypeByMetadataName("C") is null)
            {
                // The parser has given up before anyone asked.
                Assert.Contains(compilation.GetParseDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Id == "CS8078");
                return;
            }

            Assert.Contains("1000 operations", FunctionCheck.Parse(compilation).Problem!.Reason, System.StringComparison.Ordinal);
        }
    }

    [Fact]
    public void LongChainsOfFunctionsAreRejected()
    {
        string chain = string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"static float G{i}(float x) => G{i + 1}(x);\n"));
        Assert.Contains("1000 operations", FunctionCheck.Parse($"static float F(float x) => G0(x); {chain} static float G5000(float x) => x;").Problem!.Reason, System.StringComparison.Ordinal);
    }

    [Fact]
    public void FunctionsThatDoubleAtEveryLevelAreRejectedInTime()
    {
        string chain = string.Concat(Enumerable.Range(0, 60).Select(static i => $"static float G{i}(float x) => G{i + 1}(x) + G{i + 1}(x);\n"));
        Assert.Contains("1000 operations", FunctionCheck.Parse($"static float F(float x) => G0(x); {chain} static float G60(float x) => x;").Problem!.Reason, System.StringComparison.Ordinal);
    }

    [Fact]
    public void ConditionsThatDoubleAtEveryStepAreRejectedInTime()
    {
        string steps = string.Concat(Enumerable.Repeat("b = b & !b;", 100));
        Assert.Contains("1000 operations", FunctionCheck.Parse($"static float F(float x) {{ bool b = x < 0; {steps} return b ? 1 : x; }}").Problem!.Reason, System.StringComparison.Ordinal);
    }

    [Fact]
    public void LongStraightLinesAreRejected()
    {
        string steps = string.Concat(Enumerable.Repeat("x = x * 0.5f + 1;", 150));
        Assert.Contains("200 operations in a row", FunctionCheck.Parse($"static float F(float x) {{ {steps} return x; }}").Problem!.Reason, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for (int i = 0; i < 1_000_000_000; i++) { }")]
    [InlineData("for (int i = 0; i < 1; i += 0) { }")]
    [InlineData("for (int i = 0; i < 100; i++) for (int j = 0; j < 100; j++) x += i * j;")]
    public void LongLoopsAreRejectedInTime(string loop)
        => Assert.Contains("1000 operations", FunctionCheck.Parse($"static float F(float x) {{ {loop} return x; }}").Problem!.Reason, System.StringComparison.Ordinal);

    [Fact]
    public void SourceOfAnotherProjectIsRejected()
    {
        CSharpCompilation library = GeneratorHost.Default.CreateCompilation("public static class Library { public static float G(float x) => x; }");
        CSharpCompilation compilation = GeneratorHost.Default.CreateCompilation(FunctionCheck.InClass("static float F(float x) => Library.G(x);"))
            .AddReferences(library.WithAssemblyName("Library").ToMetadataReference());
        Assert.Equal("the source of 'Library.G' is not in this project", FunctionCheck.Parse(compilation).Problem!.Reason);
    }
}
