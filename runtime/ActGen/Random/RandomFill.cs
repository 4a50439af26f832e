using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActGen;

/// <summary>Cuts a range of addresses into groups, and generates those at the widest width.</summary>
internal static class RandomFill
{
    /// <summary>The numbers from <paramref name="offset"/> on. The addresses have been checked.</summary>
    internal static void Fill<T>(in RandomKey key, int stage, long offset, Span<T> destination)
        where T : unmanaged
    {
        Span<T> whole = stackalloc T[RandomGroup.Length];
        while (destination.Length != 0)
        {
            long group = offset / RandomGroup.Length;
            int start = (int)(offset % RandomGroup.Length);
            int length;
            if (start == 0 && destination.Length >= RandomGroup.Length)
            {
                length = destination.Length & -RandomGroup.Length;
                FillGroups(in key, stage, group, destination.Slice(0, length));
            }
            else
            {
                length = Math.Min(RandomGroup.Length - start, destination.Length);
                FillGroups(in key, stage, group, whole);
                whole.Slice(start, length).CopyTo(destination);
            }

            destination = destination.Slice(length);
            offset += length;
        }
    }

    /// <summary>Whole groups, from number <paramref name="group"/> on.</summary>
    internal static void FillGroups<T>(in RandomKey key, int stage, long group, Span<T> destination)
        where T : unmanaged
    {
#if NET8_0_OR_GREATER
        if (Processor.Has512)
        {
            int paired = destination.Length & -2 * RandomGroup.Length;
            if (paired != 0 && RandomGroup.DifferInFirstWord(group, group + paired / RandomGroup.Length))
            {
                PhiloxLoop.Fill<PhiloxLanes1024, T>(in key, stage, group, destination.Slice(0, paired));
                group += paired / RandomGroup.Length;
                destination = destination.Slice(paired);
            }

            PhiloxLoop.Fill<PhiloxLanes512, T>(in key, stage, group, destination);
            return;
        }

        if (Processor.Has256)
        {
            PhiloxLoop.Fill<PhiloxLanes256, T>(in key, stage, group, destination);
            return;
        }

        if (Processor.Has128)
        {
            PhiloxLoop.Fill<PhiloxLanes128, T>(in key, stage, group, destination);
            return;
        }
#endif
        FillSingly(in key, stage, group, destination);
    }

    // Apart, because memory of the stack would slow down every call of the above.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FillSingly<T>(in RandomKey key, int stage, long group, Span<T> destination)
        where T : unmanaged
    {
        Span<uint> words = stackalloc uint[RandomGroup.Length];
        for (; destination.Length != 0; destination = destination.Slice(RandomGroup.Length))
        {
            new RandomGroup(in key, stage, group++).Words(words);
            for (int i = 0; i < words.Length; i++)
            {
                if (typeof(T) == typeof(float))
                {
                    MemoryMarshal.Cast<T, float>(destination)[i] = CounterRandom.ToSingle(words[i]);
                }
                else
                {
                    MemoryMarshal.Cast<T, double>(destination)[i] = CounterRandom.ToDouble(words[i]);
                }
            }
        }
    }
}
