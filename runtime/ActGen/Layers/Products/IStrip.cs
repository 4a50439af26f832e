#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>
/// Part of a row of a matrix in a few registers side by side, so that a tile is written once for every number of them.
/// </summary>
/// <typeparam name="TSelf">The implementing strip.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// The last register need not follow the one before it: it may begin earlier and share elements with it, where the row is
/// no whole number of registers wide. Both compute the shared elements alike.
/// </remarks>
internal unsafe interface IStrip<TSelf, T>
    where TSelf : struct, IStrip<TSelf, T>
    where T : unmanaged
{
    /// <summary>Reads a strip whose last register begins <paramref name="last"/> elements past <paramref name="source"/>.</summary>
    static abstract TSelf Load(T* source, nuint last);

    /// <summary>Writes a strip whose last register begins <paramref name="last"/> elements past <paramref name="destination"/>.</summary>
    static abstract void Store(TSelf strip, T* destination, nuint last);

    /// <summary>Adds two strips.</summary>
    static abstract TSelf Add(TSelf left, TSelf right);

    /// <summary>
    /// Adds the products of one factor and a strip. The factor comes by address: so the JIT broadcasts it while loading, and
    /// not in the port that the multiplications of 512 bits need (0.6 of the speed).
    /// </summary>
    static abstract TSelf MultiplyAdd(T* factor, TSelf strip, TSelf addend);
}
#endif
