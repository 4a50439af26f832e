using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace ActGen.Tests.Memory;

/// <summary>One driver's inputs and outputs, all of them at the same edge of guarded memory.</summary>
internal sealed class Guarded<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly GuardedMemory<T>[] _inputs;
    private readonly GuardedMemory<T>[] _outputs;

    internal Guarded(int inputs, int outputs, int capacity)
    {
        _inputs = [.. Enumerable.Range(0, inputs).Select(_ => new GuardedMemory<T>(capacity, isInput: true))];
        _outputs = [.. Enumerable.Range(0, outputs).Select(_ => new GuardedMemory<T>(capacity, isInput: false))];
    }

    /// <summary>The edge.</summary>
    internal Edge Edge { get; private set; }

    /// <summary>An input, which cannot be written.</summary>
    internal ReadOnlySpan<T> In(int number, int length) => _inputs[number].Of(length, Edge);

    /// <summary>An output; also what is both.</summary>
    internal Span<T> Out(int number, int length) => _outputs[number].Of(length, Edge);

    /// <summary>Calls a driver at both edges for each of <paramref name="cases"/>, which the record tells where the process ends.</summary>
    internal static void Run<TCase>(
        string driver, IEnumerable<TCase> cases, Action<Guarded<T>, TCase> call, int inputs = 2, int outputs = 3, int capacity = 600)
    {
        using var spans = new Guarded<T>(inputs, outputs, capacity);
        foreach (TCase each in cases)
        {
            foreach (Edge edge in (Edge[])[Edge.Start, Edge.End])
            {
                spans.Edge = edge;
                CaseRecord.Write($"{driver} of {typeof(T).Name}, {each}, spans at the {edge} of their pages");
                call(spans, each);
            }
        }
    }

    public void Dispose()
    {
        foreach (GuardedMemory<T> memory in _inputs.Concat(_outputs))
        {
            memory.Dispose();
        }
    }
}
