namespace ActGen;

/// <summary>
/// The transcendental functions of double precision that activations are made of, one element at a time. The vector form
/// is <c>VectorMath&lt;V&gt;</c> (.NET 8 and later); both give the same bits.
/// </summary>
/// <remarks>
/// A name tells the domain (<c>ExpOfNonPositive</c>), so that a caller pays for no case it cannot meet. Outside its
/// domain a function returns an unspecified value. A NaN gives a NaN everywhere.
/// </remarks>
public static partial class VectorMath
{
    /// <summary>
    /// The magnitude up to which the <c>Scaled</c> exponentials are defined. Past it, <c>x * exp(-x)</c> is below half
    /// the smallest subnormal number.
    /// </summary>
    public const double ExpLimit = 760d;

    /// <summary>The factor 2^128 in the result of the <c>Scaled</c> functions; it keeps every result normal.</summary>
    public const double ExpScale = 18446744073709551616d * 18446744073709551616d;

    /// <summary>2^-128, which takes <see cref="ExpScale"/> back out of a final product.</summary>
    public const double InverseExpScale = 1d / ExpScale;

    /// <summary>
    /// The largest argument of the normal tails. From 38.6 on, <c>t * Q(t)</c> is below half the smallest subnormal number.
    /// </summary>
    public const double NormalTailLimit = 39d;

    /// <summary>
    /// The largest argument of the sine and the cosine, 2^51. Beyond it the numbers of the type lie 1/2 or more apart: neighbours
    /// have unrelated sines, and the result is NaN.
    /// </summary>
    public const double TrigonometricLimit = 2251799813685248d;
}
