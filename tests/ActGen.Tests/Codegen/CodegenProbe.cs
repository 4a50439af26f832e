using System;
using System.Linq;
using ActGen.Tests.Kernels;
using Xunit;

namespace ActGen.Tests.Codegen;

/// <summary>Makes the JIT compile every loop for the kernels whose code <see cref="CodegenTests"/> reads, in a process of its own.</summary>
public sealed class CodegenProbe
{
    [Fact]
    public void Every_loop_runs()
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
    }

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
