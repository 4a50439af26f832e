using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActGen;

namespace Spirals.Drawing;

/// <summary>The loss of every epoch, on the points trained with and on those kept for validation.</summary>
internal static class LossCurve
{
    private const int Width = 720;
    private const int Top = 124;
    private const int Bottom = 380;

    /// <summary>Draws it.</summary>
    /// <param name="history">What happened in training.</param>
    /// <param name="kept">The epoch whose parameters were kept.</param>
    public static Picture Draw(History history, int kept)
    {
        var picture = new Picture(
            Width,
            Bottom + 60,
            "Loss over the epochs",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Binary cross entropy. Epoch {kept} was best in validation, with {history.ValidationLosses[kept - 1]:0.0000}."));

        IEnumerable<double> losses = history.Losses.Concat(history.ValidationLosses);
        var plot = new Plot(
            picture,
            new Axis(0, history.Epochs, Picture.Left, Width - 24),
            new Axis(PowerOfTen(losses.Min(), Math.Floor), PowerOfTen(losses.Max(), Math.Ceiling), Bottom, Top, IsLogarithmic: true));

        plot.DrawGrid();
        double x = plot.Horizontal.Place(kept);
        picture.Line(x, Bottom, x, Top, "muted dashed", 1.5);
        picture.Stroke(Curve(plot, history.Losses), "first smooth", 2);
        picture.Stroke(Curve(plot, history.ValidationLosses), "second smooth", 2);
        plot.DrawAxes("epoch", "loss (logarithmic)");
        DrawLegend(picture);
        return picture;
    }

    private static string Curve(Plot plot, IReadOnlyList<double> losses)
    {
        var path = new StringBuilder();
        for (int i = 0; i < losses.Count; i++)
        {
            path.Append(i == 0 ? 'M' : 'L')
                .Append(Picture.Number(plot.Horizontal.Place(i + 1)))
                .Append(' ')
                .Append(Picture.Number(plot.Vertical.Place(losses[i])));
        }

        return path.ToString();
    }

    private static void DrawLegend(Picture picture)
    {
        var legend = new Legend(picture);
        Add("first", 2, "training");
        Add("second", 2, "validation");
        Add("muted dashed", 1.5, "parameters kept");

        void Add(string style, double width, string text)
        {
            const double MarkWidth = 20;
            picture.Line(legend.Next, Legend.Middle, legend.Next + MarkWidth, Legend.Middle, style, width);
            legend.Add(MarkWidth, text);
        }
    }

    private static double PowerOfTen(double value, Func<double, double> round) => Math.Pow(10, round(Math.Log10(value)));
}
