#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The gradient of sparsemax: (dy - mean of dy) / temperature where y is positive, the mean over the same elements; 0 elsewhere.</summary>
internal readonly unsafe struct SparsemaxGradientKernel<T> : IRowKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _inverse;

    internal SparsemaxGradientKernel(T temperature) => _inverse = T.One / temperature;

    public static bool IsGradient => true;

    public static T Padding => T.Zero;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V, TLayout>(in RowArguments<T> row)
        where V : struct, ISimd<V, T>
        where TLayout : struct, IRowLayout<T>
    {
        RowMemory<T> y = row.X, dy = row.Dy, dx = row.Y;
        T* sums = row.Workspace.Sums, counts = row.Workspace.Counts, values = row.Workspace.Values;
        nuint length = row.Length, step = row.Step;
        V inverse = V.Create(_inverse), zero = V.Create(T.Zero), one = V.Create(T.One);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            var sum = default(RowSum<V, T>);
            V count = zero;
            for (nuint i = 0; i < length;)
            {
                V part = zero;
                for (nuint end = nuint.Min(i + RowSum.Run * step, length); i < end; i += step)
                {
                    // What is not at most zero is in the support, NaN too; it makes the sum NaN.
                    V output = V.Load(ref *y.At(i), lane);
                    V slope = V.SelectLessOrEqual(output, zero, zero, V.Load(ref *dy.At(i), lane) + (output - output));
                    count += V.SelectLessOrEqual(output, zero, zero, one);
                    if (TLayout.IsAcross)
                    {
                        part += slope;
                    }
                    else
                    {
                        V.Store(slope, ref *values, i + lane);
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
            V mean = TLayout.OfRow<V>(sums, lane) / TLayout.OfRow<V>(counts, lane);
            for (nuint i = 0; i < length; i += step)
            {
                V slope = (V.Load(ref *dy.At(i), lane) - mean) * inverse;
                V.Store(V.SelectLessOrEqual(V.Load(ref *y.At(i), lane), zero, zero, slope), ref *dx.At(i), lane);
            }
        }
    }
}
#endif
