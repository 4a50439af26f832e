#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>The memory in which the loops over rows keep what they find. It lies on the stack, aligned to a cache line.</summary>
internal readonly unsafe struct RowWorkspace<T>(T* start)
    where T : unmanaged
{
    /// <summary>The bytes of a register, of which narrower processors use several.</summary>
    internal const int RegisterBytes = 64;

    /// <summary>The registers of a tile, 8 KB: those in use fit into the level 1 cache with what they are made of.</summary>
    internal const int TileRegisters = 128;

    /// <summary>The most registers side by side in a tile.</summary>
    internal const int MaxColumns = 8;

    private const int Results = 4;

    /// <summary>The size of the memory.</summary>
    internal const int Bytes = (4 * TileRegisters + Results * MaxColumns) * RegisterBytes;

    /// <summary>The number of lanes of a register.</summary>
    internal static nuint Lanes => (nuint)(RegisterBytes / sizeof(T));

    /// <summary>The input on its way into the layout of the loops, and the output on its way back.</summary>
    internal T* Tile => start;

    /// <summary>The same for the gradient to the output.</summary>
    internal T* DyTile => start + TileRegisters * Lanes;

    /// <summary>What is to be added up, of a tile.</summary>
    internal T* Values => start + 2 * TileRegisters * Lanes;

    /// <summary>Sums half way.</summary>
    internal T* Partial => start + 3 * TileRegisters * Lanes;

    /// <summary>The maxima.</summary>
    internal T* Maxima => start + 4 * TileRegisters * Lanes;

    /// <summary>The sums.</summary>
    internal T* Sums => Maxima + MaxColumns * Lanes;

    /// <summary>The counts.</summary>
    internal T* Counts => Maxima + 2 * MaxColumns * Lanes;

    /// <summary>Whatever else a kernel finds.</summary>
    internal T* Others => Maxima + 3 * MaxColumns * Lanes;
}
#endif
