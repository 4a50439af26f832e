#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>A 128-bit register: 4 floats or 2 doubles, on x64, arm64 and whatever else has vectors.</summary>
internal struct Simd128<T> : ISimd<Simd128<T>, T>
    where T : unmanaged
{
    // Initialised in place rather than by the constructor, which would count as one more call against what the JIT is ready to inline into a loop.
    internal Vector128<T> Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Simd128(Vector128<T> value) => Value = value;

    public static int Count => Vector128<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Create(T value) => new() { Value = Vector128.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Load(ref T source, nuint index) => new() { Value = Vector128.LoadUnsafe(ref source, index) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd128<T> value, ref T destination, nuint index) => value.Value.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreNonTemporal(Simd128<T> value, T* destination) => value.Value.StoreAlignedNonTemporal(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator +(Simd128<T> left, Simd128<T> right) => new() { Value = left.Value + right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator -(Simd128<T> left, Simd128<T> right) => new() { Value = left.Value - right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator *(Simd128<T> left, Simd128<T> right) => new() { Value = left.Value * right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator /(Simd128<T> left, Simd128<T> right) => new() { Value = left.Value / right.Value };

    // Elsewhere the negation of the framework may be a subtraction from 0, which makes 0 of 0, not -0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator -(Simd128<T> value) => new() { Value = Sse2.IsSupported ? -value.Value : value.Value ^ SignBit };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Abs(Simd128<T> value) => new() { Value = Vector128.Abs(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Sqrt(Simd128<T> value) => new() { Value = Vector128.Sqrt(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> CopySign(Simd128<T> magnitude, Simd128<T> sign)
        => new() { Value = Vector128.ConditionalSelect(SignBit, sign.Value, magnitude.Value) };

    // maxps and minps return their second operand unless the first is strictly better: exactly the contract. The arm64
    // instructions treat NaN and zeros otherwise, so elsewhere it is spelt out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Min(Simd128<T> value, Simd128<T> bound)
    {
        if (!Sse2.IsSupported)
        {
            return SelectLess(bound, value, bound, value);
        }

        if (typeof(T) == typeof(float))
        {
            return new() { Value = Sse.Min(bound.Value.AsSingle(), value.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Sse2.Min(bound.Value.AsDouble(), value.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Max(Simd128<T> value, Simd128<T> bound)
    {
        if (!Sse2.IsSupported)
        {
            return SelectLess(value, bound, bound, value);
        }

        if (typeof(T) == typeof(float))
        {
            return new() { Value = Sse.Max(bound.Value.AsSingle(), value.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Sse2.Max(bound.Value.AsDouble(), value.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Round(Simd128<T> value)
    {
        if (Sse41.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new() { Value = Sse41.RoundToNearestInteger(value.Value.AsSingle()).As<float, T>() }
                : new() { Value = Sse41.RoundToNearestInteger(value.Value.AsDouble()).As<double, T>() };
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new() { Value = AdvSimd.RoundToNearest(value.Value.AsSingle()).As<float, T>() }
                : new() { Value = AdvSimd.Arm64.RoundToNearest(value.Value.AsDouble()).As<double, T>() };
        }

        // Beside 2^23 (2^52) no fraction fits, so the addition itself rounds. Past it every number is an integer.
        Simd128<T> large = typeof(T) == typeof(float)
            ? new() { Value = Vector128.Create(8388608f).As<float, T>() }
            : new() { Value = Vector128.Create(4503599627370496d).As<double, T>() };
        Simd128<T> magnitude = Abs(value);
        return SelectLess(magnitude, large, CopySign(magnitude + large - large, value), value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Floor(Simd128<T> value)
        => typeof(T) == typeof(float)
            ? new() { Value = Vector128.Floor(value.Value.AsSingle()).As<float, T>() }
            : new() { Value = Vector128.Floor(value.Value.AsDouble()).As<double, T>() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Ceiling(Simd128<T> value)
        => typeof(T) == typeof(float)
            ? new() { Value = Vector128.Ceiling(value.Value.AsSingle()).As<float, T>() }
            : new() { Value = Vector128.Ceiling(value.Value.AsDouble()).As<double, T>() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Truncate(Simd128<T> value)
    {
        if (Sse41.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new() { Value = Sse41.RoundToZero(value.Value.AsSingle()).As<float, T>() }
                : new() { Value = Sse41.RoundToZero(value.Value.AsDouble()).As<double, T>() };
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new() { Value = AdvSimd.RoundToZero(value.Value.AsSingle()).As<float, T>() }
                : new() { Value = AdvSimd.Arm64.RoundToZero(value.Value.AsDouble()).As<double, T>() };
        }

        return CopySign(Floor(Abs(value)), value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> MultiplyAdd(Simd128<T> left, Simd128<T> right, Simd128<T> addend)
    {
        if (Fma.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new() { Value = Fma.MultiplyAdd(left.Value.AsSingle(), right.Value.AsSingle(), addend.Value.AsSingle()).As<float, T>() }
                : new() { Value = Fma.MultiplyAdd(left.Value.AsDouble(), right.Value.AsDouble(), addend.Value.AsDouble()).As<double, T>() };
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new() { Value = AdvSimd.FusedMultiplyAdd(addend.Value.AsSingle(), left.Value.AsSingle(), right.Value.AsSingle()).As<float, T>() }
                : new() { Value = AdvSimd.Arm64.FusedMultiplyAdd(addend.Value.AsDouble(), left.Value.AsDouble(), right.Value.AsDouble()).As<double, T>() };
        }

        return left * right + addend;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> FusedMultiplyAdd(Simd128<T> left, Simd128<T> right, Simd128<T> addend)
    {
        if (Fma.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            return MultiplyAdd(left, right, addend);
        }

        // A product of two floats is exact as a double; one of two doubles fits nothing wider.
        if (typeof(T) == typeof(float))
        {
            (Vector128<double> leftLow, Vector128<double> leftHigh) = Vector128.Widen(left.Value.AsSingle());
            (Vector128<double> rightLow, Vector128<double> rightHigh) = Vector128.Widen(right.Value.AsSingle());
            (Vector128<double> addendLow, Vector128<double> addendHigh) = Vector128.Widen(addend.Value.AsSingle());
            return new() { Value = Vector128.Narrow(leftLow * rightLow + addendLow, leftHigh * rightHigh + addendHigh).As<float, T>() };
        }

        Vector128<double> a = left.Value.AsDouble(), b = right.Value.AsDouble(), c = addend.Value.AsDouble();
        return new() { Value = Vector128.Create(
            Math.FusedMultiplyAdd(a[0], b[0], c[0]),
            Math.FusedMultiplyAdd(a[1], b[1], c[1])).As<double, T>() };
    }

    // PowerOfTwo explains the bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ScaleByPowerOfTwo(Simd128<T> value, Simd128<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<int> biased = (exponent.Value.AsSingle() + Vector128.Create(PowerOfTwo.SingleMagic)).AsInt32();
            Vector128<int> half = Vector128.ShiftRightLogical(biased, 1);
            Vector128<float> first = Vector128.ShiftLeft(half, PowerOfTwo.SingleShift).AsSingle();
            Vector128<float> second = Vector128.ShiftLeft(biased - half, PowerOfTwo.SingleShift).AsSingle();
            return new() { Value = (value.Value.AsSingle() * first * second).As<float, T>() };
        }
        else
        {
            Vector128<long> biased = (exponent.Value.AsDouble() + Vector128.Create(PowerOfTwo.DoubleMagic)).AsInt64();
            Vector128<long> half = Vector128.ShiftRightLogical(biased, 1);
            Vector128<double> first = Vector128.ShiftLeft(half, PowerOfTwo.DoubleShift).AsDouble();
            Vector128<double> second = Vector128.ShiftLeft(biased - half, PowerOfTwo.DoubleShift).AsDouble();
            return new() { Value = (value.Value.AsDouble() * first * second).As<double, T>() };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> BinaryExponent(Simd128<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<int> biased = Vector128.ShiftRightLogical(value.Value.AsInt32(), PowerOfTwo.SingleShift);
            Vector128<int> integer = biased | Vector128.Create(PowerOfTwo.SingleOfInteger).AsInt32();
            return new() { Value = (integer.AsSingle() - Vector128.Create(PowerOfTwo.SingleOfInteger + 127)).As<float, T>() };
        }
        else
        {
            Vector128<long> biased = Vector128.ShiftRightLogical(value.Value.AsInt64(), PowerOfTwo.DoubleShift);
            Vector128<long> integer = biased | Vector128.Create(PowerOfTwo.DoubleOfInteger).AsInt64();
            return new() { Value = (integer.AsDouble() - Vector128.Create(PowerOfTwo.DoubleOfInteger + 1023)).As<double, T>() };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> SelectLess(Simd128<T> left, Simd128<T> right, Simd128<T> ifTrue, Simd128<T> ifFalse)
        => new() { Value = Vector128.ConditionalSelect(Vector128.LessThan(left.Value, right.Value), ifTrue.Value, ifFalse.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> SelectLessOrEqual(Simd128<T> left, Simd128<T> right, Simd128<T> ifTrue, Simd128<T> ifFalse)
        => new() { Value = Vector128.ConditionalSelect(Vector128.LessThanOrEqual(left.Value, right.Value), ifTrue.Value, ifFalse.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> SelectEqual(Simd128<T> left, Simd128<T> right, Simd128<T> ifTrue, Simd128<T> ifFalse)
        => new() { Value = Vector128.ConditionalSelect(Vector128.Equals(left.Value, right.Value), ifTrue.Value, ifFalse.Value) };

    private static Vector128<T> SignBit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float)
            ? Vector128.Create(-0f).As<float, T>()
            : Vector128.Create(-0d).As<double, T>();
    }
}
#endif
