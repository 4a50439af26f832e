using System;
using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Package.Tests.Documentation;

/// <summary>What can be written in which kind of project, found out by writing it.</summary>
internal static class HostTable
{
    /// <summary>The kinds of project, as the columns of the table call them.</summary>
    public static (string Name, GeneratorHost Host)[] Hosts { get; } =
    [
        (".NET 8 and later, C# 11 and later", GeneratorHost.Default with { AllowUnsafe = true }),
        (".NET 8 and later, C# 9 and 10", GeneratorHost.Default with { AllowUnsafe = true, LanguageVersion = LanguageVersion.CSharp9 }),
        (".NET Standard 2.1 (Unity), C# 9", GeneratorHost.Unity with { AllowUnsafe = true }),
    ];

    /// <summary>Each feature, and the members of a class that use it.</summary>
    public static (string Name, string Members)[] Features { get; } =
    [
        ("scalar", Silu("float F(float x)")),
        ("span", Silu("void F(ReadOnlySpan<float> x, Span<float> y)")),
        ("in place", Silu("void F(Span<double> x)")),
        ("pointer, where unsafe code is allowed", Silu("void F(float* x, float* y, int length)")),
        ("vector", Silu("System.Runtime.Intrinsics.Vector128<float> F(System.Runtime.Intrinsics.Vector128<float> x)")),
        ("derivative", Gradient("void D(ReadOnlySpan<float> x, Span<float> dydx)")),
        ("backward", Gradient("void B(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)")),
        ("value and derivative", Gradient("void B(ReadOnlySpan<float> x, Span<float> y, Span<float> dydx)")),
        ("second derivative", $"{Silu("float F(float x)")} [GradientOf(nameof(F), Order = 2)] public static partial float D(float x);"),
        ("parameters at run time and their gradients", """
            [Activation("prelu")] public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, Span<float> y);
            [GradientOf(nameof(F))] public static partial void B(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dAlpha);
            """),
        ("your own function", """
            [Activation(nameof(Snake))] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
            private static float Snake(float x) => x + MathF.Sin(x) * MathF.Sin(x);
            """),
        ("fused pipelines, dropout", """
            [Activation("bias_add | relu | dropout(rate: 0.5)")] public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, Span<float> y);
            """),
        ("rows", "[Activation(\"softmax\")] public static partial void F(ReadOnlySpan<float> x, int rowLength, Span<float> y);"),
        ("gates", "[Activation(\"swiglu\")] public static partial void F(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, Span<float> y);"),
        ("dense layers", """
            [Dense(8, 16, Activation = "swish")] public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);
            """),
        ("models and training", $$"""
            {{Model}}
            public static void F(float[] x, float[] y) => new Policy().Fit(x, y, new Adam(), Loss.MeanSquaredError);
            """),
        ("tables of activations", Table),
        ("model files of [Sequential]", $$"""
            {{Model}}
            public static void F(Policy policy) { policy.Load("model.json"); policy.Save("model"); }
            """),
        ("models by name from files", $$"""
            {{Table}}
            public static object F() => LayersModel.Load("model.json", CreateTable());
            """),
    ];

    private const string Model = "[Sequential(\"input(8) | dense(4, tanh)\")] public sealed partial class Policy { }";

    private const string Table = """
        [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
        [ActivationTable] public static partial ActivationTable CreateTable();
        """;

    /// <summary>The table as Markdown.</summary>
    public static string Text
        => string.Join('\n', Features.Select(static feature => $"| {feature.Name} | {string.Join(" | ", Hosts.Select(host => Cell(host.Host, feature.Members)))} |")
            .Prepend($"| --- |{string.Concat(Hosts.Select(static _ => " --- |"))}")
            .Prepend($"| feature | {string.Join(" | ", Hosts.Select(static host => host.Name))} |")
            .Prepend(""));

    /// <summary>What the generator, else the compiler, says against it: the first error, or null.</summary>
    public static Diagnostic? Obstacle(GeneratorHost host, string members)
    {
        GeneratorRun run = host.Run($"using System;\nusing ActGen;\npublic static unsafe partial class Example\n{{\n{members}\n}}\n");
        return run.Diagnostics.Concat(run.CompileDiagnostics).FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string Cell(GeneratorHost host, string members)
        => Obstacle(host, members) switch
        {
            null => "yes",
            { Id: var id } when id.StartsWith("ACTGEN", StringComparison.Ordinal) => $"no: [{id}](diagnostics.md#{id.ToLowerInvariant()})",
            { } obstacle => $"no: {obstacle.Id}",
        };

    private static string Silu(string signature) => $"[Activation(\"silu\")] public static partial {signature};";

    private static string Gradient(string signature)
        => $"{Silu("void F(ReadOnlySpan<float> x, Span<float> y)")} [GradientOf(nameof(F))] public static partial {signature};";
}
