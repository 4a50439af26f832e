using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// The checks of a function that goes over several spans at once. They are made before anything is written, by generated
/// loops and by <c>Pass</c> alike.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class PassChecks
{
    /// <summary>Checks that a span has an element for each that is processed.</summary>
    /// <param name="length">The number of elements that are processed.</param>
    /// <param name="available">The length of the span.</param>
    /// <param name="name">The name by which the caller of the function knows the span.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int length, int available, string? name)
    {
        if (available < length)
        {
            ThrowTooShort(length, available, name);
        }
    }

    /// <summary>Checks that a span of sums has one for each element of the parameter whose gradient they are.</summary>
    /// <param name="expected">The length of the parameter.</param>
    /// <param name="actual">The length of the span.</param>
    /// <param name="name">The name by which the caller of the function knows the span.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength(int expected, int actual, string? name)
    {
        if (actual != expected)
        {
            ThrowOtherLength(expected, actual, name);
        }
    }

    /// <summary>Checks that there is a whole number of rows with one element a channel.</summary>
    /// <param name="length">The number of elements that are processed.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="name">The name by which the caller of the function knows the span with one element a channel.</param>
    /// <exception cref="ArgumentException"><paramref name="channels"/> is 0 or less, or does not divide <paramref name="length"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Channels(int length, int channels, string? name)
    {
        if (channels <= 0 || length % channels != 0)
        {
            ThrowChannels(length, channels, name);
        }
    }

    /// <summary>Checks that there is a whole number of rows.</summary>
    /// <param name="length">The number of elements that are processed.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="name">The name by which the caller of the function knows what is at fault.</param>
    /// <exception cref="ArgumentException"><paramref name="rowLength"/> is 0 or less, or does not divide <paramref name="length"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(int length, int rowLength, string? name)
    {
        if (rowLength <= 0 || length % rowLength != 0)
        {
            ThrowRows(length, rowLength, name);
        }
    }

    /// <summary>Checks that there is a whole number of rows of two halves.</summary>
    /// <param name="length">The number of elements that are processed.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="name">The name by which the caller of the function knows what is at fault.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> is 0 or less, is odd, or does not divide <paramref name="length"/>.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Halves(int length, int rowLength, string? name)
    {
        Rows(length, rowLength, name);
        if (rowLength % 2 != 0)
        {
            ThrowNoHalves(rowLength, name);
        }
    }

    /// <summary>Checks that an output is an input, to work in place, or lies apart from it.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="input">The part of the input that is read.</param>
    /// <param name="output">The part of the output that is written.</param>
    /// <param name="name">The name by which the caller of the function knows the output.</param>
    /// <exception cref="ArgumentException">They overlap, and are not the same memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InPlaceOrDisjoint<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, string? name)
        where T : unmanaged
    {
        // Equality of spans is that of their memory.
        if (input != output && input.Overlaps(output))
        {
            ThrowOverlap(name);
        }
    }

    /// <summary>Checks that two outputs lie apart from each other.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">The part of the first output that is written.</param>
    /// <param name="second">The part of the second output that is written.</param>
    /// <param name="name">The name by which the caller of the function knows the second.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Disjoint<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, string? name)
        where T : unmanaged
    {
        if (first.Overlaps(second))
        {
            ThrowOutputsOverlap(name);
        }
    }

    /// <summary>Checks that an output lies apart from an input that is still read when it has been written to.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="input">The part of the input that is read.</param>
    /// <param name="output">The part of the output that is written.</param>
    /// <param name="name">The name by which the caller of the function knows the output.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, string? name)
        where T : unmanaged
    {
        if (input.Overlaps(output))
        {
            ThrowNotApart(name);
        }
    }

    private static void ThrowTooShort(int length, int available, string? name) => throw new ArgumentException(
        $"The span has {available} elements, but {length} are processed. Pass a span of at least that length.", name);

    private static void ThrowOtherLength(int expected, int actual, string? name) => throw new ArgumentException(
        $"The span has length {actual}, but its parameter has length {expected}. Pass one sum for each element of the parameter.", name);

    private static void ThrowChannels(int length, int channels, string? name) => throw new ArgumentException(
        $"There are {channels} channels, which do not divide the {length} elements into whole rows. Pass one element a channel, the last axis of the data.",
        name);

    private static void ThrowRows(int length, int rowLength, string? name) => throw new ArgumentException(
        $"Rows of {rowLength} do not divide the {length} elements. Pass whole rows.", name);

    private static void ThrowNoHalves(int rowLength, string? name) => throw new ArgumentException(
        $"Rows of {rowLength} have no halves for the gate and the value. Pass rows of an even length.", name);

    private static void ThrowOverlap(string? name) => throw new ArgumentException(
        "The output overlaps an input. Pass that input itself to work in place, or memory apart from every input.", name);

    private static void ThrowNotApart(string? name) => throw new ArgumentException(
        "The output overlaps an input that is still read when the output holds something already. Pass memory of its own for it.", name);

    private static void ThrowOutputsOverlap(string? name) => throw new ArgumentException(
        "The output overlaps another output. Pass memory of its own for each.", name);
}
