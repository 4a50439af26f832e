namespace ActGen;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs have been run.</summary>
    Completed,

    /// <summary>The loss had not become better for a while: see <see cref="EarlyStopping"/>.</summary>
    NoImprovement,

    /// <summary>It was cancelled: see <see cref="FitOptions.CancellationToken"/>.</summary>
    Cancelled,

    /// <summary>The loss or the parameters stopped being finite: see <see cref="TrainingDivergedException"/>.</summary>
    Diverged,
}
