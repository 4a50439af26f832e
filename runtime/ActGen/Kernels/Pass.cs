#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
public ref struct Pass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private PassLayout _layout;
    private ref T _stream0;
    private ref T _stream1;
    private ref T _stream2;
    private ref T _stream3;
    private ref T _stream4;
    private ref T _stream5;
    private ref T _stream6;
    private ref T _stream7;
    private ref T _stream8;
    private ref T _stream9;
    private ref T _stream10;
    private ref T _stream11;
    private ref T _stream12;
    private ref T _stream13;
    private ref T _stream14;
    private ref T _stream15;

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
    /// <exception cref="ArgumentException">It is empty or does not divide the pass into whole rows, or it overlaps an output in part.</exception>
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
    /// <param name="offset">The place of the first element in the whole, when a pass covers a piece of it.</param>
    /// <param name="stage">Separates the random stages of one computation; from 0, below <see cref="CounterRandom.MaxStage"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> or <paramref name="stage"/> is out of range.</exception>
    public void ReadUniform(in RandomKey key, long offset = 0, int stage = 0)
        => DeclareRandom(in key, RandomShape.PerElement, 1, offset, stage);

    /// <summary>Declares uniform numbers that the elements of a row share: element i reads the number of the row <c>(offset + i) / rowLength</c>.</summary>
    /// <inheritdoc cref="ReadUniform"/>
    /// <param name="key">The sequence.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="offset">The place of the first element in the whole, when a pass covers a piece of it.</param>
    /// <param name="stage">Separates the random stages of one computation; from 0, below <see cref="CounterRandom.MaxStage"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public void ReadUniformPerRow(in RandomKey key, int rowLength, long offset = 0, int stage = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowLength);
        DeclareRandom(in key, RandomShape.PerRow, rowLength, offset, stage);
    }

    /// <summary>Declares uniform numbers that all rows share: element i reads the number of the channel <c>(offset + i) % channels</c>.</summary>
    /// <inheritdoc cref="ReadUniform"/>
    /// <param name="key">The sequence.</param>
    /// <param name="channels">The number of channels, which is the length of a row.</param>
    /// <param name="offset">The place of the first element in the whole, when a pass covers a piece of it.</param>
    /// <param name="stage">Separates the random stages of one computation; from 0, below <see cref="CounterRandom.MaxStage"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public void ReadUniformPerChannel(in RandomKey key, int channels, long offset = 0, int stage = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        DeclareRandom(in key, RandomShape.PerChannel, channels, offset, stage);
    }

    /// <summary>Declares an output, one element each.</summary>
    /// <param name="output">The output: one of the inputs, or apart from all of them and from every other output; what exceeds the length of the pass is not written.</param>
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
    /// <exception cref="ArgumentException">It is empty or does not divide the pass into whole rows, or it overlaps an input in part or another output.</exception>
    public void SumPerChannel(Span<T> channels, [CallerArgumentExpression(nameof(channels))] string? name = null)
    {
        PassChecks.Channels(_layout.Length, channels.Length, name);
        int number = Declare(channels, name, isOutput: true);
        _layout.SetPerChannel(number);
    }

    /// <summary>Runs a kernel over all elements.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel, with its parameters.</param>
    public readonly unsafe void Run<TKernel>(TKernel kernel)
        where TKernel : struct, IPassKernel<T>
    {
        if (_layout.Length == 0)
        {
            return;
        }

        fixed (T* p0 = &_stream0)
        fixed (T* p1 = &_stream1)
        fixed (T* p2 = &_stream2)
        fixed (T* p3 = &_stream3)
        fixed (T* p4 = &_stream4)
        fixed (T* p5 = &_stream5)
        fixed (T* p6 = &_stream6)
        fixed (T* p7 = &_stream7)
        fixed (T* p8 = &_stream8)
        fixed (T* p9 = &_stream9)
        fixed (T* p10 = &_stream10)
        fixed (T* p11 = &_stream11)
        fixed (T* p12 = &_stream12)
        fixed (T* p13 = &_stream13)
        fixed (T* p14 = &_stream14)
        fixed (T* p15 = &_stream15)
        {
            T** addresses = stackalloc T*[] { p0, p1, p2, p3, p4, p5, p6, p7,
                p8, p9, p10, p11, p12, p13, p14, p15 };
            PassDriver.Run(in kernel, in _layout, addresses);
        }
    }

    private void DeclareRandom(in RandomKey key, RandomShape shape, int rowLength, long offset, int stage)
    {
        CounterRandom.Validate(stage, offset, _layout.Length);
        int number = Declare(default, null, isOutput: false);
        _layout.SetRandom(number, new RandomSource(in key, shape, rowLength, offset, stage));
    }

    private int Declare(ReadOnlySpan<T> stream, string? name, bool isOutput)
    {
        int number = _layout.Count;
        if (number == PassLayout.MaxStreams)
        {
            ThrowTooManyStreams();
        }

        for (int i = 0; i < number; i++)
        {
            ReadOnlySpan<T> other = MemoryMarshal.CreateReadOnlySpan(ref this[i], _layout.Lengths[i]);
            if (isOutput && _layout.IsOutput(i))
            {
                PassChecks.Disjoint(other, stream, name);
            }
            else if (isOutput || _layout.IsOutput(i))
            {
                PassChecks.InPlaceOrDisjoint(other, stream, name);
            }
        }

        ref T start = ref MemoryMarshal.GetReference(stream);
        switch (number)
        {
            case 0:
                _stream0 = ref start;
                break;
            case 1:
                _stream1 = ref start;
                break;
            case 2:
                _stream2 = ref start;
                break;
            case 3:
                _stream3 = ref start;
                break;
            case 4:
                _stream4 = ref start;
                break;
            case 5:
                _stream5 = ref start;
                break;
            case 6:
                _stream6 = ref start;
                break;
            case 7:
                _stream7 = ref start;
                break;
            case 8:
                _stream8 = ref start;
                break;
            case 9:
                _stream9 = ref start;
                break;
            case 10:
                _stream10 = ref start;
                break;
            case 11:
                _stream11 = ref start;
                break;
            case 12:
                _stream12 = ref start;
                break;
            case 13:
                _stream13 = ref start;
                break;
            case 14:
                _stream14 = ref start;
                break;
            default:
                _stream15 = ref start;
                break;
        }

        _layout.Add(stream.Length, isOutput);
        return number;
    }

    private static void ThrowTooManyStreams()
        => throw new InvalidOperationException($"A pass has at most {PassLayout.MaxStreams} streams. Split the computation into two passes.");

    // References cannot lie in an array.
    private readonly ref T this[int stream]
    {
        get
        {
            switch (stream)
            {
                case 0: return ref _stream0;
                case 1: return ref _stream1;
                case 2: return ref _stream2;
                case 3: return ref _stream3;
                case 4: return ref _stream4;
                case 5: return ref _stream5;
                case 6: return ref _stream6;
                case 7: return ref _stream7;
                case 8: return ref _stream8;
                case 9: return ref _stream9;
                case 10: return ref _stream10;
                case 11: return ref _stream11;
                case 12: return ref _stream12;
                case 13: return ref _stream13;
                case 14: return ref _stream14;
                default: return ref _stream15;
            }
        }
    }
}
#endif
