namespace ActGen;

/// <summary>
/// The transcendental functions of single precision that activations are made of, one element at a time. The vector form
/// is <c>VectorMathF&lt;V&gt;</c> (.NET 8 and later); both give the same bits.
/// </summary>
/// <remarks>
/// A name tells the domain (<c>ExpOfNonPositive</c>), so that a caller pays for no case it cannot meet. Outside its
/// domain a function returns an unspecified value. A NaN gives a NaN everywhere.
/// </remarks>
public static partial class VectorMathF
{
    /// <summary>
    /// The magnitude up to which the <c>Scaled</c> exponentials are defined. Past it, <c>x * exp(-x)</c> is below half
    /// the smallest subnormal number.
    /// </summary>
    public const float ExpLimit = 120f;

    /// <summary>The factor 2^64 in the result of the <c>Scaled</c> functions; it keeps every result normal.</summary>
    public const float ExpScale = 18446744073709551616f;

    /// <summary>2^-64, which takes <see cref="ExpScale"/> back out of a final product.</summary>
    public const float InverseExpScale = 1f / ExpScale;

    /// <summary>
    /// The largest argument of the normal tails. From 14.4 on, <c>t * Q(t)</c> is below half the smallest subnormal number.
    /// </summary>
    public const float NormalTailLimit = 14.75f;

    /// <summary>
    /// The largest argument of the sine and the cosine, 2^23. Beyond it the numbers of the type lie 1 or more apart: neighbours
    /// have unrelated sines, and the result is NaN.
    /// </summary>
    public const float TrigonometricLimit = 8388608f;
}
