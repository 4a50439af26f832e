using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;

namespace ActGen.Tests.Pipelines;

/// <summary>A pipeline with everything it may need; what it does not is not looked at.</summary>
/// <param name="x">The input.</param>
/// <param name="residuals">Second inputs one after the other, each as long as x.</param>
/// <param name="channels">Parameters one a channel, eight times as many as there are channels.</param>
/// <param name="seed">The seed.</param>
/// <param name="y">The output.</param>
internal delegate void PipelineFunction<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> residuals, ReadOnlySpan<T> channels, ulong seed, Span<T> y);

/// <summary>The backward pass of a <see cref="PipelineFunction{T}"/>.</summary>
internal delegate void PipelineBackward<T>(
    ReadOnlySpan<T> x, ReadOnlySpan<T> residuals, ReadOnlySpan<T> channels, ulong seed, ReadOnlySpan<T> dy, Span<T> dx);

/// <summary>Every pipeline of the table compiled once a tier and element type: in one method, and as one method a stage.</summary>
internal sealed class CompiledPipelines
{
    /// <summary>Stages light and long, of every kind of parameter, and the author's own.</summary>
    public static IReadOnlyList<PipelineText> Table { get; } =
    [
        new("bias_add[bias] | relu"),
        new("bias_add[bias] | leaky_relu(alpha: 0.2) | dropout(rate: 0.5)[seed]"),
        new("bias_add[bias] | silu | dropout(rate: 0.1)[seed]"),
        new("scale(factor: 1.7) | tanh"),
        new("scale(factor: 2) | scale(factor: 0.5) | add[residual]"),
        new("scale(factor: 1e-30) | scale(factor: 1e30) | scale(factor: -3)"),
        new("bias_add[bias] | gelu | add[residual]"),
        new("add[residual] | sigmoid | scale(factor: -0.25) | bias_add[bias]"),
        new("add[residual] | hard_tanh(min: -2, max: 3) | add[residual]"),
        new("bias_add[bias] | prelu[alpha] | bias_add[bias]"),
        new("prelu[alpha] | alpha_dropout(rate: 0.3)[seed]"),
        new("selu | alpha_dropout(rate: 0.2)[seed] | bias_add[bias] | selu | alpha_dropout(rate: 0.4)[seed]"),
        new("rrelu[seed] | tanhshrink"),
        new("rrelu(lower: -0.1, upper: 0.4)[seed] | mish | dropout(keep_prob: 0.9)[seed]"),
        new("dropout[rate, seed] | dropout[rate, seed] | alpha_dropout[rate, seed]"),
        new("elu[alpha] | squareplus | softplus | gelu_tanh"),
        new("softplus | log_sigmoid | exponential"),
        new("linear | square | celu(alpha: 1.3) | softsign | sign"),
        new("softshrink | hardshrink(lambda: 0.75) | threshold(threshold: 0.8, value: -0.5)"),
        new("hard_sigmoid | step(at_zero: 0.5) | sparse_plus"),
        new("Snake | bias_add[bias] | hard_swish"),
        new("bias_add[bias] | Bent[slope] | dropout[rate, seed]"),
        new("Bent(slope: 0.3) | Snake | Bent[slope] | quick_gelu | relu6"),
    ];

    private static readonly ConcurrentDictionary<(GeneratorHost, ElementType), Lazy<CompiledPipelines>> s_all = new();

    private readonly LoadedAssembly _loaded;

    private CompiledPipelines(GeneratorHost host, ElementType element)
    {
        string t = element.Keyword();
        string math = element == ElementType.Single ? "MathF" : "Math";
        var source = new StringBuilder(
            $$"""
            using System;
            using ActGen;

            public static partial class Pipelines
            {
                static {{t}} Snake({{t}} x) => x + {{math}}.Sin(x) * {{math}}.Sin(x);
                static {{t}} Bent({{t}} x, {{t}} slope) => x < 0 ? slope * x : {{math}}.Sqrt(x * x + 1) - 1;

            """);
        for (int i = 0; i < Table.Count; i++)
        {
            AppendFused(source, Table[i], i, t);
            AppendStages(source, Table[i], i, t);
        }

        _loaded = host.Load(source.Append("}\n").ToString());
    }

    /// <summary>The pipelines compiled in <paramref name="host"/> for <paramref name="element"/>.</summary>
    public static CompiledPipelines Of(GeneratorHost host, ElementType element)
        => s_all.GetOrAdd((host, element), static key => new(() => new CompiledPipelines(key.Item1, key.Item2))).Value;

