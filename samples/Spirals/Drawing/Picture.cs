using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Spirals.Drawing;

/// <summary>
/// A scalable vector graphic with a title. Shapes take the colour of their class, which <see cref="Theme"/> gives in a light and a dark
/// version; lengths are in CSS pixels.
/// </summary>
internal sealed class Picture
{
    /// <summary>From the left edge to where text and plot begin.</summary>
    public const int Left = 56;

    private const int TitleBaseline = 34;
    private const int SubtitleBaseline = 56;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    /// <summary>Begins a picture.</summary>
    public Picture(int width, int height, string title, string subtitle)
    {
        _root = new XElement(
            s_svg + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XElement(s_svg + "title", $"{title}. {subtitle}"),
            new XElement(s_svg + "style", Theme.Style));
        Add("rect", "paper", ("width", width), ("height", height), ("fill", "currentColor"));
        Text(Left, TitleBaseline, title, "ink title");
        Text(Left, SubtitleBaseline, subtitle, "muted");
    }

    /// <summary>A coordinate as it stands in a path, to a hundredth of a pixel.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Adds a filled shape given as a path.</summary>
    public void Fill(string path, string style, double opacity = 1)
        => Add("path", style, ("d", path), ("fill", "currentColor"), ("fill-opacity", opacity));

    /// <summary>Adds a line given as a path.</summary>
    public void Stroke(string path, string style, double width)
        => Add("path", style, ("d", path), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", width));

    /// <summary>Adds a straight line.</summary>
    public void Line(double fromX, double fromY, double toX, double toY, string style, double width = 1)
        => Stroke($"M{Number(fromX)} {Number(fromY)}L{Number(toX)} {Number(toY)}", style, width);

    /// <summary>Adds a line of text.</summary>
    public void Text(double x, double y, string text, string style, string anchor = "start")
        => Add("text", style, ("x", x), ("y", y), ("fill", "currentColor"), ("text-anchor", anchor)).Value = text;

    /// <summary>Writes the picture to a file.</summary>
    public void Save(string path) => _root.Save(path);

    private XElement Add(string name, string style, params (string Name, object Value)[] attributes)
    {
        var element = new XElement(
            s_svg + name,
            new XAttribute("class", style),
            attributes.Select(static attribute => new XAttribute(attribute.Name, attribute.Value is double number ? Number(number) : attribute.Value)));
        _root.Add(element);
        return element;
    }
}
