using System;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using static ActGen.CodeFixes.Tests.FixCheck;

namespace ActGen.CodeFixes.Tests.Loops;

/// <summary>What stands in the place of a loop, and that it computes the same.</summary>
public sealed class ReplacementTests
{
    private const string Id = "ACTGEN046";

    [Fact]
    public Task CallAndMethod()
        => Fixes(
            Id,
            "Replace the loop by [Activation(\"leaky_relu\")]",
            """
            /// <summary>A type.</summary>
            internal static class Program
            {
                /// <summary>Runs it.</summary>
                internal static void Run(ReadOnlySpan<float> x, Span<float> y)
                {
                    // before
                    for (int i = 0; i < x.Length; i++) // beside
                    {
                        // the slope is small
                        y[i] = x[i] > 0 ? x[i] : 0.2f * x[i]; /* like this */
                    } // behind

                    // after
                }

                internal static void Other()
                {
                }
            }

            """,
            """
            /// <summary>A type.</summary>
            internal static partial class Program
            {
                /// <summary>Runs it.</summary>
                internal static void Run(ReadOnlySpan<float> x, Span<float> y)
                {
                    // before
                    // beside
                    // the slope is small
                    /* like this */
                    LeakyRelu(x, y); // behind

                    // after
                }

                [Activation("leaky_relu", Alpha = 0.2)]
                private static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);

                internal static void Other()
                {
                }
            }

            """);

    [Theory]
    [InlineData("float[] x, float[] y", "x.Length", "y[i] = MathF.Max(x[i], 0)", "[Activation(\"relu\")]", "float", "Relu(x, y)")]
    [InlineData("float[] x, float[] y", "y.Length", "y[i] = MathF.Max(x[i], 0)", "[Activation(\"relu\")]", "float", "Relu(new ReadOnlySpan<float>(x, 0, y.Length), y)")]
    [InlineData("Span<double> x, double[] y", "y.Length", "y[i] = Math.Max(x[i], 0)", "[Activation(\"relu\")]", "double", "Relu(x.Slice(0, y.Length), y)")]
    [InlineData("Span<float> x", "x.Length", "x[i] = MathF.Tanh(x[i])", "[Activation(\"tanh\")]", "float", "Tanh(x, x)")]
    [InlineData("float[] x", "x.Length", "if (x[i] < 0) x[i] *= 0.1f", "[Activation(\"leaky_relu\", Alpha = 0.1)]", "float", "LeakyRelu(x, x)")]
    [InlineData("float[] x", "x.Length", "x[i] = MathF.Log(1 + MathF.Exp(x[i]))", "[Activation(\"softplus\", Convention = Convention.TensorFlow)]", "float", "Softplus(x, x)")]
    [InlineData("float[] x", "x.Length", "x[i] = Math.Clamp(x[i], 0f, 4f)", "[Activation(\"hard_tanh\", Min = 0, Max = 4)]", "float", "HardTanh(x, x)")]
    public Task Calls(string parameters, string length, string body, string attribute, string element, string call)
    {
        string Source(string statement, string method) => $"public static partial class C\n{{\n    static void M({parameters})\n    {{\n        {statement}\n    }}\n{method}}}\n";
        string name = call[..call.IndexOf('(')];
        return Fixes(
            Id,
            $"Replace the loop by {attribute[..(attribute.IndexOf('"', 13) + 1)]})]",
            Source($"for (int i = 0; i < {length}; i++) {{ {body}; }}", ""),
            Source($"{call};", $"\n    {attribute}\n    private static partial void {name}(ReadOnlySpan<{element}> x, Span<{element}> y);\n"));
    }

    [Fact]
    public Task NumbersThatAreKnownAtRunTime()
        => Fixes(
            Id,
            "Replace the loop by [Activation(\"elu\")]",
            "partial class C\n{\n    void M(float[] x, float scale)\n    {\n        for (int i = 0; i < x.Length; i++)\n            x[i] = x[i] > 0 ? x[i] : scale * (MathF.Exp(x[i]) - 1);\n    }\n}\n",
            "partial class C\n{\n    void M(float[] x, float scale)\n    {\n        Elu(x, scale, x);\n    }\n\n    [Activation(\"elu\")]\n    private static partial void Elu(ReadOnlySpan<float> x, float alpha, Span<float> y);\n}\n");

