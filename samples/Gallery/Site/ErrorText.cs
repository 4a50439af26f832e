using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using Gallery.Accuracy;
using static Gallery.Site.Markup;

namespace Gallery.Site;

/// <summary>What was measured of an activation and, where nothing was, what is promised.</summary>
internal static class ErrorText
{
    private const string NotMeasured = "Not measured on all floats";

    /// <summary>Of an activation of single elements: a sentence, or a table to unfold where it has several forms or defaults.</summary>
    public static XElement Of(ActivationDefinition definition)
    {
        MeasuredError[] measured = [.. MeasuredErrors.Of(definition.Name)];
        return measured switch
        {
            [] => Styled("p", "errors", $"Promised: {Promise(definition)}{(definition.IsRandom ? " without training" : "")}. {NotMeasured}: {(definition.IsRandom ? "it draws numbers" : "it has a second input")}."),
            [{ Value: "exact", Derivative: "exact" }] => Styled("p", "errors", "f and f\u2032 are exact on ", AllFloats(), "."),
            [var one] => Styled("p", "errors", "Largest error on ", AllFloats(), $": f {Error(one.Value, one.Bound)}, f\u2032 {Error(one.Derivative, one.DerivativeBound)}."),
            _ => Element("details",
                Element("summary", "Largest errors on ", AllFloats(), ", in ULP"),
                Table(measured)),
        };
    }

    /// <summary>Of an activation of rows.</summary>
    public static XElement Of(RowDefinition definition)
        => Styled("p", "errors", $"{NotMeasured}: a row has several.", definition.HasGradient ? null : $" Without a gradient: {RowDefinition.ReasonNoGradient}.");

    private static object[] AllFloats() => ["all 2", Element("sup", "32"), " floats"];

    private static string Error(string measured, string bound) => measured == "exact" ? "exact" : $"{measured} ULP of {bound} promised";

    private static XElement Table(IEnumerable<MeasuredError> measured) => Element("table",
        Element("thead", Element("tr", new[] { "", "f", "promised", "f\u2032" }.Select(static heading => Element("th", Attribute("scope", "col"), heading)))),
        Element("tbody", measured.Select(static row => Element("tr",
            Element("th", Attribute("scope", "row"), Label(row.Activation)),
            Element("td", row.Value),
            Element("td", row.Bound),
            Element("td", row.Derivative)))));

    /// <summary>The parameters and the form; fractions as the catalogue means them.</summary>
    private static string Label(string activation)
        => activation[activation.IndexOf('(', StringComparison.Ordinal)..].TrimStart('(').Replace(")", "", StringComparison.Ordinal)
            .Replace("0.16666666666666666", "1/6", StringComparison.Ordinal);

    private static string Promise(ActivationDefinition definition)
    {
        BoundParameter[] defaults = [.. definition.Parameters.Select(static parameter => new BoundParameter(parameter.Name, parameter.Example))];
        double bound = definition.Forms[0].Bound(new FormulaContext(ElementType.Single, defaults))!.Largest;
        return bound == 0 ? "exact" : $"within {Text.Short(bound)} ULP";
    }
}
