using System.Globalization;
using System.IO;
using ActGen;
using Samples;
using Spectre.Console;
using Spirals.Drawing;
using Spirals.Learning;

const double RequiredAccuracy = 0.98;

(SpiralClassifier classifier, History history) = Training.Run(SpiralPoints.Scatter(2000, seed: 1));

// Points from the same spirals that had no part in training.
var unseen = new Classification(classifier, SpiralPoints.Scatter(1000, seed: 2));
int kept = history.RestoredEpoch ?? history.Epochs;
Page.Out.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"After {kept} epochs, the network is right on {unseen.Right} of {unseen.Points.Count} points that it had not seen."));

string folder = args.Length > 0 ? args[0] : Directory.GetCurrentDirectory();
Directory.CreateDirectory(folder);
Save(DecisionSurface.Draw(classifier, unseen), "spirals.svg");
Save(LossCurve.Draw(history, kept), "loss.svg");

return Page.Verdict(
    unseen.Accuracy >= RequiredAccuracy,
    "The network tells the spirals apart.",
    "Promised were 98 of 100 points right.");

void Save(Picture picture, string file)
{
    string path = Path.Combine(folder, file);
    picture.Save(path);
    Page.Out.WriteLine($"written: {path}");
}
