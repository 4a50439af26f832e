using System;
using System.Linq;

namespace ActGen;

/// <summary>An activation of an <see cref="ActivationTable"/> for elements of one type.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class ActivationEntry<T> : ActivationEntry
    where T : unmanaged
{
    private readonly ActivationForward<T> _forward;
    private readonly ActivationBackward<T>? _backward;
    private readonly bool _takesOneRow;
    private readonly bool _hasArgumentGradients;

    /// <summary>Lists an activation; generated tables do so.</summary>
    /// <param name="method">The method it calls.</param>
    /// <param name="name">The name in the catalogue, that of the author's function, or the stages of a pipeline with <c>|</c> between them.</param>
    /// <param name="forward">Calls the activation.</param>
    /// <param name="options">What else it has; read now, so that what is changed later is for other entries.</param>
    /// <exception cref="ArgumentNullException"><paramref name="method"/>, <paramref name="name"/> or <paramref name="forward"/> is null.</exception>
    public ActivationEntry(string method, string name, ActivationForward<T> forward, ActivationEntryOptions<T>? options = null)
        : this(options ?? new ActivationEntryOptions<T>(), method, name, forward)
    {
    }

    private ActivationEntry(ActivationEntryOptions<T> options, string method, string name, ActivationForward<T> forward)
        : base(method, name, options.Aliases, options.Constants, options.Arguments, options.IsOfRows, options.RowLength)
    {
        _forward = forward ?? throw new ArgumentNullException(nameof(forward));
        _backward = options.Backward;
        _takesOneRow = options.TakesOneRow;
        _hasArgumentGradients = Arguments.Any(static argument => argument.HasGradient);
        IsBackwardFromOutput = options.IsBackwardFromOutput;
    }

    /// <inheritdoc/>
    public override Type ElementType => typeof(T);

    /// <inheritdoc/>
    public override bool HasGradient => _backward is not null;

    /// <summary>Whether the gradient takes the output of the activation in the place of the input.</summary>
    public bool IsBackwardFromOutput { get; }

    /// <summary>Applies an activation that takes no arguments. One of rows sees a single row.</summary>
    /// <param name="x">The input.</param>
    /// <param name="y">Receives the output: <paramref name="x"/> itself, or memory apart from it.</param>
    /// <exception cref="ArgumentException">The spans do not fit each other, or the activation takes arguments. Nothing is written.</exception>
    public void Forward(ReadOnlySpan<T> x, Span<T> y) => Forward(x, default, OnlyRow(x), y);

    /// <summary>Applies an activation that takes no arguments to rows.</summary>
    /// <param name="x">The input, row by row.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="y">Receives the output: <paramref name="x"/> itself, or memory apart from it.</param>
    /// <exception cref="ArgumentException">The spans do not fit each other, or the activation takes arguments. Nothing is written.</exception>
    public void Forward(ReadOnlySpan<T> x, int rowLength, Span<T> y) => Forward(x, default, rowLength, y);

    /// <summary>Applies the activation.</summary>
    /// <param name="x">The input, row by row.</param>
    /// <param name="arguments">The parameters it takes, one after the other: one number each, or <paramref name="rowLength"/> numbers where it is one a channel.</param>
    /// <param name="rowLength">The number of elements of a row, or of channels.</param>
    /// <param name="y">Receives the output: <paramref name="x"/> itself, or memory apart from it.</param>
    /// <exception cref="ArgumentException">The spans do not fit each other or the activation. Nothing is written.</exception>
    public void Forward(ReadOnlySpan<T> x, ReadOnlySpan<T> arguments, int rowLength, Span<T> y)
    {
        Check(x.Length, arguments.Length, rowLength, nameof(x));
        if (!_takesOneRow)
        {
            _forward(x, arguments, rowLength, y);
            return;
        }

        // A row at a time would be written before the method sees what comes after it.
        PassChecks.Length(x.Length, y.Length, nameof(y));
        y = y.Slice(0, x.Length);
        PassChecks.InPlaceOrDisjoint<T>(x, y, nameof(y));
        PassChecks.Apart<T>(arguments, y, nameof(y));
        for (int start = 0; start < x.Length; start += rowLength)
        {
            _forward(x.Slice(start, rowLength), arguments, rowLength, y.Slice(start, rowLength));
        }
    }

    /// <summary>The gradient with respect to the input, of an activation that takes no arguments. One of rows sees a single row.</summary>
    /// <param name="x">The input of the activation, or its output where <see cref="IsBackwardFromOutput"/>.</param>
    /// <param name="dy">The gradient with respect to the output.</param>
    /// <param name="dx">Receives the gradient with respect to the input.</param>
    /// <exception cref="InvalidOperationException">The type has no gradient of the activation.</exception>
    /// <exception cref="ArgumentException">The spans do not fit each other, or the activation takes arguments. Nothing is written.</exception>
    public void Backward(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx) => Backward(x, dy, default, OnlyRow(x), dx, default);

    /// <summary>The gradient with respect to the input, of an activation of rows that takes no arguments.</summary>
    /// <param name="x">The input of the activation, or its output where <see cref="IsBackwardFromOutput"/>, row by row.</param>
    /// <param name="dy">The gradient with respect to the output.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="dx">Receives the gradient with respect to the input.</param>
    /// <exception cref="InvalidOperationException">The type has no gradient of the activation.</exception>
    /// <exception cref="ArgumentException">The spans do not fit each other, or the activation takes arguments. Nothing is written.</exception>
    public void Backward(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, int rowLength, Span<T> dx) => Backward(x, dy, default, rowLength, dx, default);

    /// <summary>The gradient with respect to the input and to those arguments that have one.</summary>
    /// <param name="x">The input of the activation, or its output where <see cref="IsBackwardFromOutput"/>, row by row.</param>
    /// <param name="dy">The gradient with respect to the output.</param>
    /// <param name="arguments">The parameters it takes, as in <see cref="Forward(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>.</param>
    /// <param name="rowLength">The number of elements of a row, or of channels.</param>
    /// <param name="dx">Receives the gradient with respect to the input.</param>
    /// <param name="dArguments">The gradients with respect to arguments are added to it, laid out as these; empty where none has one.</param>
    /// <exception cref="InvalidOperationException">The type has no gradient of the activation.</exception>
    /// <exception cref="ArgumentException">The spans do not fit each other or the activation. Nothing is written.</exception>
    public void Backward(
        ReadOnlySpan<T> x, ReadOnlySpan<T> dy, ReadOnlySpan<T> arguments, int rowLength, Span<T> dx, Span<T> dArguments)
    {
        if (_backward is null)
        {
            throw new InvalidOperationException(
                $"The type of the table has no gradient of {this}. Add one: [GradientOf(nameof({Method}))] static partial void {Method}Gradient(...).");
        }

        Check(x.Length, arguments.Length, rowLength, nameof(x));
        if (_hasArgumentGradients && dArguments.Length != arguments.Length)
        {
            throw new ArgumentException(
                $"The span has {dArguments.Length} elements, but the gradient of {this} adds to one for each of its {arguments.Length} arguments. Pass a span of that length.",
                nameof(dArguments));
        }

        if (!_takesOneRow)
        {
            _backward(x, dy, arguments, rowLength, dx, dArguments);
            return;
        }

        PassChecks.Length(x.Length, dy.Length, nameof(dy));
        PassChecks.Length(x.Length, dx.Length, nameof(dx));
        dy = dy.Slice(0, x.Length);
        dx = dx.Slice(0, x.Length);
        PassChecks.InPlaceOrDisjoint<T>(x, dx, nameof(dx));
        PassChecks.InPlaceOrDisjoint(dy, dx, nameof(dx));
        PassChecks.Apart<T>(arguments, dx, nameof(dx));
        PassChecks.Apart<T>(x, dArguments, nameof(dArguments));
        PassChecks.Apart<T>(dy, dArguments, nameof(dArguments));
        PassChecks.Apart<T>(arguments, dArguments, nameof(dArguments));
        PassChecks.Disjoint<T>(dx, dArguments, nameof(dArguments));
        for (int start = 0; start < x.Length; start += rowLength)
        {
            _backward(x.Slice(start, rowLength), dy.Slice(start, rowLength), arguments, rowLength, dx.Slice(start, rowLength), dArguments);
        }
    }

    /// <summary>The length of the row that a span is.</summary>
    private int OnlyRow(ReadOnlySpan<T> x) => RowLength > 0 ? RowLength : Math.Max(x.Length, 1);

    private void Check(int length, int argumentLength, int rowLength, string name)
    {
        if (HasRows && (rowLength < 1 || length % rowLength != 0))
        {
            throw new ArgumentException($"The span has {length} elements, which are no whole number of rows of {rowLength}. Pass row after row.", name);
        }

        if (RowLength > 0 && rowLength != RowLength)
        {
            throw new ArgumentException($"{Method} was generated for rows of {RowLength} elements, not {rowLength}. Pass {RowLength}, or give {Method} a parameter int rowLength.", nameof(rowLength));
        }

        if (argumentLength != ArgumentLength(rowLength))
        {
            throw new ArgumentException(
                $"{argumentLength} numbers are given as arguments, but {this} takes {ArgumentLength(rowLength)}: pass its parameters one after the other.", "arguments");
        }
    }
}
