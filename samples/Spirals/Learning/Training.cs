using System.Globalization;
using ActGen;
using Samples;
using Spectre.Console;

namespace Spirals.Learning;

/// <summary>Trains the classifier, with a bar that tells how far it has come.</summary>
internal static class Training
{
    private const int Epochs = 200;

    /// <summary>Trains with four fifths of the points; the others tell which epoch was best, and its parameters are kept.</summary>
    public static (SpiralClassifier Classifier, History History) Run(SpiralPoints points)
    {
        var classifier = new SpiralClassifier();
        History history = Page.Out.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(progress =>
            {
                ProgressTask bar = progress.AddTask("training", maxValue: Epochs);
                return classifier.Fit(points.Positions, points.Spirals, new Adam(0.003), Loss.BinaryCrossEntropy, new FitOptions
                {
                    Epochs = Epochs,
                    ValidationSplit = 0.2,
                    EarlyStopping = new EarlyStopping { Patience = Epochs, RestoreBest = true },
                    Progress = epoch =>
                    {
                        bar.Description = string.Create(CultureInfo.InvariantCulture, $"training, validation loss {epoch.ValidationLoss:0.0000}");
                        bar.Value = epoch.Epoch;
                    },
                });
            });
        return (classifier, history);
    }
}
