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
    public static double FusedMultiplyAdd(double left, double right, double addend) => Register.FusedMultiplyAdd(new(left), new(right), new(addend)).Value;

    /// <summary><c>bound &lt; value ? bound : value</c>: a NaN value comes back.</summary>
    public static double Min(double value, double bound) => bound < value ? bound : value;

    /// <summary><c>bound &gt; value ? bound : value</c>: a NaN value comes back.</summary>
    public static double Max(double value, double bound) => bound > value ? bound : value;

    /// <summary>The magnitude of the first argument with the sign bit of the second.</summary>
    public static double CopySign(double magnitude, double sign) => Math.CopySign(magnitude, sign);
}
#endif
