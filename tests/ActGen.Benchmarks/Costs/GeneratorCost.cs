using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using ActGen.Benchmarks.Cases;
using ActGen.Generator;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Benchmarks.Costs;

/// <summary>What the generator costs a project in an editor.</summary>
/// <param name="Methods">The attributed methods of the project, 50 a file.</param>
/// <param name="Cold">The time of the first run.</param>
/// <param name="Memory">The bytes held after it, beside those of the compilation.</param>
/// <param name="Edits">The time of a run after each of some edits.</param>
internal sealed record GeneratorCost(int Methods, TimeSpan Cold, long Memory, IReadOnlyList<(string Edit, TimeSpan Time)> Edits)
{
    private const int MethodsPerFile = 50;
    private const int WarmUps = 10; // in an editor it has run a thousand times
    private const int Repetitions = 3;

    /// <summary>A file without attributes.</summary>
    private const string Unrelated = "class Unrelated { int F() => 0; }";

    /// <summary>The edits: what they are called, and what is replaced by what in which file.</summary>
    private static readonly (string Edit, Index File, string Before, string After)[] s_edits =
    [
        ("a character in a body of another file", ^1, "=> 0", "=> 01"),
        ("a member of a type in another file", ^1, "int F()", "int G; int F()"),
        ("a character in a body of the same file", 0, "=> 0", "=> 01"),
        ("a value in an attribute", 0, "\"leaky_relu\")", "\"leaky_relu\", Alpha = 0.75)"),
    ];

    /// <summary>Runs the generator, warm, that many times; the medians count.</summary>
    /// <param name="methods">The attributed methods.</param>
    /// <param name="runs">The runs.</param>
    public static GeneratorCost Measure(int methods, int runs)
    {
        string[] files = [.. Enumerable.Range(0, methods / MethodsPerFile).Select(File), Unrelated];
        var cold = new List<TimeSpan>();
        var memory = new List<long>();
        List<TimeSpan>[] edits = [.. s_edits.Select(static _ => new List<TimeSpan>())];
        for (int run = -WarmUps; run < runs; run++)
        {
            CSharpCompilation compilation = GeneratorHost.Default.CreateCompilation(files);
            GeneratorDriver driver = Driver(compilation);
            cold.Add(Run());
            for (int i = 0; i < edits.Length; i++)
            {
                for (int repetition = 0; repetition < Repetitions; repetition++)
                {
                    compilation = Edit(compilation, s_edits[i].File, s_edits[i].Before, s_edits[i].After);
                    edits[i].Add(Run());
                }
            }

            memory.Add(MemoryOf(compilation));

            TimeSpan Run()
            {
                long start = Stopwatch.GetTimestamp();
                driver = driver.RunGenerators(compilation);
                return Stopwatch.GetElapsedTime(start);
            }
        }

        return new(
            methods, Median(cold.Skip(WarmUps)), Median(memory.Skip(WarmUps)),
            [.. s_edits.Zip(edits, static (edit, times) => (edit.Edit, Median(times.Skip(WarmUps * Repetitions))))]);
    }

    private static GeneratorDriver Driver(CSharpCompilation compilation) => CSharpGeneratorDriver.Create(
        [new ActivationGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);

    /// <summary>What a run over a compilation holds that has been bound already.</summary>
    private static long MemoryOf(CSharpCompilation compilation)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        GeneratorDriver driver = Driver(compilation).RunGenerators(compilation);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(driver);
        return held;
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, Index file, string before, string after)
    {
        SyntaxTree tree = compilation.SyntaxTrees[file.GetOffset(compilation.SyntaxTrees.Length)];
        SourceText text = tree.GetText();
        var change = new TextChange(new TextSpan(text.ToString().IndexOf(before, StringComparison.Ordinal), before.Length), after);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(change)));
    }

    private static T Median<T>(IEnumerable<T> values)
    {
        T[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>A class with a mix of activations.</summary>
    private static string File(int index)
    {
        var text = new StringBuilder($$"""
            using System;
            using ActGen;

            static partial class Activations{{index}}
            {

            """);
        for (int i = 0; i < MethodsPerFile; i++)
        {
            string activation = ActivationFunctions.OfSpans[i % ActivationFunctions.OfSpans.Length].Name;
            text.Append($"    [Activation(\"{activation}\")] public static partial void F{i}(ReadOnlySpan<float> x, Span<float> y);\n");
        }

        return text.Append("    private static int Unrelated() => 0;\n}\n").ToString();
    }
}
