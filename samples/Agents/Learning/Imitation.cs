using System.Globalization;
using ActGen;
using Agents.Control;
using Samples;
using Spectre.Console;

namespace Agents.Learning;

/// <summary>Trains a network to do what the controller does.</summary>
internal static class Imitation
{
    private const int Count = 20_000;
    private const int Epochs = 60;

    /// <summary>Trains, with a bar that tells how far it has come.</summary>
    public static (Policy Policy, History History) Train(LinearQuadraticRegulator controller)
    {
        Demonstrations demonstrations = Demonstrations.Record(controller, Count, new RandomKey(seed: 1));
        var policy = new Policy();
        History history = Page.Out.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(progress =>
            {
                ProgressTask bar = progress.AddTask("imitating", maxValue: Epochs);
                return policy.Fit(
                    demonstrations.Observations,
                    demonstrations.Forces,
                    new Adam(0.003),
                    Loss.MeanSquaredError,
                    new FitOptions
                    {
                        Epochs = Epochs,
                        BatchSize = 64,
                        ValidationSplit = 0.1,
                        Progress = epoch =>
                        {
                            bar.Description = string.Create(CultureInfo.InvariantCulture, $"imitating, validation loss {epoch.ValidationLoss:0.00000}");
                            bar.Value = epoch.Epoch;
                        },
                    });
            });
        return (policy, history);
    }
}
