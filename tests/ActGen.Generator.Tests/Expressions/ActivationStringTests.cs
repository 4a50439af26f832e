using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Parsing.Pipelines;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>The little language of the attribute's string.</summary>
public sealed class ActivationStringTests
{
    [Theory]
    [InlineData("relu", "relu")]
    [InlineData("  relu\t", "relu")]
    [InlineData("Leaky-ReLU_2", "Leaky-ReLU_2")]
    [InlineData("gelu\n", "gelu")]
    public void Names(string text, string name)
    {
        IReadOnlyList<ActivationCall>? stages = ActivationString.Parse(text, out ActivationStringError? error);

        Assert.Null(error);
        ActivationCall call = Assert.Single(stages!);
        Assert.Equal(name, call.Name);
        Assert.Empty(call.Parameters);
    }

    [Theory]
    [InlineData("f(a: 1)", 1)]
    [InlineData("f ( a : -1.5e3 )", -1500)]
    [InlineData("f(a:+.5)", 0.5)]
    [InlineData("f(a: 5.)", 5)]
    [InlineData("f(a: 1E-2)", 0.01)]
    [InlineData("f(a: NaN)", double.NaN)]
    [InlineData("f(a: 1e999)", double.PositiveInfinity)]
    [InlineData("f(a: -Infinity)", double.NegativeInfinity)]
    public void Numbers(string text, double value)
    {
        IReadOnlyList<ActivationCall>? stages = ActivationString.Parse(text, out ActivationStringError? error);

        Assert.Null(error);
        Assert.Equal([("a", value)], Assert.Single(stages!).Parameters.Select(static parameter => (parameter.Name, parameter.Value)));
    }

    [Fact]
    public void ParametersStayInOrder()
        => Assert.Equal(
            ["b", "a", "b"],
            ActivationString.Parse("f(b: 1, a: 2, b: 3)", out _)!.Single().Parameters.Select(static parameter => parameter.Name));

    [Fact]
    public void StagesHaveTheirPlaces()
    {
        IReadOnlyList<ActivationCall>? stages = ActivationString.Parse("f | g(a: 1,b:2)|\th", out ActivationStringError? error);

        Assert.Null(error);
        Assert.Equal([("f", 0), ("g", 4), ("h", 17)], stages!.Select(static stage => (stage.Name, stage.Position)));
        Assert.Equal([("a", 6), ("b", 11)], stages![1].Parameters.Select(static parameter => (parameter.Name, parameter.Position!.Value)));
    }

    [Theory]
    [InlineData("f(noise_shape: per_row)", "per_row")]
    [InlineData("f(NoiseShape: PerChannel)", "PerChannel")]
    [InlineData("f(seed: 18446744073709551615)", "18446744073709551615")]
    public void ValuesKeepTheirText(string text, string value)
        => Assert.Equal(value, ActivationString.Parse(text, out _)!.Single().Parameters.Single().Text);

    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 3)]
    [InlineData("f(", 2)]
    [InlineData("f(a", 3)]
    [InlineData("f(a:", 4)]
    [InlineData("f(a: x)", 5)]
    [InlineData("f(a: 1", 6)]
    [InlineData("f(a: 1;", 6)]
    [InlineData("f(a: 1,)", 7)]
    [InlineData("f(a: 1) g", 8)]
    [InlineData("f g", 2)]
    [InlineData("f |", 3)]
    [InlineData("| f", 0)]
    [InlineData("f || g", 3)]
    [InlineData("f | g(a: 1) h", 12)]
    [InlineData("f | g | (", 8)]
    public void Errors(string text, int position)
    {
        Assert.Null(ActivationString.Parse(text, out ActivationStringError? error));
        Assert.Equal(position, error!.Position);
    }
}
