using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActGen.Generator.Analysis;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace ActGen.CodeFixes.Tests.Loops;

/// <summary>Which loops are activations, and of which parameters.</summary>
public sealed class RecognitionTests
{
    [Theory]
    [InlineData("y[i] = x[i] < 0 ? 0 : x[i];", "relu")]
    [InlineData("y[i] = x[i] > 0 ? x[i] : 0;", "relu", false)]
    [InlineData("y[i] = MathF.Max(x[i], 0);", "relu")]
    [InlineData("y[i] = MathF.Max(0, x[i]);", "relu")]
    [InlineData("y[i] = Math.Max(x[i], 0f);", "relu")]
    [InlineData("if (x[i] > 0) { y[i] = x[i]; } else { y[i] = 0; }", "relu", false)]
    [InlineData("var v = x[i]; y[i] = v >= 0 ? v : 0;", "relu", false)]
    [InlineData("y[i] = x[i] > 0 ? x[i] : 0.2f * x[i];", "leaky_relu(0.2)")]
    [InlineData("y[i] = x[i] >= 0 ? x[i] : 0.01f * x[i];", "leaky_relu(0.01)")]
    [InlineData("y[i] = x[i] < 0 ? x[i] * 0.3f : x[i];", "leaky_relu(0.3)")]
    [InlineData("y[i] = x[i] > 0 ? x[i] : x[i] / 4;", "leaky_relu(0.25)")]
    [InlineData("y[i] = MathF.Max(x[i], 0.1f * x[i]);", "leaky_relu(0.1)")]
    [InlineData("float v = x[i]; if (v < 0) v *= 0.1f; y[i] = v;", "leaky_relu(0.1)")]
    [InlineData("y[i] = x[i] > 0 ? x[i] : a * x[i];", "leaky_relu(a)")]
    [InlineData("y[i] = x[i] < 0 ? x[i] * Slope : x[i];", "leaky_relu(0.125)")]
    [InlineData("y[i] = MathF.Min(MathF.Max(x[i], 0), 6);", "relu6")]
    [InlineData("y[i] = Math.Clamp(x[i], -1f, 1f);", "hard_tanh(-1, 1)")]
    [InlineData("y[i] = x[i] < -2 ? -2 : x[i] > 2 ? 2 : x[i];", "hard_tanh(-2, 2)")]
    [InlineData("y[i] = x[i] > 0.5f ? x[i] : 0;", "threshold(0.5, 0)", false)]
    [InlineData("y[i] = MathF.Abs(x[i]) > 0.5f ? x[i] : 0;", "hardshrink(0.5)", false)]
    [InlineData("y[i] = x[i] > 0.25f ? x[i] - 0.25f : x[i] < -0.25f ? x[i] + 0.25f : 0;", "softshrink(0.25)", false)]
    [InlineData("y[i] = MathF.Max(0, MathF.Min(1, x[i] / 6 + 0.5f));", "hard_sigmoid(0.16666667, 0.5)")]
    [InlineData("y[i] = x[i] * MathF.Min(MathF.Max(x[i] + 3, 0), 6) / 6;", "hard_swish")]
    [InlineData("y[i] = x[i] < 0 ? 0 : 1;", "step(1)", false)]
    [InlineData("y[i] = MathF.Sign(x[i]);", "sign")]
    [InlineData("y[i] = 1 / (1 + MathF.Exp(-x[i]));", "sigmoid")]
    [InlineData("float e = MathF.Exp(x[i]); y[i] = e / (1 + e);", "sigmoid")]
    [InlineData("y[i] = MathF.Tanh(x[i]);", "tanh")]
    [InlineData("y[i] = (MathF.Exp(x[i]) - MathF.Exp(-x[i])) / (MathF.Exp(x[i]) + MathF.Exp(-x[i]));", "tanh")]
    [InlineData("y[i] = MathF.Log(1 + MathF.Exp(x[i]));", "softplus(1, Infinity)")]
    [InlineData("y[i] = -MathF.Log(1 + MathF.Exp(-x[i]));", "log_sigmoid")]
    [InlineData("y[i] = x[i] / (1 + MathF.Exp(-x[i]));", "silu(1)")]
    [InlineData("y[i] = x[i] * MathF.Tanh(MathF.Log(1 + MathF.Exp(x[i])));", "mish")]
    [InlineData("y[i] = 0.5f * x[i] * (1 + MathF.Tanh(0.7978846f * (x[i] + 0.044715f * x[i] * x[i] * x[i])));", "gelu_tanh")]
    [InlineData("y[i] = x[i] > 0 ? x[i] : MathF.Exp(x[i]) - 1;", "elu(1)")]
    [InlineData("y[i] = x[i] > 0 ? x[i] : 0.5f * (MathF.Exp(x[i]) - 1);", "elu(0.5)")]
    [InlineData("y[i] = x[i] > 0 ? x[i] : a * (MathF.Exp(x[i]) - 1);", "elu(a)")]
    [InlineData("y[i] = x[i] / (1 + MathF.Abs(x[i]));", "softsign")]
    [InlineData("y[i] = MathF.Exp(x[i]);", "exponential")]
    [InlineData("y[i] = Own(x[i]);", "leaky_relu(0.1)")]
    [InlineData("y[i] = Written(x[i]);", "elu(2)")]
    public async Task Of(string body, string activation, bool keepsNaN = true)
    {
        Diagnostic diagnostic = Assert.Single(await Diagnose(Loop(body)));
        Assert.Equal("ACTGEN046", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Hidden, diagnostic.Severity);
        Assert.Equal(activation, Recognised(Loop(body)));
        Assert.Equal(keepsNaN, !diagnostic.GetMessage().Contains("NaN"));
    }

