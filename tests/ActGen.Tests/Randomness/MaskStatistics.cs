using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace ActGen.Tests.Randomness;

/// <summary>
/// Statistics of masks of a hundred million bits. The keys are fixed, so a test passes or fails for good; a figure beyond five
/// standard deviations would come by chance once in two million.
/// </summary>
internal static class MaskStatistics
{
    internal const int Draws = 100_000_000;
    internal const double Sigmas = 5;

    /// <summary>One bit a number, set where it is below the threshold.</summary>
    /// <param name="fill">Gives the numbers from an index on.</param>
    /// <param name="threshold">The threshold.</param>
    internal static ulong[] Mask(Action<long, float[]> fill, float threshold)
    {
        var limit = Vector256.Create(threshold);
        float[] numbers = new float[1 << 16];
        ulong[] mask = new ulong[Draws / 64];
        for (int word = 0; word < mask.Length; word++)
        {
            int first = word * 64 % numbers.Length;
            if (first == 0)
            {
                fill(64L * word, numbers);
            }

            for (int i = 0; i < 64; i += Vector256<float>.Count)
            {
                Vector256<float> below = Vector256.LessThan(Vector256.LoadUnsafe(ref numbers[first + i]), limit);
                mask[word] |= (ulong)below.ExtractMostSignificantBits() << i;
            }
        }

        return mask;
    }

    /// <summary>The number of bits that are set.</summary>
    internal static long Count(ReadOnlySpan<ulong> mask)
    {
        long count = 0;
        foreach (ulong word in mask)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>Asserts that a count is that of independent draws, each true with the probability <paramref name="p"/>.</summary>
    internal static void AssertBinomial(long count, double p)
    {
        double deviation = Math.Sqrt(Draws * p * (1 - p));
        Assert.InRange(count, Draws * p - Sigmas * deviation, Draws * p + Sigmas * deviation);
    }

    /// <summary>Asserts that the bits of one mask tell nothing of those <paramref name="lag"/> further on in another.</summary>
    internal static void AssertIndependent(ulong[] first, ulong[] second, int lag)
    {
        int words = first.Length - lag / 64 - 1;
        long both = 0;
        for (int i = 0; i < words; i++)
        {
            ulong low = second[i + lag / 64], high = second[i + lag / 64 + 1];
            ulong later = lag % 64 == 0 ? low : low >> lag | high << -lag; // shifts count modulo 64
            both += BitOperations.PopCount(first[i] & later);
        }

        double draws = 64d * words;
        double p = Count(first.AsSpan(0, words)) / draws;
        double q = Count(second.AsSpan(lag / 64, words)) / draws;
        double correlation = (both / draws - p * q) / Math.Sqrt(p * (1 - p) * q * (1 - q));
        Assert.InRange(correlation * Math.Sqrt(draws), -Sigmas, Sigmas);
    }
}
