#if NET8_0_OR_GREATER
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
}
#endif
