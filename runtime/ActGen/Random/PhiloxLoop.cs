#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>Generates whole groups of uniform numbers, as many blocks at a time as the register has room for.</summary>
internal static unsafe class PhiloxLoop
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Fill<L, T>(in RandomKey key, int stage, long group, Span<T> destination)
        where L : struct, IPhiloxLanes<L>
        where T : unmanaged
    {
        fixed (T* start = destination)
        {
            T* end = start + destination.Length;
            for (T* next = start; next < end; next += RandomGroup.Length)
            {
                var counters = new RandomGroup(in key, stage, group++);
                for (int block = 0; block < RandomGroup.Blocks; block += 2 * L.Count)
                {
                    FillBlocks<L, T>(in counters, block, next + block);
                }
            }
        }
    }

    // Even and odd blocks side by side: two independent chains keep the multiplier busy, and their words interleave for free.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillBlocks<L, T>(in RandomGroup counters, int block, T* destination)
        where L : struct, IPhiloxLanes<L>
        where T : unmanaged
    {
        L multiplier0 = L.Create(Philox.Multiplier0);
        L multiplier1 = L.Create(Philox.Multiplier1);
        L even0 = L.CreateEverySecond(counters.Counter0 + (uint)block);
        L odd0 = L.CreateEverySecond(counters.Counter0 + (uint)block + 1);
        L even1 = L.Create(counters.Counter1), odd1 = even1;
        L even2 = L.Create(counters.Counter2), odd2 = even2;
        L even3 = L.Create(counters.Counter3), odd3 = even3;
        uint key0 = counters.Key0;
        uint key1 = counters.Key1;
        for (int round = 0; round < Philox.Rounds; round++)
        {
            L roundKey0 = L.Create(key0);
            L roundKey1 = L.Create(key1);
            L evenProduct0 = even0 * multiplier0;
            L oddProduct0 = odd0 * multiplier0;
            L evenProduct1 = even2 * multiplier1;
            L oddProduct1 = odd2 * multiplier1;
            even0 = L.Mix(evenProduct1, even1, roundKey0);
            odd0 = L.Mix(oddProduct1, odd1, roundKey0);
            even2 = L.Mix(evenProduct0, even3, roundKey1);
            odd2 = L.Mix(oddProduct0, odd3, roundKey1);
            even1 = evenProduct1;
            odd1 = oddProduct1;
            even3 = evenProduct0;
            odd3 = oddProduct0;
            key0 += Philox.Weyl0;
            key1 += Philox.Weyl1;
        }

        Store(even0, odd0, destination);
        Store(even1, odd1, destination + RandomGroup.Blocks);
        Store(even2, odd2, destination + 2 * RandomGroup.Blocks);
        Store(even3, odd3, destination + 3 * RandomGroup.Blocks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<L, T>(L even, L odd, T* destination)
        where L : struct, IPhiloxLanes<L>
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            L.Store(even, odd, (float*)destination);
        }
        else
        {
            L.Store(even, odd, (double*)destination);
        }
    }
}
#endif
