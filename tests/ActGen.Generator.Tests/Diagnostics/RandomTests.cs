using ActGen.Testing.Hosting;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN029, and what else can be wrong with random numbers: seeds, shapes of noise, lengths of rows, rates.</summary>
public sealed class RandomTests
{
    [Theory]
    [InlineData("\"dropout\"", "", "dropout", "\"dropout\"")]
    [InlineData("\"relu | alpha_dropout\"", "", "alpha_dropout", "alpha_dropout")]
    [InlineData("\"dropout(seed: 1) | dropout\"", "", "dropout", "dropout")]
    [InlineData("\"rrelu\"", "bool training", "rrelu", "\"rrelu\"")]
    [InlineData("\"rrelu\"", "ulong step", "rrelu", "\"rrelu\"")]
    [InlineData("\"relu | rrelu\"", "long offset", "rrelu", "rrelu")]
    [InlineData("\"rrelu\"", "int rowLength", "rrelu", "\"rrelu\"")]
    [InlineData("\"rrelu\", RowLength = 4", "", "rrelu", "\"rrelu\"")]
    [InlineData("\"rrelu\", NoiseShape = NoiseShape.PerRow", "", "rrelu", "\"rrelu\"")]
    public void SeedNotGiven(string arguments, string parameters, string activation, string underlined)
        => IsError(
            "ACTGEN029",
            $"{activation} draws random numbers, which need a seed: add the parameter 'ulong seed' to 'F', or set Seed on the attribute",
            underlined,
            Method(arguments, parameters));


    [Theory]
    [InlineData("\"rrelu\"", "")] // without a seed it is what it is without training
    [InlineData("\"dropout(seed: 18446744073709551615)\"", "")]
    [InlineData("\"dropout\", Seed = 0", "bool training, long step, int offset")]
    [InlineData("\"dropout(seed: 1, noise_shape: per_row) | alpha_dropout(noise_shape: PerChannel)\", RowLength = 8", "uint seed")]
    [InlineData("\"bias_add | dropout\", NoiseShape = NoiseShape.PerChannel", "ReadOnlySpan<float> bias, ulong seed")] // the channels are a row
    public void SeedGiven(string arguments, string parameters) => Assert.Empty(GeneratorHost.Default.Run(Method(arguments, parameters)).ShouldCompile().Diagnostics);

    [Theory]
    [InlineData("\"dropout(rate: 1)\"", "rate", "1", "use a number of at least 0 and less than 1", "\"dropout(rate: 1)\"")]
    [InlineData("\"relu | dropout(rate: -0.1)\"", "rate", "-0.1", "use a number of at least 0 and less than 1", "rate")]
    [InlineData("\"relu | dropout(rate: NaN)\"", "rate", "NaN", "use a number of at least 0 and less than 1", "rate")]
    [InlineData("\"dropout\", Rate = double.NaN", "rate", "NaN", "use a number of at least 0 and less than 1", "Rate = double.NaN")]
    [InlineData("\"dropout\", Rate = 0.99999999999", "rate", "0.99999999999", "as a float it is 1; use a number of at least 0 and less than 1 in that type, or the other element type", "Rate = 0.99999999999")]
    [InlineData("\"relu | dropout(keep_prob: 0)\"", "keep_prob", "0", "use a number greater than 0 and at most 1", "keep_prob")]
    [InlineData("\"dropout\", KeepProb = 1.5", "keep_prob", "1.5", "use a number greater than 0 and at most 1", "KeepProb = 1.5")]
    [InlineData("\"relu | dropout(keep_prob: 1e-60)\"", "keep_prob", "1e-60", "as a float it is 0; use a number greater than 0 and at most 1 in that type, or the other element type", "keep_prob")]
    [InlineData("\"relu | dropout(seed: -1)\"", "seed", "-1", "use a whole number from 0 to 18446744073709551615", "seed")]
    [InlineData("\"relu | dropout(seed: 1.5)\"", "seed", "1.5", "use a whole number from 0 to 18446744073709551615", "seed")]
    [InlineData("\"relu | dropout(seed: 18446744073709551616)\"", "seed", "18446744073709551616", "use a whole number from 0 to 18446744073709551615", "seed")]
    [InlineData("\"relu | dropout(seed: 1, noise_shape: per_planet)\", RowLength = 4", "noise_shape", "per_planet", "use per_element, per_row, per_channel", "noise_shape")]
    [InlineData("\"relu | dropout(seed: 1, noise_shape: 1)\"", "noise_shape", "1", "use per_element, per_row, per_channel", "noise_shape")]
    [InlineData("\"relu | dropout(seed: 1)\", NoiseShape = (NoiseShape)9", "NoiseShape", "9", "use PerElement, PerRow, PerChannel", "NoiseShape = (NoiseShape)9")]
    [InlineData("\"relu | dropout(seed: 1)\", NoiseShape = NoiseShape.PerRow, RowLength = 0", "RowLength", "0", "use a number of at least 1", "RowLength = 0")]
    [InlineData("\"relu | dropout(seed: 1, noise_shape: per_channel)\", RowLength = -5", "RowLength", "-5", "use a number of at least 1", "RowLength = -5")]
    public void OutOfRange(string arguments, string parameter, string value, string wayOut, string underlined)
        => IsError("ACTGEN007", $"dropout: {parameter} = {value} is not possible; {wayOut}", underlined, Method(arguments, ""));

