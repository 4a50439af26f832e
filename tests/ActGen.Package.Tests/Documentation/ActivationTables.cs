using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using Framework = ActGen.Generator.Model.Convention; // the public enumeration of that name is nearer

namespace ActGen.Package.Tests.Documentation;

/// <summary>The catalogue as Markdown tables.</summary>
internal static class ActivationTables
{
    private static readonly (string Heading, Framework Convention)[] s_conventions =
    [
        ("TensorFlow", Framework.TensorFlow), ("PyTorch", Framework.PyTorch), ("Keras", Framework.Keras),
        ("TensorFlow.js", Framework.TensorFlowJs), ("ONNX", Framework.Onnx),
    ];

    /// <summary>Name, formula, and parameters with the values they have when left out.</summary>
    public static string Overview => Table(
        ["name", "formula", "parameters"],
        ActivationCatalog.All.Select(static definition => new[]
        {
            Code(definition.Name),
            Code(definition.Formula),
            Codes(definition.Parameters.Select(static p => p.Default is null ? p.Name : $"{p.Name} = {Number(p.Default[Framework.TensorFlow])}")),
        }));

    /// <summary>Name, aliases, formula, and the largest error in single precision with default parameters.</summary>
    public static string Activations => Table(
        ["name", "also called", "formula", "error at most"],
        ActivationCatalog.All.Select(static definition => new[]
        {
            Code(definition.Name),
            Codes(definition.Aliases),
            Code(definition.Formula),
            definition.Forms.Count == 1 ? Bound(definition) : "by form",
        }));

    /// <summary>Every parameter with its meaning, its range and its default in each convention.</summary>
    public static string Parameters => Table(
        ["activation", "parameter", "on the attribute", "also called", "meaning", "values", .. s_conventions.Select(static c => c.Heading)],
        from definition in ActivationCatalog.All.Select(static definition => (definition.Name, definition.Parameters))
            .Concat(RowActivations.All.Select(static definition => (definition.Name, definition.Parameters)))
        from parameter in definition.Parameters
        select (string[])
        [
            Code(definition.Name),
            Code(parameter.Name),
            OnTheAttribute(parameter),
            Codes(parameter.Aliases),
            parameter.Description,
            parameter.Kind == ParameterKind.Elements ? "a span" : parameter.Range.Description,
            .. s_conventions.Select(c => parameter.Default is null ? "required" : Number(parameter.Default[c.Convention])),
        ]);

    /// <summary>The activations of rows.</summary>
    public static string Rows => Table(
        ["name", "formula", "parameters"],
        RowActivations.All.Select(static definition => new[]
        {
            Code(definition.Name),
            Code(definition.Formula),
            Codes(definition.Parameters.Select(static p => $"{p.Name} = {Number(p.Default![Framework.TensorFlow])}").Concat(definition.HasMaskedRows ? ["masked = NaN"] : [])),
        }));

    /// <summary>A second input is a span, which no attribute can hold.</summary>
    private static string OnTheAttribute(ParameterDefinition parameter)
        => parameter.Kind == ParameterKind.Elements ? ""
            : parameter.ComplementName is { } complement ? $"{Code(parameter.PropertyName)}, or {Code(Names.ToPascalCase(complement))} for 1 minus it"
            : Code(parameter.PropertyName);

    private static string Bound(ActivationDefinition definition)
    {
        BoundParameter[] defaults = [.. definition.Parameters.Select(static p => new BoundParameter(p.Name, p.Default?[Framework.TensorFlow] ?? p.Example))];
        double bound = definition.Forms[0].Bound(new FormulaContext(ElementType.Single, defaults))!.Largest;
        return bound == 0 ? "exact" : $"{Number(bound)} ULP";
    }

    private static string Table(string[] headings, IEnumerable<string[]> rows)
        => string.Join('\n', rows.Prepend([.. headings.Select(static _ => "---")]).Prepend(headings)
            .Select(static cells => $"| {string.Join(" | ", cells)} |"));

    private static string Codes(IEnumerable<string> names) => string.Join(", ", names.Select(Code));

    private static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "infinity",
        1.0 / 6 => "1/6",
        1.0 / 3 => "1/3",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };
}
