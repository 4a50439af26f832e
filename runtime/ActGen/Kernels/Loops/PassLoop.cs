#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The loop of a pass, once for every kernel, width and element type.</summary>
internal static unsafe class PassLoop
{
    /// <summary>Whole registers, then what is left.</summary>
    internal static void Run<TKernel, V, T>(in TKernel kernel, in PassLayout layout, in Streams<T> streams, nuint start, nuint end)
        where TKernel : struct, IPassKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        nuint rest = (end - start) % (nuint)V.Count;
        if (end - start != rest)
        {
            RunWhole<TKernel, V, T>(in kernel, in streams, start, end - rest);
        }

        if (rest != 0)
        {
            RunPartial<TKernel, V, T>(in kernel, in layout, in streams, end - rest, rest);
        }
    }

    /// <summary>Runs a kernel from <paramref name="start"/> to <paramref name="end"/>, a whole number of registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunWhole<TKernel, V, T>(in TKernel shared, in Streams<T> streams, nuint start, nuint end)
        where TKernel : struct, IPassKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        TKernel kernel = shared; // local, so that its parameters stay in registers across the stores
        nuint step = (nuint)V.Count;
        nuint index = start;
        if (TKernel.IsLight)
        {
            for (; index + 4 * step <= end; index += 4 * step)
            {
                kernel.Invoke<V>(in streams, index);
                kernel.Invoke<V>(in streams, index + step);
                kernel.Invoke<V>(in streams, index + 2 * step);
                kernel.Invoke<V>(in streams, index + 3 * step);
            }
        }

        for (; index < end; index += step)
        {
            kernel.Invoke<V>(in streams, index);
        }
    }

    /// <summary>Fewer elements than a register, by way of a padded copy of every stream: each element is still computed once.</summary>
    [SkipLocalsInit]
    private static void RunPartial<TKernel, V, T>(in TKernel kernel, in PassLayout layout, in Streams<T> streams, nuint start, nuint count)
        where TKernel : struct, IPassKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        uint size = (uint)count * (uint)sizeof(T);
        T* memory = stackalloc T[PassLayout.MaxStreams * V.Count];
        Streams<T> padded = default;
        for (int i = 0; i < layout.Count; i++)
        {
            T* copy = memory + i * V.Count;
            padded.SetAddress(i, copy);
            V.Store(V.Create(default), ref *copy, 0);
            if (!layout.IsOutput(i))
            {
                Unsafe.CopyBlockUnaligned(copy, streams.Address(i) + start, size);
            }
        }

        RunWhole<TKernel, V, T>(in kernel, in padded, 0, (nuint)V.Count);
        for (int i = 0; i < layout.Count; i++)
        {
            if (layout.IsOutput(i))
            {
                Unsafe.CopyBlockUnaligned(streams.Address(i) + start, memory + i * V.Count, size);
            }
        }
    }
}
#endif
