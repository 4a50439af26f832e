#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// The exponents of softmax, (x - max) / temperature, without the rounding of that difference, which would be an error of 40 ulp in e^-80.
/// </summary>
/// <remarks>
/// <para>
/// A row whose maximum is small is exponentiated as it is, and 2^-n taken out, with 2^n nearest to e^max. A row whose maximum is at
/// least twice the exponent below which everything underflows has it subtracted: whatever element does not underflow is within a factor
/// of 2 of the maximum, and its difference exact (Sterbenz). Both are one formula: exponent = x - shift, e^exponent * 2^power.
/// </para>
/// <para>
/// The inverse of the temperature has twice the digits of the type, so that the quotient has too.
/// </para>
/// </remarks>
internal readonly struct RowExponent<TMath, T>
    where TMath : struct, IRowMath<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal readonly T Temperature;

    /// <summary>1 / temperature.</summary>
    internal readonly T Inverse;

    /// <summary>What <see cref="Inverse"/> lacks.</summary>
    internal readonly T InverseTail;

    internal RowExponent(T temperature)
    {
        Temperature = temperature;
        Inverse = T.One / temperature;
        InverseTail = T.FusedMultiplyAdd(-Inverse, temperature, T.One) / temperature;
    }

    /// <summary>Finds what the exponents of a row have in common.</summary>
    /// <param name="maximum">The maximum; anything for a row that is masked.</param>
    /// <param name="scale">The exponent of the power of two by which all exponentials are multiplied.</param>
    /// <param name="shift">To subtract from x.</param>
    /// <param name="bound">The least difference to exponentiate: with it everything underflows, and minus infinity has no exponent.</param>
    /// <param name="power">The exponent of the power of two to multiply by, with the scale in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Prepare<V>(V maximum, T scale, out V shift, out V bound, out V power)
        where V : struct, ISimd<V, T>
    {
        V range = V.Create(TMath.ExpLimit * Temperature);
        shift = V.SelectLess(V.Abs(maximum), range + range, V.Create(T.Zero), maximum);
        V top = maximum - shift;
        bound = top - range;
        power = V.Create(scale) - TMath.NearestMultipleOfLn2(top * V.Create(Inverse));
    }
}
#endif
