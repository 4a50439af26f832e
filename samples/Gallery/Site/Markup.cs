using System.Linq;
using System.Xml.Linq;

namespace Gallery.Site;

/// <summary>Elements of HTML and SVG, which stand in one tree.</summary>
internal static class Markup
{
    private static readonly string[] s_void = ["input", "br", "meta"];

    /// <summary>An element; what it holds are attributes, elements and texts, and nulls, which are left out.</summary>
    public static XElement Element(string name, params object?[] content)
    {
        var element = new XElement(name, content);
        if (element.IsEmpty && !s_void.Contains(name))
        {
            element.Value = ""; // HTML knows no other elements that close themselves
        }

        return element;
    }

    /// <summary>An element of a class.</summary>
    public static XElement Styled(string name, string style, params object?[] content) => Element(name, [Attribute("class", style), .. content]);

    /// <summary>An attribute.</summary>
    public static XAttribute Attribute(string name, object value) => new(name, value);

    /// <summary>An attribute that has no value.</summary>
    public static XAttribute? Flag(string name, bool isSet = true) => isSet ? new(name, "") : null;
}
