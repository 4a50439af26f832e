#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>A 512-bit register: 16 floats or 8 doubles.</summary>
internal struct Simd512<T> : ISimd<Simd512<T>, T>
    where T : unmanaged
{
    // Initialised in place rather than by the constructor, which would count as one more call against what the JIT is ready to inline into a loop.
    internal Vector512<T> Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Simd512(Vector512<T> value) => Value = value;

    public static int Count => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Create(T value) => new() { Value = Vector512.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Load(ref T source, nuint index) => new() { Value = Vector512.LoadUnsafe(ref source, index) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd512<T> value, ref T destination, nuint index) => value.Value.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreNonTemporal(Simd512<T> value, T* destination) => value.Value.StoreAlignedNonTemporal(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator +(Simd512<T> left, Simd512<T> right) => new() { Value = left.Value + right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator -(Simd512<T> left, Simd512<T> right) => new() { Value = left.Value - right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator *(Simd512<T> left, Simd512<T> right) => new() { Value = left.Value * right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator /(Simd512<T> left, Simd512<T> right) => new() { Value = left.Value / right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator -(Simd512<T> value) => new() { Value = -value.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Abs(Simd512<T> value) => new() { Value = Vector512.Abs(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Sqrt(Simd512<T> value) => new() { Value = Vector512.Sqrt(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> CopySign(Simd512<T> magnitude, Simd512<T> sign)
        => new() { Value = Vector512.ConditionalSelect(SignBit, sign.Value, magnitude.Value) };

    // maxps and minps return their second operand unless the first is strictly better: exactly the contract.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Min(Simd512<T> value, Simd512<T> bound)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Avx512F.Min(bound.Value.AsSingle(), value.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Avx512F.Min(bound.Value.AsDouble(), value.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Max(Simd512<T> value, Simd512<T> bound)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Avx512F.Max(bound.Value.AsSingle(), value.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Avx512F.Max(bound.Value.AsDouble(), value.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Round(Simd512<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Avx512F.RoundScale(value.Value.AsSingle(), 0).As<float, T>() };
        }

        return new() { Value = Avx512F.RoundScale(value.Value.AsDouble(), 0).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Floor(Simd512<T> value)
        => typeof(T) == typeof(float)
            ? new() { Value = Vector512.Floor(value.Value.AsSingle()).As<float, T>() }
            : new() { Value = Vector512.Floor(value.Value.AsDouble()).As<double, T>() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Ceiling(Simd512<T> value)
        => typeof(T) == typeof(float)
            ? new() { Value = Vector512.Ceiling(value.Value.AsSingle()).As<float, T>() }
            : new() { Value = Vector512.Ceiling(value.Value.AsDouble()).As<double, T>() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Truncate(Simd512<T> value)
        => typeof(T) == typeof(float)
            ? new() { Value = Avx512F.RoundScale(value.Value.AsSingle(), 3).As<float, T>() }
            : new() { Value = Avx512F.RoundScale(value.Value.AsDouble(), 3).As<double, T>() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MultiplyAdd(Simd512<T> left, Simd512<T> right, Simd512<T> addend)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Avx512F.FusedMultiplyAdd(left.Value.AsSingle(), right.Value.AsSingle(), addend.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Avx512F.FusedMultiplyAdd(left.Value.AsDouble(), right.Value.AsDouble(), addend.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> FusedMultiplyAdd(Simd512<T> left, Simd512<T> right, Simd512<T> addend)
        => MultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ScaleByPowerOfTwo(Simd512<T> value, Simd512<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Avx512F.Scale(value.Value.AsSingle(), exponent.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Avx512F.Scale(value.Value.AsDouble(), exponent.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> BinaryExponent(Simd512<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Avx512F.GetExponent(value.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Avx512F.GetExponent(value.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> SelectLess(Simd512<T> left, Simd512<T> right, Simd512<T> ifTrue, Simd512<T> ifFalse)
        => new() { Value = Vector512.ConditionalSelect(Vector512.LessThan(left.Value, right.Value), ifTrue.Value, ifFalse.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> SelectLessOrEqual(Simd512<T> left, Simd512<T> right, Simd512<T> ifTrue, Simd512<T> ifFalse)
        => new() { Value = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(left.Value, right.Value), ifTrue.Value, ifFalse.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> SelectEqual(Simd512<T> left, Simd512<T> right, Simd512<T> ifTrue, Simd512<T> ifFalse)
        => new() { Value = Vector512.ConditionalSelect(Vector512.Equals(left.Value, right.Value), ifTrue.Value, ifFalse.Value) };

    private static Vector512<T> SignBit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float)
            ? Vector512.Create(-0f).As<float, T>()
            : Vector512.Create(-0d).As<double, T>();
    }
}
#endif
