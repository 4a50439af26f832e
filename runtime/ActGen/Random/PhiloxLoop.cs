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
            int groups = Math.Max(2 * L.Count / RandomGroup.Blocks, 1);
            for (T* next = start; next < end; next += groups * RandomGroup.Length)
            {
                var counters = new RandomGroup(in key, stage, group);
                group += groups;
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

        // Two rounds at a time, because words change places in each: half as many moves.
        for (int round = 0; round < Philox.Rounds; round += 2)
        {
            Encrypt(multiplier0, multiplier1, L.Create(key0), L.Create(key1), ref even0, ref even1, ref even2, ref even3);
            Encrypt(multiplier0, multiplier1, L.Create(key0), L.Create(key1), ref odd0, ref odd1, ref odd2, ref odd3);
            key0 += Philox.Weyl0;
            key1 += Philox.Weyl1;
            Encrypt(multiplier0, multiplier1, L.Create(key0), L.Create(key1), ref even0, ref even1, ref even2, ref even3);
            Encrypt(multiplier0, multiplier1, L.Create(key0), L.Create(key1), ref odd0, ref odd1, ref odd2, ref odd3);
            key0 += Philox.Weyl0;
            key1 += Philox.Weyl1;
        }

        Store(even0, odd0, destination);
        Store(even1, odd1, destination + RandomGroup.Blocks);
        Store(even2, odd2, destination + 2 * RandomGroup.Blocks);
        Store(even3, odd3, destination + 3 * RandomGroup.Blocks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Encrypt<L>(L multiplier0, L multiplier1, L key0, L key1, ref L word0, ref L word1, ref L word2, ref L word3)
        where L : struct, IPhiloxLanes<L>
    {
        L product0 = word0 * multiplier0;
        L product1 = word2 * multiplier1;
        word0 = L.Mix(product1, word1, key0);
        word1 = product1;
        word2 = L.Mix(product0, word3, key1);
        word3 = product0;
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
