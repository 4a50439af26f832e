#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>Which elements share a random number.</summary>
internal enum RandomShape
{
    /// <summary>None: the number of an element is that of its index.</summary>
    PerElement,

    /// <summary>Those of a row: the number is that of the row.</summary>
    PerRow,

    /// <summary>Those of a channel: the number is that of the place in the row.</summary>
    PerChannel,
}

/// <summary>The uniform numbers of one random stage of a pass.</summary>
internal readonly struct RandomSource(in RandomKey key, RandomShape shape, int rowLength, long offset, int stage)
{
    internal readonly RandomKey Key = key;

    internal readonly RandomShape Shape = shape;

    /// <summary>The length of a row; 1 where there are none.</summary>
    internal readonly int RowLength = rowLength;

    /// <summary>The index of the first element of the pass.</summary>
    internal readonly long Offset = offset;

    internal readonly int Stage = stage;
}
#endif
