#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The loops of a pass, once for every kernel, width and element type.</summary>
internal static unsafe class PassLoop
{
    private const int UnrolledSteps = 4;

    /// <summary>Runs a kernel over the elements from <paramref name="start"/> to <paramref name="end"/>.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="layout">What the streams are.</param>
    /// <param name="addresses">Where they lie.</param>
    /// <param name="nonTemporal">Which are written past the caches, and aligned to the size of the register at <paramref name="start"/>.</param>
    /// <param name="start">The first element.</param>
    /// <param name="end">The element past the last.</param>
    internal static void Run<TKernel, V, T>(
        in TKernel kernel, in PassLayout layout, T** addresses, uint nonTemporal, nuint start, nuint end)
        where TKernel : struct, IPassKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        nuint steps = (nuint)(UnrolledSteps * V.Count);
        if (TKernel.Weight == KernelWeight.Light && end - start >= steps)
        {
            nuint unrolled = (end - start) / steps * steps;
            RunUnrolled<TKernel, V, T>(in kernel, addresses, nonTemporal, start, start + unrolled);
            start += unrolled;
        }

        if (start != end)
        {
            RunSingly<TKernel, V, T>(in kernel, in layout, addresses, nonTemporal, start, end);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunUnrolled<TKernel, V, T>(in TKernel shared, T** addresses, uint nonTemporal, nuint start, nuint end)
        where TKernel : struct, IPassKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        TKernel kernel = shared; // local, so that its parameters stay in registers across the stores
        var streams = new Streams<T>(addresses, nonTemporal);
        nuint step = (nuint)V.Count;
        for (nuint index = start; index < end; index += UnrolledSteps * step)
        {
            kernel.Invoke<V>(in streams, index);
            kernel.Invoke<V>(in streams, index + step);
            kernel.Invoke<V>(in streams, index + 2 * step);
            kernel.Invoke<V>(in streams, index + 3 * step);
        }
    }

    /// <summary>
    /// Whole registers, then the fewer elements that are left by way of a padded copy of every stream: no element is computed twice.
    /// </summary>
    /// <remarks>
    /// The kernel occurs once, and the copies are made in the same method: the JIT inlines in proportion to the size of the
    /// method it starts from, and the loop alone is too small to get room for a long gradient.
    /// </remarks>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunSingly<TKernel, V, T>(
        in TKernel kernel, in PassLayout layout, T** addresses, uint nonTemporal, nuint start, nuint end)
        where TKernel : struct, IPassKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        T** copies = stackalloc T*[PassLayout.MaxStreams];
        T* memory = stackalloc T[PassLayout.MaxStreams * V.Count];
        uint outputs = layout.Outputs;
        nuint step = (nuint)V.Count;
        nuint rest = (end - start) % step;
        nuint index = start;
        nuint stop = end - rest;
        var streams = new Streams<T>(addresses, nonTemporal);
        bool isCopied = false;
        while (true)
        {
            for (; index < stop; index += step)
            {
                Unsafe.AsRef(in kernel).Invoke<V>(in streams, index);
            }

            if (isCopied || rest == 0)
            {
                break;
            }

            for (int i = 0; i < layout.Count; i++)
            {
                copies[i] = memory + i * V.Count;
                V.Store(V.Create(default), ref *copies[i], 0);
                if ((outputs >> i & 1) == 0)
                {
                    Unsafe.CopyBlockUnaligned(copies[i], addresses[i] + stop, (uint)rest * (uint)sizeof(T));
                }
            }

            streams = new Streams<T>(copies, nonTemporal: 0);
            isCopied = true;
            index = 0;
            stop = step;
        }

        for (int i = 0; isCopied && i < layout.Count; i++)
        {
            if ((outputs >> i & 1) != 0)
            {
                Unsafe.CopyBlockUnaligned(addresses[i] + (end - rest), copies[i], (uint)rest * (uint)sizeof(T));
            }
        }
    }
}
#endif
