using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Testing.Unity;

/// <summary>
/// A project that uses all there is, in C# 9 on .NET Standard 2.1: the catalogue in every shape with its gradients, functions of the author's,
/// pipelines, rows, gates, dense layers, a table and a model. <c>Program.Report()</c> calls it and digests the bits.
/// </summary>
public static class EveryShape
{
    /// <summary>The activations that need nothing but numbers with defaults.</summary>
    private static IEnumerable<ActivationDefinition> Plain
        => ActivationCatalog.All.Where(static definition => !definition.IsRandom && definition.Parameters.All(static parameter => parameter.Default is not null));

    /// <summary>The files of the project.</summary>
    /// <param name="withPointers">Whether methods that take pointers are among them; the project then has to allow unsafe code.</param>
    public static string[] Sources(bool withPointers)
        => [Library("float", "Singles", withPointers), Library("double", "Doubles", withPointers), Program(withPointers)];

    private static string Library(string t, string type, bool withPointers)
    {
        var source = new StringBuilder("using System;\nusing ActGen;\n");
        source.Append(Models(t, type)).Append($"public static {(withPointers ? "unsafe " : "")}partial class {type}\n{{\n");
        foreach (ActivationDefinition definition in Plain)
        {
            string method = Pascal(definition.Name);
            Add($"{t} {method}({t} x)");
            Add($"void {method}(Span<{t}> x)");
            Add($"void {method}(ReadOnlySpan<{t}> x, Span<{t}> y)");
            if (withPointers)
            {
                Add($"void {method}({t}* x, {t}* y, int length)");
            }

            AddGradient($"{t} {method}Derivative({t} x)");
            AddGradient($"void {method}Derivative(ReadOnlySpan<{t}> x, Span<{t}> dydx)");
            AddGradient($"void {method}Backward(ReadOnlySpan<{t}> x, ReadOnlySpan<{t}> dy, Span<{t}> dx)");
            AddGradient($"void {method}Both(ReadOnlySpan<{t}> x, Span<{t}> y, Span<{t}> dydx)");
            AddGradient($"void {method}Second(ReadOnlySpan<{t}> x, Span<{t}> dydx)", ", Order = 2");

            void Add(string signature) => source.Append($"    [Activation(\"{definition.Name}\", Convention = Convention.TensorFlow)] public static partial {signature};\n");

            void AddGradient(string signature, string options = "") => source.Append($"    [GradientOf(nameof({method}){options})] public static partial {signature};\n");
        }

        return source.Append(Regex.Replace(Members, @"\bT\b", t).Replace("$", "T", StringComparison.Ordinal)).Append("}\n").ToString();
    }

    /// <summary>What takes more than one input; <c>T</c> is the element type and <c>$</c> the letter.</summary>
    private const string Members = """
            [Activation("prelu")] public static partial void PRelu(ReadOnlySpan<T> x, ReadOnlySpan<T> alpha, Span<T> y);
            [GradientOf(nameof(PRelu))] public static partial void PReluBackward(ReadOnlySpan<T> x, ReadOnlySpan<T> alpha, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dAlpha);
            [Activation("elu")] public static partial void EluOf(ReadOnlySpan<T> x, T alpha, Span<T> y);
            [Activation("bias_add | leaky_relu(alpha: 0.2) | dropout(rate: 0.5)")] public static partial void Hidden(ReadOnlySpan<T> x, ReadOnlySpan<T> bias, ulong seed, bool training, Span<T> y);
            [GradientOf(nameof(Hidden))] public static partial void HiddenBackward(ReadOnlySpan<T> x, ReadOnlySpan<T> bias, ReadOnlySpan<T> dy, ulong seed, bool training, Span<T> dx, Span<T> dBias);
            [Activation("scale(factor: 0.5) | alpha_dropout | rrelu")] public static partial void Noisy(ReadOnlySpan<T> x, ulong seed, ulong step, long offset, Span<T> y);
            [Activation("add | silu")] public static partial void Residual(ReadOnlySpan<T> x, ReadOnlySpan<T> residual, Span<T> y);
            [Activation(nameof(Snake))] public static partial void Snake(ReadOnlySpan<T> x, Span<T> y);
            [GradientOf(nameof(Snake))] public static partial void SnakeBackward(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx);
            private static T Snake(T x) => x + (T)Math.Sin(x) * (T)Math.Sin(x);
            [Activation("swiglu")] public static partial void SwiGlu(ReadOnlySpan<T> gate, ReadOnlySpan<T> value, Span<T> y);
            [GradientOf(nameof(SwiGlu))] public static partial void SwiGluBackward(ReadOnlySpan<T> gate, ReadOnlySpan<T> value, ReadOnlySpan<T> dy, Span<T> dGate, Span<T> dValue);
            [Activation("geglu(gate: first)")] public static partial void GeGluOfRows(ReadOnlySpan<T> x, int rowLength, Span<T> y);
            [Activation("softmax")] public static partial void Softmax(ReadOnlySpan<T> x, int rowLength, Span<T> y);
            [GradientOf(nameof(Softmax))] public static partial void SoftmaxBackward(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, int rowLength, Span<T> dx);
            [Activation("log_softmax", RowLength = 6)] public static partial void LogSoftmax(ReadOnlySpan<T> x, Span<T> y);
            [Activation("softmin(temperature: 2)")] public static partial void Softmin(ReadOnlySpan<T> x, int rowLength, Span<T> y);
            [Activation("sparsemax")] public static partial void Sparsemax(ReadOnlySpan<T> x, int rowLength, Span<T> y);
            [Activation("hardmax")] public static partial void Hardmax(ReadOnlySpan<T> x, int rowLength, Span<T> y);
            [Activation("bias_add | softmax(temperature: 0.5)", RowLength = 6)] public static partial void Policy(ReadOnlySpan<T> x, ReadOnlySpan<T> bias, Span<T> y);
            [GradientOf(nameof(Policy))] public static partial void PolicyBackward(ReadOnlySpan<T> x, ReadOnlySpan<T> bias, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dBias);
            [Dense(6, 4, Activation = "swish")] public static partial void Layer(ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y);
            [GradientOf(nameof(Layer))] public static partial void LayerBackward(ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dKernel, Span<T> dBias);
            [Dense(6, 4, Activation = "softmax")] public static partial void Choice(ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y);
            [ActivationTable] public static partial Activation$able Create$able();

        """;

