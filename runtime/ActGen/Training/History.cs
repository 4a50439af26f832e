using System.Collections.Generic;

namespace ActGen;

/// <summary>What happened in training.</summary>
public sealed class History
{
    private readonly List<double> _losses = new();
    private readonly List<double> _validationLosses = new();

    internal History()
    {
    }

    /// <summary>The loss of every epoch that ended: the mean over its samples, each as it was when its batch came.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>The loss of the validation samples after every epoch that ended; empty without any.</summary>
    public IReadOnlyList<double> ValidationLosses => _validationLosses;

    /// <summary>The number of epochs that ended.</summary>
    public int Epochs => _losses.Count;

    /// <summary>Why training ended.</summary>
    public StopReason StopReason { get; internal set; }

    /// <summary>The epoch, from 1, whose parameters came back in the end as the best, or null where those of the end were kept.</summary>
    public int? RestoredEpoch { get; internal set; }

    internal void Add(double loss, double? validationLoss)
    {
        _losses.Add(loss);
        if (validationLoss is { } value)
        {
            _validationLosses.Add(value);
        }
    }
}
