#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>A strip of one register, which is its last.</summary>
internal readonly unsafe struct OneRegister<V, T> : IStrip<OneRegister<V, T>, T>
    where V : struct, ISimd<V, T>
    where T : unmanaged
{
    private readonly V _register;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private OneRegister(V register) => _register = register;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneRegister<V, T> Load(T* source, nuint last) => new(V.Load(ref *source, last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(OneRegister<V, T> strip, T* destination, nuint last) => V.Store(strip._register, ref *destination, last);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneRegister<V, T> Add(OneRegister<V, T> left, OneRegister<V, T> right) => new(left._register + right._register);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneRegister<V, T> MultiplyAdd(T* factor, OneRegister<V, T> strip, OneRegister<V, T> addend)
        => new(V.MultiplyAdd(V.Create(*factor), strip._register, addend._register));
}
#endif
