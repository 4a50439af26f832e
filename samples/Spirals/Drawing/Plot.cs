using System.Globalization;

namespace Spirals.Drawing;

/// <summary>The part of a picture between two axes.</summary>
/// <param name="Picture">Where it is drawn.</param>
/// <param name="Horizontal">The axis along the lower edge.</param>
/// <param name="Vertical">The axis along the left edge; it starts below.</param>
internal sealed record Plot(Picture Picture, Axis Horizontal, Axis Vertical)
{
    private const double TickLength = 5;
    private const double DigitHeight = 9; // in type of 13 px

    /// <summary>Draws lines across at the ticks of the vertical axis.</summary>
    public void DrawGrid()
    {
        foreach (double tick in Vertical.Ticks())
        {
            Picture.Line(Horizontal.Start, Vertical.Place(tick), Horizontal.End, Vertical.Place(tick), "grid crisp");
        }
    }

    /// <summary>Draws the numbers along both axes and what they are.</summary>
    public void DrawAxes(string horizontalLabel, string verticalLabel)
    {
        foreach (double tick in Horizontal.Ticks())
        {
            double x = Horizontal.Place(tick);
            Picture.Line(x, Vertical.Start, x, Vertical.Start + TickLength, "muted crisp");
            Picture.Text(x, Vertical.Start + TickLength + 14, Label(tick), "muted", "middle");
        }

        foreach (double tick in Vertical.Ticks())
        {
            double y = Vertical.Place(tick);
            Picture.Line(Horizontal.Start - TickLength, y, Horizontal.Start, y, "muted crisp");
            Picture.Text(Horizontal.Start - TickLength - 4, y + (DigitHeight / 2), Label(tick), "muted", "end");
        }

        Picture.Line(Horizontal.Start, Vertical.Start, Horizontal.End, Vertical.Start, "muted crisp");
        Picture.Line(Horizontal.Start, Vertical.Start, Horizontal.Start, Vertical.End, "muted crisp");
        Picture.Text((Horizontal.Start + Horizontal.End) / 2, Vertical.Start + 42, horizontalLabel, "ink", "middle");
        Picture.Text(Horizontal.Start, Vertical.End - 10, verticalLabel, "ink");
    }

    /// <summary>With the minus sign of typography, which is as wide as a digit.</summary>
    private static string Label(double value) => value.ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '\u2212');
}
