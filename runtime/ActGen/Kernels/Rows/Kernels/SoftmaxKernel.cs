#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>softmax and softmin: three sweeps over a row for maximum, exponentials with their sum, and division.</summary>
/// <remarks>
/// Fewer sweeps would read and write less, but compute every exponential twice. Sweeps that do nothing else take 0.20 ns an element as
/// three and 0.25 as two while a row stays in the caches, 0.50 and 0.43 to 0.56 at 16 million floats, before what it costs the two to
/// scale sums again with every new maximum. A row would have other bits for so little.
/// </remarks>
internal readonly unsafe struct SoftmaxKernel<TMath, TInput, T> : IRowKernel<T>
    where TMath : struct, IRowMath<T>
    where TInput : struct, IRowInput
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RowExponent<TMath, T> _exponent;
    private readonly T _masked;

    internal SoftmaxKernel(T temperature, MaskedRows masked)
    {
        _exponent = new(temperature);
        _masked = masked == MaskedRows.Zero ? T.Zero : T.NaN;
    }

    public static bool IsGradient => false;

    public static T Padding => TInput.IsNegated ? T.PositiveInfinity : T.NegativeInfinity;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V, TLayout>(in RowArguments<T> row)
        where V : struct, ISimd<V, T>
        where TLayout : struct, IRowLayout<T>
    {
        RowMemory<T> x = row.X, y = row.Y;
        T* maxima = row.Workspace.Maxima, sums = row.Workspace.Sums;
        nuint length = row.Length, step = row.Step;
        V inverse = V.Create(_exponent.Inverse), inverseTail = V.Create(_exponent.InverseTail);

        RowMaximum.Find<V, TLayout, TInput, T>(in row);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            // The scale keeps exponentials out of the subnormal numbers, which are slow, until the last rounding.
            V maximum = RowMaximum.Unmasked<V, T>(TLayout.OfRow<V>(maxima, lane));
            _exponent.Prepare(maximum, TMath.ExpScaleExponent, out V shift, out V bound, out V power);
            var sum = default(RowSum<V, T>);
            for (nuint i = 0; i < length;)
            {
                V part = V.Create(T.Zero);
                for (nuint end = nuint.Min(i + RowSum.Run * step, length); i < end; i += step)
                {
                    V input = V.Load(ref *x.At(i), lane);
                    V difference = V.Max((TInput.IsNegated ? -input : input) - shift, bound);
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

                    V.Store(e, ref *y.At(i), lane);
                    if (TLayout.IsAcross)
                    {
                        part += e;
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

        TLayout.FoldSums<V>(sums, y.At(0), in row);
        for (nuint lane = 0; lane < step; lane += (nuint)V.Count)
        {
            // The inverse of the sum has twice the digits of the type: its rounding would be one more in every element. What a masked
            // row has for the 1 is known before the sum.
            V one = V.SelectEqual(TLayout.OfRow<V>(maxima, lane), V.Create(T.NegativeInfinity), V.Create(_masked), V.Create(T.One));
            V total = TLayout.OfRow<V>(sums, lane);
            V factor = one / total;
            V factorTail = V.FusedMultiplyAdd(-factor, total, one) * factor;
            for (nuint i = 0; i < length; i += step)
            {
                T* place = y.At(i);
                V e = V.Load(ref *place, lane);
                V.Store(V.MultiplyAdd(e, factor, e * factorTail), ref *place, lane);
            }
        }
    }
}
#endif