    /// <summary>A method of a pipeline.</summary>
    /// <param name="pipeline">Its number in the table.</param>
    /// <param name="what">Fused, FusedInPlace, FusedBackward, Staged or StagedBackward.</param>
    public TDelegate Get<TDelegate>(int pipeline, string what)
        where TDelegate : Delegate
        => _loaded.Get<TDelegate>("Pipelines", $"{what}{pipeline}");

    /// <summary>What the delegates pass on: what the tests give, with the input in front and the output behind.</summary>
    private static string Passed(IEnumerable<Operand> operands, string input, string output)
        => string.Join(", ", operands.Select(static operand => operand.Value).Prepend(input).Append(output).Where(static text => text.Length > 0));

    private static string Declared(IEnumerable<Operand> operands)
        => string.Concat(operands.Select(static operand => $"{operand.Type} {operand.Name}, "));

    private static void AppendFused(StringBuilder source, PipelineText pipeline, int number, string t)
    {
        IReadOnlyList<Operand> operands = pipeline.Operands(t);
        string declared = Declared(operands);
        source.Append(
            $$"""

                [Activation("{{pipeline.Activation}}")]
                public static partial void P{{number}}(ReadOnlySpan<{{t}}> x, {{declared}}Span<{{t}}> y);

                [Activation("{{pipeline.Activation}}")]
                public static partial void P{{number}}InPlace({{string.Join(", ", operands.Select(static operand => $"{operand.Type} {operand.Name}").Prepend($"Span<{t}> x"))}});

                [GradientOf(nameof(P{{number}}))]
                public static partial void P{{number}}Backward(ReadOnlySpan<{{t}}> x, {{declared}}ReadOnlySpan<{{t}}> dy, Span<{{t}}> dx);

                public static void Fused{{number}}(ReadOnlySpan<{{t}}> x, ReadOnlySpan<{{t}}> residuals, ReadOnlySpan<{{t}}> channels, ulong seed, Span<{{t}}> y)
                    => P{{number}}({{Passed(operands, "x", "y")}});

                public static void FusedInPlace{{number}}(ReadOnlySpan<{{t}}> x, ReadOnlySpan<{{t}}> residuals, ReadOnlySpan<{{t}}> channels, ulong seed, Span<{{t}}> y)
                {
                    x.CopyTo(y);
                    P{{number}}InPlace({{Passed(operands, "y", "")}});
                }

                public static void FusedBackward{{number}}(ReadOnlySpan<{{t}}> x, ReadOnlySpan<{{t}}> residuals, ReadOnlySpan<{{t}}> channels, ulong seed, ReadOnlySpan<{{t}}> dy, Span<{{t}}> dx)
                    => P{{number}}Backward({{Passed(operands, "x", "dy, dx")}});

            """);
    }

    /// <summary>One method a stage, and methods that call them one after the other.</summary>
    private static void AppendStages(StringBuilder source, PipelineText pipeline, int number, string t)
    {
        var forward = new StringBuilder("        var v0 = x.ToArray();\n");
        var backward = new StringBuilder("        var g = dy.ToArray();\n");
        for (int stage = 0; stage < pipeline.Stages.Count; stage++)
        {
            IReadOnlyList<Operand> operands = pipeline.OperandsOf(stage, t);
            string name = $"P{number}Stage{stage}";
            source.Append(
                $$"""

                    [Activation("{{pipeline.ActivationOf(stage)}}")]
                    public static partial void {{name}}(ReadOnlySpan<{{t}}> x, {{Declared(operands)}}Span<{{t}}> y);

                    [GradientOf(nameof({{name}}))]
                    public static partial void {{name}}Backward(ReadOnlySpan<{{t}}> x, {{Declared(operands)}}ReadOnlySpan<{{t}}> dy, Span<{{t}}> dx);

                """);
            forward.Append($"        var v{stage + 1} = new {t}[x.Length];\n        {name}({Passed(operands, $"v{stage}", $"v{stage + 1}")});\n");
            backward.Insert(backward.ToString().IndexOf('\n') + 1, $"        {name}Backward({Passed(operands, $"v{stage}", "g, g")});\n");
        }

        source.Append(
            $$"""

                public static void Staged{{number}}(ReadOnlySpan<{{t}}> x, ReadOnlySpan<{{t}}> residuals, ReadOnlySpan<{{t}}> channels, ulong seed, Span<{{t}}> y)
                {
            {{forward}}        v{{pipeline.Stages.Count}}.CopyTo(y);
                }

                public static void StagedBackward{{number}}(ReadOnlySpan<{{t}}> x, ReadOnlySpan<{{t}}> residuals, ReadOnlySpan<{{t}}> channels, ulong seed, ReadOnlySpan<{{t}}> dy, Span<{{t}}> dx)
                {
            {{forward}}{{backward}}        g.CopyTo(dx);
                }

            """);
    }
}
