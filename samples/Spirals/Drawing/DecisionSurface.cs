using System.Globalization;
using System.Text;
using Spirals.Learning;

namespace Spirals.Drawing;

/// <summary>
/// What the classifier says of every point of the plane, as a grid of cells in the colours of the spirals, the fainter the less certain;
/// on top of it points it has not seen before.
/// </summary>
internal static class DecisionSurface
{
    /// <summary>The plane is drawn so far from the middle, either way.</summary>
    private const double Reach = 1.2;

    private const int Cells = 120; // along either axis
    private const int CellSize = 4; // px
    private const int Top = 124;
    private const int Size = Cells * CellSize;

    /// <summary>Degrees of certainty that are told apart.</summary>
    private const int Shades = 10;

    private const double StrongestShade = 0.4;

    private static readonly string[] s_styles = ["first", "second"];

    /// <summary>Draws it.</summary>
    public static Picture Draw(SpiralClassifier classifier, Classification unseen)
    {
        var picture = new Picture(
            Picture.Left + Size + 24,
            Top + Size + 60,
            "Two spirals, as the network divides the plane",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{classifier.Parameters.Length:#,0} parameters; right on {100 * unseen.Accuracy:0.0} % of {unseen.Points.Count:#,0} points that it had not seen."));
        var plot = new Plot(
            picture,
            new Axis(-Reach, Reach, Picture.Left, Picture.Left + Size),
            new Axis(-Reach, Reach, Top + Size, Top));

        DrawCells(picture, Probabilities(classifier));
        DrawPoints(plot, unseen);
        DrawLegend(picture);
        plot.DrawAxes("x", "y");
        return picture;
    }

    /// <summary>The probability of the second spiral in the middle of each cell, row by row from the top.</summary>
    private static float[] Probabilities(SpiralClassifier classifier)
    {
        float[] middles = new float[2 * Cells * Cells], probabilities = new float[Cells * Cells];
        for (int cell = 0; cell < probabilities.Length; cell++)
        {
            (int row, int column) = int.DivRem(cell, Cells);
            middles[2 * cell] = (float)(Reach * ((((2 * column) + 1.0) / Cells) - 1));
            middles[(2 * cell) + 1] = (float)(Reach * (1 - (((2 * row) + 1.0) / Cells)));
        }

        classifier.Predict(middles, probabilities);
        return probabilities;
    }

    /// <summary>Draws all cells of a shade as one path.</summary>
    private static void DrawCells(Picture picture, float[] probabilities)
    {
        for (int shade = 1; shade <= Shades; shade++)
        {
            double opacity = StrongestShade * shade / Shades;
            picture.Fill(CellsOf(probabilities, -shade), "first crisp", opacity);
            picture.Fill(CellsOf(probabilities, shade), "second crisp", opacity);
        }
    }

    /// <summary>The outlines of all cells of a shade; those beside each other are one rectangle.</summary>
    private static string CellsOf(float[] probabilities, int shade)
    {
        var path = new StringBuilder();
        for (int row = 0; row < Cells; row++)
        {
            for (int column = 0, end; column < Cells; column = end + 1)
            {
                end = column;
                while (end < Cells && ShadeOf(probabilities[(row * Cells) + end]) == shade)
                {
                    end++;
                }

                if (end > column)
                {
                    int width = (end - column) * CellSize;
                    path.Append(CultureInfo.InvariantCulture, $"M{Picture.Left + (column * CellSize)} {Top + (row * CellSize)}h{width}v{CellSize}h-{width}z");
                }
            }
        }

        return path.ToString();
    }

    /// <summary>From -<see cref="Shades"/>, certainly the first spiral, over 0, undecided, to <see cref="Shades"/>.</summary>
    private static int ShadeOf(float probability) => (int)float.Round(((2 * probability) - 1) * Shades);

    private static void DrawPoints(Plot plot, Classification unseen)
    {
        for (int i = 0; i < unseen.Points.Count; i++)
        {
            double x = plot.Horizontal.Place(unseen.Points.Positions[2 * i]), y = plot.Vertical.Place(unseen.Points.Positions[(2 * i) + 1]);
            int spiral = (int)unseen.Points.Spirals[i];
            plot.Picture.Fill(Marker(x, y, spiral), s_styles[spiral]);
            if (!unseen.IsRight(i))
            {
                plot.Picture.Stroke(Circle(x, y, 6), "ink", 1.5);
            }
        }
    }

    private static void DrawLegend(Picture picture)
    {
        const double MarkWidth = 12;
        var legend = new Legend(picture);
        picture.Fill(Marker(legend.Next + (MarkWidth / 2), Legend.Middle, 0), "first");
        legend.Add(MarkWidth, "first spiral");
        picture.Fill(Marker(legend.Next + (MarkWidth / 2), Legend.Middle, 1), "second");
        legend.Add(MarkWidth, "second spiral");
        picture.Stroke(Circle(legend.Next + (MarkWidth / 2), Legend.Middle, MarkWidth / 2), "ink", 1.5);
        legend.Add(MarkWidth, "taken for the other");
    }

    /// <summary>Discs for the first spiral and diamonds for the second, so that colour is not all that tells them apart.</summary>
    private static string Marker(double x, double y, int spiral)
        => spiral == 0 ? Circle(x, y, 2.4) : $"M{Picture.Number(x)} {Picture.Number(y - 3)}l3 3l-3 3l-3 -3z";

    private static string Circle(double x, double y, double radius)
    {
        string r = Picture.Number(radius), across = Picture.Number(2 * radius);
        return $"M{Picture.Number(x - radius)} {Picture.Number(y)}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z";
    }
}
