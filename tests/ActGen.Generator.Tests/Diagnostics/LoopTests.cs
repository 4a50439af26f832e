using System.Linq;
using System.Threading.Tasks;
using ActGen.Generator.Analysis;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>What is said of loops, and where it is worth saying; which loops are meant, the tests of the fixes tell.</summary>
public sealed class LoopTests
{
    private const string Loop = "for (int i = 0; i < x.Length; i++) { x[i] = x[i] > 0 ? x[i] : 0; }";

    [Fact]
    public async Task NamesTheActivationAndWhatDiffers()
    {
        Diagnostic diagnostic = Assert.Single(await Analyze(Source(Loop), GeneratorHost.Default));

        Assert.Equal("ACTGEN046", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Hidden, diagnostic.Severity);
        Assert.Equal("for", diagnostic.Underlined());
        Assert.Equal(
            "The loop applies relu, which ActGen writes for whole registers and without a branch; it gives NaN for NaN, where the loop gives a number", diagnostic.GetMessage());
    }

    [Fact]
    public async Task PragmaSilencesIt()
        => Assert.DoesNotContain(await Analyze($"#pragma warning disable ACTGEN046\n{Source(Loop)}", GeneratorHost.Default), static diagnostic => !diagnostic.IsSuppressed);

    [Fact]
    public async Task NothingIsSaidWithoutTheRuntime()
        => Assert.Empty(await Analyze(Source(Loop), GeneratorHost.Default with { ReferenceRuntime = false }));

    [Fact]
    public async Task NothingIsSaidInAnOlderLanguage()
        => Assert.Empty(await Analyze(Source(Loop), GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp8 }));

    [Fact]
    public async Task UnityIsTold() => Assert.Single(await Analyze(Source(Loop), GeneratorHost.Unity));

    [Theory]
    [InlineData("for (int i = 0; i < x.Length; i++) { x[i] = x[i] > 0 ? x[i] : ; }")]
    [InlineData("for (int i = 0; i < x.Length; i++) { x[i] = Unknown(x[i]); }")]
    [InlineData("for (int i = 0; i < x.Length; i++) { x[i] = ")]
    [InlineData("for (int i = 0; i < .Length; i++) { x[i] = MathF.Max(x[i], 0); }")]
    [InlineData("for (int i = 0; ; ) { }")]
    [InlineData("for (;;) { }")]
    [InlineData("for (int i = 0; i < x.Length; i++) ;")]
    [InlineData("for (int i; i < x.Length; i++) { x[i] = MathF.Max(x[i], 0); }")]
    [InlineData("for (int i = 0; i < x.Length; i++) { x[] = MathF.Max(x[i, i], 0); }")]
    public async Task HalfTypedLoopsAreNone(string loop) => Assert.Empty(await Analyze(Source(loop), GeneratorHost.Default));

    private static string Source(string loop) => $"using System;\npublic static class C\n{{\n    public static void M(float[] x)\n    {{\n        {loop}\n    }}\n}}\n";

    private static async Task<Diagnostic[]> Analyze(string source, GeneratorHost host)
        => [.. await host.CreateCompilation(source).WithAnalyzers([new HandwrittenLoopAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)];
}
