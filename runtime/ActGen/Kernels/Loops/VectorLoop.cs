#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>
/// The loops, once for every kernel, width and element type. Each covers a range of at least one step with whole steps only:
/// the last one reaches back over elements that are already done, and gives them the same bits again.
/// </summary>
/// <remarks>
/// The output may be the input itself, so a loop reads the elements of its last step before it overwrites any of them.
/// </remarks>
internal static class VectorLoop
{
    /// <summary>
    /// The number of elements from which <see cref="RunUnrolled"/> repays its preparation: eight steps of the widest register.
    /// </summary>
    internal const int LongLength = 128;

    /// <summary>One step at a time, for kernels that keep the processor busy by themselves, and for short ranges.</summary>
    /// <remarks>The body occurs once: a heavy kernel inlined twice would exceed what the JIT is willing to inline.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TPass, TInput, TOutput>(in TPass shared, nuint start, nuint end)
        where TPass : struct, IPass<TInput, TOutput>
    {
        TPass pass = shared;
        nuint index = start;
        nuint next = start + (end - start - 1) % TPass.Step + 1; // a shorter first stride makes the others come out even
        TInput input = pass.Load(index);
        while (true)
        {
            TOutput output = pass.Invoke(input);
            if (next > end - TPass.Step)
            {
                pass.Store(output, index);
                return;
            }

            input = pass.Load(next);
            pass.Store(output, index);
            index = next;
            next += TPass.Step;
        }
    }

    /// <summary>Four aligned steps at a time, for light kernels on long ranges.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void RunUnrolled<TPass, TInput, TOutput>(in TPass shared, nuint end)
        where TPass : struct, IPass<TInput, TOutput>
    {
        TPass pass = shared;
        nuint step = TPass.Step;
        nuint last = end - step;
        TOutput first = pass.Invoke(pass.Load(0));
        TOutput final = pass.Invoke(pass.Load(last));

        nuint index = pass.FirstAligned;
        for (; index + 4 * step <= end; index += 4 * step)
        {
            TOutput output0 = pass.Invoke(pass.Load(index));
            TOutput output1 = pass.Invoke(pass.Load(index + step));
            TOutput output2 = pass.Invoke(pass.Load(index + 2 * step));
            TOutput output3 = pass.Invoke(pass.Load(index + 3 * step));
            pass.Store(output0, index);
            pass.Store(output1, index + step);
            pass.Store(output2, index + 2 * step);
            pass.Store(output3, index + 3 * step);
        }

        for (; index < last; index += step)
        {
            pass.Store(pass.Invoke(pass.Load(index)), index);
        }

        pass.Store(first, 0);
        pass.Store(final, last);
    }

    /// <summary>Past the caches, for an output that is no input and larger than they are.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void RunNonTemporal<TPass, TInput, TOutput>(in TPass shared, nuint end)
        where TPass : struct, IPass<TInput, TOutput>
    {
        TPass pass = shared;
        nuint last = end - TPass.Step;
        Run<TPass, TInput, TOutput>(in shared, 0, TPass.Step);
        for (nuint index = pass.FirstAligned; index < last; index += TPass.Step)
        {
            pass.StoreNonTemporal(pass.Invoke(pass.Load(index)), index);
        }

        Run<TPass, TInput, TOutput>(in shared, last, end);
        if (Sse.IsSupported)
        {
            Sse.StoreFence(); // another thread that sees a later flag must see these elements
        }
    }
}
#endif
