using System;

namespace ActGen;

/// <summary>An activation in the form all entries of an <see cref="ActivationTable"/> have.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="x">The input.</param>
/// <param name="arguments">
/// The parameters known at run time only, one after the other: one number each, or <paramref name="rowLength"/> numbers where it is one a channel.
/// </param>
/// <param name="rowLength">The number of elements of a row; of no meaning where neither rows nor channels matter.</param>
/// <param name="y">Receives the output.</param>
public delegate void ActivationForward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> arguments, int rowLength, Span<T> y)
    where T : unmanaged;
