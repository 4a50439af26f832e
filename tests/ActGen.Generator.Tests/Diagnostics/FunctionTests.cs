using ActGen.Testing.Hosting;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN023 to ACTGEN027: functions of the author's own.</summary>
public sealed class FunctionTests
{
    private const string CubeRoot = "'MathF.Cbrt' has no vectorised form; there are "
        + "Abs, Exp, Log, Log2, Sqrt, Tanh, Sin, Cos, Floor, Ceiling, Round, Truncate, Min, Max, Clamp, Sign, CopySign, Pow, FusedMultiplyAdd, and what VectorMathF and VectorMath offer";

    [Fact]
    public void NotVectorised()
        => IsInfo(
            "ACTGEN023",
            $"'Root' is computed one element at a time: {CubeRoot}",
            "MathF.Cbrt(x)",
            Function("nameof(Root)", "static float Root(float x) => 1 + MathF.Cbrt(x);"));

    [Fact]
    public void IdiomReplaced()
        => IsInfo(
            "ACTGEN027",
            "'Smooth' evaluates 'log(1 + exp(x))' as softplus: the same function, without the overflow or cancellation of the formula",
            "Smooth",
            Function("nameof(Smooth)", "static float Smooth(float x) => MathF.Log(1 + MathF.Exp(x));"));

