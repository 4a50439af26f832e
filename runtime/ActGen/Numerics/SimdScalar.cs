#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>A single element, for processors without vectors and as the definition the wider registers are tested against.</summary>
internal struct SimdScalar<T> : ISimd<SimdScalar<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Initialised in place rather than by the constructor, which would count as one more call against what the JIT is ready to inline into a loop.
    internal T Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SimdScalar(T value) => Value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Create(T value) => new() { Value = value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Load(ref T source, nuint index) => new() { Value = Unsafe.Add(ref source, index) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SimdScalar<T> value, ref T destination, nuint index) => Unsafe.Add(ref destination, index) = value.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreNonTemporal(SimdScalar<T> value, T* destination) => *destination = value.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator +(SimdScalar<T> left, SimdScalar<T> right) => new() { Value = left.Value + right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator -(SimdScalar<T> left, SimdScalar<T> right) => new() { Value = left.Value - right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator *(SimdScalar<T> left, SimdScalar<T> right) => new() { Value = left.Value * right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator /(SimdScalar<T> left, SimdScalar<T> right) => new() { Value = left.Value / right.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator -(SimdScalar<T> value) => new() { Value = -value.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Abs(SimdScalar<T> value) => new() { Value = T.Abs(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Sqrt(SimdScalar<T> value) => new() { Value = T.Sqrt(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> CopySign(SimdScalar<T> magnitude, SimdScalar<T> sign) => new() { Value = T.CopySign(magnitude.Value, sign.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Min(SimdScalar<T> value, SimdScalar<T> bound) => bound.Value < value.Value ? bound : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Max(SimdScalar<T> value, SimdScalar<T> bound) => bound.Value > value.Value ? bound : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Round(SimdScalar<T> value) => new() { Value = T.Round(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Floor(SimdScalar<T> value) => new() { Value = T.Floor(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Ceiling(SimdScalar<T> value) => new() { Value = T.Ceiling(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Truncate(SimdScalar<T> value) => new() { Value = T.Truncate(value.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> MultiplyAdd(SimdScalar<T> left, SimdScalar<T> right, SimdScalar<T> addend)
        => Processor.HasFusedMultiplyAdd ? FusedMultiplyAdd(left, right, addend) : left * right + addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> FusedMultiplyAdd(SimdScalar<T> left, SimdScalar<T> right, SimdScalar<T> addend)
        => new() { Value = T.FusedMultiplyAdd(left.Value, right.Value, addend.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> ScaleByPowerOfTwo(SimdScalar<T> value, SimdScalar<T> exponent)
        => new() { Value = T.ScaleB(value.Value, int.CreateTruncating(exponent.Value)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> BinaryExponent(SimdScalar<T> value) => new() { Value = T.CreateTruncating(T.ILogB(value.Value)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> SelectLess(SimdScalar<T> left, SimdScalar<T> right, SimdScalar<T> ifTrue, SimdScalar<T> ifFalse)
        => left.Value < right.Value ? ifTrue : ifFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> SelectLessOrEqual(SimdScalar<T> left, SimdScalar<T> right, SimdScalar<T> ifTrue, SimdScalar<T> ifFalse)
        => left.Value <= right.Value ? ifTrue : ifFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> SelectEqual(SimdScalar<T> left, SimdScalar<T> right, SimdScalar<T> ifTrue, SimdScalar<T> ifFalse)
        => left.Value == right.Value ? ifTrue : ifFalse;
}
#endif
