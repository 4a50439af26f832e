#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The gradient of softmax: y (dy - sum of y dy) / temperature; of softmin with a negative temperature.</summary>
internal readonly unsafe struct SoftmaxGradientKernel<T> : IRowKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _inverse;

    internal SoftmaxGradientKernel(T temperature) => _inverse = T.One / temperature;

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
                    V product = V.Load(ref *y.At(i), lane) * V.Load(ref *dy.At(i), lane);
                    if (TLayout.IsAcross)
                    {
                        part += product;
                    }
                    else
                    {
                        V.Store(product, ref *values, i + lane);
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
            V mean = TLayout.OfRow<V>(sums, lane);
            for (nuint i = 0; i < length; i += step)
            {
                V slope = V.Load(ref *y.At(i), lane) * (V.Load(ref *dy.At(i), lane) - mean);
                V.Store(slope * inverse, ref *dx.At(i), lane);
            }
        }
    }
}
#endif
