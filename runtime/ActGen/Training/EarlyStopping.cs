namespace ActGen;

/// <summary>
/// Ends training that has stopped getting better: by the loss on the validation samples if there are any, else by that of training.
/// </summary>
public sealed class EarlyStopping
{
    private int _patience;
    private double _minDelta;

    /// <summary>The number of epochs in a row without a better loss after which training ends; 0 counts as 1.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">It is negative.</exception>
    public int Patience
    {
        get => _patience;
        set
        {
            ParameterChecks.Require(value >= 0, (double)value, "a number of epochs of at least 0 as patience", nameof(Patience));
            _patience = value;
        }
    }

    /// <summary>By how much a loss must be lower than the best before it to be better.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double MinDelta
    {
        get => _minDelta;
        set
        {
            ParameterChecks.Require(value >= 0 && value <= double.MaxValue, value, "a finite number of at least 0 as smallest difference", nameof(MinDelta));
            _minDelta = value;
        }
    }

    /// <summary>Whether the parameters of the best epoch come back in the end, however training ends: also where it is cancelled or diverges.</summary>
    public bool RestoreBest { get; set; }

    internal EarlyStopping Copy() => (EarlyStopping)MemberwiseClone();
}
