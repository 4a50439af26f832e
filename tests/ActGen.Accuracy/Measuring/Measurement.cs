using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;

namespace ActGen.Accuracy.Measuring;

/// <summary>Compares generated functions with their references over the floats.</summary>
internal sealed class Measurement : IDisposable
{
    /// <summary>Part of every fingerprint: raise it when measuring itself changes, so that nothing old is taken for new.</summary>
    private const byte Method = 1;

    private const int BlockLength = 1 << 14;
    private const int FingerprintStride = 4_099;
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

    /// <summary>The generated function.</summary>
    public SpanFunction<float> Function(Subject subject) => _loaded.Get<SpanFunction<float>>("Subjects", subject.Method);

    /// <summary>A digest of the results, and of what they should be, at a million inputs: what a new measurement depends on.</summary>
    public string Fingerprint(Subject subject)
    {
        SpanFunction<float> function = Function(subject);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Method]);
        float[] x = new float[BlockLength], y = new float[BlockLength], exact = new float[BlockLength];
        Append(FloatPatterns.Specials.Concat(FloatPatterns.PowersOfTwo).ToArray());
        for (long first = 0; first < FloatPatterns.Count; first += (long)BlockLength * FingerprintStride)
        {
            Append(x.AsSpan(0, FloatPatterns.Fill(x, first, FingerprintStride)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()[..16]);

        void Append(ReadOnlySpan<float> inputs)
        {
            Span<float> results = y.AsSpan(0, inputs.Length);
            function(inputs, results);
            hash.AppendData(MemoryMarshal.AsBytes<float>(results));

            int i = 0;
            for (; i + 8 <= inputs.Length; i += 8)
            {
                Vector256<float> input = Vector256.Create(inputs[i..]);
                Vector512<double> value = subject.Exact(Vector512.Create(Vector256.WidenLower(input), Vector256.WidenUpper(input)));
                Vector256.Narrow(value.GetLower(), value.GetUpper()).CopyTo(exact, i);
            }

            hash.AppendData(MemoryMarshal.AsBytes<float>(exact.AsSpan(0, i)));
        }
    }

    /// <summary>
    /// Measures a function over every <paramref name="stride"/>th float, and in a sample over the neighbourhoods of all powers
    /// of two, its kinks and the ends of its range.
    /// </summary>
    /// <param name="subject">The function.</param>
    /// <param name="fingerprint">Its <see cref="Fingerprint"/>.</param>
    /// <param name="stride">1 for every float there is.</param>
    /// <param name="isIdentityFromZero">Whether it gives non-negative floats back bit for bit, which is then tested on all of them.</param>
    /// <param name="report">Told now and then, by any thread, how much is done since, of 1.</param>
    public Result Run(Subject subject, string fingerprint, int stride, bool isIdentityFromZero, Action<double> report)
    {
        long start = Stopwatch.GetTimestamp();
        SpanFunction<float> function = Function(subject);
        var total = new Tally(subject);
        if (stride > 1)
        {
            foreach (float[] chunk in Inputs.Neighbourhoods(subject, function).Chunk(BlockLength))
            {
                var block = new Block();
                chunk.CopyTo(block.X, 1);
                Measure(function, total, block, chunk.Length);
            }
        }

        long blocks = (FloatPatterns.Count + ((long)stride * BlockLength) - 1) / ((long)stride * BlockLength);
        Parallel.For(
            0L,
            blocks,
            () => (Tally: new Tally(subject), Block: new Block()),
            (index, _, local) =>
            {
                long first = index * stride * BlockLength;
                local.Block.X[0] = index == 0 ? float.NaN : BitConverter.UInt32BitsToSingle((uint)(first - stride));
                Measure(function, local.Tally, local.Block, FloatPatterns.Fill(local.Block.X.AsSpan(1), first, stride));
                report(1.0 / blocks);
                return local;
            },
            local =>
            {
                lock (total)
                {
                    total.Add(local.Tally);
                }
            });
        return total.ToResult(fingerprint) with
        {
            ChangedNonNegatives = isIdentityFromZero ? ChangedNonNegatives(function) : null,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _loaded.Dispose();

    private static void Measure(SpanFunction<float> function, Tally tally, Block block, int count)
    {
        block.X.AsSpan(1 + count).Fill(float.NaN);
        function(block.X, block.Y);
        tally.Add(block.X.AsSpan(1), block.Y.AsSpan(1));
        tally.AddOrder(block.X, block.Y);
    }

    /// <summary>How many of the non-negative floats, infinity included, do not come back bit for bit.</summary>
    private static long ChangedNonNegatives(SpanFunction<float> function)
    {
        long changed = 0;
        object gate = new();
        Parallel.For(
            0L,
            (PositiveInfinity / BlockLength) + 1,
            () => (Changed: 0L, Block: new Block()),
            (index, _, local) =>
            {
                long first = index * BlockLength;
                int count = (int)Math.Min(FloatPatterns.Fill(local.Block.X.AsSpan(1), first, 1), PositiveInfinity + 1 - first);
                ReadOnlySpan<float> x = local.Block.X.AsSpan(1, count);
                Span<float> y = local.Block.Y.AsSpan(1, count);
                function(x, y);
                return (local.Changed + Differences(x, y), local.Block);
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

    /// <summary>Inputs and results; the first input is the one before the block, or NaN.</summary>
    private sealed class Block
    {
        public float[] X { get; } = [float.NaN, .. new float[BlockLength]];

        public float[] Y { get; } = new float[1 + BlockLength];
    }
}
