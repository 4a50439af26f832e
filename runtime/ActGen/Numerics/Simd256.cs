#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>A 256-bit register: 8 floats or 4 doubles. Needs AVX2 and FMA, see <see cref="Processor.Has256"/>.</summary>
internal struct Simd256<T> : ISimd<Simd256<T>, T>
    where T : unmanaged
{
    // Initialised in place rather than by the constructor, which would count as one more call against what the JIT is ready to inline into a loop.
    internal Vector256<T> Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Simd256(Vector256<T> value) => Value = value;

    public static int Count => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Create(T value) => new() { Value = Vector256.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Load(ref T source, nuint index) => new() { Value = Vector256.LoadUnsafe(ref source, index) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd256<T> value, ref T destination, nuint index) => value.Value.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreNonTemporal(Simd256<T> value, T* destination) => value.Value.StoreAlignedNonTemporal(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator +(Simd256<T> left, Simd256<T> right) => new() { Value = left.Value + right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator -(Simd256<T> left, Simd256<T> right) => new() { Value = left.Value - right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator *(Simd256<T> left, Simd256<T> right) => new() { Value = left.Value * right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator /(Simd256<T> left, Simd256<T> right) => new() { Value = left.Value / right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator -(Simd256<T> value) => new() { Value = -value.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Abs(Simd256<T> value) => new() { Value = Vector256.Abs(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Sqrt(Simd256<T> value) => new() { Value = Vector256.Sqrt(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> CopySign(Simd256<T> magnitude, Simd256<T> sign)
        => new() { Value = Vector256.ConditionalSelect(SignBit, sign.Value, magnitude.Value) };

    // maxps and minps return their second operand unless the first is strictly better: exactly the contract.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Min(Simd256<T> value, Simd256<T> bound)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Avx.Min(bound.Value.AsSingle(), value.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Avx.Min(bound.Value.AsDouble(), value.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Max(Simd256<T> value, Simd256<T> bound)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Avx.Max(bound.Value.AsSingle(), value.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Avx.Max(bound.Value.AsDouble(), value.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Round(Simd256<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Avx.RoundToNearestInteger(value.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Avx.RoundToNearestInteger(value.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Floor(Simd256<T> value)
        => typeof(T) == typeof(float)
            ? new() { Value = Vector256.Floor(value.Value.AsSingle()).As<float, T>() }
            : new() { Value = Vector256.Floor(value.Value.AsDouble()).As<double, T>() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Ceiling(Simd256<T> value)
        => typeof(T) == typeof(float)
            ? new() { Value = Vector256.Ceiling(value.Value.AsSingle()).As<float, T>() }
            : new() { Value = Vector256.Ceiling(value.Value.AsDouble()).As<double, T>() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Truncate(Simd256<T> value)
        => typeof(T) == typeof(float)
            ? new() { Value = Avx.RoundToZero(value.Value.AsSingle()).As<float, T>() }
            : new() { Value = Avx.RoundToZero(value.Value.AsDouble()).As<double, T>() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MultiplyAdd(Simd256<T> left, Simd256<T> right, Simd256<T> addend)
    {
        if (typeof(T) == typeof(float))
        {
            return new() { Value = Fma.MultiplyAdd(left.Value.AsSingle(), right.Value.AsSingle(), addend.Value.AsSingle()).As<float, T>() };
        }

        return new() { Value = Fma.MultiplyAdd(left.Value.AsDouble(), right.Value.AsDouble(), addend.Value.AsDouble()).As<double, T>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> FusedMultiplyAdd(Simd256<T> left, Simd256<T> right, Simd256<T> addend)
        => MultiplyAdd(left, right, addend);

    // PowerOfTwo explains the bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ScaleByPowerOfTwo(Simd256<T> value, Simd256<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            Vector256<int> biased = (exponent.Value.AsSingle() + Vector256.Create(PowerOfTwo.SingleMagic)).AsInt32();
            Vector256<int> half = Vector256.ShiftRightLogical(biased, 1);
            Vector256<float> first = Vector256.ShiftLeft(half, PowerOfTwo.SingleShift).AsSingle();
            Vector256<float> second = Vector256.ShiftLeft(biased - half, PowerOfTwo.SingleShift).AsSingle();
            return new() { Value = (value.Value.AsSingle() * first * second).As<float, T>() };
        }
        else
        {
            Vector256<long> biased = (exponent.Value.AsDouble() + Vector256.Create(PowerOfTwo.DoubleMagic)).AsInt64();
            Vector256<long> half = Vector256.ShiftRightLogical(biased, 1);
            Vector256<double> first = Vector256.ShiftLeft(half, PowerOfTwo.DoubleShift).AsDouble();
            Vector256<double> second = Vector256.ShiftLeft(biased - half, PowerOfTwo.DoubleShift).AsDouble();
            return new() { Value = (value.Value.AsDouble() * first * second).As<double, T>() };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> BinaryExponent(Simd256<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            Vector256<int> biased = Vector256.ShiftRightLogical(value.Value.AsInt32(), PowerOfTwo.SingleShift);
            Vector256<int> integer = biased | Vector256.Create(PowerOfTwo.SingleOfInteger).AsInt32();
            return new() { Value = (integer.AsSingle() - Vector256.Create(PowerOfTwo.SingleOfInteger + 127)).As<float, T>() };
        }
        else
        {
            Vector256<long> biased = Vector256.ShiftRightLogical(value.Value.AsInt64(), PowerOfTwo.DoubleShift);
            Vector256<long> integer = biased | Vector256.Create(PowerOfTwo.DoubleOfInteger).AsInt64();
            return new() { Value = (integer.AsDouble() - Vector256.Create(PowerOfTwo.DoubleOfInteger + 1023)).As<double, T>() };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> SelectLess(Simd256<T> left, Simd256<T> right, Simd256<T> ifTrue, Simd256<T> ifFalse)
        => new() { Value = Vector256.ConditionalSelect(Vector256.LessThan(left.Value, right.Value), ifTrue.Value, ifFalse.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> SelectLessOrEqual(Simd256<T> left, Simd256<T> right, Simd256<T> ifTrue, Simd256<T> ifFalse)
        => new() { Value = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(left.Value, right.Value), ifTrue.Value, ifFalse.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> SelectEqual(Simd256<T> left, Simd256<T> right, Simd256<T> ifTrue, Simd256<T> ifFalse)
        => new() { Value = Vector256.ConditionalSelect(Vector256.Equals(left.Value, right.Value), ifTrue.Value, ifFalse.Value) };

    private static Vector256<T> SignBit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float)
            ? Vector256.Create(-0f).As<float, T>()
            : Vector256.Create(-0d).As<double, T>();
    }
}
#endif
