using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Benchmarks.Ratios;

namespace ActGen.Benchmarks.Cases;

/// <summary>Dense layers: a small network, where the call counts, and a wide layer, where the multiply-adds do.</summary>
/// <remarks>What the multiply-adds alone take, in terms of ActGen, is ActGen's share of what the processor can do.</remarks>
internal sealed class DenseFamily : IFamily
{
    private const string Network = "8-16-16-4, swish";
    private const string Wide = "256-256, leaky_relu";
    private const int Width = 256;
    private const int MaxSamples = 10_000;

    /// <summary>Sums of up to 256 terms, in another order and with more roundings.</summary>
    private const float Tolerance = 1e-5f;

    private readonly AlignedBuffer _x = AlignedBuffer.Random(MaxSamples * SmallNetwork.Inputs, -1, 1);
    private readonly AlignedBuffer _kernel = AlignedBuffer.Random(Width * Width, -0.1f, 0.1f);
    private readonly AlignedBuffer _parameters = AlignedBuffer.Random(SmallNetwork.Parameters, -0.6f, 0.6f);
    private readonly AlignedBuffer _y = new(Width * Width);
    private readonly AlignedBuffer _expected = new(Width * Width);

    /// <summary>The functions and their numbers of samples.</summary>
    public static (string Function, int Samples)[] Sizes { get; } = [(Network, 1), (Network, MaxSamples), (Wide, Width)];

    public string Title => "Dense layers";

    public IEnumerable<string> Functions => [Network, Wide];

    public IEnumerable<Case> Cases(string function)
        => Sizes.Where(size => size.Function == function).Select(size => function == Network ? NetworkCase(size.Samples) : WideCase());

    public void Dispose()
    {
        _x.Dispose();
        _kernel.Dispose();
        _parameters.Dispose();
        _y.Dispose();
        _expected.Dispose();
    }

    private Case NetworkCase(int samples)
    {
        return CreateCase(Network, samples, samples * SmallNetwork.Outputs, (long)samples * SmallNetwork.MultiplyAdds, Predict, PredictPlainly);

        void Predict(Span<float> y) => SmallNetwork.Predict(_x.Span[..(samples * SmallNetwork.Inputs)], _parameters.Span, y);

        void PredictPlainly(Span<float> y) => SmallNetwork.PredictPlainly(_x.Span[..(samples * SmallNetwork.Inputs)], _parameters.Span, y);
    }

    private Case WideCase()
    {
        return CreateCase(Wide, Width, Width * Width, (long)Width * Width * Width, Forward, ForwardPlainly);

        void Forward(Span<float> y) => Layers.Wide(_x.Span[..(Width * Width)], _kernel.Span, _parameters.Span[..Width], y);

        void ForwardPlainly(Span<float> y)
        {
            for (int start = 0; start < y.Length; start += Width)
            {
                PlainLayers.LeakyRelu(_x.Span.Slice(start, Width), _kernel.Span, _parameters.Span[..Width], y.Slice(start, Width));
            }
        }
    }

    private Case CreateCase(string function, int samples, int outputs, long multiplyAdds, Action<Span<float>> ours, Action<Span<float>> plain)
    {
        plain(_expected.Span[..outputs]);
        return new(function, samples, [
            new("ActGen", Repeat(ours), Fault),
            new("plain loops", Repeat(plain), Fault),
            new("multiply-adds alone", calls => MultiplyAddKernel.Run(calls * multiplyAdds), static () => null),
        ])
        { Unit = "sample" };

        Action<int> Repeat(Action<Span<float>> layer) => calls =>
        {
            for (int i = 0; i < calls; i++)
            {
                layer(_y.Span[..outputs]);
            }
        };

        string? Fault() => Agreement.Compare(_expected.Span[..outputs], _y.Span[..outputs], Tolerance);
    }
}
