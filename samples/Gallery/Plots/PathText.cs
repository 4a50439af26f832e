using System;
using System.Collections.Generic;
using System.Linq;

namespace Gallery.Plots;

/// <summary>Shapes as the data of SVG paths; <c>plots.js</c> writes the same.</summary>
internal static class PathText
{
    private const string Radius = "3.5", Diameter = "7";

    /// <summary>Lines through points; those far outside the frame are moved to where the line is no longer seen.</summary>
    public static string Lines(Frame frame, IEnumerable<IReadOnlyList<(double X, double Y)>> pieces)
        => string.Concat(pieces.SelectMany(piece => piece
            .Where(static point => double.IsFinite(point.Y))
            .Select((point, i) => $"{(i == 0 ? 'M' : 'L')}{Frame.Number(frame.PlaceX(point.X))} {Place(frame, point.Y)}")));

    /// <summary>Circles around points.</summary>
    public static string Dots(Frame frame, IEnumerable<(double X, double Y)> points)
        => string.Concat(points.Select(point => Dot(frame.PlaceX(point.X), frame.PlaceY(point.Y))));

    /// <summary>Lines from the axis to points.</summary>
    public static string Sticks(Frame frame, IEnumerable<(double X, double Y)> points)
        => string.Concat(points.Select(point => $"M{Frame.Number(frame.PlaceX(point.X))} {Frame.Number(frame.PlaceY(0))}V{Place(frame, point.Y)}"));

    private static string Place(Frame frame, double y)
    {
        double span = frame.Top - frame.Bottom;
        return Frame.Number(frame.PlaceY(Math.Clamp(y, frame.Bottom - span, frame.Top + span)));
    }

    private static string Dot(double x, double y)
        => $"M{Frame.Number(x - 3.5)} {Frame.Number(y)}a{Radius} {Radius} 0 1 0 {Diameter} 0a{Radius} {Radius} 0 1 0 -{Diameter} 0z";
}
