#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>A row in every lane, its elements a step apart: for many short rows.</summary>
internal readonly unsafe struct RowPerLane<T> : IRowLayout<T>
    where T : unmanaged
{
    public static bool IsAcross => false;

    public static void FoldMaxima(T* maxima)
    {
        // A lane's maximum is its row's.
    }

    public static void FoldCounts(T* counts)
    {
        // And so is its count.
    }

    // The order of RowAcrossLanes: what is a lane there is a register here. No more in a row than RowSum.Run, so no error is to be caught.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FoldSums<V>(T* sums, T* values, in RowArguments<T> row)
        where V : struct, ISimd<V, T>
    {
        nuint lanes = RowWorkspace<T>.Lanes, step = row.Step, length = row.Length;
        T* partial = row.Workspace.Partial;
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            nuint count = nuint.Min(length, lanes * step);
            for (nuint i = 0; i < count; i += step)
            {
                V sum = V.Load(ref *values, i + lane);
                for (nuint j = i + lanes * step; j < length; j += lanes * step)
                {
                    sum += V.Load(ref *values, j + lane);
                }

                V.Store(sum, ref *partial, i + lane);
            }

            for (nuint half = lanes / 2 * step; half >= step; half /= 2)
            {
                for (nuint i = 0; i + half < count; i += step)
                {
                    V.Store(V.Load(ref *partial, i + lane) + V.Load(ref *partial, i + half + lane), ref *partial, i + lane);
                }

                count = nuint.Min(count, half);
            }

            V.Store(V.Load(ref *partial, lane) + V.Create(default), ref *sums, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfRow<V>(T* results, nuint lane)
        where V : struct, ISimd<V, T>
        => V.Load(ref *results, lane);
}
#endif
