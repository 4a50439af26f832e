namespace ActGen;

/// <summary>
/// Philox4x32-10: a bijection of 128-bit counters, keyed by 64 bits, whose images pass every known statistical test.
/// </summary>
/// <remarks>
/// Published by Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011), with
/// these constants. A number is computed from its address alone, so that nothing has to be stored or drawn in order.
/// </remarks>
internal static class Philox
{
    internal const int Rounds = 10;
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;

    /// <summary>Added to the key between rounds: the golden ratio.</summary>
    internal const uint Weyl0 = 0x9E3779B9;

    /// <summary>Added to the key between rounds: the square root of three, less one.</summary>
    internal const uint Weyl1 = 0xBB67AE85;

    /// <summary>Replaces a counter by its image.</summary>
    internal static void Encrypt(uint key0, uint key1, ref uint c0, ref uint c1, ref uint c2, ref uint c3)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ key0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ key1;
            c3 = (uint)product0;
            key0 += Weyl0;
            key1 += Weyl1;
        }
    }
}
