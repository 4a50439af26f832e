#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>
/// Asks for what the next chunk reads. The processor runs ahead on its own only as long as it reads on and on, not while it is
/// busy with random numbers or sums.
/// </summary>
internal static unsafe class Prefetch
{
    /// <summary>The size of a stream from which it pays.</summary>
    /// <remarks>
    /// Measured in turns with a level 3 cache of 260 MB, ns an element without and with it: bias, leaky_relu and dropout at 32 MB 0.67
    /// against 0.71, at 64 MB 0.80 against 0.75; relu's gradient with that of the bias at 32 MB 0.31 against 0.32, at 64 MB 0.54 against 0.45.
    /// </remarks>
    private const nuint MinimumBytes = 64 << 20;

    private const nuint LineSize = 64;

    internal static bool Pays<T>(nuint length)
        where T : unmanaged
        => Sse.IsSupported && length >= MinimumBytes / (nuint)sizeof(T);

    /// <summary>Starts to fetch elements into all caches.</summary>
    internal static void Read<T>(T* start, nuint length)
        where T : unmanaged
    {
        for (byte* line = (byte*)start; line < start + length; line += LineSize)
        {
            Sse.Prefetch0(line);
        }
    }
}
#endif
