#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// sparsemax: the threshold rises from 1 below the maximum until the elements above it are those it was computed from. A few sweeps do,
/// where sorting would not vectorise.
/// </summary>
internal readonly unsafe struct SparsemaxKernel<T> : IRowKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _temperature;
    private readonly T _masked;

    internal SparsemaxKernel(T temperature, MaskedRows masked)
    {
        _temperature = temperature;
        _masked = masked == MaskedRows.Zero ? T.Zero : T.NaN;
    }

    public static bool IsGradient => false;

    public static T Padding => T.NegativeInfinity;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V, TLayout>(in RowArguments<T> row)
        where V : struct, ISimd<V, T>
        where TLayout : struct, IRowLayout<T>
    {
        RowMemory<T> x = row.X, y = row.Y;
        T* maxima = row.Workspace.Maxima, undefined = row.Workspace.Sums, counts = row.Workspace.Counts, thresholds = row.Workspace.Others;
        nuint length = row.Length, step = row.Step;
        V zero = V.Create(T.Zero), divisor = V.Create(_temperature);

        RowMaximum.Find<V, TLayout, PlainRowInput, T>(in row);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V found = TLayout.OfRow<V>(maxima, lane);
            V maximum = V.SelectEqual(found, V.Create(T.NegativeInfinity), V.Create(_masked), found);
            V nan = zero; // unless an element is
            for (nuint i = 0; i < length; i += step)
            {
                V z = (V.Load(ref *x.At(i), lane) - maximum) / divisor;
                nan += V.SelectEqual(z, z, zero, z);
                V.Store(z, ref *y.At(i), lane);
            }

            V.Store(nan, ref *undefined, lane);
        }

        // A row of NaN has no elements above a threshold that is NaN.
        TLayout.FoldCounts(undefined);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V.Store(V.Create(-T.One) + TLayout.OfRow<V>(undefined, lane), ref *thresholds, lane);
            V.Store(V.Create(T.PositiveInfinity), ref *counts, lane);
        }

        while (Raise<V, TLayout>(in row))
        {
        }

        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V threshold = V.Load(ref *thresholds, lane);
            for (nuint i = 0; i < length; i += step)
            {
                T* place = y.At(i);
                V.Store(V.Max(V.Load(ref *place, lane) - threshold, zero), ref *place, lane);
            }
        }
    }

    /// <summary>Raises the thresholds of all rows.</summary>
    /// <returns>Whether any may rise further. Where none does, the elements above it are what they were.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Raise<V, TLayout>(in RowArguments<T> row)
        where V : struct, ISimd<V, T>
        where TLayout : struct, IRowLayout<T>
    {
        RowMemory<T> y = row.Y;
        T* thresholds = row.Workspace.Others, sums = row.Workspace.Sums, counts = row.Workspace.Counts, before = row.Workspace.Maxima;
        T* values = row.Workspace.Values;
        nuint length = row.Length, step = row.Step;
        V zero = V.Create(T.Zero), one = V.Create(T.One);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V.Store(V.Load(ref *counts, lane), ref *before, lane);
            V threshold = V.Load(ref *thresholds, lane), count = zero;
            var sum = default(RowSum<V, T>);
            for (nuint i = 0; i < length;)
            {
                V part = zero;
                for (nuint end = nuint.Min(i + RowSum.Run * step, length); i < end; i += step)
                {
                    V z = V.Load(ref *y.At(i), lane);
                    count += V.SelectLess(threshold, z, one, zero);
                    z = V.SelectLess(threshold, z, z, zero);
                    if (TLayout.IsAcross)
                    {
                        part += z;
                    }
                    else
                    {
                        V.Store(z, ref *values, i + lane);
                    }
                }

                if (TLayout.IsAcross)
                {
                    sum.Add(part);
                }
            }

            if (TLayout.IsAcross)
            {
                sum.Store(sums, lane);
            }

            V.Store(count, ref *counts, lane);
        }

        TLayout.FoldSums<V>(sums, values, in row);
        TLayout.FoldCounts(counts);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V count = TLayout.OfRow<V>(counts, lane), threshold = V.Load(ref *thresholds, lane);
            V.Store(count, ref *counts, lane);
            V raised = (TLayout.OfRow<V>(sums, lane) - one) / count;
            V.Store(V.SelectLess(threshold, raised, raised, threshold), ref *thresholds, lane);
        }

        bool hasChanged = false;
        for (nuint lane = 0; lane < step; lane++)
        {
            hasChanged |= counts[lane] != before[lane];
        }

        return hasChanged;
    }
}
#endif