    [Theory]
    [InlineData("y[i] = x[i];")] // arithmetic alone: no gain
    [InlineData("y[i] = 2 * x[i] + 1;")]
    [InlineData("y[i] = x[i] * x[i];")]
    [InlineData("y[i] = 0;")] // reads nothing
    [InlineData("y[i] = x[i] > 0 ? x[i] : x[i] * x[i];")] // no activation of the catalogue
    [InlineData("y[i] = x[i] > 0 ? x[i] : x[i] > -1000 ? 0.1f * x[i] : 7;")]
    [InlineData("y[i] = MathF.Exp(2 * x[i]);")]
    [InlineData("y[i] = MathF.Max(x[i], a * x[i]);")] // leaky_relu as long as a is at most 1
    [InlineData("y[i] = x[i] > 0 ? x[i] : a * b * c * x[i];")]
    [InlineData("y[i] = x[i] > 0 ? x[i] : y[i];")] // two inputs
    [InlineData("y[i] = x[i] > 0 ? z[i] : 0;")]
    [InlineData("y[i] += MathF.Max(x[i], 0);")]
    [InlineData("y[i] = 1; y[i] = MathF.Max(x[i], 0);")] // x may be y
    [InlineData("y[i] = MathF.Max(x[i], 0); if (x[i] > 3) y[i] = 3;")]
    [InlineData("if (x[i] > 0) y[i] = x[i];")] // what y has else is not known
    [InlineData("y[i] = MathF.Max(x[i], 0); total += y[i];")] // more than elements
    [InlineData("total = x[i]; y[i] = MathF.Max(total, 0);")]
    [InlineData("y[i] = MathF.Max(x[i], i);")] // the index
    [InlineData("y[i] = MathF.Max(x[i + 1], 0);")]
    [InlineData("y[0] = MathF.Max(x[i], 0);")]
    [InlineData("y[i] = MathF.Max(x[i], 0); break;")]
    [InlineData("if (x[i] < 0) return; y[i] = MathF.Max(x[i], 0);")]
    [InlineData("y[i] = MathF.Max(x[i++], 0);")]
    [InlineData("y[i] = MathF.Max(x[i], Next());")] // calls that may do anything
    [InlineData("y[i] = Counted(x[i]);")]
    [InlineData("y[i] = MathF.Max(x[i], s_field);")]
    [InlineData("y[i] = MathF.Max(x[i], 0); Console.Write(i);")]
    [InlineData("\n#pragma warning disable CS0000\n y[i] = MathF.Max(x[i], 0);\n")]
    [InlineData("y[i] = (float)Math.Tanh(x[i] * 1.5);")]
    [InlineData("y[i] = x[i] > float.NaN ? x[i] : 0;")]
    [InlineData("y[i] = MathF.Tan(x[i]);")]
    public async Task NotOf(string body) => Assert.Empty(await Diagnose(Loop(body)));

    [Theory]
    [InlineData("v = v + v;")] // as a tree of 2^100 nodes
    [InlineData("v = MathF.Max(v, 0.5f * v);")]
    [InlineData("v = v > 1 ? v : v + v;")]
    [InlineData("v = 1 / (1 + v);")]
    public async Task LongBodies(string statement) => Assert.Empty(await Diagnose(Loop($"float v = x[i]; {string.Concat(Enumerable.Repeat(statement, 100))} y[i] = MathF.Exp(v) * v;")));

    [Theory]
    [InlineData("for (int i = 0; i < x.Length; i++)")]
    [InlineData("for (int i = 0; i < y.Length; ++i)")]
    [InlineData("for (var i = 0; x.Length > i; i += 1)")]
    public async Task Heads(string head) => Assert.Single(await Diagnose(Method("ReadOnlySpan<float> x, Span<float> y", $"{head} y[i] = MathF.Max(x[i], 0);")));

