using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using ActGen.Generator.Catalog;
using Gallery.Code;
using Gallery.Functions;
using Gallery.Plots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Gallery.Site.Markup;

namespace Gallery.Site;

/// <summary>All that the page says of one activation.</summary>
internal static class Card
{
    /// <summary>An activation of single elements.</summary>
    public static XElement Of(ActivationFunction function, Frame frame)
    {
        ActivationDefinition definition = function.Definition;
        return Of(
            definition.Name,
            definition.Aliases,
            definition.Formula,
            function.Sliders,
            [
                PlotDrawing.Of(function, frame),
                Controls.Switches(definition.Name),
                Note(function),
                Controls.Sliders(definition.Name, function.Sliders),
                definition.IsRandom ? Controls.Seed(definition.Name) : null,
            ],
            ErrorText.Of(definition),
            Declarations.Of(definition));
    }

    /// <summary>An activation of rows.</summary>
    public static XElement Of(RowFunction function)
    {
        RowDefinition definition = function.Definition;
        return Of(
            definition.Name,
            definition.Aliases,
            definition.Formula,
            function.Sliders,
            [
                PlotDrawing.Of(function),
                Controls.Row(definition.Name),
                Controls.Sliders(definition.Name, function.Sliders),
            ],
            ErrorText.Of(definition),
            Declarations.Of(definition));
    }

    private static XElement Of(
        string name, IReadOnlyList<string> aliases, string formula, IReadOnlyList<Slider> sliders, object?[] plot, XElement errors, string declarations)
    {
        IEnumerable<string> words = [name, .. aliases, .. sliders.SelectMany(static slider => slider.Definition.Aliases.Prepend(slider.Name)), .. DefaultsTable.Frameworks, formula];
        return Styled("article", "card",
            Attribute("id", name),
            Attribute("data-search", string.Join(' ', words).ToLowerInvariant()),
            Attribute("aria-labelledby", $"{name}-name"),
            Styled("header", "name",
                Element("h3", Attribute("id", $"{name}-name"), Element("a", Attribute("href", $"#{name}"), name)),
                aliases.Count == 0 ? null : Styled("p", "aliases", "also ", string.Join(", ", aliases))),
            Styled("p", "formula", Element("i", "f"), "(", Element("i", "x"), ") = ", FormulaText.Typeset(formula)),
            Styled("div", "body",
                Styled("div", "face", Styled("div", "plot", plot), DefaultsTable.Of(sliders), errors),
                Styled("details", "code",
                    Element("summary", "C#"),
                    Styled("h4", "caption", "You write"),
                    Code(CSharpSyntaxTree.ParseText(declarations)),
                    GeneratedCode.For(declarations).SelectMany(static tree => new[]
                    {
                        Styled("h4", "caption", $"The generator writes {Path.GetFileName(tree.FilePath)}"),
                        Code(tree),
                    }))));
    }

    private static XElement Code(SyntaxTree tree)
        => Element("pre", Attribute("tabindex", "0"), Element("code", ColouredCode.Of(tree)));

    private static XElement? Note(ActivationFunction function)
        => function.Definition.IsRandom
                ? Styled("p", "note", "Lines: without training. Sticks: what some elements become while training; a ring is one that was dropped.")
            : function.SecondInput is { } input
                ? Styled("p", "note", $"Thin lines: {input.Name} = {string.Join(", ", PlotDrawing.Family.Select(Text.Short))}.")
            : null;
}