    [Theory]
    [InlineData("\"relu | dropout(noise_shape: per_row)\"", "noise_shape")]
    [InlineData("\"relu | dropout\", NoiseShape = NoiseShape.PerChannel", "NoiseShape = NoiseShape.PerChannel")]
    public void NoLengthOfARow(string arguments, string underlined)
        => IsError(
            "ACTGEN028",
            "dropout needs 'rowLength': noise by row or channel needs the length of a row: add the parameter 'int rowLength' to 'F', or set RowLength on the attribute",
            underlined,
            Method(arguments, "ulong seed"));

    [Theory]
    [InlineData("\"relu | dropout(seed: 5, seed: 6)\"", "seed", "5", "6", "seed")]
    [InlineData("\"relu | dropout(seed: 5, noise_shape: per_row, noise_shape: per_channel)\"", "noise_shape", "per_row", "per_channel", "noise_shape")]
    [InlineData("\"dropout\", KeepProb = 0.25, Rate = 0.5, Seed = 1", "rate", "0.25", "0.5", "Rate = 0.5")]
    public void SetTwice(string arguments, string parameter, string first, string second, string underlined)
        => IsError("ACTGEN008", $"dropout: '{parameter}' is set twice, to {first} and to {second}; remove one", underlined, Method(arguments, ""));

    [Theory]
    [InlineData("\"dropout\", Seed = 5", "ulong seed", "seed", "'seed' has no effect: the attribute gives a constant")]
    [InlineData("\"dropout(seed: 5)\"", "ulong seed", "seed", "'seed' has no effect: every stage that draws random numbers has a seed of its own")]
    [InlineData("\"dropout(seed: 5)\", Seed = 6", "", "Seed = 6", "'Seed' has no effect: every stage that draws random numbers has a seed of its own")]
    [InlineData("\"dropout\"", "ulong seed, int rowLength", "rowLength", "'rowLength' has no effect: every element has a random number of its own; set NoiseShape for one a row or channel")]
    [InlineData("\"dropout\", RowLength = 4", "ulong seed", "RowLength = 4", "'RowLength' has no effect: every element has a random number of its own; set NoiseShape for one a row or channel")]
    [InlineData("\"dropout\", NoiseShape = NoiseShape.PerRow, RowLength = 4", "ulong seed, int rowLength", "rowLength", "'rowLength' has no effect: the attribute gives a constant")]
    [InlineData("\"relu | tanh\", Seed = 5", "", "Seed = 5", "'Seed' has no effect: relu | tanh draws no random numbers")]
    [InlineData("\"relu\", NoiseShape = NoiseShape.PerRow", "", "NoiseShape = NoiseShape.PerRow", "'NoiseShape' has no effect: relu draws no random numbers")]
    [InlineData("\"relu\", RowLength = -4", "", "RowLength = -4", "'RowLength' has no effect: relu draws no random numbers")]
    public void WithoutEffect(string arguments, string parameters, string underlined, string message)
        => IsWarning("ACTGEN031", message, underlined, Method(arguments, parameters));

    [Theory]
    [InlineData("\"dropout\"", "dropout", "float F(float x)")]
    [InlineData("\"relu | dropout(seed: 1)\"", "dropout", "float F(float x)")]
    [InlineData("\"rrelu\", Seed = 1", "rrelu", "Vector128<double> F(Vector128<double> x)")]
    [InlineData("\"rrelu\", NoiseShape = NoiseShape.PerRow", "rrelu", "float F(float x)")]
    public void NoRandomNumbersWithoutSpans(string arguments, string activation, string signature)
        => IsError(
            "ACTGEN004",
            $"'F' asks {activation} for random numbers, which only functions over spans can draw; {SignatureTests.Shapes}",
            "F",
            InClass($"[Activation({arguments})] public static partial {signature};"));

    [Fact]
    public void NoRandomNumbersWithoutSpansInGradientsEither()
        => IsErrorBeside(
            "ACTGEN018",
            $"'D' asks dropout for random numbers, which only functions over spans can draw; {GradientTests.Shapes}",
            "D",
            InClass(
                """
                [Activation("dropout(seed: 1)")] public static partial void F(Span<float> x);
                [GradientOf(nameof(F))] public static partial float D(float x);
                """));

    [Fact]
    public void WithoutASeedASlopeIsAFunctionOfOneElement()
        => Assert.Empty(GeneratorHost.Default.Run(InClass("[Activation(\"rrelu\")] public static partial float F(float x);")).ShouldCompile().Diagnostics);

    private static string Method(string arguments, string parameters)
        => InClass($"[Activation({arguments})] public static partial void F(ReadOnlySpan<float> x, {(parameters.Length > 0 ? parameters + ", " : "")}Span<float> y);");
}
