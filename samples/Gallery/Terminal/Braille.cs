using System;
using System.Collections.Generic;
using System.Linq;
using Gallery.Plots;

namespace Gallery.Terminal;

/// <summary>Draws with the dots of Braille signs, two across and four down.</summary>
internal sealed class Braille(int columns, int lines)
{
    private const char Blank = '\u2800';

    /// <summary>What each dot adds to the sign, row by row.</summary>
    private static readonly int[,] s_dots = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly int[,] _signs = new int[lines, columns];

    /// <summary>The lines of text.</summary>
    public IEnumerable<string> Lines => Enumerable.Range(0, lines)
        .Select(line => string.Concat(Enumerable.Range(0, columns).Select(column => (char)(Blank + _signs[line, column]))));

    /// <summary>Draws the pieces of a curve; steep parts are lines without a gap.</summary>
    public void Draw(Frame frame, IEnumerable<IReadOnlyList<(double X, double Y)>> pieces)
    {
        foreach (IReadOnlyList<(double X, double Y)> piece in pieces)
        {
            for (int i = 1; i < piece.Count; i++)
            {
                Connect(Place(piece[i - 1]), Place(piece[i]));
            }
        }

        (double X, double Y) Place((double X, double Y) point) => (
            (point.X - frame.Left) / (frame.Right - frame.Left) * ((2 * columns) - 1),
            (frame.Top - point.Y) / (frame.Top - frame.Bottom) * ((4 * lines) - 1));
    }

    private void Connect((double X, double Y) from, (double X, double Y) to)
    {
        int steps = (int)Math.Clamp(Math.Ceiling(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y))), 1, 8 * lines);
        for (int i = 0; i <= steps; i++)
        {
            double share = (double)i / steps;
            Set((int)Math.Round(from.X + (share * (to.X - from.X))), (int)Math.Round(from.Y + (share * (to.Y - from.Y))));
        }
    }

    private void Set(int x, int y)
    {
        if (x >= 0 && x < 2 * columns && y >= 0 && y < 4 * lines)
        {
            _signs[y / 4, x / 2] |= s_dots[y % 4, x % 2];
        }
    }
}
