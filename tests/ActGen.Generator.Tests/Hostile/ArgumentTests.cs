using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>Parameters of a method under names that generated code uses itself, in every way C# lets a method take them.</summary>
public sealed class ArgumentTests
{
    private delegate void WithTwo(ReadOnlySpan<float> x, ReadOnlySpan<float> channels, float number, Span<float> y);

    private delegate void BackwardWithTwo(
        ReadOnlySpan<float> x, ReadOnlySpan<float> channels, float number, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dChannels, Span<float> dNumber);

    public static TheoryData<string> Names =>
    [
        "@default", "@float", "@in", "V", "TRegister", "streams", "pass", "i", "index", "channel", "uniform", "key", "u", "v", "value", "magnitude", "sum", "product", "result", "derivative",
        "F", "FKernel", "B", "BKernel", "C", "ActGen", "System", "global", "größe", "\u0131", "İ", "e\u0301", "\\u0061lpha", "_", "__", "field", "scoped", "record", "x1", "dx1", "dV",
    ];

    /// <summary>The function is x * channels + number, whose derivatives are channels, x and 1.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AnyName(string name)
    {
        string other = name == "number" ? "n" : "number";
        string gradient = SyntaxFactory.ParseToken(name).ValueText is var text ? $"d{char.ToUpperInvariant(text[0])}{text[1..]}" : "";
        foreach ((string channels, string number) in (IEnumerable<(string, string)>)[(name, other), (other, name)])
        {
            string source =
                $$"""
                using System; using ActGen;
                public static partial class C
                {
                    [Activation("Line")] public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> {{channels}}, float {{number}}, Span<float> y);
                    [GradientOf("F")] public static partial void B(
                        ReadOnlySpan<float> x, ReadOnlySpan<float> {{channels}}, float {{number}}, ReadOnlySpan<float> dy, Span<float> dx,
                        Span<float> {{(channels == name ? gradient : "dNumber")}}, Span<float> {{(number == name ? gradient : "dNumber")}});
                    private static float Line(float x, float {{channels}}, float {{number}}) => (x * {{channels}}) + {{number}};
                }
                """;
            foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
            {
                using LoadedAssembly loaded = host.Run(source).ShouldCompile().Load();
                float[] y = new float[4], dx = new float[4], dChannels = [0, 0], dNumber = [0];
                loaded.Get<WithTwo>("C", "F")([1, 2, 3, 4], [2, -1], 0.5f, y);
                loaded.Get<BackwardWithTwo>("C", "B")([1, 2, 3, 4], [2, -1], 0.5f, [1, 1, 2, 2], dx, dChannels, dNumber);
                Assert.Equal([2.5f, -1.5f, 6.5f, -3.5f], y);
                Assert.Equal([2, -1, 4, -2], dx);
                Assert.Equal([7, 10], dChannels);
                Assert.Equal([6], dNumber);
            }
        }
    }

    [Fact]
    public void NamesThatDifferByCase()
    {
        const string Source =
            """
            using System; using ActGen;
            public static partial class C
            {
                [Activation("Twins(scale: 2, Scale: 3)")] public static partial float F(float x);
                [Activation("Twins")] public static partial float F(float x, float Scale, float scale);
                [Activation("Twins(Scale: 3)")] public static partial double F(double x, double scale);
                private static float Twins(float x, float scale, float Scale) => (x * scale) - Scale;
                private static double Twins(double x, double scale, double Scale) => (x * scale) - Scale;
            }
            """;
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            using LoadedAssembly loaded = host.Run(Source).ShouldCompile().Load();
            Assert.Equal(7, loaded.Get<Func<float, float>>("C", "F")(5));
            Assert.Equal(7, loaded.Get<Func<float, float, float, float>>("C", "F")(5, 3, 2));
            Assert.Equal(7, loaded.Get<Func<double, double, double>>("C", "F")(5, 2));
        }
    }

    [Theory]
    [InlineData("float alpha = 0.5f")]
    [InlineData("[System.Diagnostics.CodeAnalysis.AllowNull] float alpha")]
    [InlineData("params ReadOnlySpan<float> alpha")]
    [InlineData("scoped ReadOnlySpan<float> alpha")]
    [InlineData("scoped Span<float> alpha")]
    [InlineData("ReadOnlySpan<float> alpha = default")]
    public void AnyDeclaration(string parameter)
    {
        string source =
            $$"""
            using System; using ActGen;
            public static partial class C
            {
                [Activation("leaky_relu")] public static partial void F(ReadOnlySpan<float> x, scoped Span<float> y, {{parameter}});
                [GradientOf("F")] public static partial void B(scoped ReadOnlySpan<float> x, ReadOnlySpan<float> dy, scoped Span<float> dx, Span<float> dAlpha, {{parameter}});
            }
            """;
        HostileCheck.Survives(source).ShouldCompile();
        HostileCheck.Survives(source, GeneratorHost.Unity with { LanguageVersion = LanguageVersion.CSharp13 }).ShouldCompile();
        HostileCheck.Survives(source, GeneratorHost.Unity);
    }

    [Theory]
    [InlineData("in float alpha")]
    [InlineData("ref float alpha")]
    [InlineData("out float alpha")]
    [InlineData("ref readonly float alpha")]
    [InlineData("in ReadOnlySpan<float> alpha")]
    [InlineData("this float alpha")]
    [InlineData("params float[] alpha")]
    [InlineData("float alpha = \"no\"")]
    [InlineData("float? alpha")]
    [InlineData("dynamic alpha")]
    [InlineData("Undefined alpha")]
    [InlineData("float* alpha")]
    [InlineData("__arglist")]
    [InlineData("float alpha, float alpha")]
    [InlineData("float alpha, float Alpha")]
    [InlineData("float , float alpha")]
    [InlineData("Span<Span<float>> alpha")]
    [InlineData("(float, float) alpha")]
    [InlineData("ulong seed, bool training, long step")]
    public void WhatCannotBeTaken(string parameter)
    {
        string source =
            $$"""
            using System; using ActGen;
            public static partial class C
            {
                [Activation("leaky_relu")] public static partial void F(ReadOnlySpan<float> x, Span<float> y, {{parameter}});
                [GradientOf("F")] public static partial void B(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dAlpha, {{parameter}});
            }
            """;
        Assert.Empty(HostileCheck.Survives(source).Sources);
        Assert.Empty(HostileCheck.Survives(source, GeneratorHost.Unity).Sources);
        HostileCheck.Survives(source.Replace("leaky_relu", "dropout", StringComparison.Ordinal));
    }

    [Fact]
    public void SixtyFourStages()
    {
        string source = $"using System; using ActGen;\nstatic partial class C {{ [Activation(\"{string.Join('|', Enumerable.Repeat("sigmoid", 64))}\")] public static partial void F(ReadOnlySpan<float> x, Span<float> y); }}";
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            using LoadedAssembly loaded = HostileCheck.Survives(source, host).ShouldCompile().Load();
            float[] y = new float[2];
            loaded.Get<SpanFunction<float>>("C", "F")([-100, 100], y);
            Assert.All(y, static value => Assert.Equal(0.6590461, value, 1e-6)); // the fixed point of the sigmoid
        }
    }
}
