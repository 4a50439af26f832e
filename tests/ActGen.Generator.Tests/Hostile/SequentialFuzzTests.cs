using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActGen.Generator.Catalog;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>Models put together by chance, the same ones each time: layers that are right or nearly, and classes that can be models or cannot.</summary>
public sealed class SequentialFuzzTests
{
    private const int Batches = 8;

    private const int CasesInABatch = 25;

    private const string Functions =
        """
        static float Odd(float x, float @default, float V = 0.5f, float y = 2) => x > V ? x * @default : y - x;
        static double Odd(double x, double @default, double pass = 1) => x * @default + pass;
        static float Twins(float x, float größe, float GRÖSSE, float dGRÖSSE) => größe * x + GRÖSSE * dGRÖSSE;
        static float Root(float x) => MathF.Cbrt(x);
        static float Loop(float x) => Loop(x);
        float NotStatic(float x) => x;
        """;

    private static readonly string[] s_functions = ["Odd", "Twins", "Root", "Loop", "NotStatic", "frobnicate"];

    private static readonly string[] s_lengths = ["1", "2", "3", "16", "16", "1000", "units: 8", "0", "-1", "1.5", "1e3", "2147483647", "65536", "NaN", "", "relu"];

    private static readonly string[] s_options =
        ["use_bias: false", "use_bias: true", "kernel_initializer: he_normal", "bias_initializer: ones", "name: a", "name: b", "name: Kernel", "name: Description", "kernel_initializer: 3", "name: 1", "alpha: 1", "activation: relu", "units: 3"];

    private static readonly string[] s_attributes =
        ["", "", "", ", ElementType = typeof(double)", ", ElementType = typeof(double)", ", Convention = Convention.TensorFlowJs", ", MaxUlp = 1", ", MaxUlp = double.NaN", ", ElementType = typeof(void)", ", ElementType = typeof(T)", ", Convention = (Convention)7"];

    private static readonly string[] s_kinds =
        ["class", "class", "class", "sealed class", "abstract class", "internal class", "static class", "record", "struct", "interface", "enum"];

    private static readonly string[] s_bases = ["", "", "", " : IDisposable", " : SequentialModel<float>", " : SequentialModel<double>", " : Exception", " : Undefined", " : List<T>"];

