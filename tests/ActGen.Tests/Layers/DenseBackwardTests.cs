using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using ActGen.Tests.Kernels;
using ActGen.Tests.Memory;
using Xunit;

namespace ActGen.Tests.Layers;

/// <summary>Gradients of dense layers, compared with their definition to the bit, and with differences of the layer itself.</summary>
public sealed class DenseBackwardTests
{
    private const int MaxSize = 70;

    /// <summary>More than a register on either side of a span.</summary>
    private const int Guards = 40;

    [Fact]
    public void EverySmallShapeOfFloats() => CheckShapes<float>(2);

    [Fact]
    public void EverySmallShapeOfDoubles() => CheckShapes<double>(5);

    [Theory]
    [InlineData(8, 16)]
    [InlineData(3, 2)]
    [InlineData(33, 20)]
    public void EveryBatch(int inputs, int units)
    {
        for (int samples = 0; samples <= 40; samples++)
        {
            CheckLayer<float>(new(inputs, units), samples);
            CheckLayer<double>(new(inputs, units), samples);
        }
    }

    // More than a group of samples, wide enough for panels and for memory of the heap.
    [Theory]
    [InlineData(256, 256, 256)]
    [InlineData(203, 221, 500)]
    [InlineData(4, 3000, 55)]
    [InlineData(3000, 4, 55)]
    [InlineData(70, 60, 1)]
    public void LargeLayers(int inputs, int units, int samples)
    {
        CheckLayer<float>(new(inputs, units), samples);
        CheckLayer<double>(new(inputs, units), samples);
    }

    [Fact]
    public void BatchAfterBatchGivesTheBitsOfAllAtOnce()
    {
        var shape = new DenseShape(9, 21);
        Gradient<float> whole = Inputs<float>(shape, 300), parts = Inputs<float>(shape, 300);
        Run(shape, whole, 0, 300);
        foreach ((int start, int end) in new[] { (0, 1), (1, 8), (8, 201), (201, 300) })
        {
            Run(shape, parts, start, end);
        }

        Assert.Equal(whole.Dx, parts.Dx);
        Assert.Equal(whole.DKernel, parts.DKernel);
        Assert.Equal(whole.DBias, parts.DBias);

        static void Run(DenseShape shape, Gradient<float> g, int start, int end) => DenseCalls.Backward<float>(
            shape, g.X.AsSpan((start * 9)..(end * 9)), g.Kernel, g.Bias, g.Dy.AsSpan((start * 21)..(end * 21)),
            g.Dx.AsSpan((start * 9)..(end * 9)), g.DKernel, g.DBias);
    }

    /// <summary>Whatever is wanted, the rest is not touched, and what is wanted is the same.</summary>
    [Fact]
    public void EveryChoiceOfOutputs()
    {
        var shape = new DenseShape(11, 18);
        Gradient<double> all = Inputs<double>(shape, 20);
        DenseCalls.Backward<double>(shape, all.X, all.Kernel, all.Bias, all.Dy, all.Dx, all.DKernel, all.DBias);
        for (int wanted = 0; wanted < 8; wanted++)
        {
            Gradient<double> some = Inputs<double>(shape, 20);
            double[] dx = (wanted & 1) != 0 ? some.Dx : [], dKernel = (wanted & 2) != 0 ? some.DKernel : [], dBias = (wanted & 4) != 0 ? some.DBias : [];
            DenseCalls.Backward<double>(shape, some.X, some.Kernel, some.Bias, some.Dy, dx, dKernel, dBias);
            Assert.Equal(all.Dx.Take(dx.Length), dx);
            Assert.Equal(all.DKernel.Take(dKernel.Length), dKernel);
            Assert.Equal(all.DBias.Take(dBias.Length), dBias);
        }
    }

    /// <summary>Of the sum of the outputs, each with a weight: every derivative against the central difference.</summary>
    [Theory]
    [InlineData(3, 5, 4)]
    [InlineData(9, 2, 7)]
    public void GradientsAgreeWithDifferences(int inputs, int units, int samples)
    {
        const double Step = 1e-6;
        var shape = new DenseShape(inputs, units);
        Gradient<double> g = Inputs<double>(shape, samples);
        double[] dKernel = new double[g.Kernel.Length], dBias = new double[g.Bias.Length];
        DenseLayer.Backward(shape, default(SmoothDerivative), g.X, g.Kernel, g.Bias, g.Dy, g.Dx, dKernel, dBias);

        Compare(g.X, g.Dx);
        Compare(g.Kernel, dKernel);
        Compare(g.Bias, dBias);

        void Compare(double[] variables, double[] derivatives)
        {
            for (int i = 0; i < variables.Length; i++)
            {
                double value = variables[i];
                variables[i] = value + Step;
                double above = Loss();
                variables[i] = value - Step;
                double below = Loss();
                variables[i] = value;
                Assert.Equal((above - below) / (2 * Step), derivatives[i], 1e-8);
            }
        }

        double Loss()
        {
            double[] y = new double[samples * units];
            DenseLayer.Forward(shape, default(HeavyKernel<double>), g.X, g.Kernel, g.Bias, y);
            return y.Zip(g.Dy, (output, weight) => output * weight).Sum();
        }
    }

