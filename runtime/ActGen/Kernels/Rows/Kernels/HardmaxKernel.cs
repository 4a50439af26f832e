#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>hardmax: 1 at the first of the largest elements.</summary>
internal readonly unsafe struct HardmaxKernel<T> : IRowKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _masked;

    internal HardmaxKernel(MaskedRows masked) => _masked = masked == MaskedRows.Zero ? T.Zero : T.NaN;

    public static bool IsGradient => false;

    public static T Padding => T.NegativeInfinity;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V, TLayout>(in RowArguments<T> row)
        where V : struct, ISimd<V, T>
        where TLayout : struct, IRowLayout<T>
    {
        RowMemory<T> x = row.X, y = row.Y;
        T* maxima = row.Workspace.Maxima, undefined = row.Workspace.Sums, counts = row.Workspace.Counts;
        nuint length = row.Length, step = row.Step;
        V zero = V.Create(T.Zero), one = V.Create(T.One);

        RowMaximum.Find<V, TLayout, PlainRowInput, T>(in row);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V nan = zero; // unless an element is
            for (nuint i = 0; i < length; i += step)
            {
                V input = V.Load(ref *x.At(i), lane);
                nan += V.SelectEqual(input, input, zero, input);
            }

            V.Store(nan, ref *undefined, lane);
        }

        TLayout.FoldCounts(undefined);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V maximum = TLayout.OfRow<V>(maxima, lane);
            V rest = TLayout.OfRow<V>(undefined, lane) + V.SelectEqual(maximum, V.Create(T.NegativeInfinity), V.Create(_masked), zero);
            V left = V.SelectEqual(maximum, V.Create(T.NegativeInfinity), zero, one);
            V count = zero;
            for (nuint i = 0; i < length; i += step)
            {
                V hit = V.SelectEqual(V.Load(ref *x.At(i), lane), maximum, left, zero);
                left -= hit;
                count += hit;
                V.Store(hit + rest, ref *y.At(i), lane);
            }

            V.Store(count, ref *counts, lane);
        }

        // Along the lanes, each has found a first of its own.
        TLayout.FoldCounts(counts);
        if (TLayout.IsAcross && *counts > T.One)
        {
            KeepFirst(y, length, step);
        }
    }

    private static void KeepFirst(RowMemory<T> y, nuint length, nuint step)
    {
        T left = T.One;
        for (nuint i = 0; i < length; i += step)
        {
            T* register = y.At(i);
            for (nuint lane = 0; lane < step; lane++)
            {
                register[lane] = T.Min(register[lane], left);
                left -= register[lane];
            }
        }
    }
}
#endif
