namespace TrainLine.Training;

/// <summary>What the program predicts at x = 20 in TensorFlow.js 4.22 itself, over 100 runs, each with a kernel of its own.</summary>
/// <param name="Name">The line that is learnt.</param>
/// <param name="Slope">Its slope.</param>
/// <param name="Intercept">Its value at 0.</param>
/// <param name="Mean">The mean of the predictions.</param>
/// <param name="Lowest">The lowest prediction.</param>
/// <param name="Highest">The highest prediction.</param>
internal sealed record TensorFlowJsRuns(string Name, float Slope, float Intercept, double Mean, double Lowest, double Highest)
{
    /// <summary>How many runs there were.</summary>
    public const int Count = 100;

    /// <summary>Both lines.</summary>
    public static TensorFlowJsRuns[] All { get; } =
    [
        new("y = 2x - 1", 2, -1, 38.41396, 38.15587, 38.61916),
        new("y = x", 1, 0, 19.86353, 19.65283, 20.08365),
    ];
}
