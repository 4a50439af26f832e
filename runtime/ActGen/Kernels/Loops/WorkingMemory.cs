#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>Hands out pieces of a block on the stack, each aligned to a cache line.</summary>
internal unsafe struct WorkingMemory(byte* start)
{
    private const nuint Alignment = 64;

    private nuint _next = (nuint)start + Alignment - 1 & ~(Alignment - 1);

    /// <summary>What a piece takes up at most.</summary>
    internal static nuint SizeOf<T>(nuint count)
        where T : unmanaged
        => count * (nuint)sizeof(T) + Alignment - 1 & ~(Alignment - 1);

    /// <summary>The size of the block for pieces of <paramref name="total"/> bytes together, wherever it starts.</summary>
    internal static nuint BlockSize(nuint total) => total + Alignment;

    internal T* Take<T>(nuint count)
        where T : unmanaged
    {
        nuint piece = _next;
        _next += SizeOf<T>(count);
        return (T*)piece;
    }
}
#endif
