// The bodies of the primitives are written once, in operators and the operations below, and compiled twice: over every
// register width, and over plain floats where the framework has no registers.
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// The transcendental functions of single precision that activations are made of, in every lane of a register.
/// </summary>
/// <typeparam name="V">The register.</typeparam>
/// <remarks>
/// A name tells the domain (<c>ExpOfNonPositive</c>), so that a caller pays for no case it cannot meet. Outside its
/// domain a function returns an unspecified value. A NaN gives a NaN everywhere. Errors are in units of the last place
/// (ulp) of the exact result, subnormal results included; where a multiply-add rounds twice, they may be half an ulp larger.
/// </remarks>
public static partial class VectorMathF<V>
    where V : struct, ISimd<V, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V C(float value) => V.Create(value);

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

// A cast to float rounds: without it a runtime may keep the wider intermediate result, and the magic-number rounding and
// the error terms would come out wrong.
public static partial class VectorMathF
{
    private static float C(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MultiplyAdd(float left, float right, float addend) => (float)((float)(left * right) + addend);

    /// <summary><c>left * right + addend</c> with an exact product, fused or through wider arithmetic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float FusedMultiplyAdd(float left, float right, float addend) => (float)((double)left * right + addend);

    /// <summary><c>bound &lt; value ? bound : value</c>: a NaN value comes back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(float value, float bound) => bound < value ? bound : value;

    /// <summary><c>bound &gt; value ? bound : value</c>: a NaN value comes back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float value, float bound) => bound > value ? bound : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Abs(float value) => MathF.Abs(value);

    /// <summary>The magnitude of the first argument with the sign bit of the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CopySign(float magnitude, float sign)
        => BitConverter.Int32BitsToSingle(
            (BitConverter.SingleToInt32Bits(magnitude) & int.MaxValue) | (BitConverter.SingleToInt32Bits(sign) & int.MinValue));

    // Two factors, since 2^exponent alone may lie past both ends of the range: the first product is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ScaleByPowerOfTwo(float value, float exponent)
    {
        int whole = (int)exponent;
        int half = whole >> 1;
        float scaled = (float)(value * BitConverter.Int32BitsToSingle((half + 127) << 23));
        return scaled * BitConverter.Int32BitsToSingle((whole - half + 127) << 23);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float BinaryExponent(float value) => (BitConverter.SingleToInt32Bits(value) >> 23) - 127;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SelectLess(float left, float right, float ifTrue, float ifFalse) => left < right ? ifTrue : ifFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SelectLessOrEqual(float left, float right, float ifTrue, float ifFalse) => left <= right ? ifTrue : ifFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SelectEqual(float left, float right, float ifTrue, float ifFalse) => left == right ? ifTrue : ifFalse;
}
#endif
