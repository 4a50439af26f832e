#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The gradient of log_softmax: (dy - e^y sum of dy) / temperature.</summary>
internal readonly unsafe struct LogSoftmaxGradientKernel<TMath, T> : IRowKernel<T>
    where TMath : struct, IRowMath<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _inverse;

    internal LogSoftmaxGradientKernel(T temperature) => _inverse = T.One / temperature;

    public static bool IsGradient => true;

    public static T Padding => T.Zero;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V, TLayout>(in RowArguments<T> row)
        where V : struct, ISimd<V, T>
        where TLayout : struct, IRowLayout<T>
    {
        RowMemory<T> y = row.X, dy = row.Dy, dx = row.Y;
        T* sums = row.Workspace.Sums, values = row.Workspace.Values;
        nuint length = row.Length, step = row.Step;
        V inverse = V.Create(_inverse);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            var sum = default(RowSum<V, T>);
            for (nuint i = 0; i < length;)
            {
                V part = V.Create(T.Zero);
                for (nuint end = nuint.Min(i + RowSum.Run * step, length); i < end; i += step)
                {
                    V slope = V.Load(ref *dy.At(i), lane);
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
        }

        TLayout.FoldSums<V>(sums, values, in row);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V total = TLayout.OfRow<V>(sums, lane);
            for (nuint i = 0; i < length; i += step)
            {
                V probability = TMath.ExpOfNonPositive(V.Load(ref *y.At(i), lane));
                V.Store((V.Load(ref *dy.At(i), lane) - probability * total) * inverse, ref *dx.At(i), lane);
            }
        }
    }
}
#endif
