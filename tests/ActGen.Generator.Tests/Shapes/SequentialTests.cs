using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>Every kind of class can be a model, at any depth and under any name, whatever it declares beside. Sources say <c>$M</c> where the attribute stands.</summary>
public sealed class SequentialTests
{
    private const string Attribute = "[global::ActGen.Sequential(\"input(2) | dense(3, prelu, name: hidden) | dropout | dense(2, softmax)\")]";

    private static readonly string[] s_layers = ["hidden: 2 -> 3, prelu", "dropout1: 3 -> 3, dropout(rate: 0.5)", "dense1: 3 -> 2, softmax(temperature: 1)"];

    [Fact]
    public void Kinds()
        => WorkTogether(
            ("$M public partial class C1 { }", "C1"),
            ("$M public sealed partial class C2 { }", "C2"),
            ("$M public abstract partial class C3 { } public class D3 : C3 { }", "D3"),
            ("$M internal partial class C4 { }", "C4"),
            ("$M public partial class C5 : global::ActGen.SequentialModel<float> { }", "C5"),
            ("$M public partial class C6 : global::System.IDisposable, global::System.ICloneable { public void Dispose() { } public object Clone() => this; }", "C6"),
            ("$M public partial class C7 { private readonly int _n; public C7() : this(3) { } public C7(int n) => _n = n; public int N => _n; }", "C7"),
            ("$M public partial class C8 { static C8() { } ~C8() { } public void Predict() { } public float this[int i] => Parameters[i]; }", "C8"));

    [Fact]
    public void NewerKinds()
    {
        using LoadedAssembly loaded = Compile(
            GeneratorHost.Default,
            "$M public partial class C1(int n) { public C1() : this(3) { } public int N => n; }",
            "namespace N.M; $M public partial class C2 { public required int N { get; init; } }").Load();

        IsModel(loaded, "C1");
        IsModel(loaded, "N.M.C2");
    }

    [Fact]
    public void GenericAndNested()
        => WorkTogether(
            ("$M public partial class C1<T> { }", "C1`1"),
            ("$M public partial class C2<T, U> where T : class, new() where U : struct, global::System.IComparable<U> { }", null),
            ("$M public partial class C3<V> { }", "C3`1"),
            ("$M public partial class C4<V, TRegister, @class> { }", "C4`3"),
            ("$M public partial class C5<Description, HiddenKernel, HiddenLayer, Dense1Layer> { }", "C5`4"),
            ("$M public partial class C6<Shape, RowLength, x, y1, PredictKernel> { }", "C6`5"),
            ("public partial class A1<T> { public partial struct B<V> { public partial interface I<W> { $M public partial class C { } } } }", "A1`1+B`1+I`1+C"),
            ("public partial class A2 { private protected partial record R { $M private sealed partial class C { } } }", "A2+R+C"),
            ("public static partial class A3 { $M internal partial class C { } }", "A3+C"),
            ("namespace N1 { namespace @class.M { $M public partial class C { } } }", "N1.class.M.C"));

    /// <summary>Files tell the weights of a layer apart by name.</summary>
    [Theory]
    [InlineData("dense(3, bias_add)", "kernel", "bias", "bias2", "kernel", "bias")]
    [InlineData("dense(3, bias_add, use_bias: false)", "kernel", "bias", "kernel", "bias")]
    public void WeightsOfALayerHaveNamesOfTheirOwn(string layer, params string[] names)
    {
        string source = Compile(GeneratorHost.Default, Attribute.Replace("dense(3, prelu, name: hidden)", layer, StringComparison.Ordinal) + " public partial class C { }").Sources["C.g.cs"];

        Assert.Equal(names, Regex.Matches(source, "(?<=\")[a-z0-9]+(?=\", new)").Select(static match => match.Value));
    }

