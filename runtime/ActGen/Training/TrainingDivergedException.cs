using System;
using System.Globalization;

namespace ActGen;

/// <summary>
/// Training went astray: a loss or a parameter is infinite or no number. The model has the parameters of the last good epoch
/// again, of the best where <see cref="EarlyStopping.RestoreBest"/> asks for it, or those of the beginning, and the optimiser is reset.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(int epoch, int? batch, string what, double value, double learningRate, History history)
        : base(
            $"Training diverged in epoch {epoch}{(batch is { } number ? $", batch {number}" : "")}: {what} is {value.ToString(CultureInfo.InvariantCulture)}. "
            + $"The parameters are those of {Restored(epoch, history)}. "
            + $"Use a learning rate below {learningRate.ToString(CultureInfo.InvariantCulture)}, or scale the data to values around 1.")
    {
        Epoch = epoch;
        Batch = batch;
        History = history;
    }

    private static string Restored(int epoch, History history)
        => history.RestoredEpoch is { } best ? $"epoch {best} again, the best" : $"{(epoch == 1 ? "the beginning" : $"epoch {epoch - 1}")} again";

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch in its epoch, from 1, or null where it showed at the end of the epoch.</summary>
    public int? Batch { get; }

    /// <summary>The epochs before.</summary>
    public History History { get; }
}
