using System;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>Applies a kernel to every element.</summary>
/// <remarks>
/// The result of an element depends on its value alone: not on its position, on the length or alignment of the span, nor on
/// the width of the registers it passes through.
/// </remarks>
public static partial class Elementwise
{
    /// <summary>
    /// Checks the spans of an element-wise function: the output must be as long as the input at least, and be the input
    /// itself or apart from it.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="x">The input.</param>
    /// <param name="y">The output.</param>
    /// <param name="yName">The name by which the caller of the function knows the output.</param>
    /// <exception cref="ArgumentException"><paramref name="y"/> is too short, or overlaps <paramref name="x"/> without starting where it starts.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Validate<T>(ReadOnlySpan<T> x, Span<T> y, string? yName)
        where T : unmanaged
    {
        fixed (T* input = x)
        fixed (T* output = y)
        {
            Validate(input, x.Length, output, y.Length, yName);
        }
    }

    /// <summary>The same for spans that are pinned already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Validate<T>(T* x, int xLength, T* y, int yLength, string? yName)
        where T : unmanaged
    {
        if (yLength < xLength)
        {
            ThrowTooShort(xLength, yLength, yName);
        }

        // Unsigned distances wrap around: each direction is one comparison.
        nuint distance = (nuint)y - (nuint)x;
        nuint size = (nuint)xLength * (nuint)sizeof(T);
        if (distance != 0 && (distance < size || 0 - distance < size))
        {
            ThrowOverlap(yName);
        }
    }

    private static void ThrowTooShort(int needed, int length, string? name) => throw new ArgumentException(
        $"The output has room for {length} elements, but the input has {needed}. Pass a span of at least that length.", name);

    private static void ThrowOverlap(string? name) => throw new ArgumentException(
        "The output overlaps the input. Pass the input itself to work in place, or memory apart from it.", name);
}