    private static string Models(string t, string type) => $$"""
        [Sequential("input(6) | dense(5, mish, kernel_initializer: he_normal) | prelu | dropout(rate: 0.1) | dense(3, softmax)", ElementType = typeof({{t}}))]
        public sealed partial class {{type}}Model { }

        """;

    private static string Program(bool withPointers)
    {
        var source = new StringBuilder(Digests);
        foreach ((string t, string type, string s) in new[] { ("float", "Singles", "F"), ("double", "Doubles", "D") })
        {
            source.Append($"    private static void Report{type}(StringBuilder report)\n    {{\n");
            source.Append($"        {t}[] x = Inputs{s}(0), dy = Inputs{s}(1), y = new {t}[x.Length], z = new {t}[x.Length];\n");
            foreach (string method in Plain.Select(static definition => Pascal(definition.Name)))
            {
                Call(method, "x, y");
                Line("x.CopyTo(y, 0);");
                Call(method, "y");
                Line($"for (int i = 0; i < x.Length; i++) {{ y[i] = {type}.{method}(x[i]); z[i] = {type}.{method}Derivative(x[i]); }}");
                Line($"Add(report, \"{type}.{method} of one\", y, z);");
                if (withPointers)
                {
                    Line($"fixed ({t}* p = x, q = y) {{ {type}.{method}(p, q, x.Length); }}");
                    Line($"Add(report, \"{type}.{method} by pointers\", y, z);");
                }

                Call(method + "Derivative", "x, y");
                Call(method + "Backward", "x, dy, y");
                Call(method + "Both", "x, y, z");
                Call(method + "Second", "x, y");
            }

            Line($"x = Finite{s}(0); dy = Finite{s}(1); {t}[] w = Finite{s}(2), six = w.AsSpan(0, 6).ToArray(), four = w.AsSpan(6, 4).ToArray();");
            Line($"y = new {t}[x.Length]; z = new {t}[x.Length];");
            Call("PRelu", "x, six, y");
            Call("PReluBackward", "x, six, dy, y, z.AsSpan(0, 6)");
            Call("EluOf", "x, six[0] * six[0] + 1, y");
            Call("Hidden", "x, six, 7, true, y");
            Call("HiddenBackward", "x, six, dy, 7, true, y, z.AsSpan(0, 6)");
            Call("Noisy", "x, 7, 3, 100, y");
            Call("Residual", "x, dy, y");
            Call("Snake", "x, y");
            Call("SnakeBackward", "x, dy, y");
            Call("SwiGlu", "x, w, y");
            Call("SwiGluBackward", "x, w, dy, y, z");
            Call("GeGluOfRows", "x, 12, y");
            Call("Softmax", "x, 6, y");
            Line("y.CopyTo(z, 0);");
            Call("SoftmaxBackward", "z, dy, 6, y");
            Call("LogSoftmax", "x, y");
            Call("Softmin", "x, 6, y");
            Call("Sparsemax", "x, 6, y");
            Call("Hardmax", "x, 6, y");
            Call("Policy", "x, six, y");
            Call("PolicyBackward", "x, six, dy, y, z.AsSpan(0, 6)");
            Call("Layer", "x, w.AsSpan(0, 24), four, y");
            Line("Array.Clear(z, 0, z.Length);");
            Call("LayerBackward", "x, w.AsSpan(0, 24), four, dy.AsSpan(0, x.Length / 6 * 4), y, z.AsSpan(0, 24), z.AsSpan(24, 4)");
            Call("Choice", "x, w.AsSpan(0, 24), four, y");
            if (t == "float")
            {
                Line($"{type}.CreateTable()[\"softplus\"].Forward(x, y); Add(report, \"{type} by name\", y, z);");
            }

            Line($"var model = new {type}Model(); model.Predict(x, y); Add(report, \"{type} predicted\", y, z);");
            Line($"{t}[] wanted = new {t}[x.Length / 6 * 3]; for (int i = 0; i < wanted.Length; i += 3) {{ wanted[i + i % 3] = 1; }}");
            Line("model.Fit(x, wanted, new Adam(), Loss.CategoricalCrossEntropy, new FitOptions { Epochs = 2, BatchSize = 4 });");
            Line($"model.Predict(x, y); Add(report, \"{type} trained\", y, model.Parameters.ToArray());");
            source.Append("    }\n\n");

            void Line(string text) => source.Append("        ").Append(text).Append('\n');

            void Call(string method, string arguments) => Line($"{type}.{method}({arguments}); Add(report, \"{type}.{method}({arguments})\", y, z);");
        }

        return source.Append("}\n").Replace("$UNSAFE", withPointers ? "unsafe " : "").ToString();
    }

