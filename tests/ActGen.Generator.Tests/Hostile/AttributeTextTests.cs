using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>Anything can be typed into the string of the attribute; none of it becomes code.</summary>
public sealed class AttributeTextTests
{
    /// <summary>A word that appears in generated code only if the attribute's text gets there.</summary>
    private const string Marker = "smuggled";

    public static TheoryData<string> NastyTexts =>
    [
        "",
        " ",
        "\t\n",
        "\"",
        "\\",
        "'",
        "\"); } } class Smuggled { //",
        "relu\"); System.Environment.Exit(1); //Smuggled",
        "*/ class Smuggled { } /*",
        "relu\n}}}\nclass Smuggled { }",
        "relu\r\nSmuggled",
        "relu\u2028Smuggled",
        "relu\u0085Smuggled",
        "relu\0Smuggled",
        "\0",
        "{0}{1}{2}Smuggled",
        "{",
        "}",
        "{{Smuggled}}",
        "<summary>Smuggled</summary>",
        "\"\"\"\nclass Smuggled { }\n\"\"\"",
        "relu // Smuggled",
        "/// <exception cref=\"Smuggled\"/>",
        "]]></summary><Smuggled/>",
        "relu\n#error Smuggled\n",
        "relu\u2029#line 1 \"Smuggled\"",
        "\\u0022); Smuggled(\\u0022",
        "&lt;Smuggled",
        "\u202Eulers Smuggled",
        "\u200F\u200E",
        "\uFEFFrelu Smuggled",
        "\uD800 Smuggled", // half a surrogate pair
        "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂",
        "leaky_relu(alpha: 1e999)",
        "leaky_relu(alpha: -1e999)",
        "leaky_relu(alpha: NaN)",
        "leaky_relu(alpha: nan)",
        "leaky_relu(alpha: Infinity)",
        "leaky_relu(alpha: ∞)",
        "leaky_relu(alpha: 0x10)",
        "leaky_relu(alpha: 0.2f)",
        "leaky_relu(alpha: ١)", // a digit elsewhere
        "leaky_relu(alpha: −1)", // U+2212
        "leaky_relu(alpha: 1_000)",
        "leaky_relu(alpha: --1)",
        "leaky_relu(alpha: 1, alpha: 2)",
        "leaky_relu(((((((((((",
        "leaky_relu(alpha: leaky_relu(alpha: 1))",
        "leaky_relu)(",
        "()",
        "(,)",
        ":",
        ",",
        "|",
        "relu | Smuggled",
        "||",
        "relu()relu()",
        "-",
        "_",
        "___",
        "-_-",
        "%s%n",
        "$(Smuggled)",
        "../../Smuggled",
        "nameof(Smuggled)",
        "relu |",
        "| relu",
        "relu || tanh",
        "relu | relu(|)",
        "relu \u2223 Smuggled", // no vertical line of ours
        "relu | \"); } } class Smuggled { //",
        "relu | Smuggled(alpha: 1)",
        "relu | leaky_relu(Smuggled: 1)",
        "relu | leaky_relu(alpha: Smuggled)",
        "relu | leaky_relu(alpha: 1 | tanh)",
        "dropout(seed: 1, noise_shape: Smuggled)",
        "dropout(seed: 1, noise_shape: \"Smuggled\")",
        "dropout(seed: -1)",
        "dropout(seed: 1e3)",
        "dropout(seed: 1, seed: 2)",
        "dropout(seed: 1, rate: 1)",
        "dropout(seed: 1, keep_prob: 0)",
        "rrelu(lower: 2, upper: 1)",
        "add(residual: 1)",
        "add",
        "bias_add",
        "relu | relu |\n| relu",
    ];

    [Theory]
    [MemberData(nameof(NastyTexts))]
    public void NastyText(string text)
    {
        string literal = SymbolDisplay.FormatLiteral(text, quote: true);
        foreach (GeneratorHost host in new[] { GeneratorHost.Default, GeneratorHost.Unity })
        {
            GeneratorRun run = HostileCheck.Survives(
                $"using System; using ActGen;\npublic static partial class C {{ [Activation({literal})] public static partial void F(ReadOnlySpan<float> x, Span<float> y); }}", host);

            Diagnostic diagnostic = Assert.Single(run.Diagnostics);
            Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
            Assert.DoesNotContain(diagnostic.GetMessage(), char.IsControl);
            Assert.Empty(run.Sources);
        }
    }

