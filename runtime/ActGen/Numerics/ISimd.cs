#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>
/// A register of floating-point lanes (512, 256 or 128 bits, or a single scalar), so that a kernel is written once and
/// compiled for every width.
/// </summary>
/// <typeparam name="TSelf">The implementing register type.</typeparam>
/// <typeparam name="T">The lane type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// <para>
/// Every operation is defined lane by lane and gives the same bits at every width, on every machine with a fused
/// multiply-add instruction. That is what makes a result independent of span length, position and processor.
/// </para>
/// <para>
/// A comparison and the selection it steers are one operation (<see cref="SelectLess"/> and its siblings), because the
/// JIT fuses them into a compare and a blend only when they stand next to each other.
/// </para>
/// </remarks>
public interface ISimd<TSelf, T>
    where TSelf : struct, ISimd<TSelf, T>
    where T : unmanaged
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>A register with <paramref name="value"/> in every lane.</summary>
    static abstract TSelf Create(T value);

    /// <summary>Reads <see cref="Count"/> elements, starting <paramref name="index"/> elements past <paramref name="source"/>. No bounds check.</summary>
    /// <param name="source">The first element of the memory.</param>
    /// <param name="index">The number of elements before the first that is read, which needs no alignment.</param>
    /// <returns>The elements, one a lane.</returns>
    static abstract TSelf Load(ref T source, nuint index);

    /// <summary>Writes <see cref="Count"/> elements, starting <paramref name="index"/> elements past <paramref name="destination"/>. No bounds check.</summary>
    /// <param name="value">The elements, one a lane.</param>
    /// <param name="destination">The first element of the memory.</param>
    /// <param name="index">The number of elements before the first that is written, which needs no alignment.</param>
    static abstract void Store(TSelf value, ref T destination, nuint index);

    /// <summary>
    /// Writes <see cref="Count"/> elements past the caches. The address must be aligned to the size of the register.
    /// </summary>
    /// <param name="value">The elements, one a lane.</param>
    /// <param name="destination">Where the first goes.</param>
    static abstract unsafe void StoreNonTemporal(TSelf value, T* destination);

    /// <summary>Lane-wise sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Lane-wise difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Lane-wise product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Lane-wise quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>Flips the sign bit, of NaN and zero too.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>Clears the sign bit.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The correctly rounded square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The magnitude of the first argument with the sign bit of the second.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>
    /// <c>bound &lt; value ? bound : value</c>. A NaN <paramref name="value"/> comes back, and so does its own zero when
    /// both are zeros; <paramref name="bound"/> must not be NaN.
    /// </summary>
    /// <param name="value">The number.</param>
    /// <param name="bound">What it is to be at most.</param>
    /// <returns>The lesser of the two.</returns>
    static abstract TSelf Min(TSelf value, TSelf bound);

    /// <summary>
    /// <c>bound &gt; value ? bound : value</c>. A NaN <paramref name="value"/> comes back, and so does its own zero when
    /// both are zeros; <paramref name="bound"/> must not be NaN.
    /// </summary>
    /// <param name="value">The number.</param>
    /// <param name="bound">What it is to be at least.</param>
    /// <returns>The greater of the two.</returns>
    static abstract TSelf Max(TSelf value, TSelf bound);

    /// <summary>The nearest integer, halves to even.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The integer as a floating-point number, with the sign of <paramref name="value"/>; infinities and NaN as they are.</returns>
    static abstract TSelf Round(TSelf value);

    /// <summary>The largest integer that is not greater.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The integer as a floating-point number; infinities and NaN as they are.</returns>
    static abstract TSelf Floor(TSelf value);

    /// <summary>The smallest integer that is not less.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The integer as a floating-point number, -0 for what lies between -1 and 0; infinities and NaN as they are.</returns>
    static abstract TSelf Ceiling(TSelf value);

    /// <summary>The number without its fraction.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The integer as a floating-point number, with the sign of <paramref name="value"/>; infinities and NaN as they are.</returns>
    static abstract TSelf Truncate(TSelf value);

    /// <summary>
    /// <c>left * right + addend</c>: rounded once where the processor has a fused multiply-add instruction, twice where it
    /// has none.
    /// </summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>
    /// <c>left * right + addend</c> with an exact product everywhere: processors without the instruction take a slower path
    /// through wider arithmetic. For the error term of a product, and where the sum cancels.
    /// </summary>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>
    /// <c>value * 2^exponent</c>, rounded once, subnormal results included. <paramref name="exponent"/> holds integers of
    /// magnitude at most 250 (float) or 2,000 (double), or NaN with a NaN value; <paramref name="value"/> lies in [1/4, 4] or is NaN,
    /// or it is any number that is normal, as is the result.
    /// </summary>
    /// <param name="value">The number.</param>
    /// <param name="exponent">The exponent, as a floating-point number.</param>
    /// <returns>The scaled number.</returns>
    static abstract TSelf ScaleByPowerOfTwo(TSelf value, TSelf exponent);

    /// <summary>The integer e with 2^e &lt;= value &lt; 2^(e+1), of a positive normal number.</summary>
    /// <param name="value">The number; of others the result has no meaning.</param>
    /// <returns>The integer, as a floating-point number.</returns>
    static abstract TSelf BinaryExponent(TSelf value);

    /// <summary><c>left &lt; right ? ifTrue : ifFalse</c>; a NaN on either side selects <paramref name="ifFalse"/>.</summary>
    static abstract TSelf SelectLess(TSelf left, TSelf right, TSelf ifTrue, TSelf ifFalse);

    /// <summary><c>left &lt;= right ? ifTrue : ifFalse</c>; a NaN on either side selects <paramref name="ifFalse"/>.</summary>
    static abstract TSelf SelectLessOrEqual(TSelf left, TSelf right, TSelf ifTrue, TSelf ifFalse);

    /// <summary><c>left == right ? ifTrue : ifFalse</c>; a NaN on either side selects <paramref name="ifFalse"/>.</summary>
    static abstract TSelf SelectEqual(TSelf left, TSelf right, TSelf ifTrue, TSelf ifFalse);
}
#endif
