#if NET8_0_OR_GREATER
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
}
#endif