    [Theory]
    [InlineData("relu\n")]
    [InlineData("\u00A0relu\u3000")]
    [InlineData("r-e_l-u")]
    [InlineData("leaky_relu(alpha: 00000000000000000000000000000000000000000000000000.25)")]
    [InlineData("leaky_relu(alpha: 25E-2)")]
    [InlineData("leaky_relu(alpha: -1e-999)")] // minus zero
    [InlineData("relu\n|\ttanh")]
    [InlineData("relu\u00A0|\u3000tanh|ReLU")]
    [InlineData("drop-out(SEED: 0, Noise-Shape: PER_ELEMENT)")]
    public void OddTextThatMeansSomething(string text)
    {
        GeneratorRun run = HostileCheck.Survives(
            $"using System; using ActGen;\npublic static partial class C {{ [Activation({SymbolDisplay.FormatLiteral(text, quote: true)})] public static partial void F(ReadOnlySpan<float> x, Span<float> y); }}");

        Assert.Empty(run.ShouldCompile().Diagnostics);
        Assert.Single(run.Sources);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("relu ")]
    [InlineData("(")]
    [InlineData("leaky_relu(alpha: 1,")]
    [InlineData("\n")]
    [InlineData("_")]
    [InlineData("|")]
    [InlineData("relu|")]
    [InlineData("relu(a: 1) | ")]
    [InlineData("dropout(noise_shape: ")]
    public void AHundredThousandCharacters(string pattern)
    {
        string text = string.Concat(Enumerable.Repeat(pattern, 100_000 / pattern.Length));
        GeneratorRun run = HostileCheck.Survives(
            $"using ActGen;\npublic static partial class C {{ [Activation({SymbolDisplay.FormatLiteral(text, quote: true)})] public static partial float F(float x); }}");

        Assert.InRange(Assert.Single(run.Diagnostics).GetMessage().Length, 1, 500);
    }

    /// <summary>Where an attribute takes the name of a method, nothing of it gets further than a message of one line.</summary>
    [Theory]
    [MemberData(nameof(NastyTexts))]
    public void NastyNameOfAMethod(string text)
    {
        GeneratorRun run = HostileCheck.Survives(
            $"using System; using ActGen;\npublic static partial class C {{ [GradientOf({SymbolDisplay.FormatLiteral(text, quote: true)})] public static partial void F(ReadOnlySpan<float> x, Span<float> y); }}");

        string message = Assert.Single(run.Diagnostics).GetMessage();
        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 1, 500);
        Assert.Empty(run.Sources);
    }

    /// <summary>The words of documentation are the author's names: as generic types and escapes have them, they are no markup.</summary>
    [Fact]
    public void NamesInDocumentation()
        => HostileCheck.Survives(
            """
            using System; using ActGen;
            namespace @namespace.\u0041 { public static partial class @class<T, @event> where T : struct {
                [Activation("Größe | \u0045lu | @x")] public static partial void \u0046(ReadOnlySpan<float> x, Span<float> y);
                [Activation("Größe")] public static partial void @void(ReadOnlySpan<float> x, ReadOnlySpan<float> @summary, Span<float> y);
                [GradientOf(nameof(@void))] public static partial void @remarks(ReadOnlySpan<float> x, ReadOnlySpan<float> @summary, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dSummary);
                static float Größe(float x, float @summary = 1) => x < summary && x > -summary ? x : /* <c> */ x * x; // */ <summary>
                static float Elu(float x) => x /* </summary> */;
            } }
            """);

    [Fact]
    public void NoTextReachesGeneratedCode()
    {
        IEnumerable<string> sources = NastyTexts.Select(static row => row.Data).Select(static (text, number) =>
            $"public static partial class C{number} {{ [ActGen.Activation({SymbolDisplay.FormatLiteral(text, quote: true)})] public static partial float F(float x); }}");

        GeneratorRun run = HostileCheck.Survives(string.Join('\n', sources));

        Assert.All(run.Sources.Values, static source => Assert.DoesNotContain(Marker, source, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("double.NaN", false)]
    [InlineData("double.PositiveInfinity", false)]
    [InlineData("double.NegativeInfinity", false)]
    [InlineData("1e300", false)]
    [InlineData("-1e300", false)]
    [InlineData("3.4028236e38", false)] // rounds up to infinity
    [InlineData("3.4028235e38", true)]
    [InlineData("-float.MaxValue", true)]
    [InlineData("-0.0", true)]
    [InlineData("0", true)]
    [InlineData("1", true)]
    [InlineData("double.Epsilon", true)]
    [InlineData("float.Epsilon", true)]
    [InlineData("1e-300", true)]
    [InlineData("0.99999999", true)]
    [InlineData("1 - 1e-17", true)]
    [InlineData("0.1f + 0.2f", true)]
    [InlineData("int.MinValue", true)]
    [InlineData("'a'", true)]
    public void NastyValues(string value, bool isFinite)
    {
        foreach (string activation in new[] { "leaky_relu", "elu", "scale", "threshold", "hard_sigmoid", "silu" })
        {
            string property = activation switch { "scale" => "Factor", "threshold" => "Value", "hard_sigmoid" or "silu" => "Beta", _ => "Alpha" };
            string source = $"using ActGen;\npublic static partial class C {{ [Activation(\"{activation}\", {property} = {value})] public static partial float F(float x); }}";
            GeneratorRun run = HostileCheck.Survives(source);

            if (isFinite)
            {
                run.ShouldCompile();
                Assert.Single(run.Sources);
            }
            else
            {
                Assert.Equal("ACTGEN007", Assert.Single(run.Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Id);
            }
        }
    }
}
