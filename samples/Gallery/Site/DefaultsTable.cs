using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using Gallery.Functions;
using Gallery.Scripts;
using static Gallery.Site.Markup;
using Framework = ActGen.Generator.Model.Convention; // the public enumeration of that name is nearer

namespace Gallery.Site;

/// <summary>What parameters are when they are left out, framework by framework; those that agree share a line.</summary>
internal static class DefaultsTable
{
    private static readonly IReadOnlyDictionary<Framework, string> s_headings = new Dictionary<Framework, string>
    {
        [Framework.TensorFlow] = "TensorFlow", [Framework.PyTorch] = "PyTorch", [Framework.Keras] = "Keras",
        [Framework.TensorFlowJs] = "TensorFlow.js", [Framework.Onnx] = "ONNX",
    };

    /// <summary>All frameworks, as they are spelled.</summary>
    public static IEnumerable<string> Frameworks => s_headings.Values;

    /// <summary>The table, or null where there are no parameters but a second input.</summary>
    public static XElement? Of(IReadOnlyList<Slider> sliders)
    {
        if (sliders.All(static slider => slider.Definition.Kind == ParameterKind.Elements))
        {
            return null;
        }

        IGrouping<string, Framework>[] groups = [.. Enum.GetValues<Framework>().GroupBy(framework => Values(sliders, framework))];
        return Styled("table", "defaults",
            Element("thead", Element("tr", Heading("col", "Defaults"), sliders.Select(slider => Heading("col", slider.Name)))),
            Element("tbody", groups.Select(group => Element("tr",
                Heading("row", NameOf(group, groups.Length == 1), Button(sliders, group.First())),
                sliders.Select(slider => Element("td", Cell(slider.Definition, group.First())))))));
    }

    private static XElement Heading(string scope, params object?[] content) => Element("th", [Attribute("scope", scope), .. content]);

    private static string NameOf(IEnumerable<Framework> group, bool isAll)
        => isAll ? "every framework" : string.Join(", ", group.Select(static framework => s_headings[framework]));

    /// <summary>Sets the sliders, where there are defaults to set them to.</summary>
    private static XElement? Button(IReadOnlyList<Slider> sliders, Framework framework)
        => sliders.All(static slider => slider.Definition.Default is null) ? null : Styled("button", "use", Attribute("type", "button"), Attribute("data-values", Values(sliders, framework)), "use");

    private static string Values(IReadOnlyList<Slider> sliders, Framework framework)
        => string.Join(' ', sliders.Select(slider => JavaScriptDialect.Number(slider.Definition.Default?[framework] ?? slider.Default)));

    private static string Cell(ParameterDefinition parameter, Framework framework)
        => parameter.Default is { } values ? Text.Exact(values[framework]) : "required";
}
