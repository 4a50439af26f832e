using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>
/// Sources nested as deep as they like are refused in words, by the compiler or by the generator, on a stack as small as the compiler's may be:
/// an overflow would end the compiler, and the editor with it.
/// </summary>
public sealed class NestingTests
{
    private const int StackSize = 1 << 20;

    /// <summary>Expressions: what opens a level, what is inside all of them, and what closes a level.</summary>
    private static readonly (string Open, string Inside, string Close)[] s_expressions =
    [
        ("(", "x", ")"), ("-", "x", ""), ("- -", "x", ""), ("x > 0 ? 1 : ", "x", ""), ("x > 0 ? ", "x", " : 1"), ("(x > ", "x", " ? 1 : 2)"), ("MathF.Exp(", "x", ")"), ("Helper(", "x", ")"), ("F(", "x", ")"), ("x + (", "x", ")"),
        ("x + ", "x", ""), ("x * ", "x", ""), ("(float)", "x", ""), ("new Func<float>(() => ", "x", ")()"), ("x switch { _ => ", "x", " }"), ("x is var a ? ", "x", " : 0"), ("new[] { ", "x", " }[0]"),
    ];

    private static readonly (string Open, string Inside, string Close)[] s_statements =
    [
        ("{ ", "return x;", " }"), ("if (x > 0) ", "return x;", ""), ("if (x > 0) return 1; else ", "return x;", ""), ("if (x > 0) { ", "return x;", " }"), ("x += 1; if (x > 1) { x = 2; } ", "return x;", ""), ("for (;;) ", "x = 1;", ""),
        ("try { ", "return x;", " } finally { }"), ("switch (x) { default: ", "return x;", " }"),
    ];

    /// <summary>Ten thousand of which are more than the compiler's own stack holds.</summary>
    private static readonly string[] s_fatal = ["(", "(float)"];

    public static TheoryData<int> Depths => [190, 10_000];

    [Theory]
    [MemberData(nameof(Depths))]
    public void OfABody(int depth)
    {
        IEnumerable<string> bodies =
        [
            .. s_expressions.Select(level => (level, Count: s_fatal.Contains(level.Open) ? Math.Min(depth, 1_000) : depth))
                .Select(static one => $"=> {Repeat(one.level.Open, one.Count)}{one.level.Inside}{Repeat(one.level.Close, one.Count)};"),
            .. s_statements.Select(level => $"{{ {Repeat(level.Open, depth)}{level.Inside}{Repeat(level.Close, depth)} return x; }}"),
        ];
        HasCodeOrReason(bodies.Select(static (body, number) =>
            $$"""
            using System; using ActGen;
            public static partial class C{{number}}
            {
                [Activation("Own")] public static partial float F(float x);
                [GradientOf("F")] public static partial void B(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);
                static float Helper(float x) => x * 2;
                static float Own(float x) {{body}}
            }
            """));
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void OfAPipeline(int depth)
    {
        string[] levels = ["relu | ", "Own | ", "(", "relu(", "leaky_relu(alpha: ", "dense(", "input(2) | dense(2, relu) | "];
        GeneratorRun run = HasCodeOrReason(levels.Select(level => Repeat(level, depth) + "relu").Select(static (text, number) =>
            $$"""
            using System; using ActGen;
            public static partial class C{{number}}
            {
                [Activation("{{text}}")] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                [Dense(2, 3, Activation = "{{text}}")] public static partial void L(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y);
                [Sequential("{{text}}")] public partial class Model { }
                static float Own(float x) => x * x;
            }
            """));
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void OfFunctionsThatCallFunctions()
        => HasCodeOrReason(new[] { 190, 2_000 }.Select(static depth =>
            $$"""
            using ActGen;
            public static partial class C{{depth}}
            {
                [Activation("F0")] public static partial float F(float x);
                {{string.Join('\n', Enumerable.Range(0, depth).Select(static i => $"static float F{i}(float x) => F{i + 1}(x);"))}}
                static float F{{depth}}(float x) => x;
            }
            """));

    [Fact]
    public void OfActivationsThatCallActivations()
        => HasCodeOrReason(
            [
                $$"""
                using ActGen;
                public static partial class C
                {
                    {{string.Join('\n', Enumerable.Range(0, 20).Select(static i => $"[Activation(\"O{i}\")] public static partial float F{i}(float x); static float O{i}(float x) => F{i + 1}(x) + F{i + 1}(-x);"))}}
                    [Activation("relu")] public static partial float F20(float x);
                }
                """,
            ]);

    [Theory]
    [InlineData("partial class A { ", " }", 500)]
    [InlineData("namespace A { ", " }", 500)]
    [InlineData("partial class A<T> { ", " }", 100)]
    public void OfTypes(string open, string close, int depth)
        => HasCodeOrReason([$"using ActGen; {Repeat(open, depth)} static partial class C {{ [Activation(\"relu\")] public static partial float F(float x); }} {Repeat(close, depth)}"]);

    /// <summary>No deeper: the compiler reads attributes for every generator, and overflows on a thousand signs.</summary>
    [Fact]
    public void OfADeclaration()
    {
        (string Before, string Level, string Inside, string After)[] declarations =
        [
            ("[Activation(", "\"relu\" + ", "\"\"", ")] public static partial float F(float x);"),
            ("[Activation(", "(", "\"relu\"", ")] public static partial float F(float x);"),
            ("[Activation(\"leaky_relu\", Alpha = ", "- ", "1", ")] public static partial float F(float x);"),
            ("[Activation(\"leaky_relu\", Alpha = ", "1 + ", "1", ")] public static partial float F(float x);"),
            ("[Activation(\"leaky_relu\")] public static partial float F(float x, float alpha = ", "- ", "1", ");"),
        ];
        HasCodeOrReason(declarations.Select(static (declaration, number) =>
            $"using System; using ActGen; public static partial class C{number} {{ {declaration.Before}{Repeat(declaration.Level, 190)}{declaration.Inside}{declaration.After} }}"));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    /// <summary>Every method of these files gets a body, or something is said.</summary>
    private static GeneratorRun HasCodeOrReason(IEnumerable<string> sources)
        => OnSmallStack(() =>
        {
            GeneratorRun run = HostileCheck.Survives([.. sources], GeneratorHost.Default);
            HostileCheck.GivesReasons(run);
            return run;
        });

    private static T OnSmallStack<T>(Func<T> function)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
