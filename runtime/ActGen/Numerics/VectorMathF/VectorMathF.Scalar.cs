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
    public static float FusedMultiplyAdd(float left, float right, float addend)
        => Register.FusedMultiplyAdd(new(left), new(right), new(addend)).Value;

    /// <summary><c>bound &lt; value ? bound : value</c>: a NaN value comes back.</summary>
    public static float Min(float value, float bound) => bound < value ? bound : value;

    /// <summary><c>bound &gt; value ? bound : value</c>: a NaN value comes back.</summary>
    public static float Max(float value, float bound) => bound > value ? bound : value;

    /// <summary>The magnitude of the first argument with the sign bit of the second.</summary>
    public static float CopySign(float magnitude, float sign) => MathF.CopySign(magnitude, sign);

    /// <inheritdoc cref="VectorMathF{V}.Expm1(V)"/>
    public static float Expm1(float x) => VectorMathF<Register>.Expm1(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Expm1OfNonPositive(V)"/>
    public static float Expm1OfNonPositive(float x) => VectorMathF<Register>.Expm1OfNonPositive(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledExpm1OfNonPositive(V, V)"/>
    public static float ScaledExpm1OfNonPositive(float x, float scale)
        => VectorMathF<Register>.ScaledExpm1OfNonPositive(new(x), new(scale)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Log1pOfUnit(V)"/>
    public static float Log1pOfUnit(float e) => VectorMathF<Register>.Log1pOfUnit(new(e)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Tanh(V)"/>
    public static float Tanh(float x) => VectorMathF<Register>.Tanh(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Tanhshrink(V)"/>
    public static float Tanhshrink(float x) => VectorMathF<Register>.Tanhshrink(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledNormalTail(V)"/>
    public static float ScaledNormalTail(float t) => VectorMathF<Register>.ScaledNormalTail(new(t)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledGeluTail(V)"/>
    public static float ScaledGeluTail(float t) => VectorMathF<Register>.ScaledGeluTail(new(t)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Log(V)"/>
    public static float Log(float x) => VectorMathF<Register>.Log(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Log2(V)"/>
    public static float Log2(float x) => VectorMathF<Register>.Log2(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Log1p(V)"/>
    public static float Log1p(float x) => VectorMathF<Register>.Log1p(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Exp2(V)"/>
    public static float Exp2(float x) => VectorMathF<Register>.Exp2(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Sin(V)"/>
    public static float Sin(float x) => VectorMathF<Register>.Sin(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Cos(V)"/>
    public static float Cos(float x) => VectorMathF<Register>.Cos(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Erf(V)"/>
    public static float Erf(float x) => VectorMathF<Register>.Erf(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledOnePlusExp(V, V)"/>
    public static float ScaledOnePlusExp(float x, float scale) => VectorMathF<Register>.ScaledOnePlusExp(new(x), new(scale)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledOnePlusExpOfNonNegative(V, V)"/>
    public static float ScaledOnePlusExpOfNonNegative(float x, float scale) => VectorMathF<Register>.ScaledOnePlusExpOfNonNegative(new(x), new(scale)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledCothOfSoftplus(V, V)"/>
    public static float ScaledCothOfSoftplus(float x, float scale) => VectorMathF<Register>.ScaledCothOfSoftplus(new(x), new(scale)).Value;

    /// <inheritdoc cref="VectorMathF{V}.Softplus(V)"/>
    public static float Softplus(float x) => VectorMathF<Register>.Softplus(new(x)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledOnePlusExp(V, V, V)"/>
    public static float ScaledOnePlusExp(float x, float tail, float scale)
        => VectorMathF<Register>.ScaledOnePlusExp(new(x), new(tail), new(scale)).Value;

    /// <inheritdoc cref="VectorMathF{V}.ScaledExpm1OfNonPositive(V, V, V)"/>
    public static float ScaledExpm1OfNonPositive(float x, float tail, float scale)
        => VectorMathF<Register>.ScaledExpm1OfNonPositive(new(x), new(tail), new(scale)).Value;
}
#endif
