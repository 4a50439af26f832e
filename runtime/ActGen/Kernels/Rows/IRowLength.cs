#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>A row length that is known when the program is compiled, and part of a type.</summary>
/// <remarks>
/// <para>
/// It gives the bits of the same length at run time, and an exception for elements that are no whole rows blames the input. It gives no
/// other speed: short rows are taken side by side, a row in each lane, and loops in which the length is a constant measured the same.
/// </para>
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