    [Fact]
    public void Names()
        => WorkTogether(
            ("$M public partial class @class { }", "class"),
            ("namespace @namespace.@int { $M public partial class @event<@void> { } }", "namespace.int.event`1"),
            ("namespace N1 { $M public partial class Policy { } $M public partial class policy { } $M public partial class POLICY<T> { } }", "N1.policy"),
            ("namespace N2 { $M public partial class Ünïcödé_活性化 { } }", "N2.Ünïcödé_活性化"),
            ("namespace N3 { $M public partial class re\\u006Cu { } }", "N3.relu"),
            ("namespace N4 { public class System { } public class ActGen { } $M public partial class Sequential { } }", "N4.Sequential"),
            ("namespace N5 { $M public partial class SequentialModel { } }", "N5.SequentialModel"),
            ("namespace N6 { $M public partial class Layer { } }", "N6.Layer"),
            ("namespace N7 { $M public partial class Description { } $M public partial class HiddenKernel { } $M public partial class Dense1Layer { } $M public partial class Predict { } }", "N7.Description"),
            ($"namespace N8 {{ $M public partial class {new string('n', 500)} {{ }} }}", "N8." + new string('n', 500)));

    [Theory]
    [InlineData("Description")]
    [InlineData("HiddenKernel")]
    [InlineData("HiddenKernel_")]
    [InlineData("HiddenAlpha")]
    [InlineData("HiddenLayer")]
    [InlineData("Dense1Layer")]
    [InlineData("Shape")]
    [InlineData("RowLength")]
    [InlineData("ActivationKernel")]
    [InlineData("System")]
    [InlineData("ActGen")]
    public void MembersCalled(string name)
        => WorkTogether(
            ($"$M public partial class C1 {{ public int {name}; }}", "C1"),
            ($"$M public partial class C2 {{ public void {name}() {{ }} public void {name}(int n) {{ }} }}", "C2"),
            ($"$M public partial class C3 {{ public class {name} {{ }} }}", "C3"),
            ($"$M public partial class C4 {{ public event System.Action {name} {{ add {{ }} remove {{ }} }} }}", "C4"),
            ($"namespace N {{ public class {name} {{ }} $M public partial class C5 {{ }} }}", "N.C5"));

