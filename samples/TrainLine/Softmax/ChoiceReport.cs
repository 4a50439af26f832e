using System;
using System.Globalization;
using System.Linq;
using Samples;
using Spectre.Console;

namespace TrainLine.Softmax;

/// <summary>Predicts with a dense layer and softmax, before any training, for two samples of ones.</summary>
internal static class ChoiceReport
{
    private const int Count = 2;

    /// <summary>Three probabilities of single precision add to 1 within so much.</summary>
    private const double Tolerance = 2e-7;

    public static bool Print()
    {
        var choice = new Choice();
        float[] x = [.. Enumerable.Repeat(1f, Count * choice.InputLength)];
        float[] y = new float[Count * choice.OutputLength];
        choice.Predict(x, y);

        bool allHold = y.AsSpan(0, choice.OutputLength).SequenceEqual(y.AsSpan(choice.OutputLength));
        Table grid = Page.Columns("sample", "class 0", "class 1", "class 2", "sum");
        for (int sample = 0; sample < Count; sample++)
        {
            float[] row = y[(sample * choice.OutputLength)..((sample + 1) * choice.OutputLength)];
            double sum = row.Sum(static probability => (double)probability);
            allHold &= Math.Abs(sum - 1) <= Tolerance && row.All(static probability => probability > 0);
            grid.AddRow([sample.ToString(CultureInfo.InvariantCulture), .. row.Select(static probability => Page.Number(probability)), Page.Number(sum)]);
        }

        Page.Section(
            "dense units 3, softmax, on two samples of 32 ones",
            grid,
            "The kernel is drawn and not trained: any probabilities are right that add to 1 and are the same for both samples.");
        return allHold;
    }
}
