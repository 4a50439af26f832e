using System;
using System.Linq;
using ActGen.Tests.Kernels;
using Xunit;

namespace ActGen.Tests.Layers;

/// <summary>What a dense layer refuses, in which words, before it writes anything.</summary>
public sealed class DenseCheckTests
{
    private const int Samples = 4;
    private static readonly DenseShape s_shape = new(3, 2);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 0)]
    [InlineData(-3, -2)]
    public void ALayerWithoutInputsOrUnits(int inputs, int units)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => DenseLayer.Forward(new DenseShape(inputs, units), new float[12], new float[6], new float[2], new float[8]));
        Assert.Equal("shape", exception.ParamName);
        Assert.StartsWith($"The layer has {inputs} inputs and {units} units. Use at least one of each.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11, 6, 2, 8, 8, 12, 6, 2, "x", "The span has 11 elements, which are no whole number of samples of 3 inputs.")]
    [InlineData(12, 7, 2, 8, 8, 12, 6, 2, "kernel", "The span has 7 elements, but a layer of 3 inputs and 2 units has 6 weights. Pass [3, 2], row by row.")]
    [InlineData(12, 0, 2, 8, 8, 12, 6, 2, "kernel", "The span has 0 elements")]
    [InlineData(12, 6, 1, 8, 8, 12, 6, 2, "bias", "The span has 1 elements, but the layer has 2 units.")]
    [InlineData(12, 6, 2, 7, 8, 12, 6, 2, "y", "The span has 7 elements, but 4 samples of 2 have 8. Pass a span of at least that length.")]
    [InlineData(12, 6, 2, 8, 7, 12, 6, 2, "dy", "The span has 7 elements, but 4 samples of 2 have 8.")]
    [InlineData(12, 6, 2, 8, 8, 11, 6, 2, "dx", "The span has 11 elements, but 4 samples of 3 have 12.")]
    [InlineData(12, 6, 2, 8, 8, 12, 7, 2, "dKernel", "The span has 7 elements, but a layer of 3 inputs and 2 units has 6 weights.")]
    [InlineData(12, 6, 2, 8, 8, 12, 6, 3, "dBias", "The span has 3 elements, but the layer has 2 units.")]
    public void LengthsThatDoNotFit(
        int x, int kernel, int bias, int y, int dy, int dx, int dKernel, int dBias, string name, string message)
    {
        float[] output = Filled(y), xGradient = Filled(dx), kernelGradient = Filled(dKernel), biasGradient = Filled(dBias);
        if (!name.StartsWith('d'))
        {
            Rejects(name, message, () => DenseLayer.Forward(
                s_shape, default(HeavyKernel<float>), new float[x], new float[kernel], new float[bias], output));
        }

        if (name is not "y")
        {
            Rejects(name, message, () => DenseLayer.Backward(
                s_shape, default(HeavyKernel<float>), new float[x], new float[kernel], new float[bias], new float[dy],
                xGradient, kernelGradient, biasGradient));
        }

        if (name is not ("y" or "bias"))
        {
            Rejects(name == "dy" ? "dz" : name, message, () => DenseLayer.Backward(
                s_shape, new float[x], new float[kernel], new float[dy], xGradient, kernelGradient, biasGradient));
        }

        Assert.All([.. output, .. xGradient, .. kernelGradient, .. biasGradient], element => Assert.Equal(7, element));
    }

    [Theory]
    [InlineData("x", 12)]
    [InlineData("kernel", 6)]
    [InlineData("bias", 2)]
    public void AnOutputOnAnInput(string input, int length)
    {
        float[] memory = Filled(100);
        foreach (int start in new[] { 50 - length + 1, 50, 57 })
        {
            Rejects("y", $"The output overlaps the input {input}. A dense layer cannot work in place", () => DenseLayer.Forward(
                s_shape,
                input == "x" ? memory.AsSpan(start, length) : Filled(12),
                input == "kernel" ? memory.AsSpan(start, length) : Filled(6),
                input == "bias" ? memory.AsSpan(start, length) : Filled(2),
                memory.AsSpan(50, 8)));
        }

        Assert.All(memory, element => Assert.Equal(7, element));

        // What exceeds the samples is not written.
        DenseLayer.Forward(s_shape, memory.AsSpan(8, 12), Filled(6), default, memory.AsSpan(0, 20));
    }

    [Fact]
    public void GradientsOnInputsAndOnEachOther()
    {
        string[] inputs = ["x", "kernel", "bias", "dy"], outputs = ["dx", "dKernel", "dBias"];
        int[] lengths = [12, 6, 2, 8, 12, 6, 2];
        string[] names = [.. inputs, .. outputs];
        for (int output = inputs.Length; output < names.Length; output++)
        {
            for (int other = 0; other < output; other++)
            {
                float[][] spans = [.. lengths.Select(Filled)];
                float[] memory = Filled(lengths[output] + lengths[other] - 1);
                string message = other < inputs.Length ? $"The output overlaps the input {names[other]}." : "The output overlaps another output.";
                Rejects(names[output], message, () => DenseLayer.Backward(
                    s_shape, default(HeavyKernel<float>), Span(0), Span(1), Span(2), Span(3), Span(4), Span(5), Span(6)));
                Assert.All([.. memory, .. spans.SelectMany(span => span)], element => Assert.Equal(7, element));

                Span<float> Span(int number) => number == output ? memory.AsSpan(lengths[other] - 1)
                    : number == other ? memory.AsSpan(0, lengths[other]) : spans[number];
            }
        }
    }

    [Fact]
    public void SpansHaveTheNamesThatTheirCallerKnows()
    {
        string[] names = ["input", "weights", "offsets", "output"];
        Assert.Equal(Samples, DenseChecks.Forward<DenseShape, double>(s_shape, new double[12], new double[6], default, new double[8]));
        for (int i = 0; i < names.Length; i++)
        {
            int wrong = i;
            ArgumentException exception = Assert.Throws<ArgumentException>(() => DenseChecks.Forward<DenseShape, double>(
                s_shape, new double[12 - (wrong == 0 ? 1 : 0)], new double[6 - (wrong == 1 ? 1 : 0)], new double[2 - (wrong == 2 ? 1 : 0)],
                new double[8 - (wrong == 3 ? 1 : 0)], names[0], names[1], names[2], names[3]));
            Assert.Equal(names[i], exception.ParamName);
        }
    }

    /// <summary>More weights than an array can hold are more than any span has.</summary>
    [Fact]
    public void SizesPastTheRangeOfIntegers()
    {
        var shape = new DenseShape(1 << 16, 1 << 16);
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => DenseLayer.Forward(shape, new float[1 << 16], Array.Empty<float>(), Array.Empty<float>(), new float[1 << 16]));
        Assert.Contains("has 4294967296 weights", exception.Message, StringComparison.Ordinal);
    }

    private static float[] Filled(int length) => [.. Enumerable.Repeat(7f, length)];

    private static void Rejects(string name, string message, Action call)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(call);
        Assert.Equal(name, exception.ParamName);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }
}
