namespace ActGen;

/// <summary>The order of the terms in a sum of a dense layer. It depends on the shape alone, and is a promise: see <see cref="DenseLayer"/>.</summary>
/// <remarks>
/// In one chain, each term waits for the one before it. In a narrow layer nothing fills that time, and a sample that is alone
/// waits with it; a wide layer has other sums to work at. Through 8, 16, 16 and 4 units with swish, a sample a call takes 49 ns
/// in parts and 60 in chains, 80 and 107 where each call needs the result of the last, and 18.9 and 18.3 in a batch.
/// </remarks>
internal static class DenseSum
{
    /// <summary>The parts of an interleaved sum: term i belongs to part i mod 4, and the parts are added in pairs.</summary>
    internal const int Parts = 4;

    private const int MaxTerms = 64;

    /// <summary>One register of floats, four on the narrowest machine.</summary>
    private const int MaxSums = 16;

    /// <summary>Whether sums are built in parts, and not in one chain.</summary>
    /// <param name="terms">The terms of a sum.</param>
    /// <param name="sums">The sums of a sample.</param>
    internal static bool IsInterleaved(int terms, int sums) => terms <= MaxTerms && sums <= MaxSums;
}
