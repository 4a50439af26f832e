using System;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using ActGen.Tests.Kernels;
using ActGen.Tests.Memory;
using Xunit;

namespace ActGen.Tests.Layers;

/// <summary>Dense layers of every shape, compared with their definition to the bit.</summary>
public sealed class DenseForwardTests
{
    private const int MaxSize = 70;

    /// <summary>More than a register on either side of a span.</summary>
    private const int Guards = 40;

    [Fact]
    public void EverySmallShapeOfFloats() => CheckShapes<float>(1);

    [Fact]
    public void EverySmallShapeOfDoubles() => CheckShapes<double>(3);

    [Fact]
    public void EveryBatchOfFloats() => CheckBatches<float>();

    [Fact]
    public void EveryBatchOfDoubles() => CheckBatches<double>();

    // Wide enough for panels, deep enough for several, with remainders everywhere; and the size of the promise about speed.
    [Theory]
    [InlineData(256, 256, 256)]
    [InlineData(301, 223, 203)]
    [InlineData(1030, 40, 48)]
    [InlineData(5, 9000, 50)]
    [InlineData(9000, 3, 50)]
    [InlineData(700, 300, 1)]
    public void LargeLayers(int inputs, int units, int samples)
    {
        CheckLayer<float>(new(inputs, units), samples);
        CheckLayer<double>(new(inputs, units), samples);
    }

    [Fact]
    public void AShapeOfConstantsGivesTheSame()
    {
        var shape = new DenseShape(default(PolicyShape).Inputs, default(PolicyShape).Units);
        float[] x = DenseReference.Numbers<float>(7 * shape.Inputs, 1);
        float[] kernel = DenseReference.Numbers<float>(shape.Inputs * shape.Units, 2);
        float[] bias = DenseReference.Numbers<float>(shape.Units, 3);
        float[] expected = DenseReference.Forward<float>(shape, x, kernel, bias);
        foreach (int samples in new[] { 0, 1, 7 })
        {
            float[] linear = new float[samples * shape.Units], activated = new float[samples * shape.Units];
            DenseLayer.Forward(default(PolicyShape), x.AsSpan(0, samples * shape.Inputs), kernel, bias, linear);
            DenseLayer.Forward(default(PolicyShape), default(HeavyKernel<float>), x.AsSpan(0, samples * shape.Inputs), kernel, bias, activated);
            Assert.Equal(expected.Take(linear.Length), linear);
            Assert.Equal(expected.Take(linear.Length).Select(default(HeavyKernel<float>).Expected), activated);
        }
    }

    /// <summary>A tile computes rows again where there are not enough, and columns where they are no whole registers.</summary>
    [Fact]
    public void WhatIsNotFiniteStaysWithItsSampleAndItsUnit()
    {
        var shape = new DenseShape(5, 21);
        for (int samples = 1; samples < 15; samples++)
        {
            float[] x = DenseReference.Numbers<float>(samples * shape.Inputs, 4), y = new float[samples * shape.Units];
            float[] kernel = DenseReference.Numbers<float>(shape.Inputs * shape.Units, 5);
            x[(samples - 1) * shape.Inputs + 2] = float.NaN;
            kernel[3 * shape.Units + 19] = float.PositiveInfinity;
            DenseCalls.Forward<float>(shape, x, kernel, [], y);
            for (int i = 0; i < y.Length; i++)
            {
                bool isFinite = i / shape.Units != samples - 1 && i % shape.Units != 19;
                Assert.Equal(isFinite, float.IsFinite(y[i]));
            }
        }
    }

    /// <summary>The bound of the documentation, against sums of 28 digits.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(2000)]
    public void ErrorsAreWithinTheBound(int inputs)
    {
        var shape = new DenseShape(inputs, 17);
        double largestSingle = LargestError<float>(shape), largestDouble = LargestError<double>(shape);
        double rounding = Processor.HasFusedMultiplyAdd ? 1 : 2;
        Assert.InRange(largestSingle, 0, rounding * inputs * Math.Pow(2, -24) / (1 - inputs * Math.Pow(2, -24)));
        Assert.InRange(largestDouble, 0, rounding * inputs * Math.Pow(2, -53) / (1 - inputs * Math.Pow(2, -53)));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(8, 16, 1)]
    [InlineData(16, 3, 100)]
    [InlineData(300, 300, 64)]
    public void NothingIsAllocated(int inputs, int units, int samples)
    {
        var shape = new DenseShape(inputs, units);
        float[] x = new float[samples * inputs], kernel = new float[inputs * units], bias = new float[units], y = new float[samples * units];
        Assert.Equal(0, Allocation.Of(() =>
        {
            DenseLayer.Forward(shape, default(HeavyKernel<float>), x, kernel, bias, y);
            DenseLayer.Forward(shape, x, kernel, bias, y);
        }));
    }

