#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>A unary kernel bound to its two spans.</summary>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly unsafe struct UnaryPass<TKernel, V, T>(TKernel kernel, T* x, T* y) : IPass<V, V>
    where TKernel : struct, IUnaryKernel<T>
    where V : struct, ISimd<V, T>
    where T : unmanaged
{
    public static nuint Step
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)V.Count;
    }

    public nuint FirstAligned
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Step - ((nuint)y / (nuint)sizeof(T) & (Step - 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load(nuint index) => V.Load(ref *x, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke(V input) => kernel.Invoke(input);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(V output, nuint index) => V.Store(output, ref *y, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreNonTemporal(V output, nuint index) => V.StoreNonTemporal(output, y + index);
}
#endif