    private const string Digests = """
        using System;
        using System.Globalization;
        using System.Text;
        using ActGen;

        public static $UNSAFEpartial class Program
        {
            public static void Main() => Console.Write(Report());

            /// <summary>A line for each call: what was called, and the digest of what it gave.</summary>
            public static string Report()
            {
                var report = new StringBuilder();
                ReportSingles(report);
                ReportDoubles(report);
                return report.ToString();
            }

            private static void Add(StringBuilder report, string name, float[] y, float[] z)
            {
                ulong digest = 14695981039346656037;
                foreach (float[] values in new[] { y, z })
                {
                    foreach (float value in values)
                    {
                        digest = (digest ^ (float.IsNaN(value) ? 1u : (uint)BitConverter.SingleToInt32Bits(value))) * 1099511628211;
                    }
                }

                report.Append(name).Append(": ").Append(digest.ToString("x16", CultureInfo.InvariantCulture)).Append('\n');
            }

            private static void Add(StringBuilder report, string name, double[] y, double[] z)
            {
                ulong digest = 14695981039346656037;
                foreach (double[] values in new[] { y, z })
                {
                    foreach (double value in values)
                    {
                        digest = (digest ^ (double.IsNaN(value) ? 1u : (ulong)BitConverter.DoubleToInt64Bits(value))) * 1099511628211;
                    }
                }

                report.Append(name).Append(": ").Append(digest.ToString("x16", CultureInfo.InvariantCulture)).Append('\n');
            }

            /// <summary>Numbers of every size, and all that are special.</summary>
            private static float[] InputsF(int salt)
            {
                float[] x = new float[4096];
                uint state = (uint)salt + 1;
                for (int i = 0; i < x.Length; i++)
                {
                    state = state * 1664525u + 1013904223u;
                    x[i] = i % 2 == 0 ? BitConverter.Int32BitsToSingle((int)state) : ((int)state >> 8) / 262144f;
                }

                float[] special = { float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 1f, -1f };
                special.CopyTo(x, 0);
                return x;
            }

            private static double[] InputsD(int salt)
            {
                double[] x = new double[4096];
                ulong state = (ulong)salt + 1;
                for (int i = 0; i < x.Length; i++)
                {
                    state = state * 6364136223846793005 + 1442695040888963407;
                    x[i] = i % 2 == 0 ? BitConverter.Int64BitsToDouble((long)state) : ((long)state >> 20) / 274877906944d;
                }

                double[] special = { double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0d, -0d, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 1d, -1d };
                special.CopyTo(x, 0);
                return x;
            }

            private static float[] FiniteF(int salt) => Array.ConvertAll(FiniteD(salt), value => (float)value);

            /// <summary>Numbers from -4 to 4.</summary>
            private static double[] FiniteD(int salt)
            {
                double[] x = new double[48];
                uint state = (uint)salt * 7919 + 12345;
                for (int i = 0; i < x.Length; i++)
                {
                    state = state * 1664525u + 1013904223u;
                    x[i] = ((int)state >> 8) / 2097152d;
                }

                return x;
            }


        """;

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
}