    [Fact]
    public void BesideActivations()
    {
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            GeneratorRun run = Compile(host, $$"""
                using System;
                using ActGen;

                $M
                public partial class C
                {
                    {{ShapeCheck.Attribute}} public static partial void Hidden(ReadOnlySpan<float> x, Span<float> y);
                    {{ShapeCheck.Attribute}} public static partial void Dense1(ReadOnlySpan<float> x, Span<float> y);
                    {{ShapeCheck.Attribute}} public static partial void Dense1(Span<float> x);
                    {{ShapeCheck.Attribute}} public partial float Predict(float x);
                    [GradientOf(nameof(Hidden))] public static partial void HiddenBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);
                    [Dense(2, 3, Activation = "relu")] public static partial void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y);
                    [ActivationTable] public static partial ActivationTable Table();
                }
                """);
            using LoadedAssembly loaded = run.Load();

            Assert.Equal(8, run.Sources.Count);
            IsModel(loaded, "C");
            ShapeCheck.IsLeaky(loaded.Get<SpanFunction<float>>("C", "Hidden"));
        }
    }

    [Fact]
    public void OneClassInSeveralFiles()
    {
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            using LoadedAssembly loaded = Compile(
                host,
                "namespace N { public partial class C { private static float Own(float x) => x * x; public int Dense1Kernel; } }",
                "namespace N { [global::ActGen.Sequential(\"input(2) | dense(2, Own)\")] partial class C { } }",
                "namespace N { public static class D { public static float F(float x) { var c = new C(); c.Dense1Kernel_.Fill(x); return c.Parameters[3]; } } }").Load();

            Assert.Equal(3f, loaded.Get<ScalarFunction<float>>("N.D", "F")(3));
        }
    }

    [Fact]
    public void OneClassWithTwoAttributesIsTheCompilersError()
    {
        GeneratorRun run = GeneratorHost.Default.Run(
            "[ActGen.Sequential(\"input(2) | relu\")] public partial class C { }",
            "[ActGen.Sequential(\"input(2) | tanh\")] public partial class C { }");

        Assert.Contains(run.CompileDiagnostics, static diagnostic => diagnostic.Id == "CS0579");
    }

    [Fact]
    public void ParametersOfFunctionsUnderAnyName()
    {
        const string Source = """
            [global::ActGen.Sequential("input(2) | F(name: y) | G | dense(3, _1, use_bias: false) | _1(_: 1) | H | Sense", ElementType = typeof(double))]
            public partial class C
            {
                private static double F(double x, double y, double dy, double dx) => x * y + dy - dx;
                private static double G(double v, double x, double seed, double @class, double step) => v * x + seed * @class - step;
                private static double H(double x, double größe, double GRÖSSE, double dGRÖSSE) => x * größe + GRÖSSE * dGRÖSSE;
                private static double _1(double x, double _) => x * _;
                private static double Sense(double x) => x * x;
            }
            """;
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            using LoadedAssembly loaded = Compile(host, Source).Load();
            Assert.Equal(
                ["y: 2 -> 2, F", "G1: 2 -> 2, G", "dense1: 2 -> 3, _1", "_11: 3 -> 3, _1(_: 1)", "H1: 3 -> 3, H", "Sense1: 3 -> 3, Sense"],
                Layers(loaded, "C"));
        }
    }

    [Fact]
    public void NamesOfLayersUnderAnyName()
    {
        const string Source = """
            [global::ActGen.Sequential("input(2) | relu(name: dense1) | dense(2, name: C) | dense(2) | dense(2, name: Parameters) | dense(2, name: x_1) | relu(name: relu2) | relu | relu")]
            public partial class C { }
            """;
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            using LoadedAssembly loaded = Compile(host, Source).Load();
            Assert.Equal(["dense1", "C", "dense2", "Parameters", "x_1", "relu2", "relu1", "relu3"], Layers(loaded, "C").Select(static layer => layer.Split(':')[0]));
        }
    }

    [Theory]
    [InlineData("input(3) | dropout")]
    [InlineData("input(3) | linear")]
    [InlineData("input(3) | sigmoid")]
    [InlineData("input(3) | softmax")]
    [InlineData("input(3) | dropout | dropout | sigmoid")]
    [InlineData("input(3) | dropout | softmax | relu | softmin | linear")]
    [InlineData("input(3) | linear | dense(2, linear) | dropout(rate: 0) | dense(1) | sigmoid")]
    [InlineData("input(3) | prelu | bias_add | rrelu | prelu | prelu | dropout | log_softmax | prelu | sigmoid")]
    [InlineData("input(3) | dense(3, bias_add) | rrelu(noise_shape: per_row) | dropout(seed: 4) | alpha_dropout(noise_shape: per_channel, seed: 4) | dense(1, sigmoid)")]
    public void ModelsOfAnyLayers(string layers)
    {
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            Compile(host, $"[ActGen.Sequential(\"{layers}\")] public partial class C1 {{ }} [ActGen.Sequential(\"{layers}\", ElementType = typeof(double))] public partial class C2 {{ }}");
        }
    }

    [Fact]
    public void LongChainsAreCutIntoPassesThatFit()
    {
        foreach (string layer in new[] { "bias_add", "prelu", "dropout", "gelu" })
        {
            GeneratorRun run = Compile(GeneratorHost.Default, $"[ActGen.Sequential(\"input(3) | {string.Join(" | ", Enumerable.Repeat(layer, 20))}\")] public partial class C {{ }}");
            Assert.Empty(run.Diagnostics);
        }
    }

    private static void WorkTogether(params (string Source, string? Type)[] parts)
    {
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            using LoadedAssembly loaded = Compile(host, [.. parts.Select(static part => part.Source)]).Load();
            foreach ((_, string? type) in parts)
            {
                if (type is not null)
                {
                    IsModel(loaded, type);
                }
            }
        }
    }

    private static GeneratorRun Compile(GeneratorHost host, params string[] sources)
        => ShapeCheck.Compile(host, [.. sources.Select(static source => "#pragma warning disable CS0649 // fields of tests\n" + source.Replace("$M", Attribute, StringComparison.Ordinal))]);

    private static void IsModel(LoadedAssembly loaded, string type) => Assert.Equal(s_layers, Layers(loaded, type));

    /// <summary>The layers of a new object of the type, closed over <c>object</c> if it is generic.</summary>
    private static IReadOnlyList<string> Layers(LoadedAssembly loaded, string name)
    {
        Type type = loaded.Assembly.GetType(name, throwOnError: true)!;
        if (type.IsGenericTypeDefinition)
        {
            type = type.MakeGenericType(Array.ConvertAll(type.GetGenericArguments(), static _ => typeof(object)));
        }

        object model = Activator.CreateInstance(type, nonPublic: true)!;
        return [.. ((IEnumerable)type.GetProperty("Layers")!.GetValue(model)!).Cast<object>().Select(static layer => layer.ToString()!)];
    }
}
