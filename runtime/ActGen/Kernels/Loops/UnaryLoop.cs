#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>
/// The loops of a unary kernel, once for every kernel, width and element type. Each covers a range of at least one register
/// with whole registers only: two steps overlap where the length is no multiple, and give the elements they share the same bits.
/// </summary>
/// <remarks>
/// <para>
/// The output may be the input itself, so a loop reads what two of its steps share before it overwrites any of it.
/// </para>
/// <para>
/// They are compiled optimised at once (16,384 sigmoids cost a program that was just started 27 us so, and 440 us through
/// tiered code) and apart from their callers: the JIT inlines only so much into one method, and what it leaves out of the
/// loop of a heavy kernel makes it ten times as slow. For the same reason a body occurs once where it may be heavy. And they
/// call the kernel themselves: .NET 8 inlines nothing that calls a generic method of an interface, so no helper may do it.
/// </para>
/// <para>
/// The kernel comes by reference: by value two parameters would be written one by one and read as one, a store-forwarding
/// stall of 8 ns a call.
/// </para>
/// </remarks>
internal static unsafe class UnaryLoop
{
    /// <summary>
    /// The number of elements from which unrolled loops and those over a <see cref="SimdPair{V, T}"/> repay their preparation: eight
    /// steps of the widest register. There <see cref="RunUnrolled"/> takes 0.88 of the time of <see cref="Run"/>.
    /// </summary>
    internal const int LongLength = 128;

    /// <summary>One step at a time: over pairs of registers where the range is long enough and the kernel not too heavy.</summary>
    /// <remarks>
    /// With one register the JIT loads the constants of a kernel again at every step, with a pair it keeps them in registers. At
    /// 65,536 floats a pair takes 0.75 of the time for an exponential, 0.94 for a sigmoid, 0.92 for softplus and 0.83 for the tanh form
    /// of gelu on AVX-512. On AVX2, whose 16 registers do not hold them all, it is 0.89, 0.95, 0.87 and 1.12: not worth the spills.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TKernel, V, T>(in TKernel shared, T* x, T* y, nuint length)
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        TKernel kernel = shared;
        nuint step = (nuint)V.Count;
        nuint index = 0;
        nuint next = (length - 1) % step + 1; // a shorter first stride makes the others come out even
        V input = V.Load(ref *x, 0);
        while (true)
        {
            V output = kernel.Invoke(input);
            if (next > length - step)
            {
                V.Store(output, ref *y, index);
                return;
            }

            input = V.Load(ref *x, next);
            V.Store(output, ref *y, index);
            index = next;
            next += step;
        }
    }

    /// <summary>Four aligned steps at a time, for light kernels on long ranges.</summary>
    /// <remarks>
    /// Aligned, since a store across two cache lines costs two. At 4,096 floats relu takes 0.028 ns an element, 0.055 in
    /// <see cref="Run"/> and 0.026 as a copy; leaky_relu 0.049 and 0.061; but a sigmoid 0.38 and 0.32.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void RunUnrolled<TKernel, V, T>(in TKernel shared, T* x, T* y, nuint length)
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        TKernel kernel = shared;
        nuint step = (nuint)V.Count;
        nuint last = length - step;
        V first = kernel.Invoke(V.Load(ref *x, 0));
        V final = kernel.Invoke(V.Load(ref *x, last));

        nuint index = FirstAligned(y, step);
        for (; index + 4 * step <= length; index += 4 * step)
        {
            V output0 = kernel.Invoke(V.Load(ref *x, index));
            V output1 = kernel.Invoke(V.Load(ref *x, index + step));
            V output2 = kernel.Invoke(V.Load(ref *x, index + 2 * step));
            V output3 = kernel.Invoke(V.Load(ref *x, index + 3 * step));
            V.Store(output0, ref *y, index);
            V.Store(output1, ref *y, index + step);
            V.Store(output2, ref *y, index + 2 * step);
            V.Store(output3, ref *y, index + 3 * step);
        }

        for (; index < last; index += step)
        {
            V.Store(kernel.Invoke(V.Load(ref *x, index)), ref *y, index);
        }

        V.Store(first, ref *y, 0);
        V.Store(final, ref *y, last);
    }

    /// <summary>Past the caches, for an output that is larger than they are and not the input: <see cref="NonTemporal.Pays"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void RunNonTemporal<TKernel, V, T>(in TKernel shared, T* x, T* y, nuint length)
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        TKernel kernel = shared;
        nuint step = (nuint)V.Count;
        nuint last = length - step;
        Run<TKernel, V, T>(in shared, x, y, step);
        for (nuint index = FirstAligned(y, step); index < last; index += step)
        {
            V.StoreNonTemporal(kernel.Invoke(V.Load(ref *x, index)), y + index);
        }

        Run<TKernel, V, T>(in shared, x + last, y + last, step);
        if (Sse.IsSupported)
        {
            Sse.StoreFence(); // another thread that sees a later flag must see these elements
        }
    }

    /// <summary>The first index, from 1 to <paramref name="step"/>, at which the output is aligned to the size of its register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint FirstAligned<T>(T* y, nuint step)
        where T : unmanaged
        => step - ((nuint)y / (nuint)sizeof(T) & (step - 1));
}
#endif
