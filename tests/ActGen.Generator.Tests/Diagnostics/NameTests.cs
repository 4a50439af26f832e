using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN001 and ACTGEN015: the activation string cannot be understood.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("leakyrelux", "did you mean 'leaky_relu'?")]
    [InlineData("sigmiod", "did you mean 'sigmoid'?")]
    [InlineData("Swihs", "did you mean 'swish'?")]
    [InlineData("frobnicate", "the help link lists the names")]
    [InlineData("---", "the help link lists the names")]
    public void UnknownActivation(string name, string wayOut)
        => IsError("ACTGEN001", $"'{name}' is not an activation; {wayOut}", $"\"{name}\"", Attributed($"[Activation(\"{name}\")]"));

    [Fact]
    public void AnUnknownNameIsUnderlinedWhereverItIsWritten()
    {
        IsError("ACTGEN001", "'nope' is not an activation; the help link lists the names", "Name", InClass(
            """
            private const string Name = "nope";
            [Activation(Name)] public static partial float F(float x);
            """));
        IsError("ACTGEN001", "'nope' is not an activation; the help link lists the names", "activation: \"nope\""["activation: ".Length..], InClass(
            """[Activation(activation: "nope")] public static partial float F(float x);"""));
    }

    [Fact]
    public void AVeryLongNameIsCutInTheMessage()
    {
        string name = new('a', 100_000);
        IsError(
            "ACTGEN001", $"'{name[..60]}...' is not an activation; the help link lists the names", $"\"{name}\"", Attributed($"[Activation(\"{name}\")]"));
    }

    [Theory]
    [InlineData("double Own(double x)")]
    [InlineData("float Own(int x)")]
    [InlineData("float Own()")]
    [InlineData("T Own<T>(T x)")]
    public void AMethodThatIsNoFunctionOfTheElementIsShownTheFormOfOne(string signature)
        => IsError("ACTGEN001", "'Own' is not an activation; write the method of that name as 'static float Own(float x)'", "nameof(Own)", InClass(
            $"""
            [Activation(nameof(Own))] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
            private static {signature} => default;
            """));

    private const string WayOut = "write a name, with parameters as in \"leaky_relu(alpha: 0.2)\", or several with '|' between them";

    [Theory]
    [InlineData("", "a name is expected", 1, "")]
    [InlineData(" ", "a name is expected", 2, "")]
    [InlineData("(alpha: 1)", "a name is expected", 1, "(")]
    [InlineData("relu tanh", "'|' or the end is expected", 6, "t")]
    [InlineData("relu | tanh |", "a name is expected", 14, "")]
    [InlineData("relu |", "a name is expected", 7, "")]
    [InlineData("| relu", "a name is expected", 1, "|")]
    [InlineData("relu || tanh", "a name is expected", 7, "|")]
    [InlineData("scale(factor: 1) tanh", "'|' or the end is expected", 18, "t")]
    [InlineData("relu ; tanh", "'|' or the end is expected", 6, ";")]
    [InlineData("relu | (tanh)", "a name is expected", 8, "(")]
    [InlineData("relu | leaky_relu(alpha: |", "a number is expected as 'alpha'", 26, "|")]
    [InlineData("dropout(noise_shape: )", "a word is expected as 'noise_shape'", 22, ")")]
    [InlineData("dropout(noise_shape: .5)", "a word is expected as 'noise_shape'", 22, ".")]
    [InlineData("dropout(seed: five)", "a number is expected as 'seed'", 15, "f")]
    [InlineData("leaky_relu(", "the name of a parameter is expected", 12, "")]
    [InlineData("leaky_relu()", "the name of a parameter is expected", 12, ")")]
    [InlineData("leaky_relu(alpha)", "a colon is expected after 'alpha'", 17, ")")]
    [InlineData("leaky_relu(alpha=0.2)", "a colon is expected after 'alpha'", 17, "=")]
    [InlineData("leaky_relu(alpha:)", "a number is expected as 'alpha'", 18, ")")]
    [InlineData("leaky_relu(alpha: 0,2)", "a decimal point is expected, not a comma,", 20, ",")]
    [InlineData("hard_tanh(min: -1,5, max: 1)", "a decimal point is expected, not a comma,", 18, ",")]
    [InlineData("hard_tanh(min: -1,max)", "a colon is expected after 'max'", 22, ")")]
    [InlineData("leaky_relu(alpha: 0.2f)", "a number without a suffix is expected as 'alpha'", 19, "0")]
    [InlineData("leaky_relu(0.2)", "the name of a parameter is expected", 12, "0")]
    [InlineData("leaky_relu(alpha: 1.2.3)", "a number is expected as 'alpha'", 19, "1")]
    [InlineData("leaky_relu(alpha: 0.2", "a comma or closing parenthesis is expected", 22, "")]
    [InlineData("leaky_relu(alpha: (0.2))", "a number is expected as 'alpha'", 19, "(")]
    [InlineData("leaky_relu(alpha: 0.2))", "'|' or the end is expected", 23, ")")]
    public void MalformedActivation(string text, string complaint, int position, string underlined)
        => IsError(
            "ACTGEN015",
            $"\"{text}\": {complaint} at position {position}; {WayOut}",
            underlined,
            Attributed($"[Activation(\"{text}\")]"));

    [Fact]
    public void SixtyFourStagesAreTheMost()
    {
        string longest = string.Join('|', Enumerable.Repeat("relu", 64));
        GeneratorHost.Default.Run(Attributed($"[Activation(\"{longest}\")]")).ShouldCompile();
        IsError(
            "ACTGEN015",
            $"\"{longest[..60]}...\": there are more than 64 stages at position {longest.Length + 2}; {WayOut}",
            "t",
            Attributed($"[Activation(\"{longest}|tanh|tanh\")]"));
    }

    [Fact]
    public void WhereCharactersCannotBeCountedTheWholeStringIsUnderlined()
        => IsError(
            "ACTGEN015",
            $"\"relu!\": '|' or the end is expected at position 5; {WayOut}",
            "\"\\u0072elu!\"",
            Attributed("[Activation(\"\\u0072elu!\")]"));

    [Fact]
    public void NullIsNoName()
        => IsError(
            "ACTGEN015",
            $"\"\": a name is expected at position 1; {WayOut}",
            "null!",
            Attributed("[Activation(null!)]"));

    [Fact]
    public void ControlCharactersAreEscapedInTheMessage()
        => IsError(
            "ACTGEN015",
            $"\"relu\\n\\0!\": '|' or the end is expected at position 6; {WayOut}",
            "\"relu\\n\\0!\"",
            Attributed("[Activation(\"relu\\n\\0!\")]"));

    [Theory]
    [InlineData("Leaky-ReLU(negative_slope: 0.5)")]
    [InlineData("  leaky_relu ( alpha : 5e-1 )  ")]
    [InlineData("LEAKYRELU(Alpha:+.5)")]
    public void SpellingIsForgiven(string text)
    {
        GeneratorRun run = GeneratorHost.Default.Run(Attributed($"[Activation(\"{text}\")]")).ShouldCompile();

        Assert.Empty(run.Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Contains("with alpha = 0.5", run.Source);
    }
}
