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

    private readonly SmallNetwork _network = new();
    private readonly AlignedBuffer _x = AlignedBuffer.Random(MaxSamples * SmallNetwork.Inputs, -1, 1);
    private readonly AlignedBuffer _kernel = AlignedBuffer.Random(Width * Width, -0.1f, 0.1f);
    private readonly AlignedBuffer _bias = AlignedBuffer.Random(Width, -1, 1);
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
        _bias.Dispose();
        _y.Dispose();
        _expected.Dispose();
    }

    private Case NetworkCase(int samples) => CreateCase(
        Network, samples, SmallNetwork.MultiplyAdds, _network.InputLength, _network.OutputLength,
        _network.Predict,
        (x, y) => PlainLayers.Predict(_network, x, y));

    private Case WideCase() => CreateCase(
        Wide, Width, Width * Width, Width, Width,
        (x, y) => Layers.Wide(x, _kernel.Span, _bias.Span, y),
        (x, y) => PlainLayers.LeakyRelu(x, _kernel.Span, _bias.Span, y));

    private Case CreateCase(string function, int samples, int multiplyAdds, int inputs, int outputs, SpanFunction ours, SpanFunction plain)
    {
        return new(function, samples, [
            new(Names.ActGen, Repeat(ours), Fault),
            new("plain loops", Repeat(plain), Fault),
            new("multiply-adds alone", calls => MultiplyAddKernel.Run((long)calls * samples * multiplyAdds), static () => null),
        ])
        { Counted = "sample" };

        Action<int> Repeat(SpanFunction layer) => calls =>
        {
            ReadOnlySpan<float> x = _x.Span[..(samples * inputs)];
            Span<float> y = _y.Span[..(samples * outputs)];
            for (int i = 0; i < calls; i++)
            {
                layer(x, y);
            }
        };

        string? Fault()
        {
            Span<float> expected = _expected.Span[..(samples * outputs)];
            plain(_x.Span[..(samples * inputs)], expected);
            return Agreement.Compare(expected, _y.Span[..(samples * outputs)], Tolerance);
        }
    }
}
