using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Incrementality;

/// <summary>The same project gives the same bytes, wherever and in whatever order it is compiled.</summary>
public sealed class DeterminismTests
{
    private const string First = """
        using System; using ActGen;
        namespace N
        {
            public static partial class C
            {
                [Activation("leaky_relu", Alpha = -1.5e-7)] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                [Activation("leaky_relu", Alpha = 1e20)] public static partial double F(double x);
                [Activation("hard_tanh", Min = -0.1, Max = 12345.678)] public static partial float f(float x);
            }
        }
        """;

    private const string Second = """
        using System; using ActGen;
        namespace N
        {
            static partial class C
            {
                [Activation("softplus", Beta = 0.1, Threshold = -20)] public static partial void G(Span<float> x);
            }

            public static partial class İstanbul
            {
                [Activation("gelu_tanh")] public static partial void ılık(Span<double> x);
                [Activation("bias_add | leaky_relu(alpha: -0.125) | dropout(rate: 0.1, seed: 18446744073709551615)", RowLength = 12345, NoiseShape = NoiseShape.PerRow)]
                public static partial void Fused(Span<double> x, ReadOnlySpan<double> bias, long step);
                [GradientOf("Fused")]
                public static partial void Back(ReadOnlySpan<double> x, ReadOnlySpan<double> bias, long step, ReadOnlySpan<double> dy, Span<double> dx, Span<double> dBias);
            }
        }
        """;

    /// <summary>Every activation of one input that draws nothing, as it is written in an attribute: with values where there are no defaults.</summary>
    private static IEnumerable<(string Name, string Written)> Everything =>
        from definition in ActivationCatalog.All
        where definition.Training is null && definition.Parameters.All(static parameter => parameter.Kind != ParameterKind.Elements)
        let required = definition.Parameters.Where(static parameter => parameter.Default is null).Select(static parameter => FormattableString.Invariant($"{parameter.Name}: {parameter.Example}"))
        select (definition.Name, required.Any() ? $"{definition.Name}({string.Join(", ", required)})" : definition.Name);

    [Fact]
    public void InEveryOrderAndCulture()
    {
        Assert.Empty(Determinism.Faults(GeneratorHost.Default, First, Second, "class Unrelated { }"));
        Assert.Empty(Determinism.Faults(GeneratorHost.Unity, First, Second, "class Unrelated { }"));
    }

    [Fact]
    public void EveryActivationInEveryCulture()
    {
        string methods = string.Join('\n', Everything.Select(static (activation, number) =>
            $"[Activation(\"{activation.Written}\")] public static partial float F{number}(float x); [Activation(\"{activation.Written}\")] public static partial void D{number}(Span<double> x);"));

        Assert.Empty(Determinism.Faults(GeneratorHost.Default, $"using System; using ActGen; public static partial class C {{ {methods} }}"));
    }

    [Fact]
    public void InWhateverOrderMethodsAreDeclared()
    {
        string[] methods =
        [
            .. Everything.Select(static activation => $"[Activation(\"{activation.Written}\")] public static partial float {Names.ToPascalCase(activation.Name)}(float x);"),
            "[Activation(\"relu\")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);",
            "[Activation(\"relu\")] public static partial void Relu(Span<float> y, ReadOnlySpan<float> x);",
            "[Activation(\"relu\")] public static partial float RELU(float x);",
        ];

        Assert.Equal(Run(methods), Run(methods.Reverse()));

        static IEnumerable<KeyValuePair<string, string>> Run(IEnumerable<string> methods)
            => GeneratorHost.Default.Run($"using System; using ActGen; public static partial class C {{ {string.Join('\n', methods)} }}").ShouldCompile().Sources;
    }

    [Fact]
    public void MessagesDoNotDependOnTheCulture()
    {
        const string Wrong = """
            using System; using ActGen;
            public static partial class C
            {
                [Activation("leaky_relu", Alpha = -1.5, Form = (ActivationForm)(-1))] public static partial float F(float x);
                [Activation("softshrink", Lambda = -0.25)] public static partial float G(float x);
                [Activation("gelu", MaxUlp = 0.125, Convention = (Convention)(-1))] public static partial float H(float x);
                [Activation("leaky_relu")] public static partial float I(float x);
                [Activation("SİGMOİD(", MaxUlp = -0.125)] public static partial float J(float x);
                [Activation("elu | leaky_relu")] public static partial void K(Span<float> x, float ALPHA3, float alpha);
                [Activation("relu | dropout(rate: -0.5, seed: -1)", RowLength = -1, NoiseShape = (NoiseShape)(-1))] public static partial void L(Span<float> x);
                [Activation("relu | tanh", Form = (ActivationForm)(-1))] public static partial void M(Span<float> x);
            }
            """;
        string[] expected = Messages();
        Assert.Equal(9, expected.Length);

        foreach (string culture in CultureScope.Hostile)
        {
            using (new CultureScope(culture))
            {
                Assert.Equal(expected, Messages());
            }
        }

        static string[] Messages() => [.. GeneratorHost.Default.Run(Wrong).Diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.CurrentCulture))];
    }

    [Fact]
    public void NoFileHasACarriageReturnOrATrailingSpace()
    {
        GeneratorRun run = GeneratorHost.Unity.Run(First.ReplaceLineEndings("\r\n"), Second.ReplaceLineEndings("\r\n"));

        Assert.NotEmpty(run.Sources);
        Assert.All(run.Sources.Values, static source =>
        {
            Assert.DoesNotContain('\r', source);
            Assert.DoesNotContain('\t', source);
            Assert.DoesNotContain(" \n", source, StringComparison.Ordinal);
            Assert.EndsWith("}\n", source, StringComparison.Ordinal);
        });
    }
}
