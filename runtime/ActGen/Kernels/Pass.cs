#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>One pass over memory with several streams: what <see cref="Elementwise"/> is to functions of one input.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// <para>
/// Declare the streams, then run a kernel that loads and stores them by number, counted from 0 in the order of declaration:
/// </para>
/// <code>
/// var pass = new Pass&lt;float&gt;(x.Length);
/// pass.Read(x);                 // 0
/// pass.Read(dy);                // 1
/// pass.Write(dx);               // 2
/// pass.Run(default(ReluBackward));
///
/// readonly struct ReluBackward : IPassKernel&lt;float&gt;
/// {
///     public void Invoke&lt;V&gt;(in Streams&lt;float&gt; streams, nuint index) where V : struct, ISimd&lt;V, float&gt;
///     {
///         V x = streams.Load&lt;V&gt;(0, index);
///         V dy = streams.Load&lt;V&gt;(1, index);
///         streams.Store(2, index, V.SelectLess(V.Create(0), x, dy, V.Create(0)));
///     }
/// }
/// </code>
/// <para>
/// Every check is made on declaration, so nothing is written when one fails. An output may be one of the inputs or lie apart
/// from all; outputs lie apart from each other. Each element is computed exactly once, with the bits it would have
/// anywhere else. To declare spans of the stack, write <c>scoped var pass</c>.
/// </para>
/// </remarks>
public ref partial struct Pass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Begins a pass.</summary>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public Pass(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _layout.Length = length;
    }

    /// <summary>Declares an input, one element each.</summary>
    /// <param name="input">The input; what exceeds the length of the pass is not read.</param>
    /// <param name="name">How an exception names it; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">It is shorter than the pass, or overlaps an output in part.</exception>
    public void Read(ReadOnlySpan<T> input, [CallerArgumentExpression(nameof(input))] string? name = null)
    {
        PassChecks.Length(_layout.Length, input.Length, name);
        Declare(input[.._layout.Length], name, isOutput: false);
    }

    /// <summary>Declares an input with one element a channel, repeated row by row: element i reads <c>channels[i % channels.Length]</c>.</summary>
    /// <param name="channels">The input. Its length must divide the length of the pass.</param>
    /// <param name="name">How an exception names it; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// It is empty or does not divide the pass into whole rows, or it overlaps an output in part.
    /// </exception>
    public void ReadPerChannel(ReadOnlySpan<T> channels, [CallerArgumentExpression(nameof(channels))] string? name = null)
    {
        PassChecks.Channels(_layout.Length, channels.Length, name);
        int number = Declare(channels, name, isOutput: false);
        _layout.SetPerChannel(number);
    }

    /// <summary>
    /// Declares uniform numbers in [0, 1), generated where they are used and stored nowhere: element i reads
    /// <see cref="CounterRandom.Uniform"/> of <c>offset + i</c> (<see cref="CounterRandom.UniformDouble"/> in a pass over doubles).
    /// </summary>
    /// <param name="key">The sequence.</param>
    /// <param name="stage">Separates the random stages of one computation; from 0, below <see cref="CounterRandom.StageCount"/>.</param>
    /// <param name="offset">The place of the first element in the whole, when a pass covers a piece of it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stage"/> or <paramref name="offset"/> is out of range.</exception>
    public void ReadUniform(in RandomKey key, int stage = 0, long offset = 0)
        => DeclareRandom(in key, NoiseShape.PerElement, 1, stage, offset);

    /// <summary>
    /// Declares uniform numbers that the elements of a row share: element i reads the number of the row <c>(offset + i) / rowLength</c>.
    /// </summary>
    /// <inheritdoc cref="ReadUniform"/>
    /// <param name="key">The sequence.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="stage">Separates the random stages of one computation; from 0, below <see cref="CounterRandom.StageCount"/>.</param>
    /// <param name="offset">The place of the first element in the whole, when a pass covers a piece of it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public void ReadUniformPerRow(in RandomKey key, int rowLength, int stage = 0, long offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowLength);
        DeclareRandom(in key, NoiseShape.PerRow, rowLength, stage, offset);
    }

    /// <summary>
    /// Declares uniform numbers that all rows share: element i reads the number of the channel <c>(offset + i) % channels</c>.
    /// </summary>
    /// <inheritdoc cref="ReadUniform"/>
    /// <param name="key">The sequence.</param>
    /// <param name="channels">The number of channels, which is the length of a row.</param>
    /// <param name="stage">Separates the random stages of one computation; from 0, below <see cref="CounterRandom.StageCount"/>.</param>
    /// <param name="offset">The place of the first element in the whole, when a pass covers a piece of it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public void ReadUniformPerChannel(in RandomKey key, int channels, int stage = 0, long offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        DeclareRandom(in key, NoiseShape.PerChannel, channels, stage, offset);
    }

    /// <summary>Declares an output, one element each.</summary>
    /// <param name="output">
    /// The output: one of the inputs, or apart from all of them and from every other output; what exceeds the length of the pass is not written.
    /// </param>
    /// <param name="name">How an exception names it; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">It is shorter than the pass, overlaps an input in part, or overlaps another output.</exception>
    public void Write(Span<T> output, [CallerArgumentExpression(nameof(output))] string? name = null)
    {
        PassChecks.Length(_layout.Length, output.Length, name);
        Declare(output[.._layout.Length], name, isOutput: true);
    }

    /// <summary>Declares a sum over all elements: what the kernel stores is added to the one element of <paramref name="total"/>.</summary>
    /// <inheritdoc cref="SumPerChannel"/>
    /// <param name="total">The sum, of length 1.</param>
    /// <param name="name">How an exception names it; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">Its length is not 1, or it overlaps an input in part or another output.</exception>
    public void Sum(Span<T> total, [CallerArgumentExpression(nameof(total))] string? name = null)
    {
        if (total.Length != 1)
        {
            throw new ArgumentException($"The span of a total has length 1, but this one has {total.Length}. Slice it, or sum per channel.", name);
        }

        SumPerChannel(total, name);
    }

    /// <summary>
    /// Declares a sum over the rows: what the kernel stores for element i is added to <c>channels[i % channels.Length]</c>.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Sums are reproducible: the same bits at every vector width and on every machine. The contributions are dealt out in
    /// turn to as many partial sums as the smallest multiple of the number of channels that is at least 128. Those are of type
    /// <see cref="double"/>; in a pass over doubles the error of every addition is added up beside them. In the end the upper
    /// half of the rows of partial sums is added to the lower, until one row is left, which is added to
    /// <paramref name="channels"/> and rounded to <typeparamref name="T"/>.
    /// </para>
    /// <para>More than 1,024 channels take working memory for as many partial sums from the native heap; otherwise it is the stack.</para>
    /// </remarks>
    /// <param name="channels">The sums. Its length must divide the length of the pass.</param>
    /// <param name="name">How an exception names it; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// It is empty or does not divide the pass into whole rows, or it overlaps an input in part or another output.
    /// </exception>
    public void SumPerChannel(Span<T> channels, [CallerArgumentExpression(nameof(channels))] string? name = null)
    {
        PassChecks.Channels(_layout.Length, channels.Length, name);
        int number = Declare(channels, name, isOutput: true);
        _layout.SetPerChannel(number);
    }

    /// <summary>Runs a kernel over all elements.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel, with its parameters.</param>
    public readonly void Run<TKernel>(TKernel kernel)
        where TKernel : struct, IPassKernel<T>
    {
        if (_layout.Length == 0)
        {
            return;
        }

        RunPinned(in kernel);
    }

    private void DeclareRandom(in RandomKey key, NoiseShape shape, int rowLength, int stage, long offset)
    {
        CounterRandom.Validate(stage, offset, _layout.Length);
        int number = Declare(default, null, isOutput: false);
        _layout.SetRandom(number, new RandomSource(in key, shape, rowLength, stage, offset));
    }
}
#endif
