using System;
using System.Threading;

namespace ActGen;

/// <summary>How to train. The defaults are those of Keras and TensorFlow.js.</summary>
/// <remarks>Read when training begins: what is changed meanwhile is for the next.</remarks>
public sealed class FitOptions
{
    private int _epochs = 1;
    private int _batchSize = 32;
    private double _validationSplit;

    /// <summary>How often to go over the samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Epochs
    {
        get => _epochs;
        set
        {
            ParameterChecks.Require(value >= 1, (double)value, "a number of epochs of at least 1", nameof(Epochs));
            _epochs = value;
        }
    }

    /// <summary>The number of samples a step is made from; the last batch of an epoch takes what is left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int BatchSize
    {
        get => _batchSize;
        set
        {
            ParameterChecks.Require(value >= 1, (double)value, "a batch size of at least 1", nameof(BatchSize));
            _batchSize = value;
        }
    }

    /// <summary>Whether every epoch takes the samples in another order.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>Decides the order of samples and the random numbers of dropout: the same seed gives the same bits.</summary>
    public ulong Seed { get; set; }

    /// <summary>
    /// The share of the samples that are not trained with, but tell after every epoch how good the model is: the last ones, taken
    /// before any shuffling. 0 where samples for validation are given on their own.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public double ValidationSplit
    {
        get => _validationSplit;
        set
        {
            ParameterChecks.Require(value >= 0 && value < 1, value, "a share of at least 0 and less than 1 as validation split", nameof(ValidationSplit));
            _validationSplit = value;
        }
    }

    /// <summary>When to end before the last epoch, or null for never.</summary>
    public EarlyStopping? EarlyStopping { get; set; }

    /// <summary>Called after every epoch, on the thread that trains. The model may be evaluated meanwhile, but not changed.</summary>
    public Action<EpochProgress>? Progress { get; set; }

    /// <summary>
    /// Ends training before the next batch. That is no error: the model keeps what it has learnt, and <see cref="History.StopReason"/> tells.
    /// </summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>The options as they are now.</summary>
    internal FitOptions Copy()
    {
        var copy = (FitOptions)MemberwiseClone();
        copy.EarlyStopping = EarlyStopping?.Copy();
        return copy;
    }
}
