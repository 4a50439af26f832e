#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>A row length that is known when the program is compiled, for loops in which it is a constant.</summary>
/// <remarks>
/// <code>
/// readonly struct SixActions : IRowLength
/// {
///     public static int Length => 6;
/// }
///
/// Rows.Softmax(logits, default(SixActions), probabilities);
/// </code>
/// </remarks>
public interface IRowLength
{
    /// <summary>The number of elements of a row, at least 1. Return a constant.</summary>
    static abstract int Length { get; }
}
#endif
