using System;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>The mean of a loss of every output on its own.</summary>
internal readonly unsafe struct ElementwiseLoss<TElement> : ILossRow
    where TElement : struct, IElementLoss
{
    // Losses are dealt out to sums in turn, as many as the widest register has lanes: the same bits at every width.
    private const int Sums = 8;
    private const int Chunk = 16 * Sums;

    public int MinOutputs => 1;

    public int TargetLength(int outputLength) => outputLength;

    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => default(TElement).Fault(targets, outputLength);

#if NET8_0_OR_GREATER
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
#endif
    public double Invoke<T>(T* outputs, T* targets, T* gradients, int samples, int length)
        where T : unmanaged
    {
        length *= samples; // of the same length each, so that the mean of means is that of all
        double* y = stackalloc double[Chunk], t = stackalloc double[Chunk], losses = stackalloc double[Chunk], slopes = stackalloc double[Chunk];
        double* sums = stackalloc double[Sums];
        new Span<double>(sums, Sums).Clear();
        for (int start = 0, count; start < length; start += count)
        {
            count = Math.Min(Chunk, length - start);
            int padded = (count + Sums - 1) / Sums * Sums;
            LossLoops.Read(outputs + start, y, count);
            LossLoops.Read(targets + start, t, count);
            for (int i = count; i < padded; i++)
            {
                y[i] = t[i] = 0.5;
            }

            LossLoops.Evaluate(default(TElement), y, t, losses, slopes, padded);
            new Span<double>(losses + count, padded - count).Clear();
            for (int i = 0; i < padded; i += Sums)
            {
                for (int lane = 0; lane < Sums; lane++)
                {
                    sums[lane] += losses[i + lane];
                }
            }

            if (gradients != null)
            {
                LossLoops.Write(slopes, 1d / length, gradients + start, count);
            }
        }

        return (sums[0] + sums[4] + (sums[2] + sums[6]) + (sums[1] + sums[5] + (sums[3] + sums[7]))) / length;
    }
}