    private static readonly string[] s_members =
    [
        "", "", "", "int Dense1Kernel;", "class Dense1Layer { }", "int Parameters;", "int Layers;", "void Predict() { }", "int Description => 1;", "public void Dispose() { }",
        "[Activation(\"relu\")] public static partial void Dense1(ReadOnlySpan<float> x, Span<float> y);",
        "[Sequential(\"input(2) | relu\")] partial class Inner { }",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Batches)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryModelIsWrittenOrToldWhyNot(int seed)
    {
        string[] models = Models(seed);
        string source = "using System; using System.Collections.Generic; using ActGen;\n" + string.Join('\n', models.Select(static (layers, number)
            => $"[Sequential({SymbolDisplay.FormatLiteral(layers, quote: true)}{(number % 3 == 0 ? ", ElementType = typeof(double)" : "")})] public partial class C{number}\n{{\n{Functions}\n}}"));
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            GeneratorRun run = HostileCheck.Survives(source, host);
            int[] errors = [.. run.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => LineOf(diagnostic))];
            for (int number = 0; number < models.Length; number++)
            {
                string name = $"C{number}";
                int line = Array.FindIndex(source.Split('\n'), text => text.EndsWith($"class {name}", StringComparison.Ordinal));
                bool isRefused = errors.Any(error => error >= line && error <= line + Functions.Count(static c => c == '\n') + 2);
                Assert.True(run.Sources.ContainsKey($"{name}.g.cs") != isRefused, $"{models[number]}\n{string.Join('\n', run.Diagnostics)}");
            }
        }

        static int LineOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnyClass(int seed)
    {
        var random = new Random(1000 + seed);
        string[] models = Models(seed);
        var source = new StringBuilder("using System; using System.Collections.Generic; using ActGen;\n");
        foreach ((string layers, int number) in models.Select(static (layers, number) => (layers, number)))
        {
            string kind = Any(random, s_kinds);
            int space = kind.LastIndexOf(' ') + 1;
            string partial = random.Next(10) == 0 ? "" : "partial ";
            string generic = random.Next(3) == 0 ? Any(random, ["<T>", "<V>", "<T, V>", "<in T>", "<T,>", "<@class>"]) : "";
            string type = $"[Sequential({SymbolDisplay.FormatLiteral(layers, quote: true)}{Any(random, s_attributes)})] {kind[..space]}{partial}{kind[space..]} C{number}{generic}{Any(random, s_bases)}\n{{\n{Any(random, s_members)}\n{Functions}\n}}";
            source.Append(random.Next(6) switch
            {
                0 => $"namespace N{number}.@class {{ {type} }}",
                1 => $"public partial class Outer{number}<V> {{ {type} }}",
                2 => $"public class Closed{number} {{ {type} }}",
                3 when random.Next(5) == 0 => type[..random.Next(type.Length)] + "\n\"}}}}}\n",
                _ => type,
            }).Append('\n');
        }

        HostileCheck.Survives(source.ToString());
        HostileCheck.Survives(source.ToString(), GeneratorHost.Unity with { LanguageVersion = (LanguageVersion)(100 * random.Next(8, 13)) });
    }

    [Fact]
    public void ChanceAlsoWritesModelsThatWork()
        => Assert.InRange(
            Enumerable.Range(1, Batches).Sum(static seed => GeneratorHost.Default.Run(
                "using System; using ActGen;\n" + string.Join('\n', Models(seed).Select(static (layers, number) => $"[Sequential({SymbolDisplay.FormatLiteral(layers, quote: true)})] partial class C{number} {{ {Functions} }}"))).Sources.Count),
            Batches * CasesInABatch / 4,
            Batches * CasesInABatch * 3 / 4);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void TheSameBytesInEveryOrderAndCulture(int seed)
    {
        string source = "using System; using ActGen;\n" + string.Join('\n', Models(seed).Select(static (layers, number) => $"[Sequential({SymbolDisplay.FormatLiteral(layers, quote: true)})] partial class C{number} {{ {Functions} }}"));
        Assert.Empty(Determinism.Faults(GeneratorHost.Default, source));
        Assert.Empty(Determinism.Faults(GeneratorHost.Unity, source, "[ActGen.Sequential(\"input(2) | dense(3, elu(alpha: 0.125), name: I)\", ElementType = typeof(double))] partial class İstanbul { }"));
    }

    [Theory]
    [MemberData(nameof(AttributeTextTests.NastyTexts), MemberType = typeof(AttributeTextTests))]
    public void NoTextBecomesCode(string text)
    {
        string[] places = [text, $"input(8) | {text}", $"input({text}) | relu", $"input(8) | dense(4, {text})", $"input(8) | dense(4, name: {text})", $"input(8) | dense(4, elu(alpha: {text}))", $"input(8) | relu({text})"];
        string source = "using ActGen;\n" + string.Join('\n', places.Select(static (place, number) => $"[Sequential({SymbolDisplay.FormatLiteral(place, quote: true)})] partial class C{number} {{ }}"));
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            GeneratorRun run = HostileCheck.Survives(source, host);
            Assert.All(run.Sources.Values, static generated => Assert.DoesNotContain("smuggled", generated, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("dense(", 10_000)]
    [InlineData("input(8) | dense(4, dense(", 10_000)]
    [InlineData("input(8) | ", 10_000)]
    [InlineData("input(8) | dense(4, elu(alpha: ", 10_000)]
    [InlineData("(", 100_000)]
    [InlineData("d", 100_000)]
    [InlineData("9", 100_000)]
    [InlineData(" ", 100_000)]
    [InlineData("|", 100_000)]
    [InlineData("\"", 100_000)]
    [InlineData("é", 100_000)]
    public void AnyLength(string text, int count)
    {
        string repeated = string.Concat(Enumerable.Repeat(text, count));
        foreach (string layers in new[] { repeated, $"input(8) | {repeated}", $"input({repeated})", $"input(8) | relu(name: {repeated})", $"input(8) | dense({repeated})", $"input(8) | dense(4, {repeated})" })
        {
            GeneratorRun run = HostileCheck.Survives($"[ActGen.Sequential({SymbolDisplay.FormatLiteral(layers, quote: true)})] partial class C {{ }}");
            Assert.All(run.Diagnostics, static diagnostic => Assert.InRange(diagnostic.GetMessage(CultureInfo.InvariantCulture).Length, 1, 500));
        }
    }

    private static string[] Models(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, CasesInABatch).Select(_ => Layers(random))];
    }

    private static string Layers(Random random)
    {
        string layers = (random.Next(20) == 0 ? "" : $"input({(random.Next(4) > 0 ? "4" : Any(random, s_lengths))}) | ") + string.Join(" | ", Enumerable.Range(0, random.Next(1, 7)).Select(_ => Layer(random)));
        return random.Next(15) > 0 ? layers : layers.Insert(random.Next(layers.Length), Any(random, ["|", "(", ")", ",", ":", " ", "\"", "\\", "\n", "\0", "é", "-", "{"]));
    }

    private static string Layer(Random random)
    {
        if (random.Next(2) > 0)
        {
            return Activation(random, isAlone: true);
        }

        string[] parameters =
        [
            random.Next(12) > 0 ? random.Next(1, 20).ToString(CultureInfo.InvariantCulture) : Any(random, s_lengths),
            .. random.Next(2) == 0 ? new[] { Activation(random, isAlone: false) } : [],
            .. random.Next(3) == 0 ? new[] { Any(random, s_options) } : [],
        ];
        return $"{(random.Next(25) > 0 ? "dense" : Any(random, ["Dense", "dens", "input", "DENSE", "denser"]))}({string.Join(", ", parameters)})";
    }

    private static string Activation(Random random, bool isAlone)
    {
        string name = random.Next(8) == 0 ? Any(random, s_functions)
            : random.Next(6) == 0 ? Any(random, RowActivations.All).Name
            : Any(random, ActivationCatalog.All).Name;
        string[] known = [.. ActivationCatalog.Find(name)?.Parameters.Select(static parameter => parameter.Name) ?? ["default"]];
        string[] parameters =
        [
            .. known.Where(_ => random.Next(4) == 0).Select(parameter => $"{parameter}: {Any(random, ["0.5", "0.5", "1", "0.125", "-2", "1e300", "NaN"])}"),
            .. isAlone && random.Next(10) == 0 ? new[] { Any(random, s_options) } : [],
        ];
        return parameters.Length == 0 ? name : $"{name}({string.Join(", ", parameters)})";
    }

    private static T Any<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
