using System;
using System.Linq;
using System.Numerics;
using ActGen.Testing.Hosting;
using ActGen.Tests.Kernels;
using ActGen.Tests.Layers;
using Xunit;

namespace ActGen.Tests.Codegen;

/// <summary>Makes the JIT compile every loop for the kernels whose code <see cref="CodegenTests"/> reads, in a process of its own.</summary>
public sealed class CodegenProbe
{
    [Fact]
    public void EveryLoopRuns()
    {
        Probe<float>((x, y) => Elementwise.Map(new LeakyReluKernel(0.2f), x, y));
        Probe<float>((x, y) => Elementwise.Map(default(SigmoidKernel), x, y));
        Probe<float>((x, y) => Elementwise.Map(default(TanhKernel), x, y));
        Probe<float>((x, y) => Elementwise.Map(default(GeluKernel), x, y));
        Probe<float>((x, y) => Elementwise.Map(default(LongKernel), x, y));
        Probe<double>((x, y) => Elementwise.Map(default(SigmoidKernel), x, y));
        Probe<double>((x, y) => Elementwise.Map(default(TanhKernel), x, y));
        Probe<double>((x, y) => Elementwise.Map(default(GeluKernel), x, y));
        Probe<float>(Backward);
        Probe<float>(Pipeline);
        Probe<float>(LongPipeline);
        RunGenerated();
        RunDense<float>(new(65, 7 * Width<float>())); // seven registers, which are cut into strips of every width
        RunDense<double>(new(65, 7 * Width<double>()));
        RunDense<float>(new(10, Width<float>())); // narrow: summed in parts
        RunDense<double>(new(10, Width<double>()));
        float[] one = [1], y = new float[Width<float>()];
        DenseLayer.Forward(new DenseShape(1, y.Length), default(SigmoidKernel), one, [.. Enumerable.Repeat(0f, y.Length)], default, y);
        Assert.Equal(0.5f, y[^1]);
    }

    private static void RunDense<T>(DenseShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] weights = [.. Enumerable.Repeat(T.One, shape.Inputs * shape.Units)];
        foreach (int samples in new[] { 1, 7 })
        {
            T[] x = [.. Enumerable.Repeat(T.One, samples * shape.Inputs)];
            T[] y = new T[samples * shape.Units];
            DenseCalls.Forward<T>(shape, x, weights, default, y);
            Assert.All(y, element => Assert.Equal(T.CreateChecked(shape.Inputs), element));
        }
    }

    /// <summary>The elements of the widest register.</summary>
    private static unsafe int Width<T>()
        where T : unmanaged
        => (Processor.Has512 ? 64 : Processor.Has256 ? 32 : 16) / sizeof(T);

    /// <summary>What the generator makes of a layer, light and not: its kernels instead of copies of them.</summary>
    private static void RunGenerated()
    {
        const string Source = """
            using System;
            using ActGen;

            public static partial class Layer
            {
                [Activation("bias_add | leaky_relu(alpha: 0.2) | dropout(rate: 0.5)")]
                public static partial void Light(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, Span<float> y);

                [GradientOf(nameof(Light))]
                public static partial void LightBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias);

                [Activation("bias_add | silu | dropout(rate: 0.5)")]
                public static partial void Heavy(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, Span<float> y);

                [GradientOf(nameof(Heavy))]
                public static partial void HeavyBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias);
            }
            """;
        using LoadedAssembly layer = GeneratorHost.Default.Run(Source).ShouldCompile().Load();
        ulong seed = FindSeedThatKeeps(999);
        foreach (string name in new[] { "Light", "Heavy" })
        {
            float[] x = [.. Enumerable.Repeat(3f, 1000)], bias = [1, 2], y = new float[1000], sums = new float[2];
            layer.Get<LayerForward>("Layer", name)(x, bias, seed, y);
            Assert.True(y[^1] > 5);
            layer.Get<LayerBackward>("Layer", name + "Backward")(x, bias, seed, x, y, sums);
            Assert.True(y[^1] > 5);
            Assert.True(sums[1] > 500);
        }

        static ulong FindSeedThatKeeps(int index)
        {
            ulong seed = 0;
            while (CounterRandom.Uniform(new(seed), 0, index) < 0.5f)
            {
                seed++;
            }

            return seed;
        }
    }

    private delegate void LayerForward(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, Span<float> y);

    private delegate void LayerBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias);

    private static void Backward(float[] x, float[] y)
    {
        var pass = new Pass<float>(x.Length);
        pass.Read(x);
        pass.Read(x);
        pass.Write(y);
        pass.Run(default(BackwardKernel<float>));
    }

    private static void Pipeline(float[] x, float[] y)
    {
        float[] slope = new float[1], total = new float[1];
        var pass = new Pass<float>(x.Length);
        pass.Read(x);
        pass.ReadPerChannel(slope);
        pass.ReadUniform(default);
        pass.Write(y);
        pass.Sum(total);
        pass.Run(new PipelineKernel(1.5f));
    }

    private static void LongPipeline(float[] x, float[] y)
    {
        float[] slope = new float[1], alpha = new float[1], slopeTotal = new float[1], alphaTotal = new float[1], dx = new float[x.Length];
        var pass = new Pass<float>(x.Length);
        pass.Read(x);
        pass.ReadPerChannel(slope);
        pass.ReadUniform(default);
        pass.Write(y);
        pass.ReadPerChannel(alpha);
        pass.Read(x);
        pass.Read(x);
        pass.Write(dx);
        pass.Sum(slopeTotal);
        pass.Sum(alphaTotal);
        pass.Run(new LongPassKernel(1.5f));
    }

    private static unsafe void Probe<T>(Action<T[], T[]> map)
        where T : unmanaged
    {
        // Too short to unroll, long enough for it, past the caches.
        foreach (int length in new[] { 17, 1000, (int)NonTemporal.MinimumBytes / sizeof(T) })
        {
            T[] y = new T[length];
            map([.. Enumerable.Repeat(default(T), length - 1), (T)Convert.ChangeType(3, typeof(T))], y);
            Assert.NotEqual(default, y[^1]);
        }
    }
}