    [Theory]
    [InlineData(8, 16, 32)]
    [InlineData(256, 200, 100)]
    public void NothingIsAllocated(int inputs, int units, int samples)
    {
        var shape = new DenseShape(inputs, units);
        Gradient<float> g = Inputs<float>(shape, samples);
        Assert.Equal(0, Allocation.Of(() =>
        {
            DenseLayer.Backward(shape, default(HeavyKernel<float>), g.X, g.Kernel, g.Bias, g.Dy, g.Dx, g.DKernel, g.DBias);
            DenseLayer.Backward(shape, g.X, g.Kernel, g.Dy, g.Dx, g.DKernel, g.DBias);
        }));
    }

    [Fact]
    public void ThreadsShareTheWeights()
    {
        var shape = new DenseShape(100, 60);
        Gradient<float> expected = Inputs<float>(shape, 90);
        DenseCalls.Backward<float>(shape, expected.X, expected.Kernel, expected.Bias, expected.Dy, expected.Dx, expected.DKernel, expected.DBias);
        Parallel.For(0, 16, _ =>
        {
            Gradient<float> g = Inputs<float>(shape, 90);
            DenseCalls.Backward<float>(shape, expected.X, expected.Kernel, expected.Bias, expected.Dy, g.Dx, g.DKernel, g.DBias);
            Assert.Equal(expected.Dx, g.Dx);
            Assert.Equal(expected.DKernel, g.DKernel);
            Assert.Equal(expected.DBias, g.DBias);
        });
    }

    private static void CheckShapes<T>(int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int inputs = 1; inputs <= MaxSize; inputs += step)
        {
            for (int units = 1 + inputs / step % step; units <= MaxSize; units += step)
            {
                CheckLayer<T>(new(inputs, units), 1 + (inputs + units) % 8);
            }
        }
    }

    private static void CheckLayer<T>(DenseShape shape, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Gradient<T> g = Inputs<T>(shape, samples);
        T[] z = DenseReference.Forward<T>(shape, g.X, g.Kernel, g.Bias);
        T[] dz = [.. z.Zip(g.Dy, (sum, gradient) => default(HeavyKernel<T>).Expected(sum) * gradient)];
        T[] dx = DenseReference.InputGradient<T>(shape, g.Kernel, dz);
        T[] dKernel = [.. g.DKernel], dBias = [.. g.DBias];
        DenseReference.AddKernelGradient<T>(shape, g.X, dz, dKernel);
        DenseReference.AddBiasGradient<T>(shape, dz, dBias);

        Guarded<T> gotX = new(g.Dx), gotKernel = new(g.DKernel), gotBias = new(g.DBias);
        DenseCalls.Backward<T>(shape, g.X, g.Kernel, g.Bias, g.Dy, gotX.Span, gotKernel.Span, gotBias.Span);
        gotX.Check(shape, dx);
        gotKernel.Check(shape, dKernel);
        gotBias.Check(shape, dBias);

        gotX = new(g.Dx);
        gotKernel = new(g.DKernel);
        gotBias = new(g.DBias);
        DenseCalls.Backward<T>(shape, g.X, g.Kernel, dz, gotX.Span, gotKernel.Span, gotBias.Span);
        gotX.Check(shape, dx);
        gotKernel.Check(shape, dKernel);
        gotBias.Check(shape, dBias);
    }

    private static Gradient<T> Inputs<T>(DenseShape shape, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(
            DenseReference.Numbers<T>(samples * shape.Inputs, 1),
            DenseReference.Numbers<T>(shape.Inputs * shape.Units, 2),
            DenseReference.Numbers<T>(shape.Units, 3),
            DenseReference.Numbers<T>(samples * shape.Units, 4),
            DenseReference.Numbers<T>(samples * shape.Inputs, 5),
            DenseReference.Numbers<T>(shape.Inputs * shape.Units, 6),
            DenseReference.Numbers<T>(shape.Units, 7));

    /// <summary>What a gradient is computed from, and what is in the outputs before.</summary>
    private sealed record Gradient<T>(T[] X, T[] Kernel, T[] Bias, T[] Dy, T[] Dx, T[] DKernel, T[] DBias);

    /// <summary>An output in the middle of a larger span.</summary>
    private sealed class Guarded<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private static readonly T s_guard = T.CreateChecked(12345);
        private readonly T[] _memory;

        internal Guarded(T[] contents)
        {
            _memory = new T[contents.Length + 2 * Guards];
            _memory.AsSpan().Fill(s_guard);
            contents.CopyTo(Span);
        }

        internal Span<T> Span => _memory.AsSpan(Guards, _memory.Length - 2 * Guards);

        internal void Check(DenseShape shape, T[] expected, [CallerArgumentExpression(nameof(expected))] string? name = null)
        {
            int difference = Span.CommonPrefixLength(expected);
            Assert.True(difference == expected.Length, $"[{shape.Inputs}, {shape.Units}]: {name}[{difference}] of {expected.Length} differs.");
            Assert.Equal(-1, _memory.AsSpan(0, Guards).IndexOfAnyExcept(s_guard));
            Assert.Equal(-1, _memory.AsSpan(_memory.Length - Guards).IndexOfAnyExcept(s_guard));
        }
    }

    /// <summary>The derivative of <c>x / sqrt(1 + x^2)</c>, which is <c>(1 + x^2)^(-3/2)</c>.</summary>
    private readonly struct SmoothDerivative : IUnaryKernel<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V x)
            where V : struct, ISimd<V, double>
        {
            V square = V.Create(1) + x * x;
            return V.Create(1) / (square * V.Sqrt(square));
        }
    }
}
