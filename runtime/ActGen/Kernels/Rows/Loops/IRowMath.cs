#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The functions that kernels of rows take from <c>VectorMathF</c> or <c>VectorMath</c>.</summary>
internal interface IRowMath<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc cref="VectorMathF.ExpLimit"/>
    static abstract T ExpLimit { get; }

    /// <summary>The exponent of <see cref="VectorMathF.ExpScale"/>.</summary>
    static abstract T ExpScaleExponent { get; }

    static abstract V NearestMultipleOfLn2<V>(V x)
        where V : struct, ISimd<V, T>;

    static abstract V ExpTimesPowerOfTwo<V>(V x, V exponent)
        where V : struct, ISimd<V, T>;

    static abstract V ExpTimesPowerOfTwo<V>(V x, V tail, V exponent)
        where V : struct, ISimd<V, T>;

    static abstract V ExpOfNonPositive<V>(V x)
        where V : struct, ISimd<V, T>;

    static abstract V Log1p<V>(V x)
        where V : struct, ISimd<V, T>;
}

internal readonly struct SingleRowMath : IRowMath<float>
{
    public static float ExpLimit => VectorMathF.ExpLimit;

    public static float ExpScaleExponent => 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NearestMultipleOfLn2<V>(V x)
        where V : struct, ISimd<V, float>
        => VectorMathF<V>.NearestMultipleOfLn2(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpTimesPowerOfTwo<V>(V x, V exponent)
        where V : struct, ISimd<V, float>
        => VectorMathF<V>.ExpTimesPowerOfTwo(x, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpTimesPowerOfTwo<V>(V x, V tail, V exponent)
        where V : struct, ISimd<V, float>
        => VectorMathF<V>.ExpTimesPowerOfTwo(x, tail, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfNonPositive<V>(V x)
        where V : struct, ISimd<V, float>
        => VectorMathF<V>.ExpOfNonPositive(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V x)
        where V : struct, ISimd<V, float>
        => VectorMathF<V>.Log1p(x);
}

internal readonly struct DoubleRowMath : IRowMath<double>
{
    public static double ExpLimit => VectorMath.ExpLimit;

    public static double ExpScaleExponent => 128;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NearestMultipleOfLn2<V>(V x)
        where V : struct, ISimd<V, double>
        => VectorMath<V>.NearestMultipleOfLn2(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpTimesPowerOfTwo<V>(V x, V exponent)
        where V : struct, ISimd<V, double>
        => VectorMath<V>.ExpTimesPowerOfTwo(x, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpTimesPowerOfTwo<V>(V x, V tail, V exponent)
        where V : struct, ISimd<V, double>
        => VectorMath<V>.ExpTimesPowerOfTwo(x, tail, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfNonPositive<V>(V x)
        where V : struct, ISimd<V, double>
        => VectorMath<V>.ExpOfNonPositive(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V x)
        where V : struct, ISimd<V, double>
        => VectorMath<V>.Log1p(x);
}
#endif
