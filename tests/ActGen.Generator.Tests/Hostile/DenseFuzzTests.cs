using System;
using System.Globalization;
using System.Linq;
using System.Text;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>Dense layers and gradients of them put together by chance, the same ones each time.</summary>
public sealed class DenseFuzzTests
{
    private const int Batches = 6;

    private const int CasesInABatch = 30;

    private static readonly string[] s_sizes = ["1", "2", "3", "16", "17", "0", "-1", "int.MaxValue", "int.MinValue", "100000", "1 / 0", "2.5", "\"3\"", "null", "Undefined", "", "'a'", "default"];

    private static readonly string[] s_activations =
    [
        "linear", "relu", "swish", "leaky_relu(alpha: 0.1)", "softmax", "log_softmax(temperature: 2)", "softmin", "sparsemax", "hardmax", "tanh | softmax", "linear | sparsemax", "softmax | relu",
        "relu | tanh", "dropout", "dropout(seed: 1)", "rrelu", "swiglu", "add", "bias_add", "prelu", "Own", "Slow", "F", "", "|", "relo", "softmax(masked: zero)", "softmax(temperature: -1)", "\"); }",
    ];

    private static readonly string[] s_options = ["RowLength = 3", "Seed = 1", "Alpha = 0.5", "Temperature = 2", "MaxUlp = 0", "Form = ActivationForm.Select", "Convention = Convention.PyTorch", "Undefined = 1", "Activation = 1"];

    private static readonly string[] s_types = ["ReadOnlySpan<float>", "ReadOnlySpan<double>", "Span<float>", "Span<double>", "float", "float[]", "float*", "ReadOnlySpan<int>", "Undefined", "Span<Span<float>>", "dynamic"];

    private static readonly string[] s_names = ["x", "kernel", "bias", "y", "dy", "dx", "dKernel", "dBias", "weights", "X", "z", "dz", "length", "rented", "i", "pass", "@event", "FKernel", "FKernelShape", "V", ""];

    private static readonly string[] s_modifiers = ["public static", "public static", "public static", "static", "public", "private", "internal static", "public static unsafe", "", "abstract", "static static"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Batches)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnyLayerSurvives(int seed)
    {
        string source = Source(seed);
        HostileCheck.Survives(source);
        HostileCheck.Survives(source, GeneratorHost.Unity);
        HostileCheck.Survives(source, GeneratorHost.Default with { AllowUnsafe = true, CheckOverflow = true, LanguageVersion = LanguageVersion.CSharp11 });
        HostileCheck.Survives(source, GeneratorHost.Unity with { LanguageVersion = LanguageVersion.CSharp12, Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable });
    }

    [Fact]
    public void TheSameBytesInEveryOrderAndCulture() => Assert.Empty(Determinism.Faults(GeneratorHost.Default, Source(2)));

    [Fact]
    public void ChanceAlsoWritesLayersThatWork()
        => Assert.All(Enumerable.Range(1, Batches), static seed => Assert.InRange(GeneratorHost.Default.Run(Source(seed)).Sources.Count, 5, int.MaxValue));

    [Theory]
    [InlineData("abstract partial partial void F(params Span<float> x);")]
    [InlineData("public static partial void (ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y);")]
    [InlineData("public static partial void F(ReadOnlySpan<float> , ReadOnlySpan<float> kernel, Span<float> y);")]
    [InlineData("public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> x, Span<float> y);")]
    [InlineData("public static partial void F<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, Span<T> y);")]
    [InlineData("public static partial void F(in ReadOnlySpan<float> x, ref ReadOnlySpan<float> kernel, out Span<float> y);")]
    [InlineData("public static partial ref float F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y);")]
    [InlineData("public static partial void F(__arglist);")]
    [InlineData("public static partial void F();")]
    [InlineData("public static void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y) { }")]
    [InlineData("int F;")]
    [InlineData("class F { }")]
    public void DeclarationsThatAreNone(string declaration)
    {
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            Assert.Empty(HostileCheck.Survives(InClass($"[Dense(3, 2, Activation = \"softmax\")] {declaration}"), host).Sources);
            Assert.Empty(HostileCheck.Survives(InClass($"[GradientOf(\"F\")] {declaration}"), host).Sources);
        }
    }

    /// <summary>Names of nothing, among members that the source leaves half written, once kept generation from ending.</summary>
    [Fact]
    public void MembersWithoutAName()
        => HostileCheck.Survives(
            """
            using System; using ActGen;
            public abstract partial class V
            {
                [Activation("softplus")] abstract partial partial float F(params Span<float> x);
                [Activation("relu")] public static partial float F(float x);
                [Dense(3, 2)] public static partial partial void G(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> y);
            }
            """);

    private static string Source(int seed)
    {
        var random = new Random(seed);
        var source = new StringBuilder("using System; using ActGen;\n");
        for (int number = 0; number < CasesInABatch; number++)
        {
            source.Append(CultureInfo.InvariantCulture, $"public static partial class C{number}\n{{\n{Methods(random)}\nstatic float Own(float x) => x * x;\nstatic float Slow(float x) => MathF.Cbrt(x);\n}}\n");
        }

        return source.ToString();
    }

    private static string InClass(string member) => $"using System; using ActGen;\npublic static partial class C {{ {member} }}";

    private static string Methods(Random random)
    {
        string options = random.Next(5) == 0 ? ", " + Any(random, s_options) : "";
        string activation = random.Next(4) == 0 ? "" : $", Activation = {SymbolDisplay.FormatLiteral(Any(random, s_activations), quote: true)}";
        string type = random.Next(3) == 0 ? "double" : "float";
        string bias = random.Next(3) == 0 ? "" : $"ReadOnlySpan<{type}> bias, ";
        string gradients = string.Concat(new[] { "dx", "dKernel", "dBias" }.Where(_ => random.Next(3) > 0).Select(name => $", Span<{type}> {name}"));
        return $"""
            [Dense({Size(random)}, {Size(random)}{activation}{options})] {Modifiers(random)} partial {Signature(random, "F", $"ReadOnlySpan<{type}> x, ReadOnlySpan<{type}> kernel, {bias}Span<{type}> y")};
            [GradientOf("{(random.Next(12) == 0 ? "G" : "F")}"{(random.Next(12) == 0 ? ", Order = 2" : "")})] {Modifiers(random)} partial {Signature(random, "B", $"ReadOnlySpan<{type}> x, ReadOnlySpan<{type}> kernel, {bias}ReadOnlySpan<{type}> dy{gradients}")};
            """;
    }

    private static string Size(Random random) => random.Next(5) > 0 ? s_sizes[random.Next(5)] : Any(random, s_sizes);

    private static string Modifiers(Random random) => random.Next(6) > 0 ? s_modifiers[0] : Any(random, s_modifiers);

    /// <summary>The right parameters, in any order, or any at all.</summary>
    private static string Signature(Random random, string name, string parameters)
    {
        string[] right = parameters.Split(", ");
        random.Shuffle(right);
        string[] any = [.. Enumerable.Range(0, random.Next(6)).Select(_ => $"{Any(random, s_types)} {Any(random, s_names)}")];
        return $"{(random.Next(20) == 0 ? "float" : "void")} {name}({string.Join(", ", random.Next(6) switch { 0 => any, 1 => [.. right, .. any.Take(1)], _ => right })})";
    }

    private static T Any<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}
