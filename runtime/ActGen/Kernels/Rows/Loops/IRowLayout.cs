#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>
/// How rows lie in registers: one row along the lanes, or a row in each of them. A loop over registers is the same for both; what differs
/// is how the results of lanes become those of rows.
/// </summary>
/// <remarks>
/// Both add up the elements of a row in the same order, so that either may be used for any row: element i goes to the sum of lane
/// i modulo the lanes of 64 bytes, and the lanes' sums are folded in halves. Lanes for which a row is too short count as zero.
/// </remarks>
internal unsafe interface IRowLayout<T>
    where T : unmanaged
{
    /// <summary>Whether a row lies along the lanes; a constant to the JIT.</summary>
    static abstract bool IsAcross { get; }

    /// <summary>Makes of the maxima of lanes those of rows.</summary>
    static abstract void FoldMaxima(T* maxima);

    /// <summary>Makes of the counts of lanes those of rows.</summary>
    static abstract void FoldCounts(T* counts);

    /// <summary>
    /// Ends the sums of rows: from the sums of lanes, where a row lies along them, else from the values themselves.
    /// </summary>
    static abstract void FoldSums<V>(T* sums, T* values, in RowArguments<T> row)
        where V : struct, ISimd<V, T>;

    /// <summary>What was found for the rows of the lanes from <paramref name="lane"/> on.</summary>
    static abstract V OfRow<V>(T* results, nuint lane)
        where V : struct, ISimd<V, T>;
}
#endif
