using System;

namespace ActGen;

/// <summary>Remembers the best epoch, and tells when it is too long ago.</summary>
internal sealed class BestEpoch<T>
    where T : unmanaged
{
    private readonly EarlyStopping? _stopping;
    private T[]? _parameters;
    private double _loss = double.PositiveInfinity;
    private int _epoch;

    internal BestEpoch(EarlyStopping? stopping) => _stopping = stopping;

    /// <summary>Takes note of an epoch.</summary>
    /// <returns>Whether training is over.</returns>
    internal bool Note(int epoch, double loss, T[] parameters)
    {
        if (_stopping is null)
        {
            return false;
        }

        if (loss < _loss - _stopping.MinDelta)
        {
            _loss = loss;
            _epoch = epoch;
            if (_stopping.RestoreBest)
            {
                _parameters ??= new T[parameters.Length];
                parameters.CopyTo(_parameters, 0);
            }

            return false;
        }

        return epoch - _epoch >= _stopping.Patience;
    }

    /// <summary>Brings the parameters of the best epoch back, if that is wanted.</summary>
    /// <returns>The epoch, or null if nothing was brought back.</returns>
    internal int? Restore(Span<T> parameters)
    {
        if (_parameters is null)
        {
            return null;
        }

        _parameters.CopyTo(parameters);
        return _epoch;
    }
}
