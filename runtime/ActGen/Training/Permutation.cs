using System;

namespace ActGen;

/// <summary>Random orders.</summary>
internal static class Permutation
{
    /// <summary>The stage of the random numbers, which no layer uses.</summary>
    internal const int Stage = CounterRandom.StageCount - 1;

    /// <summary>
    /// The order that belongs to a key, by exchanges from the end (Fisher and Yates). A number of 32 bits chooses among n places with
    /// probabilities that differ by n 2^-32 of themselves at most.
    /// </summary>
    internal static void Fill(Span<int> order, in RandomKey key)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var numbers = new UniformSequence(in key, Stage, 0);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = (int)(numbers.NextDouble() * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
