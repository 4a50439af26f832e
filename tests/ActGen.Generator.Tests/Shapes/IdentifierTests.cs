using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>Names of the user's own never clash with generated ones, nor with those that generated code refers to.</summary>
public sealed class IdentifierTests
{
    [Theory]
    [InlineData("namespace X.System { public partial class C { $F } }", "X.System.C")]
    [InlineData("namespace X.ActGen { public partial class C { $F } }", "X.ActGen.C")]
    [InlineData("namespace X.ActGen.Elementwise { public partial class C { $F } }", "X.ActGen.Elementwise.C")]
    [InlineData("namespace @event.@class { public partial class @struct { $F } }", "event.class.struct")]
    [InlineData("namespace @record.@partial.@await.@yield.@var.@dynamic.@scoped.@file { public partial class @global { $F } }", "record.partial.await.yield.var.dynamic.scoped.file.global")]
    [InlineData("public partial class @record { $F }", "record")]
    [InlineData("public partial class @var<@where, @value> { $F }", "var`2")]
    [InlineData("public partial class @operator { public partial struct @int { $F } }", "operator+int")]
    public void NamespacesAndKeywords(string source, string name) => ShapeCheck.WorksEverywhere(source, name);

    [Theory]
    [InlineData("Vector")]
    [InlineData("Math")]
    [InlineData("MathF")]
    [InlineData("Span")]
    [InlineData("ReadOnlySpan")]
    [InlineData("V")]
    [InlineData("ActGen")]
    [InlineData("Elementwise")]
    [InlineData("ISimd")]
    [InlineData("Attribute")]
    [InlineData("MethodImpl")]
    [InlineData("System")]
    [InlineData("x")]
    [InlineData("FKernel")]
    [InlineData("Invoke")]
    public void TypesCalled(string name)
        => WorkTogether(
            ($"namespace N1 {{ public class {name} {{ }} public partial class C {{ $F }} }}", "N1.C"),
            ($"namespace N2 {{ public partial class C {{ public class {name} {{ }} $F }} }}", "N2.C"),
            ($"namespace N3 {{ public partial class {name} {{ public partial class C {{ $F }} }} }}", $"N3.{name}+C"),
            ($"namespace N4 {{ public partial class {name} {{ $F }} }}", $"N4.{name}"),
            ($"namespace N5 {{ public partial class C<{name}> {{ $F }} }}", "N5.C`1"));

    [Theory]
    [InlineData("x")]
    [InlineData("V")]
    [InlineData("System")]
    [InlineData("Elementwise")]
    [InlineData("FKernel")]
    [InlineData("FKernel_")]
    [InlineData("Kernel")]
    public void MembersCalled(string name)
        => WorkTogether(
            ($"public partial class C1 {{ public int {name}; $F }}", "C1"),
            ($"public partial class C2 {{ public void {name}() {{ }} $F }}", "C2"),
            ($"public partial class C3 {{ public event System.Action {name} {{ add {{ }} remove {{ }} }} $F }}", "C3"));

    [Fact]
    public void InheritedMembersAreNotHidden()
        => WorkTogether(
            ("public class B1 { public class FKernel { } } public partial class C1 : B1 { $F }", "C1"),
            ("public class B2<T> { protected static T FKernel(T x) => x; } public partial class C2 : B2<float> { $F }", "C2"),
            ("public interface B3 { float FKernel(float x); } public partial interface C3 : B3 { $F }", "C3"),
            ("public class B4 { private class FKernel { public int N; } public int M() => new FKernel { N = 1 }.N; } public partial class C4 : B4 { $F }", "C4"));

