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

/// <summary>What the generator costs a project with <see cref="Methods"/> attributed methods.</summary>
/// <param name="Cold">The time of the first run over the project.</param>
/// <param name="AfterUnrelatedEdit">The time of a run after an edit of a file without attributes.</param>
/// <param name="AfterEdit">The time of a run after an edit of one attribute.</param>
internal sealed record GeneratorCost(TimeSpan Cold, TimeSpan AfterUnrelatedEdit, TimeSpan AfterEdit)
{
    /// <summary>The attributed methods.</summary>
    public const int Methods = 1000;

    private const int MethodsPerFile = 50;
    private const int WarmUps = 3;

    /// <summary>Runs the generator, warm, that many times; the medians count.</summary>
    public static GeneratorCost Measure(int runs)
    {
        string[] files = [.. Enumerable.Range(0, Methods / MethodsPerFile).Select(File), "class Unrelated { int F() => 0; }"];
        var cold = new List<TimeSpan>();
        var unrelated = new List<TimeSpan>();
        var related = new List<TimeSpan>();
        for (int run = -WarmUps; run < runs; run++)
        {
            CSharpCompilation compilation = GeneratorHost.Default.CreateCompilation(files);
            GeneratorDriver driver = CSharpGeneratorDriver.Create(
                [new ActivationGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
            List<TimeSpan> discarded = [];
            Run(run < 0 ? discarded : cold);
            Edit(^1, "0", "1");
            Run(run < 0 ? discarded : unrelated);
            Edit(0, "\"leaky_relu\")", "\"leaky_relu\", Alpha = 0.75)");
            Run(run < 0 ? discarded : related);

            void Run(List<TimeSpan> times)
            {
                long start = Stopwatch.GetTimestamp();
                driver = driver.RunGenerators(compilation);
                times.Add(Stopwatch.GetElapsedTime(start));
            }

            void Edit(Index file, string before, string after)
            {
                SyntaxTree tree = compilation.SyntaxTrees[file.GetOffset(compilation.SyntaxTrees.Length)];
                SourceText text = tree.GetText();
                var change = new TextChange(new TextSpan(text.ToString().IndexOf(before, StringComparison.Ordinal), before.Length), after);
                compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(change)));
            }
        }

        return new(Median(cold), Median(unrelated), Median(related));
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

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

        return text.Append("}\n").ToString();
    }
}
