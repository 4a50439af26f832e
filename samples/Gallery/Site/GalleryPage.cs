using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using ActGen.Generator.Catalog;
using Gallery.Functions;
using Gallery.Plots;
using Gallery.Scripts;
using static Gallery.Site.Markup;

namespace Gallery.Site;

/// <summary>The page: one file that needs no other.</summary>
internal sealed class GalleryPage
{
    private readonly (ActivationFunction Function, Frame Frame)[] _activations;
    private readonly RowFunction[] _rows;

    /// <summary>Prepares a page of the whole catalogue.</summary>
    public GalleryPage()
    {
        _activations = [.. ActivationCatalog.All.Select(static definition => new ActivationFunction(definition)).Select(static function => (function, Frame.Of(function)))];
        _rows = [.. RowActivations.All.Select(static definition => new RowFunction(definition))];
        Script = ExhibitScript.Of(_activations, _rows);
    }

    /// <summary>The activations of single elements.</summary>
    public IEnumerable<ActivationFunction> Activations => _activations.Select(static each => each.Function);

    /// <summary>The activations of rows.</summary>
    public IReadOnlyList<RowFunction> Rows => _rows;

    /// <summary>The scripts that compute what the page shows.</summary>
    public string Script { get; }

    /// <summary>The text of the file.</summary>
    public string Html()
    {
        (string Id, string Title, string Text, XElement[] Cards)[] sections =
        [
            ("elements", "Element by element", "Each result depends on one number. At a jump a dot is the value, a ring a limit.", Cards(static f => !f.Definition.IsRandom && f.SecondInput is null)),
            ("inputs", "Two inputs", "Gates and sums: the second input is a slider here, and a span in code.", Cards(static f => f.SecondInput is not null)),
            ("training", "Drawn while training", "Random numbers by address: a seed gives the same numbers here and in generated code.", Cards(static f => f.Definition.IsRandom)),
            ("rows", "Whole rows", "Each result depends on its whole row.", [.. _rows.Select(Card.Of)]),
        ];

        var page = new StringBuilder(Resource.Read("gallery.html"))
            .Replace("{style}", Resource.Read("gallery.css"))
            .Replace("{count}", (_activations.Length + _rows.Length).ToString(CultureInfo.InvariantCulture))
            .Replace("{index}", Text([.. sections.SelectMany(static section => section.Cards).Select(static card => card.Attribute("id")!.Value)
                .Order(System.StringComparer.Ordinal).Select(static name => Element("li", Element("a", Attribute("href", $"#{name}"), name)))]))
            .Replace("{sections}", Text([.. sections.Select(static section => Element("section",
                Attribute("aria-labelledby", section.Id),
                Element("h2", Attribute("id", section.Id), section.Title),
                Styled("p", "lead", section.Text),
                Styled("div", "cards", section.Cards)))]))
            .Replace("{script}", Script + Resource.Read("page.js"));
        return page.ToString();
    }

    private XElement[] Cards(System.Func<ActivationFunction, bool> belongs)
        => [.. _activations.Where(each => belongs(each.Function)).Select(static each => Card.Of(each.Function, each.Frame))];

    private static string Text(IEnumerable<XElement> elements)
        => string.Concat(elements.Select(static element => element.ToString(SaveOptions.DisableFormatting) + "\n"));
}