    [Theory]
    [InlineData("for (int i = 1; i < x.Length; i++)")]
    [InlineData("for (int i = 0; i <= x.Length; i++)")]
    [InlineData("for (int i = 0; i < x.Length - 1; i++)")]
    [InlineData("for (int i = 0; i < n; i++)")] // a negative n is no slice
    [InlineData("for (int i = 0; i < z.Length; i++)")]
    [InlineData("for (int i = 0; i < x.Length; i += 2)")]
    [InlineData("for (int i = x.Length - 1; i >= 0; i--)")]
    [InlineData("for (int i = 0, j = 0; i < x.Length; i++)")]
    [InlineData("for (int i = 0; i < x.Length; i++, n++)")]
    [InlineData("for (uint i = 0; i < x.Length; i++)")]
    [InlineData("for (int i = 0; i < x.Length && n > 0; i++)")]
    public async Task OtherHeads(string head) => Assert.Empty(await Diagnose(Method("float[] x, float[] y, float[] z, int n", $"{head} y[i] = MathF.Max(x[i], 0);")));

    [Theory]
    [InlineData("float[] x, float[] y")]
    [InlineData("float[] x, Span<float> y")]
    [InlineData("ReadOnlySpan<double> x, double[] y")]
    [InlineData("in ReadOnlySpan<float> x, Span<float> y")]
    public async Task Holders(string parameters)
        => Assert.Single(await Diagnose(Method(parameters, "for (int i = 0; i < x.Length; i++) y[i] = x[i] > 0 ? x[i] : 0;")));

    [Theory]
    [InlineData("System.Collections.Generic.List<float> x, float[] y")]
    [InlineData("int[] x, int[] y")]
    [InlineData("float[,] x, float[] y")]
    [InlineData("Half[] x, Half[] y")]
    [InlineData("ref Span<float> x, Span<float> y")]
    public async Task OtherHolders(string parameters)
        => Assert.Empty(await Diagnose(Method(parameters, "for (int i = 0; i < y.Length; i++) y[i] = default;")));

    [Fact]
    public async Task Fields()
        => Assert.Single(await Diagnose("using System;\nclass C\n{\n    private readonly float[] _x = new float[4];\n    void M()\n    {\n        for (int i = 0; i < _x.Length; i++) if (_x[i] < 0) _x[i] = 0;\n    }\n}\n"));

    [Theory]
    [InlineData("interface I\n{\n    static void M(float[] x)\n    {\nLOOP\n    }\n}\n")] // no place for a method
    [InlineData("file class C\n{\n    static void M(float[] x)\n    {\nLOOP\n    }\n}\n")]
    [InlineData("// <auto-generated/>\nclass C\n{\n    static void M(float[] x)\n    {\nLOOP\n    }\n}\n")]
    public async Task OtherPlaces(string place)
        => Assert.Empty(await Diagnose(place.Replace("LOOP", "for (int i = 0; i < x.Length; i++) if (x[i] < 0) x[i] = 0;")));

    private static string Loop(string body)
        => Method(
            "ReadOnlySpan<float> x, ReadOnlySpan<float> z, float a, float b, float c, Span<float> y", $"float total = 0; for (int i = 0; i < x.Length; i++) {{ {body} }} s_field += total;");

    private static string Method(string parameters, string body)
        => $$"""
        using System;
        public static partial class C
        {
            const float Slope = 0.125f;
            static float s_field;
            static void M({{parameters}}) { {{body}} }
            static float Own(float v) => v < 0 ? 0.1f * v : v;
            static float Next() => s_field += 1;
            static float Counted(float v) { s_field += 1; return MathF.Max(v, 0); }
            [ActGen.Activation("elu", Alpha = 2)] public static partial float Written(float v);
        }
        """;

    private static async Task<Diagnostic[]> Diagnose(string source)
    {
        using var editor = new FixHost(GeneratorHost.Default, ("Source.cs", source));
        return [.. await editor.DiagnoseAsync()];
    }

    /// <summary>The activation and its parameters.</summary>
    private static string Recognised(string source)
    {
        CSharpCompilation compilation = GeneratorHost.Default.Run(source).Output;
        SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        ForStatementSyntax syntax = compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<ForStatementSyntax>().Single();
        HandwrittenLoop loop = HandwrittenLoop.Of((IForLoopOperation)model.GetOperation(syntax)!, compilation, CancellationToken.None)!;
        IEnumerable<string> values = loop.Activation.Parameters.Select(parameter => parameter.Value.IsConstant
            ? ((float)parameter.Value.Value).ToString(CultureInfo.InvariantCulture)
            : loop.Values.Single(value => value.Parameter == parameter.Parameter).Variable.Syntax.ToString());
        return loop.Activation.Parameters.Count == 0 ? loop.Activation.Definition.Name : $"{loop.Activation.Definition.Name}({string.Join(", ", values)})";
    }
}
