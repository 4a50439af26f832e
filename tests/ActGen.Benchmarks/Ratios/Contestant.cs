using System;

namespace ActGen.Benchmarks.Ratios;

/// <summary>One way to compute a case.</summary>
/// <param name="Name">The column it gets. Of several with one name, the fastest counts.</param>
/// <param name="Repeat">Computes the case that many times.</param>
/// <param name="Fault">Says what is wrong with the output of the last computation; null where it agrees with the others'.</param>
internal sealed record Contestant(string Name, Action<int> Repeat, Func<string?> Fault)
{
    /// <summary>A function from the start of one buffer to that of another.</summary>
    public static Contestant Of(string name, SpanFunction function, AlignedBuffer x, AlignedBuffer y, int length, Func<string?> fault)
    {
        return new(name, Repeat, fault);

        void Repeat(int calls)
        {
            ReadOnlySpan<float> input = x.Span[..length];
            Span<float> output = y.Span[..length];
            for (int i = 0; i < calls; i++)
            {
                function(input, output);
            }
        }
    }
}
