using System;
using System.Collections.Generic;
using ActGen.Benchmarks.Ratios;

namespace ActGen.Benchmarks.Cases;

/// <summary>What one pass over memory saves.</summary>
internal sealed class PipelineFamily : IFamily
{
    private const string Pipeline = "bias_add | leaky_relu | dropout";
    private const int Channels = 256;
    private const ulong Seed = 42;

    /// <summary>What stays in the level 1 cache from one call to the next.</summary>
    private const int Block = 2048;

    /// <summary>Slope and scale are computed in another order: a rounding or two.</summary>
    private const float Tolerance = 1e-6f;

    private readonly AlignedBuffer _x = AlignedBuffer.Random(Lengths[^1], -4, 4);
    private readonly AlignedBuffer _bias = AlignedBuffer.Random(Channels, -1, 1);
    private readonly AlignedBuffer _y = new(Lengths[^1]);
    private readonly AlignedBuffer _scratch = new(Lengths[^1]);
    private readonly AlignedBuffer _expected = new(Lengths[^1]);

    /// <summary>The lengths.</summary>
    public static int[] Lengths { get; } = [65_536, 16_777_216];

    public string Title => "One pass";

    public IEnumerable<string> Functions => [Pipeline];

    public IEnumerable<Case> Cases(string function)
    {
        PipelineSteps.Draw ours = static (index, uniform) => CounterRandom.Fill(new RandomKey(Seed), 0, index, uniform);
        PipelineSteps.Draw theirs = PipelineSteps.By(new System.Random());
        foreach (int length in Lengths)
        {
            Func<string?> isSame = () => Agreement.CompareBits(Expected(length), _y.Span[..length]);
            Func<string?> isClose = () => Agreement.Compare(Expected(length), _y.Span[..length], Tolerance);
            Func<string?> isDropout = () => OtherMask(length);
            yield return new(Pipeline, length, [
                Contestant.Of(Names.ActGen, InOnePass, _x, _y, length, isSame),
                Contestant.Of("ActGen, three passes", InThreePasses, _x, _y, length, isSame),
                Contestant.Of("TensorPrimitives, whole arrays", Steps(ours, length), _x, _y, length, isClose),
                Contestant.Of("TensorPrimitives, in blocks", Steps(ours, Block), _x, _y, length, isClose),
                Contestant.Of("TensorPrimitives, System.Random", Steps(theirs, Block), _x, _y, length, isDropout),
                Contestant.Of("TensorPrimitives, fused by hand", FusedByHand(ours), _x, _y, length, isClose),
                Contestant.Of(Names.Copy, static (x, y) => x.CopyTo(y), _x, _y, length, static () => null),
            ]);
        }
    }

    public void Dispose()
    {
        _x.Dispose();
        _bias.Dispose();
        _y.Dispose();
        _scratch.Dispose();
        _expected.Dispose();
    }

    private Span<float> Expected(int length)
    {
        Span<float> expected = _expected.Span[..length];
        InOnePass(_x.Span[..length], expected);
        return expected;
    }

    private void InOnePass(ReadOnlySpan<float> x, Span<float> y) => Activations.Hidden(x, _bias.Span, Seed, y);

    private void InThreePasses(ReadOnlySpan<float> x, Span<float> y)
    {
        Activations.BiasAdd(x, _bias.Span, y);
        Activations.LeakyRelu(y, y);
        Activations.Dropout(y, Seed, y);
    }

    private SpanFunction Steps(PipelineSteps.Draw draw, int room)
        => (x, y) => PipelineSteps.StepByStep(x, _bias.Span, draw, _scratch.Span[..room], y);

    private SpanFunction FusedByHand(PipelineSteps.Draw draw)
        => (x, y) => PipelineSteps.BlockByBlock(x, _bias.Span, draw, _scratch.Span[..Block], y);

    /// <summary>Another mask drops other elements, but half of them, and leaves the rest alike wherever both keep one.</summary>
    private string? OtherMask(int length)
    {
        ReadOnlySpan<float> expected = Expected(length), actual = _y.Span[..length];
        int kept = 0;
        for (int i = 0; i < length; i++)
        {
            kept += actual[i] != 0 ? 1 : 0;
            if (expected[i] != 0 && actual[i] != 0 && Agreement.Compare(expected.Slice(i, 1), actual.Slice(i, 1), Tolerance) is { } fault)
            {
                return fault;
            }
        }

        double share = (double)kept / length;
        return Math.Abs(share - 0.5) < 0.01 ? null : $"{share:P1} are kept instead of half";
    }
}
