#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActGen;

/// <summary>The gradient of a dense layer, one group of samples after the other.</summary>
internal static unsafe class DenseBackward
{
    /// <summary>More working memory than this comes from the heap: the stack is small.</summary>
    private const nuint MaxBytesOnStack = 16384;

    /// <summary>Adds the gradient of all samples.</summary>
    /// <param name="gradient">What is added to.</param>
    /// <param name="source">The gradient with respect to the sums.</param>
    /// <param name="x">The samples.</param>
    /// <param name="samples">Their number.</param>
    /// <param name="dx">Receives the gradient with respect to the inputs; null if not wanted.</param>
    [SkipLocalsInit]
    internal static void Run<TSource, T>(in DenseGradient<T> gradient, TSource source, T* x, nuint samples, T* dx)
        where TSource : struct, ISumGradient<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint inputs = gradient.Inputs, units = gradient.Units;
        nuint group = Math.Min(DenseForward.GroupSize, samples);
        nuint sumLength = source.WorkingLength(group);
        nuint transposedLength = dx == null ? 0 : inputs * units;
        nuint size = WorkingMemory.BlockSize(WorkingMemory.SizeOf<T>(sumLength) + WorkingMemory.SizeOf<T>(transposedLength));

        byte* owned = size > MaxBytesOnStack ? Allocate(size) : null;
        byte* block = stackalloc byte[owned == null ? (int)size : 0];
        try
        {
            var memory = new WorkingMemory(owned == null ? block : owned);
            T* sums = memory.Take<T>(sumLength);
            T* transposed = memory.Take<T>(transposedLength);
            if (dx != null)
            {
                Transposition.Run(gradient.Kernel, inputs, units, transposed);
            }

            for (nuint first = 0; first < samples; first += group)
            {
                nuint count = Math.Min(group, samples - first);
                T* dz = source.Compute(first, count, sums);
                gradient.Add(x + first * inputs, dz, count);
                if (dx != null)
                {
                    // A layer the other way round.
                    DenseForward.Run(units, inputs, dz, count, transposed, null, dx + first * inputs);
                }
            }
        }
        finally
        {
            if (owned != null)
            {
                Free(owned);
            }
        }
    }

    // Apart, because the mere possibility of a native call costs its caller 100 ns. Not of the pool of arrays, which the
    // garbage collector empties now and then.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* Allocate(nuint size) => (byte*)NativeMemory.Alloc(size);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Free(byte* memory) => NativeMemory.Free(memory);
}
#endif
