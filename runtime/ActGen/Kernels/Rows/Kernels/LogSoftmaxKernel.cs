#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// log_softmax: (x - max) / temperature - ln(1 + rest), where rest is the sum of the exponentials but for one of the maximum, whose
/// exponential is 1. With all of them in the sum, the logarithm of a probability near 1 would be lost.
/// </summary>
internal readonly unsafe struct LogSoftmaxKernel<TMath, TInput, T> : IRowKernel<T>
    where TMath : struct, IRowMath<T>
    where TInput : struct, IRowInput
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RowExponent<TMath, T> _exponent;
    private readonly T _masked;

    internal LogSoftmaxKernel(T temperature, MaskedRows masked)
    {
        _exponent = new(temperature);
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
        T* maxima = row.Workspace.Maxima, sums = row.Workspace.Sums, counts = row.Workspace.Counts, tops = row.Workspace.Others;
        T* values = row.Workspace.Values;
        nuint length = row.Length, step = row.Step;
        V inverse = V.Create(_exponent.Inverse), inverseTail = V.Create(_exponent.InverseTail);
        V zero = V.Create(T.Zero), one = V.Create(T.One);

        RowMaximum.Find<V, TLayout, TInput, T>(in row);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V maximum = RowMaximum.Unmasked<V, T>(TLayout.OfRow<V>(maxima, lane));
            _exponent.Prepare(maximum, T.Zero, out V shift, out V bound, out V power);
            V.Store(Exp(V.Max(maximum - shift, bound), power), ref *tops, lane);
            var sum = default(RowSum<V, T>);
            V count = zero;
            for (nuint i = 0; i < length;)
            {
                V part = zero;
                for (nuint end = nuint.Min(i + RowSum.Run * step, length); i < end; i += step)
                {
                    V input = V.Load(ref *x.At(i), lane);
                    V difference = V.Max(input - shift, bound);
                    V e;
                    if (TInput.HasTemperature)
                    {
                        V quotient = difference * inverse;
                        V tail = V.MultiplyAdd(difference, inverseTail, V.FusedMultiplyAdd(difference, inverse, -quotient));
                        e = TMath.ExpTimesPowerOfTwo(quotient, tail, power);
                    }
                    else
                    {
                        e = TMath.ExpTimesPowerOfTwo(difference, power);
                    }

                    e = V.SelectEqual(input, maximum, zero, e);
                    count += V.SelectEqual(input, maximum, one, zero);
                    if (TLayout.IsAcross)
                    {
                        part += e;
                    }
                    else
                    {
                        V.Store(e, ref *values, i + lane);
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
        V divisor = V.Create(_exponent.Temperature);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            V found = TLayout.OfRow<V>(maxima, lane);
            V maximum = RowMaximum.Unmasked<V, T>(found);
            V top = V.Load(ref *tops, lane);
            V rest = TLayout.OfRow<V>(sums, lane) / top + (TLayout.OfRow<V>(counts, lane) - one);
            V logarithm = V.SelectEqual(found, V.Create(T.NegativeInfinity), V.Create(_masked), TMath.Log1p(rest));
            for (nuint i = 0; i < length; i += step)
            {
                V difference = V.Load(ref *x.At(i), lane) - maximum;
                V.Store((TInput.HasTemperature ? difference / divisor : difference) - logarithm, ref *y.At(i), lane);
            }
        }
    }

    private V Exp<V>(V difference, V power)
        where V : struct, ISimd<V, T>
    {
        V inverse = V.Create(_exponent.Inverse);
        V quotient = difference * inverse;
        V tail = V.MultiplyAdd(difference, V.Create(_exponent.InverseTail), V.FusedMultiplyAdd(difference, inverse, -quotient));
        return TMath.ExpTimesPowerOfTwo(quotient, tail, power);
    }
}
#endif
