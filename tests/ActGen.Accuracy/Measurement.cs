using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;

namespace ActGen.Accuracy;

/// <summary>Compares generated functions with their references over the floats.</summary>
internal sealed class Measurement : IDisposable
{
    private const int BlockLength = 1 << 14;
    private const uint PositiveInfinity = 0x7f800000;

    private readonly LoadedAssembly _loaded;

    /// <summary>Generates and compiles the subjects.</summary>
    /// <param name="subjects">What will be measured.</param>
    /// <param name="host">The project they are compiled in.</param>
    /// <exception cref="GeneratedCodeException">They do not compile.</exception>
    public Measurement(IEnumerable<Subject> subjects, GeneratorHost host)
    {
        string source = $$"""
            using System;
            using ActGen;

            public static partial class Subjects
            {
            {{string.Concat(subjects.Select(subject => subject.Declaration))}}
            }
            """;
        _loaded = host.Run(source).ShouldCompile().Load();
    }

    /// <summary>Measures a function over every <paramref name="stride"/>th float, all powers of two and their neighbours, its kinks and the special values.</summary>
    /// <param name="subject">The function.</param>
    /// <param name="stride">1 for every float there is.</param>
    /// <param name="report">Told now and then, by any thread, how many floats are done since.</param>
    public Tally Run(Subject subject, int stride, Action<long> report)
    {
        SpanFunction<float> function = Function(subject);
        var total = new Tally();

        float[] extra =
        [
            .. FloatPatterns.Specials, .. FloatPatterns.PowersOfTwo,
            .. subject.Reference.Kinks.SelectMany(kink => FloatPatterns.Around((float)kink, 1000)),
        ];
        Add(total, extra, new float[extra.Length], extra.Length);

        long blocks = (FloatPatterns.Count + ((long)stride * BlockLength) - 1) / ((long)stride * BlockLength);
        Parallel.For(
            0L,
            blocks,
            () => (Tally: new Tally(), X: new float[BlockLength], Y: new float[BlockLength]),
            (block, _, local) =>
            {
                int count = FloatPatterns.Fill(local.X, block * stride * BlockLength, stride);
                Add(local.Tally, local.X, local.Y, count);
                report(count);
                return local;
            },
            local =>
            {
                lock (total)
                {
                    total.Add(local.Tally);
                }
            });
        return total;

        void Add(Tally tally, float[] x, float[] y, int count)
        {
            function(x.AsSpan(0, count), y.AsSpan(0, count));
            tally.Add(subject, x.AsSpan(0, count), y.AsSpan(0, count));
        }
    }

    /// <summary>How many of the non-negative floats, infinity included, do not come back bit for bit.</summary>
    /// <param name="subject">A function that is the identity there.</param>
    public long ChangedNonNegatives(Subject subject)
    {
        SpanFunction<float> function = Function(subject);
        long changed = 0;
        object gate = new();
        Parallel.For(
            0L,
            (PositiveInfinity / BlockLength) + 1,
            () => (Changed: 0L, X: new float[BlockLength], Y: new float[BlockLength]),
            (block, _, local) =>
            {
                long first = block * BlockLength;
                int count = (int)Math.Min(FloatPatterns.Fill(local.X, first, 1), PositiveInfinity + 1 - first);
                ReadOnlySpan<float> x = local.X.AsSpan(0, count);
                Span<float> y = local.Y.AsSpan(0, count);
                function(x, y);
                return (local.Changed + Differences(x, y), local.X, local.Y);
            },
            local =>
            {
                lock (gate)
                {
                    changed += local.Changed;
                }
            });
        return changed;
    }

    /// <inheritdoc/>
    public void Dispose() => _loaded.Dispose();

    private static long Differences(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        if (MemoryMarshal.Cast<float, int>(x).SequenceEqual(MemoryMarshal.Cast<float, int>(y)))
        {
            return 0;
        }

        long differences = 0;
        for (int i = 0; i < x.Length; i++)
        {
            differences += BitConverter.SingleToInt32Bits(x[i]) == BitConverter.SingleToInt32Bits(y[i]) ? 0 : 1;
        }

        return differences;
    }

    private SpanFunction<float> Function(Subject subject) => _loaded.Get<SpanFunction<float>>("Subjects", subject.Method);
}
