using System;
using System.ComponentModel;
using System.Buffers;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// Sums over rows, one a channel, as a plain loop builds them: it adds a contribution for every element in turn. A fixed order
/// and compensated additions in double precision make them reproducible to the bit, and as good as rounded once.
/// </summary>
/// <remarks>
/// One channel lives in two numbers; more take memory of <see cref="ArrayPool{T}"/>, which <c>AddTo</c> gives back. What was
/// added to a copy of the structure is lost.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public ref struct ChannelSums
{
    private readonly int _channels;

    /// <summary>The sums of several channels, followed by the errors of each.</summary>
    private double[]? _rented;

    /// <summary>The channel of the next contribution.</summary>
    private int _next;

    /// <summary>The only channel.</summary>
    private double _sum;
    private double _error;

    /// <summary>Begins sums at zero.</summary>
    /// <param name="channels">Their number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="channels"/> is less than 1.</exception>
    public ChannelSums(int channels)
    {
        if (channels < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "Use at least one channel.");
        }

        _channels = channels;
        _rented = null;
        _next = 0;
        _sum = 0;
        _error = 0;
        if (channels > 1)
        {
            _rented = ArrayPool<double>.Shared.Rent(checked(2 * channels));
            Array.Clear(_rented, 0, 2 * channels);
        }
    }

    /// <summary>Adds the contribution of the next element to its channel: the first goes to channel 0, as does the one after the last channel.</summary>
    /// <param name="contribution">The contribution.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double contribution)
    {
        if (_rented == null)
        {
            CompensatedSum.Add(ref _sum, ref _error, contribution);
        }
        else
        {
            CompensatedSum.Add(ref _rented[_next], ref _rented[_channels + _next], contribution);
            _next = _next + 1 == _channels ? 0 : _next + 1;
        }
    }

    /// <summary>Adds the sums to what is there, rounding once, and gives their memory back. This ends their use.</summary>
    /// <param name="total">Receives the sums, one a channel.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="total"/> is not the number of channels. Nothing is written.</exception>
    public void AddTo(Span<float> total)
    {
        PassChecks.SameLength(_channels, total.Length, nameof(total));
        for (int i = 0; i < total.Length; i++)
        {
            total[i] = (float)Total(i, total[i]);
        }

        Return();
    }

    /// <inheritdoc cref="AddTo(Span{float})"/>
    public void AddTo(Span<double> total)
    {
        PassChecks.SameLength(_channels, total.Length, nameof(total));
        for (int i = 0; i < total.Length; i++)
        {
            total[i] = Total(i, total[i]);
        }

        Return();
    }

    /// <summary>The sum of a channel and one number more.</summary>
    private readonly double Total(int channel, double more)
    {
        double sum = _rented == null ? _sum : _rented[channel];
        double error = _rented == null ? _error : _rented[_channels + channel];
        CompensatedSum.Add(ref sum, ref error, more);
        return CompensatedSum.Total(sum, error);
    }

    private void Return()
    {
        if (_rented != null)
        {
            ArrayPool<double>.Shared.Return(_rented);
        }

        this = default;
    }
}
