using System;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>Names and order of parameters are free where they cannot be mistaken, and modifiers are repeated as written.</summary>
public sealed class SignatureFreedomTests
{
    private static readonly GeneratorHost s_unsafe = GeneratorHost.Default with { AllowUnsafe = true };

    [Theory]
    [InlineData("ReadOnlySpan<float> source, Span<float> destination", true)]
    [InlineData("ReadOnlySpan<float> y, Span<float> x", true)]
    [InlineData("Span<float> y, ReadOnlySpan<float> x", false)]
    [InlineData("Span<float> a, ReadOnlySpan<float> b", false)]
    [InlineData("Span<float> x, Span<float> y", true)]
    [InlineData("Span<float> y, Span<float> x", false)]
    [InlineData("Span<float> Output, Span<float> Input", false)]
    [InlineData("Span<float> a, Span<float> b", true)]
    [InlineData("Span<float> a, Span<float> X", false)]
    [InlineData("Span<float> a, Span<float> source", false)]
    [InlineData("Span<float> input, Span<float> result", true)]
    [InlineData("Span<float> output, Span<float> result", true)]
    [InlineData("Span<float> @event, Span<float> @class", true)]
    [InlineData("ReadOnlySpan<float> i, Span<float> index", true)]
    [InlineData("ReadOnlySpan<float> \\u0069, Span<float> index2", true)]
    [InlineData("ReadOnlySpan<float> FKernel, Span<float> V", true)]
    [InlineData("ReadOnlySpan<float> global, Span<float> ActGen", true)]
    [InlineData("ReadOnlySpan<float> System, Span<float> F", true)]
    public void SpanParameters(string parameters, bool isInputFirst)
    {
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            using LoadedAssembly loaded = ShapeCheck.Compile(
                host, $"using System; static partial class C {{ {ShapeCheck.Attribute} static partial void F({parameters}); }}").Load();

            bool isFirstReadOnly = parameters.StartsWith("ReadOnly", StringComparison.Ordinal);
            bool isSecondReadOnly = parameters.Contains(", ReadOnly", StringComparison.Ordinal);
            ShapeCheck.IsLeaky(isFirstReadOnly ? loaded.Get<SpanFunction<float>>("C", "F")
                : isSecondReadOnly ? (x, y) => loaded.Get<Reversed>("C", "F")(y, x)
                : isInputFirst ? (x, y) => loaded.Get<Writable>("C", "F")(x.ToArray(), y)
                : (x, y) => loaded.Get<Writable>("C", "F")(y, x.ToArray()));
        }
    }

    [Theory]
    [InlineData("float* x, float* y, int length", "input, output, 1")]
    [InlineData("float* i, float* index, int n", "input, output, 1")]
    [InlineData("float* dst, float* src, int count", "output, input, 1")]
    [InlineData("int length, float* x, float* y", "1, input, output")]
    [InlineData("float* x, int length, float* y", "input, 1, output")]
    [InlineData("float* y, int @int, float* x", "output, 1, input")]
    public void PointerParameters(string parameters, string arguments)
    {
        foreach (GeneratorHost host in new[] { s_unsafe, GeneratorHost.Unity with { AllowUnsafe = true } })
        {
            using LoadedAssembly loaded = ShapeCheck.Compile(host, $$"""
                public static unsafe partial class C
                {
                    {{ShapeCheck.Attribute}} public static partial void F({{parameters}});
                    public static float Call(float x) { float y; float* input = &x, output = &y; F({{arguments}}); return y; }
                }
                """).Load();
            Assert.Equal(-2f, loaded.Get<ScalarFunction<float>>("C", "Call")(-8));
        }
    }

    [Theory]
    [InlineData("public static partial class C", "public static partial void F(this ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public static partial class C", "internal static partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public static partial class C", "private static partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public static partial class C", "static partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C", "protected internal static partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C", "private protected partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C", "partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C", "public virtual partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C : Base", "public override partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C : Base", "public sealed override partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C : Base", "public new partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial struct C", "public readonly partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C : IShape", "public partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C", "public partial void F([System.Runtime.InteropServices.In] ReadOnlySpan<float> x, Span<float> y = default)")]
    public void Modifiers(string type, string method)
    {
        string source = $$"""
            using System;
            public class Base { public virtual void F(ReadOnlySpan<float> x, Span<float> y) { } }
            public interface IShape { void F(ReadOnlySpan<float> x, Span<float> y); }
            {{type}} { {{ShapeCheck.Attribute}} {{method}}; }
            """;
        ShapeCheck.WorksEverywhere(source, "C");
    }

    [Theory]
    [InlineData("public static unsafe partial class C", "public static partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public static partial class C", "public static unsafe partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("public partial class C", "public unsafe virtual partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    public void UnsafeModifiers(string type, string method)
        => ShapeCheck.Works(s_unsafe, $"using System; {type} {{ {ShapeCheck.Attribute} {method}; }}", "C");

    [Theory]
    [InlineData("scoped ReadOnlySpan<float> x, scoped Span<float> y")]
    [InlineData("ReadOnlySpan<float> x, params Span<float> y")]
    public void NewerModifiers(string parameters)
        => ShapeCheck.Works(
            GeneratorHost.Default, $"using System; public static partial class C {{ {ShapeCheck.Attribute} public static partial void F({parameters}); }}", "C");

    [Fact]
    public void ParamsInPlace()
    {
        using LoadedAssembly loaded = ShapeCheck.Compile(
            GeneratorHost.Default, $"using System; public static partial class C {{ {ShapeCheck.Attribute} public static partial void F(params Span<float> x); }}").Load();
        float[] x = [-4, 4];
        loaded.Get<InPlaceFunction<float>>("C", "F")(x);
        Assert.Equal([-1, 4], x);
    }

    [Fact]
    public void ADefaultValueIsNotRepeated()
    {
        GeneratorRun run = ShapeCheck.Compile(
            GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp12 },
            $"public static partial class C {{ {ShapeCheck.Attribute} public static partial float F(float x = -4); public static float G() => F(); }}");
        using LoadedAssembly loaded = run.Load();

        Assert.DoesNotContain("-4", run.Source);
        Assert.Equal(-1f, loaded.Get<Func<float>>("C", "G")());
    }

    private delegate void Reversed(Span<float> y, ReadOnlySpan<float> x);

    private delegate void Writable(Span<float> first, Span<float> second);
}