    [Fact]
    public void WhatIsNotVectorisedStillWorks()
    {
        const string Members =
            """
            [Activation("Root(scale: 3)")] public static partial void F(ReadOnlySpan<float> Root, Span<float> y);
            [Activation("Root(scale: 3)")] public static partial float F(float x);
            static float Root(float x, float scale) => scale * MathF.Cbrt(x);
            """;
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            using LoadedAssembly loaded = host.Run(InClass(Members).Replace("using System.Runtime.Intrinsics;", "", System.StringComparison.Ordinal)).ShouldCompile().Load();
            var y = new float[3];
            loaded.Get<SpanFunction<float>>("C", "F")([8, -1, 0], y);
            Assert.Equal([6, -3, 0], y);
            Assert.Equal(6, loaded.Get<ScalarFunction<float>>("C", "F")(8));
            Assert.Equal("y", Assert.Throws<System.ArgumentException>(() => loaded.Get<SpanFunction<float>>("C", "F")([1, 2], new float[1])).ParamName);
        }
    }

    [Theory]
    [InlineData("nameof(Root)", "float Root(float x) => x;", "Root", "it is not static; make it static, and pass what it needs as parameters", "nameof(Root)")]
    [InlineData("nameof(Root)", "static float Root(float x) => x > 0 ? Root(x - 1) : 0;", "Root", "'Root' calls itself (Root -> Root); write it as a formula", "Root(x - 1)")]
    [InlineData("nameof(Root)", "static float Root(ref float x) => x;", "Root", "it takes 'x' by reference; take it by value", "nameof(Root)")]
    [InlineData("nameof(Root)", "static float Root(ref readonly float x) => x;", "Root", "it takes 'x' by reference; take it by value", "nameof(Root)")]
    [InlineData("nameof(Root)", "static float Root<T>(float x) => MathF.Cbrt(x);", "Root", "it is generic, and nothing tells its type arguments; write it for float", "nameof(Root)")]
    [InlineData("\"Root(n: 2)\"", "static float Root(float x, int n) => x * n;", "Root", "its parameter 'n' takes no float; make it one, or leave it out", "\"Root(n: 2)\"")]
    public void UnusableFunction(string activation, string function, string name, string reason, string underlined)
        => IsError("ACTGEN024", $"'{name}' cannot be an activation: {reason}", underlined, Function(activation, function).Replace("static partial class", "partial class", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("[Activation(\"silu\")] public static partial float Gate(float x);", "Gate")]
    [InlineData("[Activation(\"silu\")] public static partial float Gate(float x); [GradientOf(nameof(Gate))] public static partial float Slope(float x);", "Slope")]
    public void WhatActGenWritesIsNoFunction(string members, string name)
        => IsErrorBeside("ACTGEN001", $"'{name}' is not an activation; it is a method that ActGen writes; name a function of your own that calls it", $"nameof({name})", Function($"nameof({name})", members));

    [Fact]
    public void AFunctionCallsWhatActGenWrites()
    {
        const string Members =
            """
            [Activation("silu")] public static partial float Silu(float x);
            [GradientOf(nameof(Silu))] public static partial float Slope(float x);
            static float Own(float x) => Slope(x);
            [Activation(nameof(Own))] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
            """;
        using LoadedAssembly loaded = GeneratorHost.Default.Run(InClass(Members).Replace("using System.Runtime.Intrinsics;", "", System.StringComparison.Ordinal)).ShouldCompile().Load();
        var y = new float[2];
        loaded.Get<SpanFunction<float>>("C", "F")([0, 1], y);
        Assert.Equal([loaded.Get<ScalarFunction<float>>("C", "Slope")(0), loaded.Get<ScalarFunction<float>>("C", "Slope")(1)], y);
    }

    /// <summary>Which overload is meant does not depend on the order of their declarations.</summary>
    [Theory]
    [InlineData("nameof(Own)", "", 6)]
    [InlineData("\"Own(a: 5)\"", "", 15)]
    [InlineData("\"Own(a: 5, b: 2)\"", "", 17)]
    [InlineData("nameof(Own)", "float a, ", 21)]
    [InlineData("\"Own(b: 1)\"", "float a, ", 22)]
    public void OverloadsOfAFunction(string activation, string parameters, float expected)
    {
        string[] overloads = ["static float Own(float x) => 2 * x;", "static float Own(float x, float a) => a * x;", "static float Own(float x, float a, float b) => a * x + b;", "static double Own(double x) => x;"];
        foreach (string functions in new[] { string.Concat(overloads), string.Concat(System.Linq.Enumerable.Reverse(overloads)) })
        {
            string source = InClass($"[Activation({activation})] public static partial float F(float x{(parameters.Length > 0 ? ", float a" : "")});\n{functions}");
            using LoadedAssembly loaded = GeneratorHost.Default.Run(source.Replace("using System.Runtime.Intrinsics;", "", System.StringComparison.Ordinal)).ShouldCompile().Load();
            Assert.Equal(expected, parameters.Length > 0 ? loaded.Get<System.Func<float, float, float>>("C", "F")(3, 7) : loaded.Get<System.Func<float, float>>("C", "F")(3));
        }
    }

    [Fact]
    public void NotDifferentiable()
        => IsErrorBeside(
            "ACTGEN025",
            "'Root' cannot be differentiated: it is computed one element at a time; ACTGEN023 tells what stands in the way",
            "GradientOf(nameof(F))",
            Function("nameof(Root)", "#pragma warning disable ACTGEN023\nstatic float Root(float x) => MathF.Cbrt(x);\n[GradientOf(nameof(F))] public static partial float D(float x);"));

    [Fact]
    public void VectorsOfScalarFunction()
        => IsError(
            "ACTGEN026",
            "'F' takes vectors, but 'Root' is computed one element at a time; ACTGEN023 tells what stands in the way, else take a scalar or spans",
            "F",
            InClass("[Activation(nameof(Root))] public static partial Vector128<float> F(Vector128<float> x);\n#pragma warning disable ACTGEN023\nstatic float Root(float x) => MathF.Cbrt(x);"));

    [Fact]
    public void OutputOfAFunctionDoesNotDetermineItsDerivative()
        => IsErrorBeside(
            "ACTGEN021",
            "The derivative of Cube cannot be computed from its output: it is your own function, whose inverse is not known; rename 'y' to x and pass the input",
            "GradientOf(nameof(F))",
            Function("nameof(Cube)", "static float Cube(float x) => x * x * x;\n[GradientOf(nameof(F))] public static partial float D(float y);"));

    [Theory]
    [InlineData("\"Cube(a: 1)\"", "ACTGEN006", "Cube has no parameter 'a'; it has none, remove it", "\"Cube(a: 1)\"")]
    [InlineData("nameof(Cube), Alpha = 1", "ACTGEN006", "Cube has no parameter 'Alpha'; it has none, remove it", "Alpha = 1")]
    [InlineData("nameof(Cube), Form = ActivationForm.Select", "ACTGEN010", "Cube: the form Select is not available; it is your own function, leave Form out", "Form = ActivationForm.Select")]
    [InlineData("\"Line(a: 1, A: 2)\"", "ACTGEN008", "Line: 'a' is set twice, to 1 and to 2; remove one", "\"Line(a: 1, A: 2)\"")]
    [InlineData("\"Line(a: 1e99)\"", "ACTGEN007", "Line: a = 1e+99 is not possible; as a float it is Infinity; use a finite number in that type, or the other element type", "\"Line(a: 1e99)\"")]
    public void ParametersOfAFunction(string arguments, string id, string message, string underlined)
        => IsError(id, message, underlined, Function(arguments, "static float Cube(float x) => x * x * x;\nstatic float Line(float x, float a = 2) => a * x;"));

    [Fact]
    public void LongNamesAreShortened()
    {
        string name = new('q', 200);
        IsError(
            "ACTGEN006",
            $"Cube has no parameter '{name[..60]}...'; it has none, remove it",
            $"\"Cube({name}: 1)\"",
            Function($"\"Cube({name}: 1)\"", "static float Cube(float x) => x * x * x;"));
    }

    private static string Function(string activation, string members)
        => InClass($"[Activation({activation})] public static partial void F(ReadOnlySpan<float> x, Span<float> y);\n{members}");
}
