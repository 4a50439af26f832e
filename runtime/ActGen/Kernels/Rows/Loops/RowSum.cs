#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>How the elements of a lane are added up.</summary>
internal static class RowSum
{
    /// <summary>
    /// The elements to add up before their sum goes to a <see cref="RowSum{V, T}"/>: its own errors are small then, those of one long sum
    /// would not be; and an exact addition takes six operations. The lanes of a tile have no more, and do without.
    /// </summary>
    internal const int Run = 8;
}

/// <summary>Sums of lanes, with the errors of their additions.</summary>
internal struct RowSum<V, T>
    where V : struct, ISimd<V, T>
    where T : unmanaged
{
    private V _sum;
    private V _error;

    // Knuth's exact addition, as in CompensatedSum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(V part)
    {
        V before = _sum;
        _sum = before + part;
        V added = _sum - before;
        _error += before - (_sum - added) + (part - added);
    }

    /// <summary>The sums with their errors, to lanes of memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly unsafe void Store(T* sums, nuint lane)
        => V.Store(_sum + V.SelectEqual(_error, _error, _error, V.Create(default)), ref *sums, lane); // the error of an infinite sum is NaN
}
#endif
