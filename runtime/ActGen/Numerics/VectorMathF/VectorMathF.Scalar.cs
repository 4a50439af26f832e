#if NET8_0_OR_GREATER
using System;
using Register = ActGen.SimdScalar<float>;

namespace ActGen;

public static partial class VectorMathF
{
    /// <inheritdoc cref="VectorMathF{V}.Exp(V)"/>
    public static float Exp(float x) => VectorMathF<Register>.Exp(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ExpOfNonPositive(V)"/>
    public static float ExpOfNonPositive(float x) => VectorMathF<Register>.ExpOfNonPositive(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ExpOfNonPositive(V, V)"/>
    public static float ExpOfNonPositive(float x, float tail)
        => VectorMathF<Register>.ExpOfNonPositive(new(x), new(tail)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledExp(V)"/>
    public static float ScaledExp(float x) => VectorMathF<Register>.ScaledExp(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledExp(V, V)"/>
    public static float ScaledExp(float x, float tail) => VectorMathF<Register>.ScaledExp(new(x), new(tail)).Value;

    /// <summary><c>left * right + addend</c> with an exact product, fused or through wider arithmetic.</summary>
    public static float FusedMultiplyAdd(float left, float right, float addend) => Register.FusedMultiplyAdd(new(left), new(right), new(addend)).Value;

    /// <summary><c>bound &lt; value ? bound : value</c>: a NaN value comes back.</summary>
    public static float Min(float value, float bound) => bound < value ? bound : value;

    /// <summary><c>bound &gt; value ? bound : value</c>: a NaN value comes back.</summary>
    public static float Max(float value, float bound) => bound > value ? bound : value;

    /// <summary>The magnitude of the first argument with the sign bit of the second.</summary>
    public static float CopySign(float magnitude, float sign) => MathF.CopySign(magnitude, sign);
}
#endif
