#if NET8_0_OR_GREATER
using System;
using Register = ActGen.SimdScalar<double>;

namespace ActGen;

public static partial class VectorMath
{
    /// <inheritdoc cref="VectorMath{V}.Exp(V)"/>
    public static double Exp(double x) => VectorMath<Register>.Exp(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.ExpOfNonPositive(V)"/>
    public static double ExpOfNonPositive(double x) => VectorMath<Register>.ExpOfNonPositive(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.ExpOfNonPositive(V, V)"/>
    public static double ExpOfNonPositive(double x, double tail)
        => VectorMath<Register>.ExpOfNonPositive(new(x), new(tail)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledExp(V)"/>
    public static double ScaledExp(double x) => VectorMath<Register>.ScaledExp(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledExp(V, V)"/>
    public static double ScaledExp(double x, double tail) => VectorMath<Register>.ScaledExp(new(x), new(tail)).Value;

    /// <summary><c>left * right + addend</c> with an exact product, fused or through wider arithmetic.</summary>
    public static double FusedMultiplyAdd(double left, double right, double addend)
        => Register.FusedMultiplyAdd(new(left), new(right), new(addend)).Value;

    /// <summary><c>bound &lt; value ? bound : value</c>: a NaN value comes back.</summary>
    public static double Min(double value, double bound) => bound < value ? bound : value;

    /// <summary><c>bound &gt; value ? bound : value</c>: a NaN value comes back.</summary>
    public static double Max(double value, double bound) => bound > value ? bound : value;

    /// <summary>The magnitude of the first argument with the sign bit of the second.</summary>
    public static double CopySign(double magnitude, double sign) => Math.CopySign(magnitude, sign);

    /// <inheritdoc cref="VectorMath{V}.Expm1(V)"/>
    public static double Expm1(double x) => VectorMath<Register>.Expm1(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.Expm1OfNonPositive(V)"/>
    public static double Expm1OfNonPositive(double x) => VectorMath<Register>.Expm1OfNonPositive(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledExpm1OfNonPositive(V, V)"/>
    public static double ScaledExpm1OfNonPositive(double x, double scale)
        => VectorMath<Register>.ScaledExpm1OfNonPositive(new(x), new(scale)).Value;

    /// <inheritdoc cref="VectorMath{V}.Log1pOfUnit(V)"/>
    public static double Log1pOfUnit(double e) => VectorMath<Register>.Log1pOfUnit(new(e)).Value;

    /// <inheritdoc cref="VectorMath{V}.Tanh(V)"/>
    public static double Tanh(double x) => VectorMath<Register>.Tanh(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.Tanhshrink(V)"/>
    public static double Tanhshrink(double x) => VectorMath<Register>.Tanhshrink(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledNormalTail(V)"/>
    public static double ScaledNormalTail(double t) => VectorMath<Register>.ScaledNormalTail(new(t)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledGeluTail(V)"/>
    public static double ScaledGeluTail(double t) => VectorMath<Register>.ScaledGeluTail(new(t)).Value;

    /// <inheritdoc cref="VectorMath{V}.Log(V)"/>
    public static double Log(double x) => VectorMath<Register>.Log(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.Log2(V)"/>
    public static double Log2(double x) => VectorMath<Register>.Log2(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.Log1p(V)"/>
    public static double Log1p(double x) => VectorMath<Register>.Log1p(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.Exp2(V)"/>
    public static double Exp2(double x) => VectorMath<Register>.Exp2(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.Sin(V)"/>
    public static double Sin(double x) => VectorMath<Register>.Sin(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.Cos(V)"/>
    public static double Cos(double x) => VectorMath<Register>.Cos(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.Erf(V)"/>
    public static double Erf(double x) => VectorMath<Register>.Erf(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledOnePlusExp(V, V)"/>
    public static double ScaledOnePlusExp(double x, double scale) => VectorMath<Register>.ScaledOnePlusExp(new(x), new(scale)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledOnePlusExpOfNonNegative(V, V)"/>
    public static double ScaledOnePlusExpOfNonNegative(double x, double scale) => VectorMath<Register>.ScaledOnePlusExpOfNonNegative(new(x), new(scale)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledCothOfSoftplus(V, V)"/>
    public static double ScaledCothOfSoftplus(double x, double scale) => VectorMath<Register>.ScaledCothOfSoftplus(new(x), new(scale)).Value;

    /// <inheritdoc cref="VectorMath{V}.Softplus(V)"/>
    public static double Softplus(double x) => VectorMath<Register>.Softplus(new(x)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledOnePlusExp(V, V, V)"/>
    public static double ScaledOnePlusExp(double x, double tail, double scale)
        => VectorMath<Register>.ScaledOnePlusExp(new(x), new(tail), new(scale)).Value;

    /// <inheritdoc cref="VectorMath{V}.ScaledExpm1OfNonPositive(V, V, V)"/>
    public static double ScaledExpm1OfNonPositive(double x, double tail, double scale)
        => VectorMath<Register>.ScaledExpm1OfNonPositive(new(x), new(tail), new(scale)).Value;
}
#endif
