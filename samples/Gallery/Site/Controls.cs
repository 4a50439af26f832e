using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Gallery.Functions;
using Gallery.Plots;
using Gallery.Scripts;
using static Gallery.Site.Markup;

namespace Gallery.Site;

/// <summary>What can be set about a plot.</summary>
internal static class Controls
{
    /// <summary>Switches that show and hide the curves; the second derivative is hidden at first.</summary>
    public static XElement Switches(string name) => Styled("p", "switches", PlotDrawing.Orders.Index().Select(order =>
        Element("label",
            Element("input", Attribute("type", "checkbox"), Attribute("class", $"show-{order.Index}"), Attribute("aria-label", $"Show {Spoken(order.Index)} of {name}"), Flag("checked", order.Index < 2)),
            Styled("span", $"swatch order-{order.Index}"),
            order.Item)));

    /// <summary>A slider a parameter.</summary>
    public static IEnumerable<XElement> Sliders(string activation, IReadOnlyList<Slider> sliders) => sliders.Select(slider => Range(
        activation, slider.Name, slider.Name, slider.Low, slider.High, slider.HasInfinity ? slider.High : slider.Default, slider.Step, "parameter", Text.Short(slider.Default), slider.Definition.Description,
        Attribute("data-stops", string.Join(' ', slider.Stops.Select(JavaScriptDialect.Number))),
        Flag("data-infinity", slider.HasInfinity)));

    /// <summary>The seed of what is drawn while training.</summary>
    public static XElement Seed(string activation) => Range(activation, "seed", "seed", 1, 50, Draws.Seed, 1, "seed", Text.Short(Draws.Seed), meaning: null);

    /// <summary>A slider an element of the row.</summary>
    public static IEnumerable<XElement> Row(string activation) => RowFunction.Example.Select((x, i) => Range(
        activation, $"x{i + 1}", PlotDrawing.Subscript(i), -RowFunction.Reach, RowFunction.Reach, x, 0.05, "element", Text.Short(x), meaning: null));

    private static string Spoken(int order) => order switch { 0 => "the value", 1 => "the derivative", _ => "the second derivative" };

    private static XElement Range(
        string activation, string name, string label, double low, double high, double start, double step, string kind, string shown, string? meaning, params object?[] more)
    {
        string id = $"{activation}-{name}";
        return Styled("p", "slider",
            Element("label", Attribute("for", id), label),
            Element("input", Attribute("type", "range"), Attribute("id", id), Attribute("class", kind), Attribute("min", JavaScriptDialect.Number(low)),
                Attribute("max", JavaScriptDialect.Number(high)), Attribute("step", "any"), Attribute("value", JavaScriptDialect.Number(start)),
                Attribute("data-step", JavaScriptDialect.Number(step)), Attribute("aria-valuetext", shown),
                meaning is null ? null : Attribute("aria-describedby", $"{id}-meaning"), more),
            Element("output", Attribute("for", id), shown),
            meaning is null ? null : Styled("span", "meaning", Attribute("id", $"{id}-meaning"), meaning));
    }
}
