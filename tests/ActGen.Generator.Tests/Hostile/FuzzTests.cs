using System;
using System.Linq;
using System.Text;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>A thousand sources put together by chance, the same ones each time.</summary>
public sealed class FuzzTests
{
    private const int Batches = 20;

    private const int CasesInABatch = 50;

    private static readonly string[] s_kinds =
        ["class", "static class", "struct", "readonly struct", "ref struct", "interface", "record", "record struct", "sealed class", "abstract class", "enum"];

    private static readonly string[] s_typeParameters = ["", "", "", "<T>", "<V>", "<T, V>", "<in T>", "<[Obsolete] T>", "<T,>", "<"];

    private static readonly string[] s_modifiers =
        ["public", "private", "internal", "protected", "static", "static", "virtual", "override", "sealed", "new", "abstract", "extern", "async", "unsafe", "readonly", "required", "partial"];

    private static readonly string[] s_types =
    [
        "void", "void", "float", "double", "int", "Half", "string", "object", "dynamic", "float?", "float[]", "T", "V", "Undefined", "Span<float>", "ReadOnlySpan<float>",
        "Span<double>", "ReadOnlySpan<double>", "Span<int>", "Vector128<float>", "Vector256<double>", "Vector512<float>", "Vector128<>", "float*", "double*", "void*",
        "float**", "delegate*<float, float>", "(float, float)", "nint", "Span<Span<float>>", "System.Single",
    ];

    private static readonly string[] s_parameterModifiers = ["", "", "", "", "in ", "ref ", "out ", "ref readonly ", "params ", "this ", "scoped ", "[Obsolete] "];

    private static readonly string[] s_names = ["x", "y", "F", "FKernel", "i", "index", "length", "@event", "@class", "V", "T", "e\u0301", "\\u0069", "output", "", "1", "System"];

    private static readonly string[] s_activations =
    [
        "relu", "leaky_relu", "gelu", "mish", "softplus", "selu", "hard_tanh", "sigmiod", "", " ", "leaky_relu(alpha: 0.1)", "leaky_relu(alpha:", "elu(alpha: NaN)", "\"); }",
        "*/", "{0}", "\n", "\0", "\u202E", "celu(alpha: 0)", "hard_tanh(min: 2, max: 1)", "step(at_zero: 0.5)",
    ];

    private static readonly string[] s_properties =
    [
        "Alpha = 0.1", "Alpha = double.NaN", "Alpha = -0.0", "Alpha = 1e300", "Beta = 2", "Min = -1", "Max = 3", "Threshold = 1", "MaxUlp = 0", "MaxUlp = 1", "MaxUlp = double.NaN",
        "Form = ActivationForm.MinMax", "Form = (ActivationForm)42", "Convention = Convention.PyTorch", "Convention = (Convention)(-1)", "Undefined = 1", "Alpha =", "Alpha",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Batches)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnySource(int seed)
    {
        var random = new Random(seed);
        var source = new StringBuilder("using System; using ActGen; using System.Runtime.Intrinsics;\n");
        for (int number = 0; number < CasesInABatch; number++)
        {
            source.Append(Type(random, number)).Append('\n');
        }

        HostileCheck.Survives(source.ToString(), GeneratorHost.Default with { AllowUnsafe = random.Next(2) == 0 });
        HostileCheck.Survives(
            source.ToString(),
            GeneratorHost.Unity with { AllowUnsafe = random.Next(2) == 0, LanguageVersion = (LanguageVersion)(100 * random.Next(8, 13)) });
    }

    [Fact]
    public void ChanceAlsoWritesSourcesThatWork()
        => Assert.InRange(
            Enumerable.Range(1, Batches).Sum(static seed =>
            {
                var random = new Random(seed);
                string source = "using System; using ActGen; using System.Runtime.Intrinsics;\n" + string.Join('\n', Enumerable.Range(0, CasesInABatch).Select(number => Type(random, number)));
                return GeneratorHost.Default.Run(source).Sources.Count;
            }),
            Batches,
            int.MaxValue);

    private static string Type(Random random, int number)
    {
        string name = random.Next(20) == 0 ? Any(random, s_names) : $"C{number}";
        string partial = random.Next(12) == 0 ? "" : "partial ";
        string kind = Any(random, s_kinds);
        int space = kind.LastIndexOf(' ') + 1;
        space = kind == "record struct" ? 0 : space;
        string members = string.Join("\n    ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Method(random)));
        string type = $"public {kind[..space]}{partial}{kind[space..]} {name}{(random.Next(3) == 0 ? Any(random, s_typeParameters) : "")}\n{{\n    {members}\n}}";
        return random.Next(6) switch
        {
            0 => $"namespace N{number}.@class {{ {type} }}",
            1 => $"public partial class Outer{number} {{ {type} }}",
            2 when random.Next(10) == 0 => type[..random.Next(type.Length)] + "\n}}}}}\n",
            _ => type,
        };
    }

    private static string Method(Random random)
    {
        string modifiers = random.Next(3) > 0 ? "public static partial" : $"{string.Join(' ', Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, s_modifiers)))} partial";
        string attribute = $"[Activation({SymbolDisplay.FormatLiteral(random.Next(2) == 0 ? "relu" : Any(random, s_activations), quote: true)}{Properties(random)})]";
        string body = random.Next(15) == 0 ? " => default;" : ";";
        return $"{attribute} {modifiers} {Signature(random)}{body}";
    }

    private static string Properties(Random random)
        => random.Next(3) > 0 ? "" : string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => ", " + Any(random, s_properties)));

    private static string Signature(Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                return "float F(float x)";
            case 1:
                return "void F(ReadOnlySpan<double> x, Span<double> y)";
            case 2:
                return "void F(Span<float> x)";
            case 3:
                return "void F(float* x, float* y, int length)";
            default:
                string parameters = string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => $"{Any(random, s_parameterModifiers)}{Any(random, s_types)} {Any(random, s_names)}"));
                string generic = random.Next(10) == 0 ? "<T>" : "";
                return $"{Any(random, s_types)} {(random.Next(8) == 0 ? Any(random, s_names) : "F")}{generic}({parameters})";
        }
    }

    private static string Any(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
