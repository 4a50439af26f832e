using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>Every kind of type can hold an activation, at any depth.</summary>
public sealed class ContainingTypeTests
{
    [Theory]
    [InlineData("class C { $F }", "C")]
    [InlineData("static class C { $F }", "C")]
    [InlineData("abstract class C { $F }", "C")]
    [InlineData("sealed class C { $F }", "C")]
    [InlineData("struct C { $F }", "C")]
    [InlineData("readonly struct C { $F }", "C")]
    [InlineData("interface C { $F }", "C")]
    [InlineData("record C { $F }", "C")]
    public void Kinds(string type, string name)
        => ShapeCheck.WorksEverywhere("public " + Partial(type), name);

    [Theory]
    [InlineData("public partial record C(int X) { $F }")]
    [InlineData("public partial record class C { $F }")]
    [InlineData("public partial record struct C { $F }")]
    [InlineData("public readonly partial record struct C(int X) { $F }")]
    [InlineData("public partial class C(int x) { public int X => x; $F }")]
    [InlineData("public partial struct C(int x) { public readonly int X => x; $F }")]
    public void NewerKinds(string source) => ShapeCheck.Works(GeneratorHost.Default, source, "C");

    [Theory]
    [InlineData("public ref partial struct C { $F }")]
    [InlineData("public readonly ref partial struct C { $F }")]
    public void RefStructs(string source)
    {
        ShapeCheck.WorksEverywhere(source, "C");
        ShapeCheck.Compile(GeneratorHost.Default, source.Replace("$F", ShapeCheck.Attribute + " public partial float F(float x);"));
    }

    [Theory]
    [InlineData("public partial class C<T> { $F }", "C`1")]
    [InlineData("public partial class C<T> where T : class, new() { $F }", "C`1")]
    [InlineData("public partial struct C<T, U> where T : U where U : notnull { $F }", "C`2")]
    [InlineData("public partial interface C<T> { $F }", "C`1")]
    [InlineData("public sealed class MarkAttribute : System.Attribute { } public partial record C<[Mark] T> { $F }", "C`1")]
    [InlineData("public partial class C<V> { $F }", "C`1")]
    [InlineData("public partial class C<V, VV, x> { $F }", "C`3")]
    [InlineData("public partial class C<@class, FKernel> { $F }", "C`2")]
    [InlineData("public partial class A<T> { public partial struct B<U> { public partial interface C<W> { $F } } }", "A`1+B`1+C`1")]
    [InlineData("public partial class A<V> { private static partial class C { $F } }", "A`1+C")]
    [InlineData("public partial class A { public partial struct B { internal partial record D { protected static partial class C { $F } } } }", "A+B+D+C")]
    [InlineData("namespace N.M { public partial class C { $F } }", "N.M.C")]
    [InlineData("namespace N { namespace M { public partial class C { $F } } }", "N.M.C")]
    public void GenericAndNested(string source, string name) => ShapeCheck.WorksEverywhere(source, name);

    [Fact]
    public void StaticAbstractInterfacesAndDefaultMethods()
        => ShapeCheck.Works(
            GeneratorHost.Default,
            "public partial interface C { static abstract float G(float x); public sealed partial float H(float x); $F }".Replace(
                "public sealed partial float H", ShapeCheck.Attribute + " private partial float H"),
            "C");

    [Fact]
    public void FileScopedNamespace() => ShapeCheck.Works(GeneratorHost.Default, "namespace N.M; public partial class C { $F }", "N.M.C");

    [Fact]
    public void OneTypeInTwoFiles()
    {
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            using LoadedAssembly loaded = ShapeCheck.Compile(
                host,
                "namespace N { public static partial class C { $F } }",
                $"namespace N {{ partial class C {{ {ShapeCheck.Attribute} public static partial float G(float x); }} }}",
                "namespace N { public static partial class D { public static float H(float x) => C.G(x); } }").Load();

            ShapeCheck.IsLeaky(loaded.Get<SpanFunction<float>>("N.C", "F"));
            Assert.Equal(-1f, loaded.Get<ScalarFunction<float>>("N.D", "H")(-4));
        }
    }

    [Fact]
    public void ManyMethodsInOneType()
    {
        string methods = string.Join('\n', Enumerable.Range(0, 200).Select(static number
            => $"{ShapeCheck.Attribute} public static partial void F{number}(System.ReadOnlySpan<float> x, System.Span<float> y);"));
        GeneratorRun run = ShapeCheck.Compile(GeneratorHost.Default, $"public static partial class C {{ {methods} }}");
        using LoadedAssembly loaded = run.Load();

        Assert.Equal(200, run.Sources.Count);
        ShapeCheck.IsLeaky(loaded.Get<SpanFunction<float>>("C", "F199"));
    }

    private static string Partial(string type)
        => type.Replace("class ", "partial class ").Replace("struct ", "partial struct ").Replace("interface ", "partial interface ").Replace("record ", "partial record ");
}
