#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>Chooses the width of a pass, and cuts it into ranges for the loop.</summary>
internal static unsafe class PassDriver
{
    /// <summary>The number of registers from which it pays to begin with a partial one, so that the stores of the others are aligned.</summary>
    private const int AlignedSteps = 64;

    internal static void Run<TKernel, T>(in TKernel kernel, in PassLayout layout, T** addresses)
        where TKernel : struct, IPassKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Processor.Has512 && layout.Length >= Simd512<T>.Count)
        {
            Run<TKernel, Simd512<T>, T>(in kernel, in layout, addresses);
        }
        else if (Processor.Has256 && layout.Length >= Simd256<T>.Count)
        {
            Run<TKernel, Simd256<T>, T>(in kernel, in layout, addresses);
        }
        else if (Processor.Has128)
        {
            Run<TKernel, Simd128<T>, T>(in kernel, in layout, addresses);
        }
        else
        {
            Run<TKernel, SimdScalar<T>, T>(in kernel, in layout, addresses);
        }
    }

    private static void Run<TKernel, V, T>(in TKernel kernel, in PassLayout layout, T** addresses)
        where TKernel : struct, IPassKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint head = AlignOutputs<V, T>(in layout, addresses, out uint nonTemporal);
        if (!layout.IsFlat)
        {
            PassChunks.Run<TKernel, V, T>(in kernel, in layout, addresses, nonTemporal, head);
        }
        else
        {
            if (head != 0)
            {
                PassLoop.Run<TKernel, V, T>(in kernel, in layout, addresses, 0, 0, head);
            }

            PassLoop.Run<TKernel, V, T>(in kernel, in layout, addresses, nonTemporal, head, (nuint)layout.Length);
        }

        if (nonTemporal != 0 && Sse.IsSupported)
        {
            Sse.StoreFence(); // another thread that sees a later flag must see these elements
        }
    }

    /// <summary>
    /// The number of elements before the first output is aligned to the size of the register. The outputs that are to be
    /// written past the caches are marked.
    /// </summary>
    private static nuint AlignOutputs<V, T>(in PassLayout layout, T** addresses, out uint nonTemporal)
        where V : struct, ISimd<V, T>
        where T : unmanaged
    {
        nuint length = (nuint)layout.Length;
        nuint size = (nuint)(V.Count * sizeof(T));
        nonTemporal = 0;
        if (length < (nuint)(AlignedSteps * V.Count))
        {
            return 0;
        }

        T* first = null;
        for (int i = 0; i < layout.Count; i++)
        {
            T* output = addresses[i];
            if (!layout.IsOutput(i) || !layout.IsFull(i) || (nuint)output % (nuint)sizeof(T) != 0)
            {
                continue;
            }

            first = first == null ? output : first;
            if (((nuint)output - (nuint)first) % size == 0 && IsNonTemporal(in layout, addresses, output))
            {
                nonTemporal |= 1u << i;
            }
        }

        return (0 - (nuint)first) % size / (nuint)sizeof(T);
    }

    /// <summary>Whether it pays to write an output past the caches: not when it is one of the inputs, whose lines are there already.</summary>
    private static bool IsNonTemporal<T>(in PassLayout layout, T** addresses, T* output)
        where T : unmanaged
    {
        bool pays = NonTemporal.Pays(null, output, (nuint)layout.Length);
        for (int i = 0; pays && i < layout.Count; i++)
        {
            pays = layout.IsOutput(i) || addresses[i] != output;
        }

        return pays;
    }
}
#endif
