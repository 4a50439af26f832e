#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>A strip of four registers.</summary>
internal readonly unsafe struct FourRegisters<V, T> : IStrip<FourRegisters<V, T>, T>
    where V : struct, ISimd<V, T>
    where T : unmanaged
{
    private readonly V _first;
    private readonly V _second;
    private readonly V _third;
    private readonly V _last;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FourRegisters(V first, V second, V third, V last)
    {
        _first = first;
        _second = second;
        _third = third;
        _last = last;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourRegisters<V, T> Load(T* source, nuint last) => new(
        V.Load(ref *source, 0),
        V.Load(ref *source, (nuint)V.Count),
        V.Load(ref *source, 2 * (nuint)V.Count),
        V.Load(ref *source, last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(FourRegisters<V, T> strip, T* destination, nuint last)
    {
        V.Store(strip._first, ref *destination, 0);
        V.Store(strip._second, ref *destination, (nuint)V.Count);
        V.Store(strip._third, ref *destination, 2 * (nuint)V.Count);
        V.Store(strip._last, ref *destination, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourRegisters<V, T> Add(FourRegisters<V, T> left, FourRegisters<V, T> right)
        => new(left._first + right._first, left._second + right._second, left._third + right._third, left._last + right._last);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourRegisters<V, T> MultiplyAdd(T* factor, FourRegisters<V, T> strip, FourRegisters<V, T> addend)
    {
        V broadcast = V.Create(*factor);
        return new(
            V.MultiplyAdd(broadcast, strip._first, addend._first),
            V.MultiplyAdd(broadcast, strip._second, addend._second),
            V.MultiplyAdd(broadcast, strip._third, addend._third),
            V.MultiplyAdd(broadcast, strip._last, addend._last));
    }
}
#endif
