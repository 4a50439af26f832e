// The bodies of the primitives are written once, in operators and the operations below, and compiled twice: over every
// register width, and over plain doubles where the framework has no registers.
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// The transcendental functions of double precision that activations are made of, in every lane of a register.
/// </summary>
/// <typeparam name="V">The register.</typeparam>
/// <remarks>
/// A name tells the domain (<c>ExpOfNonPositive</c>), so that a caller pays for no case it cannot meet. Outside its
/// domain a function returns an unspecified value. A NaN gives a NaN everywhere. Errors are in units of the last place
/// (ulp) of the exact result, subnormal results included; where a multiply-add rounds twice, they may be half an ulp larger.
/// </remarks>
public static partial class VectorMath<V>
    where V : struct, ISimd<V, double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V C(double value) => V.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V MultiplyAdd(V left, V right, V addend) => V.MultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V FusedMultiplyAdd(V left, V right, V addend) => V.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Min(V value, V bound) => V.Min(value, bound);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Max(V value, V bound) => V.Max(value, bound);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Abs(V value) => V.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CopySign(V magnitude, V sign) => V.CopySign(magnitude, sign);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ScaleByPowerOfTwo(V value, V exponent) => V.ScaleByPowerOfTwo(value, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V BinaryExponent(V value) => V.BinaryExponent(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SelectLess(V left, V right, V ifTrue, V ifFalse) => V.SelectLess(left, right, ifTrue, ifFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SelectLessOrEqual(V left, V right, V ifTrue, V ifFalse) => V.SelectLessOrEqual(left, right, ifTrue, ifFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SelectEqual(V left, V right, V ifTrue, V ifFalse) => V.SelectEqual(left, right, ifTrue, ifFalse);
}
#else
using System;
using System.Runtime.CompilerServices;

namespace ActGen;

public static partial class VectorMath
{
    private static double C(double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double MultiplyAdd(double left, double right, double addend) => left * right + addend;

    /// <summary><c>left * right + addend</c> with an exact product, fused or through wider arithmetic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FusedMultiplyAdd(double left, double right, double addend)
    {
        // Dekker's product and Knuth's sum: product + productError is exact, and so is sum + sumError.
        double leftHigh = HighHalf(left);
        double leftLow = left - leftHigh;
        double rightHigh = HighHalf(right);
        double rightLow = right - rightHigh;
        double product = left * right;
        double productError = leftLow * rightLow - (product - leftHigh * rightHigh - leftLow * rightHigh - leftHigh * rightLow);

        double sum = product + addend;
        double share = sum - product;
        double sumError = (product - (sum - share)) + (addend - share);

        double result = sum + (sumError + productError);
        return double.IsNaN(result) ? sum : result; // infinite, or past 2^996, where the halving overflows
    }

    // The upper 26 bits of the significand (Veltkamp).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double HighHalf(double value)
    {
        double scaled = value * 134217729d; // 2^27 + 1
        return scaled - (scaled - value);
    }

    /// <summary><c>bound &lt; value ? bound : value</c>: a NaN value comes back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Min(double value, double bound) => bound < value ? bound : value;

    /// <summary><c>bound &gt; value ? bound : value</c>: a NaN value comes back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(double value, double bound) => bound > value ? bound : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Abs(double value) => Math.Abs(value);

    /// <summary>The magnitude of the first argument with the sign bit of the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double CopySign(double magnitude, double sign)
        => BitConverter.Int64BitsToDouble(
            (BitConverter.DoubleToInt64Bits(magnitude) & long.MaxValue) | (BitConverter.DoubleToInt64Bits(sign) & long.MinValue));

    // Two factors, since 2^exponent alone may lie past both ends of the range: the first product is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ScaleByPowerOfTwo(double value, double exponent)
    {
        long whole = (long)exponent;
        long half = whole >> 1;
        double scaled = value * BitConverter.Int64BitsToDouble((half + 1023) << 52);
        return scaled * BitConverter.Int64BitsToDouble((whole - half + 1023) << 52);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double BinaryExponent(double value) => (BitConverter.DoubleToInt64Bits(value) >> 52) - 1023;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SelectLess(double left, double right, double ifTrue, double ifFalse) => left < right ? ifTrue : ifFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SelectLessOrEqual(double left, double right, double ifTrue, double ifFalse) => left <= right ? ifTrue : ifFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SelectEqual(double left, double right, double ifTrue, double ifFalse) => left == right ? ifTrue : ifFalse;
}
#endif
