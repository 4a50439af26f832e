#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>The constants with which a register without the instructions for it builds 2^n, and takes n out of a number.</summary>
/// <remarks>
/// <para>
/// 2^n can lie past both ends of the exponent range while <c>value * 2^n</c> does not, so it is applied as two factors of
/// about 2^(n/2): the first product is exact, the second rounds once, into the subnormals too. (Where the first is inexact
/// the result is zero either way.)
/// </para>
/// <para>
/// Adding a magic number, 1.5 * 2^23 (2^52) and twice the exponent bias, leaves the integer n + 2 * bias in the low bits of
/// the sum. Its halves are the biased exponents of the two factors, and shifting them into place drops the bits of the
/// magic number. Unlike a conversion this has no special case: a NaN exponent merely gives some factor.
/// </para>
/// </remarks>
internal static class PowerOfTwo
{
    internal const float SingleMagic = 12582912f + 2 * 127;
    internal const int SingleShift = 23;

    /// <summary>2^23: with a small integer in its low bits it is 2^23 and that integer, which a subtraction turns into a float.</summary>
    internal const float SingleOfInteger = 8388608f;

    internal const double DoubleMagic = 6755399441055744d + 2 * 1023;
    internal const int DoubleShift = 52;

    /// <summary>2^52, of the same use.</summary>
    internal const double DoubleOfInteger = 4503599627370496d;
}
#endif
