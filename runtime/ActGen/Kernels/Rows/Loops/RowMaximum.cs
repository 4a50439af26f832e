#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The first thing every function of rows needs.</summary>
internal static unsafe class RowMaximum
{
    /// <summary>
    /// Finds the maxima of rows, of the negated elements where <typeparamref name="TInput"/> says so. Where an element is NaN, any may come out.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Find<V, TLayout, TInput, T>(in RowArguments<T> row)
        where V : struct, ISimd<V, T>
        where TLayout : struct, IRowLayout<T>
        where TInput : struct, IRowInput
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RowMemory<T> x = row.X;
        T* maxima = row.Workspace.Maxima;
        nuint length = row.Length, step = row.Step;
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            // Two at a time: a maximum takes the processor longer than a load.
            V even = V.Create(T.NegativeInfinity);
            V odd = even;
            nuint i = 0;
            for (; i + step < length; i += 2 * step)
            {
                V first = V.Load(ref *x.At(i), lane);
                V second = V.Load(ref *x.At(i + step), lane);
                even = V.Max(TInput.IsNegated ? -first : first, even);
                odd = V.Max(TInput.IsNegated ? -second : second, odd);
            }

            if (i < length)
            {
                V last = V.Load(ref *x.At(i), lane);
                even = V.Max(TInput.IsNegated ? -last : last, even);
            }

            V.Store(V.Max(even, odd), ref *maxima, lane);
        }

        TLayout.FoldMaxima(maxima);
    }

    /// <summary>A finite number for the maximum of a masked row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Unmasked<V, T>(V maximum)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => V.SelectEqual(maximum, V.Create(T.NegativeInfinity), V.Create(T.Zero), maximum);
}
#endif