    [Fact]
    public void MethodsCalledLikeGeneratedOnes()
    {
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            using LoadedAssembly loaded = ShapeCheck.Compile(host, $$"""
                using System;
                public static partial class C
                {
                    {{ShapeCheck.Attribute}} public static partial float F(float x);
                    {{ShapeCheck.Attribute}} public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                    {{ShapeCheck.Attribute}} public static partial void FSingleSpan(ReadOnlySpan<float> x, Span<float> y);
                    {{ShapeCheck.Attribute}} public static partial float FSingleScalar(float x);
                    {{ShapeCheck.Attribute}} public static partial float FKernel(float x);
                    {{ShapeCheck.Attribute}} public static partial float FKernelKernel(float x);
                    {{ShapeCheck.Attribute}} public static partial float Kernel(float x);
                    {{ShapeCheck.Attribute}} public static partial float Invoke(float x);
                    {{ShapeCheck.Attribute}} public static partial float Map(float x);
                    {{ShapeCheck.Attribute}} public static partial float x(float x);
                    {{ShapeCheck.Attribute}} public static partial float V(float V);
                }
                """).Load();
            foreach (string method in new[] { "F", "FSingleScalar", "FKernel", "FKernelKernel", "Kernel", "Invoke", "Map", "x", "V" })
            {
                Assert.Equal(-1f, loaded.Get<ScalarFunction<float>>("C", method)(-4));
            }

            ShapeCheck.IsLeaky(loaded.Get<SpanFunction<float>>("C", "F"));
            ShapeCheck.IsLeaky(loaded.Get<SpanFunction<float>>("C", "FSingleSpan"));
        }
    }

    [Fact]
    public void MembersCalledLikeWhatStandsBesideAKernel()
    {
        const string Source = """
            using System;
            using ActGen;

            public static partial class C
            {
                public const int HiddenKernelShape = 1;
                public static int SKernelRowLength() => 2;

                [Dense(2, 1, Activation = "relu")]
                public static partial void Hidden(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y);

                [Activation("softmax", RowLength = 2)]
                public static partial void S(ReadOnlySpan<float> x, Span<float> y);
            }
            """;
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            using LoadedAssembly loaded = ShapeCheck.Compile(host, Source).Load();
            float[] y = new float[2];
            loaded.Get<SpanFunction<float>>("C", "S")([3, 3], y);
            Assert.Equal([0.5f, 0.5f], y);
        }
    }

    [Fact]
    public void NamesThatDifferByCaseOnly()
    {
        GeneratorRun run = ShapeCheck.Compile(GeneratorHost.Default, $$"""
            namespace N
            {
                public static partial class C
                {
                    {{ShapeCheck.Attribute}} public static partial float Relu(float x);
                    {{ShapeCheck.Attribute}} public static partial float relu(float x);
                    {{ShapeCheck.Attribute}} public static partial float RELU(float x);
                    {{ShapeCheck.Attribute}} public static partial float Other(float x);
                }

                public static partial class c
                {
                    {{ShapeCheck.Attribute}} public static partial float Relu(float x);
                }
            }
            """);
        using LoadedAssembly loaded = run.Load();

        Assert.Equal(5, run.Sources.Keys.Distinct(System.StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("N.C.Other.g.cs", run.Sources.Keys);
        Assert.Equal(-1f, loaded.Get<ScalarFunction<float>>("N.C", "Relu")(-4));
        Assert.Equal(-1f, loaded.Get<ScalarFunction<float>>("N.C", "relu")(-4));
        Assert.Equal(-1f, loaded.Get<ScalarFunction<float>>("N.c", "Relu")(-4));
    }

    [Fact]
    public void SameNamesInDifferentPlaces()
    {
        GeneratorRun run = ShapeCheck.Compile(GeneratorHost.Default, """
            public partial class C { $F }
            public partial class C<T> { $F }
            public partial class C<T, U> { $F }
            namespace N { public partial class C { $F public partial class D { $F } } }
            namespace N.M { public partial class C { $F } }
            namespace M { public partial class N { public partial class C { $F } } }
            """);

        Assert.Equal(7, run.Sources.Count);
    }

    [Theory]
    [InlineData("Ünïcödé")]
    [InlineData("ΣίγμαCе")] // Greek, and a Cyrillic letter that looks Latin
    [InlineData("活性化")]
    [InlineData("e\u0301lu")] // a combining accent
    [InlineData("a\u0327\u0301")]
    [InlineData("_\u203F_")] // a connector
    [InlineData("İıſK")]
    [InlineData("re\\u006Cu")] // an escape
    [InlineData("re\u200Dlu")] // a joiner, which the compiler leaves out of the name
    [InlineData("𝐑𝐞𝐥𝐮", false)] // no letters to the compiler: its own error, and nothing from the generator
    public void UnicodeIdentifiers(string name, bool isLegal = true)
    {
        string source = $"namespace N{name} {{ public static partial class T{name} {{ {ShapeCheck.Attribute} public static partial float {name}(float {name}); }} }}";
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            GeneratorRun run = host.Run(source);
            if (isLegal)
            {
                using LoadedAssembly loaded = run.ShouldCompile().Load();
                string clean = name.Replace("\\u006C", "l").Replace("\u200D", "");
                Assert.Equal(-1f, loaded.Get<ScalarFunction<float>>($"N{clean}.T{clean}", clean)(-4));
            }
            else
            {
                Assert.Empty(run.Sources);
                Assert.NotEmpty(run.CompileDiagnostics);
            }
        }
    }

    [Fact]
    public void VeryLongNames()
    {
        string name = new('n', 500);
        GeneratorRun run = ShapeCheck.Compile(
            GeneratorHost.Default,
            $"namespace {name} {{ public static partial class {name} {{ {ShapeCheck.Attribute} public static partial float {name}1(float {name}); {ShapeCheck.Attribute} public static partial float {name}2(float x); }} }}");

        Assert.Equal(2, run.Sources.Count);
        Assert.All(run.Sources.Keys, static hint => Assert.InRange(hint.Length, 1, 200));
    }

    /// <summary>Asserts that each type works, compiled in one project: a compilation costs more than all that is in it.</summary>
    private static void WorkTogether(params (string Source, string Type)[] parts)
    {
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            using LoadedAssembly loaded = ShapeCheck.Compile(host, [.. parts.Select(static part => part.Source)]).Load();
            foreach ((_, string type) in parts)
            {
                ShapeCheck.IsLeaky(loaded, type);
            }
        }
    }
}
