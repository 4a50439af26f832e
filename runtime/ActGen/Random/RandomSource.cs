#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>The uniform numbers of one random stage of a pass.</summary>
internal readonly struct RandomSource(in RandomKey key, NoiseShape shape, int rowLength, int stage, long offset)
{
    internal readonly RandomKey Key = key;

    internal readonly NoiseShape Shape = shape;

    /// <summary>The length of a row; 1 where there are none.</summary>
    internal readonly int RowLength = rowLength;

    internal readonly int Stage = stage;

    /// <summary>The index of the first element of the pass.</summary>
    internal readonly long Offset = offset;
}
#endif
