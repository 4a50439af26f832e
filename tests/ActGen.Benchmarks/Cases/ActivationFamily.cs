using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Benchmarks.OneDnn;
using ActGen.Benchmarks.Ratios;

namespace ActGen.Benchmarks.Cases;

/// <summary>Activations of one input, from a length where the call counts to one where the memory does.</summary>
internal sealed class ActivationFamily : IFamily
{
    /// <summary>Up to this length, the time is that of a call, and a call of nothing is measured too.</summary>
    private const int LongestCall = 16;

    /// <summary>What no cache holds twice, so that it may pay to write past them.</summary>
    private const int ShortestNonTemporal = 1 << 22;

    private readonly ActivationFunction[] _functions;
    private readonly int[] _lengths;
    private readonly AlignedBuffer _x;
    private readonly AlignedBuffer _y;
    private readonly AlignedBuffer _expected;
    private readonly AlignedBuffer _scratch;
    private readonly List<OneDnnPrimitive> _primitives = [];

    private ActivationFamily(string title, ActivationFunction[] functions, int[] lengths)
    {
        Title = title;
        _functions = functions;
        _lengths = lengths;
        _x = AlignedBuffer.Random(lengths[^1], -8, 8);
        _y = new(lengths[^1]);
        _expected = new(lengths[^1]);
        _scratch = new(lengths[^1]);
    }

    /// <summary>The lengths of <see cref="OfSpans"/>.</summary>
    public static int[] Lengths { get; } = [8, 16, 1024, 65_536, 16_777_216];

    public string Title { get; }

    public IEnumerable<string> Functions => _functions.Select(static function => function.Name);

    /// <summary>Activations of elements, and softmax of one row.</summary>
    public static ActivationFamily OfSpans() => new("Activations", ActivationFunctions.OfSpans, Lengths);

    /// <summary>Softmax of rows of 1,000.</summary>
    public static ActivationFamily OfRows() => new("Rows of 1,000", ActivationFunctions.OfRows, [1000, 64_000, 16_000_000]);

    public IEnumerable<Case> Cases(string function)
    {
        ActivationFunction measured = _functions.Single(candidate => candidate.Name == function);
        return _lengths.Select(length => new Case(function, length, [.. Contestants(measured, length)])
        {
            IsPerCall = length <= LongestCall,
        });
    }

    public void Dispose()
    {
        _primitives.ForEach(static primitive => primitive.Dispose());
        _x.Dispose();
        _y.Dispose();
        _expected.Dispose();
        _scratch.Dispose();
    }

    private IEnumerable<Contestant> Contestants(ActivationFunction function, int length)
    {
        yield return Named(Names.ActGen, function.Generated);
        if (function.TensorCall is { } call)
        {
            yield return Named(Names.Tensors, call);
        }

        if (function.TensorSteps is { } steps)
        {
            yield return Named(Names.Tensors, (x, y) => TensorCompositions.InBlocks(steps, x, _scratch.Span, y));
            if (length > TensorCompositions.Block)
            {
                yield return Named(Names.Tensors, (x, y) => steps(x, _scratch.Span[..x.Length], y));
            }
        }

        yield return Named(Names.Plain, function.Plain);
        if (function.OneDnn is { } operation && OneDnnLibrary.Instance is { } library)
        {
            OneDnnPrimitive primitive = library.Prepare(operation, length, _x, _y);
            _primitives.Add(primitive);
            yield return new(Names.OneDnn, primitive.Repeat, Fault);
        }

        yield return Other(Names.Copy, static (x, y) => x.CopyTo(y));
        if (length >= ShortestNonTemporal)
        {
            yield return Other(Names.Copy, NonTemporalCopy.Copy);
        }

        if (length <= LongestCall)
        {
            yield return Other(Names.Nothing, static (_, _) => { });
        }

        Contestant Named(string name, SpanFunction compute) => Contestant.Of(name, compute, _x, _y, length, Fault);

        Contestant Other(string name, SpanFunction compute) => Contestant.Of(name, compute, _x, _y, length, static () => null);

        string? Fault()
        {
            function.Generated(_x.Span[..length], _expected.Span[..length]);
            return Agreement.Compare(_expected.Span[..length], _y.Span[..length], function.Tolerance, function.Floor);
        }
    }
}
