using System;

namespace ActGen.Tests.Memory;

/// <summary>Finds out what code allocates once it has run.</summary>
internal static class Allocation
{
    private const int Attempts = 5;

    /// <summary>The bytes of one call: the least of a few, for the runtime allocates too, when it loads a type or compiles a method again.</summary>
    public static long Of(Action use)
    {
        use();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least != 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            use();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
