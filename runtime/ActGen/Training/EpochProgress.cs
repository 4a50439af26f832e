namespace ActGen;

/// <summary>An epoch of training that has ended.</summary>
public readonly struct EpochProgress
{
    internal EpochProgress(int epoch, int epochs, double loss, double? validationLoss)
    {
        Epoch = epoch;
        Epochs = epochs;
        Loss = loss;
        ValidationLoss = validationLoss;
    }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The number of epochs that training takes unless it ends early.</summary>
    public int Epochs { get; }

    /// <summary>The mean loss of the samples, each as it was when its batch came.</summary>
    public double Loss { get; }

    /// <summary>The mean loss of the validation samples after the epoch, or null without any.</summary>
    public double? ValidationLoss { get; }
}
