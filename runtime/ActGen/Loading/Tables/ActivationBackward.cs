using System;

namespace ActGen;

/// <summary>The gradient of an activation in the form all entries of an <see cref="ActivationTable"/> have.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="x">The input of the activation, or its output where the gradient is computed from that.</param>
/// <param name="dy">The gradient with respect to the output.</param>
/// <param name="arguments">The parameters known at run time only, as the activation takes them.</param>
/// <param name="rowLength">The number of elements of a row; of no meaning where neither rows nor channels matter.</param>
/// <param name="dx">Receives the gradient with respect to the input.</param>
/// <param name="dArguments">
/// The gradients with respect to those arguments that have one are added to it; laid out as the arguments.
/// </param>
public delegate void ActivationBackward<T>(
    ReadOnlySpan<T> x, ReadOnlySpan<T> dy, ReadOnlySpan<T> arguments, int rowLength, Span<T> dx, Span<T> dArguments)
    where T : unmanaged;
