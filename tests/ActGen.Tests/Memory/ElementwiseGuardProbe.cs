using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActGen.Tests.Kernels;
using Xunit;

namespace ActGen.Tests.Memory;

/// <summary>The drivers of functions and passes, in guarded memory; <see cref="GuardPageTests"/> starts the process.</summary>
[Collection(nameof(Guarded<>))]
public sealed unsafe class ElementwiseGuardProbe
{
    /// <summary>More than a chunk of a pass, and than the unrolled loops need.</summary>
    private static readonly int[] s_long = [513, 1029, 2600];

    private static IEnumerable<int> Lengths => Enumerable.Range(0, 261).Concat(s_long);

    [Fact(Explicit = true)]
    public void Functions()
    {
        Check<float>((x, y) => Elementwise.Map(new LightKernel<float>(0.3f, 1), x, y), x => Elementwise.Map(new LightKernel<float>(0.3f, 1), x));
        Check<float>((x, y) => Elementwise.Map(default(HeavyKernel<float>), x, y), x => Elementwise.Map(default(HeavyKernel<float>), x));
        Check<double>((x, y) => Elementwise.Map(new LightKernel<double>(0.3, 1), x, y), x => Elementwise.Map(new LightKernel<double>(0.3, 1), x));
        Check<double>((x, y) => Elementwise.Map(default(HeavyKernel<double>), x, y), x => Elementwise.Map(default(HeavyKernel<double>), x));

        static void Check<T>(SpanPair<T> map, SpanOne<T> mapInPlace)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            Guarded<T>.Run("function", Lengths, (spans, length) => map(spans.In(0, length), spans.Out(0, length)), capacity: 2600);
            Guarded<T>.Run("function in place", Lengths, (spans, length) => mapInPlace(spans.Out(0, length)), capacity: 2600);
        }
    }

    /// <summary>The loop for outputs larger than the caches, over shorter ones.</summary>
    [Fact(Explicit = true)]
    public void NonTemporalLoops()
    {
        Check<float>();
        Check<double>();

        static void Check<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Run<Simd128<T>, T>(Processor.Has128);
            Run<Simd256<T>, T>(Processor.Has256);
            Run<Simd512<T>, T>(Processor.Has512);
        }

        static void Run<V, T>(bool isSupported)
            where V : struct, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            => Guarded<T>.Run($"non-temporal loop over {typeof(V).Name}", Lengths.Where(length => isSupported && length >= V.Count), static (spans, length) =>
            {
                fixed (T* x = spans.In(0, length), y = spans.Out(0, length))
                {
                    UnaryLoop.RunNonTemporal<HeavyKernel<T>, V, T>(default, x, y, (nuint)length);
                }
            }, capacity: 2600);
    }

    [Fact(Explicit = true)]
    public void OutputsLargerThanTheCaches()
    {
        const int Length = (int)NonTemporal.MinimumBytes / sizeof(float);
        Guarded<float>.Run("function past the caches", [Length, Length + 77], (spans, length) =>
        {
            Elementwise.Map(new LightKernel<float>(0.3f, 1), spans.In(0, length), spans.Out(0, length));
            Backward<float>(spans, length);
            BiasAndDropout<float>(spans, length, 1);
        }, outputs: 1, capacity: Length + 77);
    }

    [Fact(Explicit = true)]
    public void Passes()
    {
        Check<float>();
        Check<double>();

        static void Check<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Guarded<T>.Run("pass of two inputs", Lengths, Backward, capacity: 2600);
            Guarded<T>.Run("pass in place of its second input", Lengths, (spans, length) =>
            {
                var pass = new Pass<T>(length);
                pass.Read(spans.In(0, length));
                pass.Read(spans.Out(0, length));
                pass.Write(spans.Out(0, length));
                pass.Run(default(BackwardKernel<T>));
            }, capacity: 2600);
            Guarded<T>.Run("pass of two outputs", Lengths, (spans, length) =>
            {
                var pass = new Pass<T>(length);
                pass.Read(spans.In(0, length));
                pass.Write(spans.Out(0, length));
                pass.Write(spans.Out(1, length));
                pass.Run(new ValueAndSlopeKernel<T>(T.One));
            }, capacity: 2600);
            Guarded<T>.Run("pass of channels and random numbers", WithChannels, (spans, size) => BiasAndDropout(spans, size.Length, size.Channels), capacity: 2600);
            Guarded<T>.Run("pass with sums", WithChannels, (spans, size) =>
            {
                var pass = new Pass<T>(size.Length);
                pass.Read(spans.In(0, size.Length));
                pass.Write(spans.Out(0, size.Length));
                pass.SumPerChannel(spans.Out(1, size.Channels));
                pass.Run(default(SumKernel<T>));
            }, capacity: 2600);
        }
    }

    [Fact(Explicit = true)]
    public void PassesOfSharedRandomNumbers() => Guarded<float>.Run("pass of shared random numbers", WithChannels, static (spans, size) =>
    {
        var pass = new Pass<float>(size.Length);
        pass.Read(spans.In(0, size.Length));
        pass.ReadUniformPerRow(new RandomKey(6), size.Channels, offset: 5);
        pass.ReadUniformPerChannel(new RandomKey(6), size.Channels, offset: 5);
        pass.Write(spans.Out(0, size.Length));
        pass.Run(default(UniformKernel));
    }, capacity: 2600);

    /// <summary>Every length with every number of channels that divides it.</summary>
    private static IEnumerable<(int Length, int Channels)> WithChannels
        => Lengths.SelectMany(static length => Enumerable.Range(1, length).Where(channels => length % channels == 0).Select(channels => (length, channels)));

    [Fact(Explicit = true)]
    public void RandomNumbers()
    {
        foreach (long offset in (long[])[0, 1, 3, 1_000_003])
        {
            Guarded<float>.Run($"random numbers from {offset}", Lengths, (spans, length) => CounterRandom.Fill(new RandomKey(1), 0, offset, spans.Out(0, length)), capacity: 2600);
            Guarded<double>.Run($"random numbers from {offset}", Lengths, (spans, length) => CounterRandom.Fill(new RandomKey(1), 0, offset, spans.Out(0, length)), capacity: 2600);
        }
    }

    private delegate void SpanPair<T>(ReadOnlySpan<T> x, Span<T> y);

    private delegate void SpanOne<T>(Span<T> x);

    private static void Backward<T>(Guarded<T> spans, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var pass = new Pass<T>(length);
        pass.Read(spans.In(0, length));
        pass.Read(spans.In(1, length));
        pass.Write(spans.Out(0, length));
        pass.Run(default(BackwardKernel<T>));
    }

    private static void BiasAndDropout<T>(Guarded<T> spans, int length, int channels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var pass = new Pass<T>(length);
        pass.Read(spans.In(0, length));
        pass.ReadPerChannel(spans.In(1, channels));
        pass.ReadUniform(new RandomKey(5), offset: 3);
        pass.Write(spans.Out(0, length));
        pass.Run(new BiasAndDropoutKernel<T>(T.One));
    }
}
