using System;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Functions;

/// <summary>Bodies whose expressions have exponentially many paths go through the whole generator, gradient included, in time.</summary>
public sealed class HostileBodyTests
{
    [Theory]
    [InlineData("a = a * a;", 60)]
    [InlineData("a = a + a;", 60)]
    [InlineData("a = -(a * a) - a;", 40)]
    [InlineData("a = a < 1 ? a * 0.5f : a + 1;", 40)]
    [InlineData("if (a < 1) a = a * 0.5f; else a = a + 1;", 40)]
    [InlineData("a = a / (1 + MathF.Exp(-a));", 20)]
    [InlineData("a = MathF.Log(1 + MathF.Exp(a * a));", 15)]
    [InlineData("a = MathF.Max(a, a * a - 1);", 40)]
    public void RepeatedSteps(string step, int count)
    {
        string steps = string.Concat(Enumerable.Repeat(step, count));
        GeneratorRun run = GeneratorHost.Default.Run(FunctionCheck.InClass(
            $$"""
            [Activation(nameof(Own))] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
            [GradientOf(nameof(F))] public static partial void D(ReadOnlySpan<float> x, Span<float> dydx);
            static float Own(float x) { var a = x; {{steps}} return a; }
            """)).ShouldCompile();
        Assert.Equal(2, run.Sources.Count);
        Assert.All(run.Sources, static source => Assert.True(source.Value.Length < 200_000, $"{source.Key} has {source.Value.Length} characters."));
    }
}
