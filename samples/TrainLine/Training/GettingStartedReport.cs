using System;
using System.Globalization;
using System.Linq;
using ActGen;
using Samples;
using Spectre.Console;

namespace TrainLine.Training;

/// <summary>Runs the program as often as TensorFlow.js was run, and prints both side by side.</summary>
internal static class GettingStartedReport
{
    /// <summary>Single runs spread by 0.1, and means of 100 by a tenth of that: by chance two of them differ by a fifth of this.</summary>
    private const double MeanTolerance = 0.07;

    /// <summary>
    /// TensorFlow.js cuts the normal distribution of kernels off and leaves it narrower, here it is widened again: so the lowest and
    /// the highest runs may lie a little farther out.
    /// </summary>
    private const double RunTolerance = 0.1;

    public static bool Print()
    {
        PrintOneRun(TensorFlowJsRuns.All[0]);

        Table grid = Page.Columns("line", "", "mean", "lowest", "highest", "agrees");
        bool allAgree = true;
        foreach (TensorFlowJsRuns runs in TensorFlowJsRuns.All)
        {
            allAgree &= Compare(runs, grid);
        }

        Page.Section(
            $"predict({GettingStarted.Far}) over {TensorFlowJsRuns.Count} runs",
            grid,
            "250 epochs are too few for the line itself, and how far it comes depends on the kernel it began with:",
            "so the same spread is right, and 39 or 20 exactly would be wrong.");
        return allAgree;
    }

    private static void PrintOneRun(TensorFlowJsRuns runs)
    {
        (Line line, History history) = GettingStarted.Train(runs.Slope, runs.Intercept, seed: 0);

        Table grid = Page.Columns("epoch", "loss");
        foreach (int epoch in (int[])[1, 2, 5, 10, 25, 50, 100, 250])
        {
            grid.AddRow(epoch.ToString(CultureInfo.InvariantCulture), Text(history.Losses[epoch - 1]));
        }

        Page.Section(
            $"dense units 1, mean squared error, sgd, 250 epochs of {runs.Name}",
            grid,
            $"learnt:  y = {Text(line.Dense1Kernel[0])} x + ({Text(line.Dense1Bias[0])})",
            $"predict({GettingStarted.Far}) = {Text(GettingStarted.Predict(line))}");
    }

    private static bool Compare(TensorFlowJsRuns runs, Table grid)
    {
        double[] predictions =
        [
            .. Enumerable.Range(0, TensorFlowJsRuns.Count)
                .Select(seed => (double)GettingStarted.Predict(GettingStarted.Train(runs.Slope, runs.Intercept, (ulong)seed).Line)),
        ];

        bool agrees = Math.Abs(predictions.Average() - runs.Mean) <= MeanTolerance
            && predictions.Min() >= runs.Lowest - RunTolerance
            && predictions.Max() <= runs.Highest + RunTolerance;
        grid.AddRow(runs.Name, "TensorFlow.js", Text(runs.Mean), Text(runs.Lowest), Text(runs.Highest), "");
        grid.AddRow("", "here", Text(predictions.Average()), Text(predictions.Min()), Text(predictions.Max()), agrees ? "[green]yes[/]" : "[red]NO[/]");
        return agrees;
    }

    private static string Text(double value) => value.ToString("0.00000", CultureInfo.InvariantCulture);
}
