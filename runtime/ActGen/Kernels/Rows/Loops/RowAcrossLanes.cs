#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen;

/// <summary>One row along the lanes: for long rows, and for few.</summary>
internal readonly unsafe struct RowAcrossLanes<T> : IRowLayout<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsAcross => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FoldMaxima(T* maxima)
    {
        Simd128<T> quarter = Simd128<T>.Max(
            Simd128<T>.Max(Quarter(maxima, 0), Quarter(maxima, 2)), Simd128<T>.Max(Quarter(maxima, 1), Quarter(maxima, 3)));
        if (typeof(T) == typeof(float))
        {
            quarter = Simd128<T>.Max(quarter, new(Vector128.Shuffle(quarter.Value.AsSingle(), Vector128.Create(2, 3, 0, 1)).As<float, T>()));
            quarter = Simd128<T>.Max(quarter, new(Vector128.Shuffle(quarter.Value.AsSingle(), Vector128.Create(1, 0, 3, 2)).As<float, T>()));
        }
        else
        {
            quarter = Simd128<T>.Max(quarter, new(Vector128.Shuffle(quarter.Value.AsDouble(), Vector128.Create(1L, 0)).As<double, T>()));
        }

        *maxima = quarter.Value.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FoldCounts(T* counts) => *counts = Fold(counts);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FoldSums<V>(T* sums, T* values, in RowArguments<T> row)
        where V : struct, ISimd<V, T>
        => *sums = Fold(sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfRow<V>(T* results, nuint lane)
        where V : struct, ISimd<V, T>
        => V.Create(*results);

    /// <summary>Adds halves until one element is left, and a zero: lanes without an element would make +0 of -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fold(T* lanes)
    {
        Vector128<T> sums = (Quarter(lanes, 0) + Quarter(lanes, 2) + (Quarter(lanes, 1) + Quarter(lanes, 3))).Value;
        return (Vector128<T>.Count == 2 ? sums[0] + sums[1] : sums[0] + sums[2] + (sums[1] + sums[3])) + T.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd128<T> Quarter(T* lanes, int index) => new(Vector128.Load(lanes + index * Vector128<T>.Count));
}
#endif