    [Fact]
    public void ThreadsShareTheWeights()
    {
        var shape = new DenseShape(200, 130);
        float[] kernel = DenseReference.Numbers<float>(shape.Inputs * shape.Units, 6);
        float[] bias = DenseReference.Numbers<float>(shape.Units, 7);
        float[][] inputs = [.. Enumerable.Range(0, 16).Select(i => DenseReference.Numbers<float>((i + 1) * 5 * shape.Inputs, i))];
        float[][] outputs = [.. inputs.Select(x => new float[x.Length / shape.Inputs * shape.Units])];
        Parallel.For(0, inputs.Length, i => DenseCalls.Forward<float>(shape, isLight: false, inputs[i], kernel, bias, outputs[i]));
        for (int i = 0; i < inputs.Length; i++)
        {
            Assert.Equal(DenseReference.Forward<float>(shape, inputs[i], kernel, bias).Select(default(HeavyKernel<float>).Expected), outputs[i]);
        }
    }

    private static void CheckShapes<T>(int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int inputs = 1; inputs <= MaxSize; inputs += step)
        {
            for (int units = 1; units <= MaxSize; units++)
            {
                CheckLayer<T>(new(inputs, units), 1 + (inputs + units) % 8);
            }
        }
    }

    private static void CheckBatches<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int inputs, int units) in new[] { (1, 1), (3, 2), (8, 16), (16, 4), (7, 33), (40, 70) })
        {
            for (int samples = 0; samples <= 40; samples++)
            {
                CheckLayer<T>(new(inputs, units), samples);
            }

            CheckLayer<T>(new(inputs, units), 256);
        }
    }

    private static void CheckLayer<T>(DenseShape shape, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = DenseReference.Numbers<T>(samples * shape.Inputs, 1);
        T[] kernel = DenseReference.Numbers<T>(shape.Inputs * shape.Units, 2);
        T[] bias = (shape.Inputs + samples) % 3 == 0 ? [] : DenseReference.Numbers<T>(shape.Units, 3);
        T[] sums = DenseReference.Forward<T>(shape, x, kernel, bias);
        CheckWithin(shape, sums, y => DenseCalls.Forward<T>(shape, x, kernel, bias, y));
        CheckWithin(shape, [.. sums.Select(DenseReference.Light<T>().Expected)], y => DenseCalls.Forward<T>(shape, isLight: true, x, kernel, bias, y));
        CheckWithin(
            shape, [.. sums.Select(default(HeavyKernel<T>).Expected)], y => DenseCalls.Forward<T>(shape, isLight: false, x, kernel, bias, y));
    }

    /// <summary>A layer that computes its outputs.</summary>
    private delegate void Layer<T>(Span<T> y);

    /// <summary>Runs a layer into the middle of a larger span, and checks both.</summary>
    private static void CheckWithin<T>(DenseShape shape, T[] expected, Layer<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T guard = T.CreateChecked(12345);
        T[] memory = new T[expected.Length + 2 * Guards];
        memory.AsSpan().Fill(guard);
        run(memory.AsSpan(Guards, expected.Length));
        Span<T> y = memory.AsSpan(Guards, expected.Length);
        int difference = y.CommonPrefixLength(expected);
        Assert.True(
            difference == expected.Length,
            $"[{shape.Inputs}, {shape.Units}], {expected.Length / shape.Units} samples: element {difference} differs.");
        Assert.Equal(-1, memory.AsSpan(0, Guards).IndexOfAnyExcept(guard));
        Assert.Equal(-1, memory.AsSpan(Guards + expected.Length).IndexOfAnyExcept(guard));
    }

    /// <summary>The largest error of a sum in terms of the sum of the magnitudes of its terms.</summary>
    private static double LargestError<T>(DenseShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = DenseReference.Numbers<T>(8 * shape.Inputs, 8), kernel = DenseReference.Numbers<T>(shape.Inputs * shape.Units, 9);
        T[] bias = DenseReference.Numbers<T>(shape.Units, 10), y = new T[8 * shape.Units];
        DenseCalls.Forward<T>(shape, x, kernel, bias, y);
        double largest = 0;
        for (int i = 0; i < y.Length; i++)
        {
            (int sample, int unit) = (i / shape.Units, i % shape.Units);
            decimal exact = Decimal(bias[unit]), magnitude = Math.Abs(exact);
            for (int input = 0; input < shape.Inputs; input++)
            {
                decimal term = Decimal(x[sample * shape.Inputs + input]) * Decimal(kernel[input * shape.Units + unit]);
                exact += term;
                magnitude += Math.Abs(term);
            }

            largest = Math.Max(largest, (double)(Math.Abs(Decimal(y[i]) - exact) / magnitude));
        }

        return largest;
    }

    // The conversion of the framework keeps 15 digits of a double; this keeps 18 places.
    private static decimal Decimal<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double number = double.CreateChecked(value);
        double whole = Math.Truncate(number);
        return (decimal)whole + (decimal)(long)((number - whole) * (1L << 60)) / (1L << 60);
    }

    private readonly struct PolicyShape : IDenseShape
    {
        public int Inputs => 8;

        public int Units => 19;
    }
}
