using System;
using System.Linq;
using System.Runtime.Intrinsics;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>Overloads of one method, which share a name and nothing else.</summary>
public sealed class OverloadTests
{
    private const string Source = $$"""
        using System;
        public static partial class C
        {
            {{ShapeCheck.Attribute}} public static partial float F(float x);
            {{ShapeCheck.Attribute}} public static partial double F(double x);
            {{ShapeCheck.Attribute}} public static partial void F(ReadOnlySpan<float> x, Span<float> y);
            {{ShapeCheck.Attribute}} public static partial void F(Span<float> y, ReadOnlySpan<float> x);
            {{ShapeCheck.Attribute}} public static partial void F(Span<float> x, Span<float> y);
            {{ShapeCheck.Attribute}} public static partial void F(ReadOnlySpan<double> x, Span<double> y);
            {{ShapeCheck.Attribute}} public static partial void F(Span<float> x);
            {{ShapeCheck.Attribute}} public static partial void F(Span<double> x);
            {{ShapeCheck.Attribute}} public static unsafe partial void F(float* x, float* y, int length);
            {{ShapeCheck.Attribute}} public static unsafe partial void F(int length, float* x, float* y);
            {{ShapeCheck.Attribute}} public static unsafe partial void F(double* x, double* y, int length);
            public static int F(int x) => x;
            public static T F<T>(T x) => x;
            public static System.Collections.Generic.List<float> F(System.Collections.Generic.List<float> x) => x;
            public static System.Threading.Tasks.Task<float> F(System.Threading.Tasks.Task<float> x) => x;
            // vectors
        }
        """;

    private const string Vectors = $$"""
            {{ShapeCheck.Attribute}} public static partial System.Runtime.Intrinsics.Vector128<float> F(System.Runtime.Intrinsics.Vector128<float> x);
            {{ShapeCheck.Attribute}} public static partial System.Runtime.Intrinsics.Vector256<float> F(System.Runtime.Intrinsics.Vector256<float> x);
            {{ShapeCheck.Attribute}} public static partial System.Runtime.Intrinsics.Vector512<float> F(System.Runtime.Intrinsics.Vector512<float> x);
            {{ShapeCheck.Attribute}} public static partial System.Runtime.Intrinsics.Vector512<double> F(System.Runtime.Intrinsics.Vector512<double> x);
        """;

    [Fact]
    public void EveryShapeUnderOneName()
    {
        GeneratorRun run = ShapeCheck.Compile(GeneratorHost.Default with { AllowUnsafe = true }, Source.Replace("// vectors", Vectors, StringComparison.Ordinal));
        using LoadedAssembly loaded = run.Load();

        Assert.Equal(15, run.Sources.Count);
        Assert.Equal(-1f, loaded.Get<ScalarFunction<float>>("C", "F")(-4));
        Assert.Equal(-1d, loaded.Get<ScalarFunction<double>>("C", "F")(-4));
        Assert.Equal(Vector256.Create(-1f), loaded.Get<Vector256Function<float>>("C", "F")(Vector256.Create(-4f)));
        ShapeCheck.IsLeaky(loaded.Get<SpanFunction<float>>("C", "F"));
        ShapeCheck.IsLeaky((x, y) => loaded.Get<Reversed>("C", "F")(y, x));
    }

    [Fact]
    public void EveryShapeUnderOneNameInUnity()
    {
        GeneratorRun run = ShapeCheck.Compile(GeneratorHost.Unity with { AllowUnsafe = true }, Source);
        using LoadedAssembly loaded = run.Load();

        Assert.Equal(11, run.Sources.Count);
        ShapeCheck.IsLeaky(loaded.Get<SpanFunction<float>>("C", "F"));
        ShapeCheck.IsLeaky((x, y) => loaded.Get<Reversed>("C", "F")(y, x));
    }

    [Fact]
    public void OverloadsMayDifferInTheirActivation()
    {
        using LoadedAssembly loaded = GeneratorHost.Default.Run("""
            using System; using ActGen;
            public static partial class C
            {
                [Activation("relu")] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                [Activation("square")] public static partial void F(Span<float> y, ReadOnlySpan<float> x);
            }
            """).ShouldCompile().Load();
        float[] y = new float[1];

        loaded.Get<SpanFunction<float>>("C", "F")([-3], y);
        Assert.Equal(0, y[0]);
        loaded.Get<Reversed>("C", "F")(y, [-3]);
        Assert.Equal(9, y[0]);
    }

    [Fact]
    public void HintNamesTellOverloadsApart()
        => Assert.Equal(
            ["C.F(ReadOnlySpan{float},Span{float}).g.cs", "C.F(float).g.cs", "C.G.g.cs"],
            ShapeCheck.Compile(GeneratorHost.Default, $$"""
                public static partial class C
                {
                    $F
                    {{ShapeCheck.Attribute}} public static partial float F(float x);
                    {{ShapeCheck.Attribute}} public static partial float G(float x);
                }
                """).Sources.Keys.Order(StringComparer.Ordinal));

    private delegate void Reversed(Span<float> y, ReadOnlySpan<float> x);
}
