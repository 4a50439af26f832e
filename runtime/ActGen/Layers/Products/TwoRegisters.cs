#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>A strip of two registers.</summary>
internal readonly unsafe struct TwoRegisters<V, T> : IStrip<TwoRegisters<V, T>, T>
    where V : struct, ISimd<V, T>
    where T : unmanaged
{
    private readonly V _first;
    private readonly V _last;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TwoRegisters(V first, V last)
    {
        _first = first;
        _last = last;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoRegisters<V, T> Load(T* source, nuint last) => new(V.Load(ref *source, 0), V.Load(ref *source, last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TwoRegisters<V, T> strip, T* destination, nuint last)
    {
        V.Store(strip._first, ref *destination, 0);
        V.Store(strip._last, ref *destination, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoRegisters<V, T> Add(TwoRegisters<V, T> left, TwoRegisters<V, T> right)
        => new(left._first + right._first, left._last + right._last);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoRegisters<V, T> MultiplyAdd(T* factor, TwoRegisters<V, T> strip, TwoRegisters<V, T> addend)
    {
        V broadcast = V.Create(*factor);
        return new(
            V.MultiplyAdd(broadcast, strip._first, addend._first),
            V.MultiplyAdd(broadcast, strip._last, addend._last));
    }
}
#endif
