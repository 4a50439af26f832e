using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static Gallery.Site.Markup;

namespace Gallery.Site;

/// <summary>A formula of the catalogue, which is plain text, in the signs of mathematics.</summary>
internal static partial class FormulaText
{
    private static readonly Dictionary<string, string> s_signs = new()
    {
        ["alpha"] = "\u03b1", ["beta"] = "\u03b2", ["lambda"] = "\u03bb", ["pi"] = "\u03c0", ["sqrt"] = "\u221a",
        ["*"] = "\u00b7", ["-"] = "\u2212", ["<="] = "\u2264", [">="] = "\u2265", ["infinity"] = "\u221e",
    };

    /// <summary>The formula as text and elements: variables slanted, powers raised.</summary>
    public static IEnumerable<object> Typeset(string formula) => Token().Matches(formula).Select(static token => token.Value switch
    {
        ['^', .. string power] => (object)Element("sup", power),
        var word when s_signs.TryGetValue(word, out string? sign) => char.IsLetter(sign[0]) ? Element("i", sign) : sign,
        { Length: 1 } letter when char.IsLetter(letter[0]) && letter != "a" => Element("i", letter),
        var other => other,
    });

    [GeneratedRegex(@"\^\d+|[A-Za-z_]+|<=|>=|\d+\.?\d*|\s+|.")]
    private static partial Regex Token();
}
