#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>When an output is written past the caches.</summary>
internal static unsafe class NonTemporal
{
    internal const nuint MinimumBytes = 32 << 20;

    internal static bool Pays<T>(T* x, T* y, nuint length)
        where T : unmanaged
        => length >= MinimumBytes / (nuint)sizeof(T) && x != y && (nuint)y % (nuint)sizeof(T) == 0;
}
#endif
