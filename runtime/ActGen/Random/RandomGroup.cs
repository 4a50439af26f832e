using System;

namespace ActGen;

/// <summary>
/// The counters of 64 successive numbers: 16 blocks of four words, where word 0 of every block comes first, then every word 1.
/// So 16, 8 or 4 lanes that work on as many blocks hold successive numbers, and nothing is ever transposed.
/// </summary>
internal readonly struct RandomGroup
{
    /// <summary>The numbers of a group.</summary>
    internal const int Length = 64;

    /// <summary>The blocks of a group.</summary>
    internal const int Blocks = 16;

    internal readonly uint Key0;
    internal readonly uint Key1;

    /// <summary>The first word of the counter of the first block; the blocks that follow count on, and never carry.</summary>
    internal readonly uint Counter0;
    internal readonly uint Counter1;
    internal readonly uint Counter2;
    internal readonly uint Counter3;

    /// <summary>The group number <paramref name="index"/> of a stage.</summary>
    internal RandomGroup(in RandomKey key, int stage, long index)
    {
        long block = index * Blocks;
        Key0 = (uint)key.Seed;
        Key1 = (uint)(key.Seed >> 32);
        Counter0 = (uint)block;
        Counter1 = (uint)(block >> 32) | (uint)stage << 16;
        Counter2 = (uint)key.Step;
        Counter3 = (uint)(key.Step >> 32);
    }

    /// <summary>Whether the counters of groups from one to another, exclusive, differ in nothing but the first word: it does not carry.</summary>
    internal static bool DifferInFirstWord(long start, long end) => start * Blocks >> 32 == (end - 1) * Blocks >> 32;

    /// <summary>The random bits of the number at <paramref name="position"/>, from 0 to 63.</summary>
    internal uint Word(int position)
    {
        uint c0 = Counter0 + (uint)(position % Blocks), c1 = Counter1, c2 = Counter2, c3 = Counter3;
        Philox.Encrypt(Key0, Key1, ref c0, ref c1, ref c2, ref c3);
        return (position / Blocks) switch { 0 => c0, 1 => c1, 2 => c2, _ => c3 };
    }

    /// <summary>The random bits of all numbers.</summary>
    internal void Words(Span<uint> destination)
    {
        for (int block = 0; block < Blocks; block++)
        {
            uint c0 = Counter0 + (uint)block, c1 = Counter1, c2 = Counter2, c3 = Counter3;
            Philox.Encrypt(Key0, Key1, ref c0, ref c1, ref c2, ref c3);
            destination[block] = c0;
            destination[block + Blocks] = c1;
            destination[block + 2 * Blocks] = c2;
            destination[block + 3 * Blocks] = c3;
        }
    }
}
