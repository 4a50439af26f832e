#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// Two registers side by side. A kernel over a pair loads each of its constants once for both, and gives the processor two
/// independent chains of operations to work at.
/// </summary>
internal struct SimdPair<V, T> : ISimd<SimdPair<V, T>, T>
    where V : struct, ISimd<V, T>
    where T : unmanaged
{
    private V _first;
    private V _second;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * V.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Create(T value)
    {
        V both = V.Create(value);
        return new() { _first = both, _second = both };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Load(ref T source, nuint index) => new() { _first = V.Load(ref source, index), _second = V.Load(ref source, index + (nuint)V.Count) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SimdPair<V, T> value, ref T destination, nuint index)
    {
        V.Store(value._first, ref destination, index);
        V.Store(value._second, ref destination, index + (nuint)V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreNonTemporal(SimdPair<V, T> value, T* destination)
    {
        V.StoreNonTemporal(value._first, destination);
        V.StoreNonTemporal(value._second, destination + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> operator +(SimdPair<V, T> left, SimdPair<V, T> right) => new() { _first = left._first + right._first, _second = left._second + right._second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> operator -(SimdPair<V, T> left, SimdPair<V, T> right) => new() { _first = left._first - right._first, _second = left._second - right._second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> operator *(SimdPair<V, T> left, SimdPair<V, T> right) => new() { _first = left._first * right._first, _second = left._second * right._second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> operator /(SimdPair<V, T> left, SimdPair<V, T> right) => new() { _first = left._first / right._first, _second = left._second / right._second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> operator -(SimdPair<V, T> value) => new() { _first = -value._first, _second = -value._second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Abs(SimdPair<V, T> value) => new() { _first = V.Abs(value._first), _second = V.Abs(value._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Sqrt(SimdPair<V, T> value) => new() { _first = V.Sqrt(value._first), _second = V.Sqrt(value._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> CopySign(SimdPair<V, T> magnitude, SimdPair<V, T> sign)
        => new() { _first = V.CopySign(magnitude._first, sign._first), _second = V.CopySign(magnitude._second, sign._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Min(SimdPair<V, T> value, SimdPair<V, T> bound)
        => new() { _first = V.Min(value._first, bound._first), _second = V.Min(value._second, bound._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Max(SimdPair<V, T> value, SimdPair<V, T> bound)
        => new() { _first = V.Max(value._first, bound._first), _second = V.Max(value._second, bound._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Round(SimdPair<V, T> value) => new() { _first = V.Round(value._first), _second = V.Round(value._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Floor(SimdPair<V, T> value) => new() { _first = V.Floor(value._first), _second = V.Floor(value._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Ceiling(SimdPair<V, T> value) => new() { _first = V.Ceiling(value._first), _second = V.Ceiling(value._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> Truncate(SimdPair<V, T> value) => new() { _first = V.Truncate(value._first), _second = V.Truncate(value._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> MultiplyAdd(SimdPair<V, T> left, SimdPair<V, T> right, SimdPair<V, T> addend)
        => new() { _first = V.MultiplyAdd(left._first, right._first, addend._first), _second = V.MultiplyAdd(left._second, right._second, addend._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> FusedMultiplyAdd(SimdPair<V, T> left, SimdPair<V, T> right, SimdPair<V, T> addend)
        => new() { _first = V.FusedMultiplyAdd(left._first, right._first, addend._first), _second = V.FusedMultiplyAdd(left._second, right._second, addend._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> ScaleByPowerOfTwo(SimdPair<V, T> value, SimdPair<V, T> exponent)
        => new() { _first = V.ScaleByPowerOfTwo(value._first, exponent._first), _second = V.ScaleByPowerOfTwo(value._second, exponent._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> BinaryExponent(SimdPair<V, T> value) => new() { _first = V.BinaryExponent(value._first), _second = V.BinaryExponent(value._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> SelectLess(SimdPair<V, T> left, SimdPair<V, T> right, SimdPair<V, T> ifTrue, SimdPair<V, T> ifFalse)
        => new() { _first = V.SelectLess(left._first, right._first, ifTrue._first, ifFalse._first), _second = V.SelectLess(left._second, right._second, ifTrue._second, ifFalse._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> SelectLessOrEqual(SimdPair<V, T> left, SimdPair<V, T> right, SimdPair<V, T> ifTrue, SimdPair<V, T> ifFalse)
        => new() { _first = V.SelectLessOrEqual(left._first, right._first, ifTrue._first, ifFalse._first), _second = V.SelectLessOrEqual(left._second, right._second, ifTrue._second, ifFalse._second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<V, T> SelectEqual(SimdPair<V, T> left, SimdPair<V, T> right, SimdPair<V, T> ifTrue, SimdPair<V, T> ifFalse)
        => new() { _first = V.SelectEqual(left._first, right._first, ifTrue._first, ifFalse._first), _second = V.SelectEqual(left._second, right._second, ifTrue._second, ifFalse._second) };
}
#endif
