using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Gallery.Functions;
using Gallery.Plots;
using static Gallery.Site.Markup;

namespace Gallery.Site;

/// <summary>The drawing of a plot: grid, numbers and shapes, which scripts redraw.</summary>
internal static class PlotDrawing
{
    /// <summary>What curves are called, by order.</summary>
    public static IReadOnlyList<string> Orders { get; } = ["f", "f\u2032", "f\u2033"];

    /// <summary>Values of a second input that are shown beside the one that is chosen.</summary>
    public static IReadOnlyList<double> Family { get; } = [-1, 0.5, 2];

    /// <summary>The curves of an activation of single elements.</summary>
    public static XElement Of(ActivationFunction function, Frame frame)
    {
        string id = function.Definition.Name;
        var curves = new Curves(function.At(function.Defaults), frame.Left, frame.Right, frame.Top - frame.Bottom);
        return Drawing(
            id,
            $"Plot of {id} and its derivative",
            Description(function, frame),
            Grid(frame, withX: true),
            Element("g", Attribute("clip-path", "url(#frame)"), FamilyOf(function, frame), DrawsOf(function, frame),
                Enumerable.Range(0, Orders.Count).SelectMany(order => new[]
                {
                    Path($"curve order-{order} curve-{order}", PathText.Lines(frame, curves.Pieces(order))),
                    Path($"dot order-{order} value-{order}", PathText.Dots(frame, curves.Ends(order).Where(static end => end.IsValue).Select(static end => (end.X, end.Y)))),
                    Path($"ring order-{order} limit-{order}", PathText.Dots(frame, curves.Ends(order).Where(static end => !end.IsValue).Select(static end => (end.X, end.Y)))),
                })));
    }

    /// <summary>The bars of an activation of rows.</summary>
    public static XElement Of(RowFunction function)
    {
        var plot = new BarPlot(function);
        string name = function.Definition.Name;
        return Drawing(
            name,
            $"Bars of {name}",
            $"{name} of the row {string.Join(", ", RowFunction.Example.Select(Text.Short))} is {string.Join(", ", function.Apply(RowFunction.Example, function.Defaults).Select(Text.Short))}.",
            Grid(plot.Frame, withX: false),
            plot.Bars().Index().SelectMany(bar => new object[]
            {
                Path("bar", bar.Item.Path),
                TextAt("bar-value", bar.Item.Middle, Frame.TopEdge + 14, "middle", Text.Short(bar.Item.Value)),
                TextAt("tick", bar.Item.Middle, Frame.BottomEdge + 18, "middle", Subscript(bar.Index)),
            }));
    }

    /// <summary>The element of a row.</summary>
    public static string Subscript(int index) => $"x{(char)('\u2081' + index)}";

    private static string Description(ActivationFunction function, Frame frame)
    {
        System.Func<double, double> f = function.At(0, function.Defaults), slope = function.At(1, function.Defaults);
        return $"f is {Text.Short(f(frame.Left))} at {Text.Short(frame.Left)}, {Text.Short(f(0))} at 0 and {Text.Short(f(frame.Right))} at {Text.Short(frame.Right)}; "
            + $"its derivative is {Text.Short(slope(frame.Left))}, {Text.Short(slope(0))} and {Text.Short(slope(frame.Right))} there.";
    }

    private static XElement Drawing(string id, string title, string description, params object?[] content) => Element(
        "svg",
        Attribute("viewBox", $"0 0 {Frame.Width} {Frame.Height}"),
        Attribute("role", "img"),
        Attribute("aria-labelledby", $"{id}-title {id}-description"),
        Element("title", Attribute("id", $"{id}-title"), title),
        Element("desc", Attribute("id", $"{id}-description"), description),
        content);

    private static IEnumerable<XElement> FamilyOf(ActivationFunction function, Frame frame)
        => function.SecondInput is null ? [] : Family.Select(value =>
        {
            double[] parameters = [.. function.Sliders.Select(slider => slider == function.SecondInput ? value : slider.Default)];
            var curves = new Curves(function.At(parameters), frame.Left, frame.Right, frame.Top - frame.Bottom);
            return Path("family", PathText.Lines(frame, curves.Pieces(0)));
        });

    private static IEnumerable<XElement> DrawsOf(ActivationFunction function, Frame frame)
    {
        if (function.Training is null)
        {
            return [];
        }

        (double X, double Y, bool IsKept)[] draws = [.. Draws.Of(function, frame, function.Defaults, Draws.Seed)];
        return
        [
            Path("sticks", PathText.Sticks(frame, draws.Select(static draw => (draw.X, draw.Y)))),
            Path("kept", PathText.Dots(frame, draws.Where(static draw => draw.IsKept).Select(static draw => (draw.X, draw.Y)))),
            Path("dropped", PathText.Dots(frame, draws.Where(static draw => !draw.IsKept).Select(static draw => (draw.X, draw.Y)))),
        ];
    }

    private static IEnumerable<XElement> Grid(Frame frame, bool withX)
    {
        foreach (double x in withX ? frame.TicksX : [])
        {
            yield return Line(x == 0 ? "axis" : "grid", frame.PlaceX(x), Frame.TopEdge, frame.PlaceX(x), Frame.BottomEdge);
            yield return TextAt("tick", frame.PlaceX(x), Frame.BottomEdge + 18, "middle", Text.Short(x));
        }

        foreach (double y in frame.TicksY)
        {
            yield return Line(y == 0 ? "axis" : "grid", Frame.LeftEdge, frame.PlaceY(y), Frame.RightEdge, frame.PlaceY(y));
            yield return TextAt("tick", Frame.LeftEdge - 7, frame.PlaceY(y) + 5, "end", Text.Short(y));
        }
    }

    private static XElement Path(string style, string data) => Styled("path", style, Attribute("d", data));

    private static XElement Line(string style, double x1, double y1, double x2, double y2)
        => Path(style, $"M{Frame.Number(x1)} {Frame.Number(y1)}L{Frame.Number(x2)} {Frame.Number(y2)}");

    private static XElement TextAt(string style, double x, double y, string anchor, string text)
        => Styled("text", style, Attribute("x", Frame.Number(x)), Attribute("y", Frame.Number(y)), Attribute("text-anchor", anchor), text);
}