    [Fact]
    public Task NamesThatAreTaken()
        => Fixes(
            Id,
            "Replace the loop by [Activation(\"relu\")]",
            "partial class C\n{\n    static void Relu() { }\n\n    static void M(float[] x, Action Relu2)\n    {\n        for (int i = 0; i < x.Length; i++) x[i] = MathF.Max(x[i], 0);\n    }\n}\n",
            "partial class C\n{\n    static void Relu() { }\n\n    static void M(float[] x, Action Relu2)\n    {\n        Relu3(x, x);\n    }\n\n    [Activation(\"relu\")]\n    private static partial void Relu3(ReadOnlySpan<float> x, Span<float> y);\n}\n");

    [Fact]
    public Task MethodThatIsThere()
        => Fixes(
            Id,
            "Replace the loop by [Activation(\"relu\")]",
            "partial class C\n{\n    void M(float[] x)\n    {\n        for (int i = 0; i < x.Length; i++) x[i] = MathF.Max(x[i], 0);\n    }\n\n    [Activation(\"relu\")]\n    public static partial void Rectify(ReadOnlySpan<float> x, Span<float> y);\n}\n",
            "partial class C\n{\n    void M(float[] x)\n    {\n        Rectify(x, x);\n    }\n\n    [Activation(\"relu\")]\n    public static partial void Rectify(ReadOnlySpan<float> x, Span<float> y);\n}\n");

    [Fact]
    public Task MethodThatIsThereForAnotherType()
        => Fixes(
            Id,
            "Replace the loop by [Activation(\"relu\")]",
            "partial class C\n{\n    void M(double[] x)\n    {\n        for (int i = 0; i < x.Length; i++) x[i] = Math.Max(x[i], 0);\n    }\n\n    [Activation(\"relu\")]\n    public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);\n}\n",
            "partial class C\n{\n    void M(double[] x)\n    {\n        Relu2(x, x);\n    }\n\n    [Activation(\"relu\")]\n    private static partial void Relu2(ReadOnlySpan<double> x, Span<double> y);\n\n    [Activation(\"relu\")]\n    public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);\n}\n");

    [Fact]
    public async Task NamesAreWrittenInFullWhereNothingIsImported()
    {
        using var editor = new FixHost(GeneratorHost.Default, ("Source.cs", "namespace N\n{\n    class C\n    {\n        static void M(float[] x)\n        {\n            for (int i = 0; i < x.Length; i++) if (x[i] < 0) x[i] = 0.5f * x[i];\n        }\n    }\n}\n"));
        await editor.ApplyAsync(await FirstAsync(editor, Id), "Replace the loop by [Activation(\"leaky_relu\")]");

        string after = Assert.Single(await editor.ReadAsync());
        Assert.Contains("[ActGen.Activation(\"leaky_relu\", Alpha = 0.5)]\n        private static partial void LeakyRelu(System.ReadOnlySpan<float> x, System.Span<float> y);", after);
        GeneratorHost.Default.Run(after).ShouldCompile();
    }

    [Fact]
    public Task AllLoopsOfAProject()
        => FixesAll(
            Id,
            "Replace the loop by [Activation(\"relu\")]",
            FixAllScope.Project,
            [
                "class A\n{\n    static void M(float[] x, double[] y)\n    {\n        LOOP\n        LOOP\n        DOUBLE\n    }\n\n    class B\n    {\n        static void M(float[] x)\n        {\n            LOOP\n        }\n    }\n\n    static void N(float[] x)\n    {\n        LOOP\n    }\n}\n"
                    .Replace("LOOP", "for (int i = 0; i < x.Length; i++) x[i] = MathF.Max(x[i], 0);")
                    .Replace("DOUBLE", "for (int i = 0; i < y.Length; i++) y[i] = 1 / (1 + Math.Exp(-y[i]));"),
            ],
            [
                "partial class A\n{\n    static void M(float[] x, double[] y)\n    {\n        Relu(x, x);\n        Relu(x, x);\n        Sigmoid(y, y);\n    }\n\n    [Activation(\"relu\")]\n    private static partial void Relu(ReadOnlySpan<float> x, Span<float> y);\n\n"
                    + "    [Activation(\"sigmoid\")]\n    private static partial void Sigmoid(ReadOnlySpan<double> x, Span<double> y);\n\n"
                    + "    partial class B\n    {\n        static void M(float[] x)\n        {\n            Relu(x, x);\n        }\n\n"
                    + "        [Activation(\"relu\")]\n        private static partial void Relu(ReadOnlySpan<float> x, Span<float> y);\n    }\n\n    static void N(float[] x)\n    {\n        Relu(x, x);\n    }\n}\n",
            ]);

    [Fact]
    public Task PartsOfATypeInTwoFilesShareTheMethod()
    {
        string Part(string method, string body, string added) => $"partial class C\n{{\n    static void {method}(float[] x)\n    {{\n        {body}\n    }}\n{added}}}\n";
        const string Loop = "for (int i = 0; i < x.Length; i++) x[i] = MathF.Tanh(x[i]);";
        return FixesAll(
            Id,
            "Replace the loop by [Activation(\"tanh\")]",
            FixAllScope.Solution,
            [Part("M", Loop, ""), Part("N", Loop, "")],
            [Part("M", "Tanh(x, x);", "\n    [Activation(\"tanh\")]\n    private static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);\n"), Part("N", "Tanh(x, x);", "")]);
    }

    [Fact]
    public async Task WindowsLineEndsStay()
    {
        string before = "using System;\r\nusing ActGen;\r\npartial class C\r\n{\r\n    static void M(float[] x)\r\n    {\r\n        for (int i = 0; i < x.Length; i++)\r\n            x[i] = MathF.Tanh(x[i]);\r\n    }\r\n}\r\n";
        using var editor = new FixHost(GeneratorHost.Default, ("Source.cs", before));
        await editor.ApplyAsync(await FirstAsync(editor, Id), "Replace the loop by [Activation(\"tanh\")]");

        Assert.DoesNotMatch("[^\r]\n", Assert.Single(await editor.ReadAsync()));
    }

    [Theory]
    [InlineData("x[i] > 0 ? x[i] : 0.1f * x[i]")]
    [InlineData("x[i] > 0.5f ? x[i] : 0")]
    [InlineData("MathF.Max(0, MathF.Min(1, x[i] / 6 + 0.5f))")]
    [InlineData("x[i] * MathF.Min(MathF.Max(x[i] + 3, 0), 6) / 6")]
    [InlineData("x[i] / (1 + MathF.Exp(-x[i]))")]
    [InlineData("x[i] > 0 ? x[i] : 0.7f * (MathF.Exp(x[i]) - 1)")]
    [InlineData("x[i] / (1 + MathF.Abs(x[i]))")]
    [InlineData("x[i] > 0 ? x[i] : a * x[i]")]
    public async Task ComputesTheSame(string formula)
    {
        string before = $"using System;\nusing ActGen;\npublic static partial class C\n{{\n    public static void M(ReadOnlySpan<float> x, Span<float> y)\n    {{\n        float a = x.Length > 0 ? 0.3f : 0;\n        for (int i = 0; i < x.Length; i++) y[i] = {formula};\n    }}\n}}\n";
        using var editor = new FixHost(GeneratorHost.Default, ("Source.cs", before));
        Microsoft.CodeAnalysis.Diagnostic diagnostic = await FirstAsync(editor, Id);
        await editor.ApplyAsync(diagnostic, Assert.Single(await editor.OffersAsync(diagnostic)));

        float[] x = [.. Enumerable.Range(-4000, 8001).Select(static i => i / 400f)];
        (float[] old, float[] now) = (Run(before), Run((await editor.ReadAsync())[0]));
        for (int i = 0; i < x.Length; i++)
        {
            Assert.True(MathF.Abs(old[i] - now[i]) <= 1e-6f * MathF.Max(1, MathF.Abs(old[i])), $"{x[i]}: {old[i]}, {now[i]}");
        }

        float[] Run(string source)
        {
            using LoadedAssembly assembly = GeneratorHost.Default.Load(source);
            var y = new float[x.Length];
            assembly.Get<SpanFunction>("C", "M")(x, y);
            return y;
        }
    }

    private delegate void SpanFunction(ReadOnlySpan<float> x, Span<float> y);
}
