using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing;

/// <summary>Matches the parameters an author wrote, in the string and on the attribute, with those there are.</summary>
internal static class ParameterBinder
{
    /// <summary>The values written for the parameters of <paramref name="owner"/>, or null where one of them is wrong.</summary>
    public static IReadOnlyDictionary<ParameterDefinition, double>? Bind(
        string owner,
        IReadOnlyList<ParameterDefinition> parameters,
        ActivationCall call,
        AttributeReader attribute,
        ElementType element,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        int before = diagnostics.Count;
        var written = new Dictionary<ParameterDefinition, double>();
        IEnumerable<(WrittenParameter Parameter, Location Location)> all =
            call.Parameters.Select(parameter => (parameter, attribute.LocationInActivation()))
            .Concat(attribute.Parameters.Select(parameter => (parameter, attribute.LocationOf(parameter.Name))));
        foreach ((WrittenParameter parameter, Location location) in all)
        {
            if (parameters.FirstOrDefault(candidate => candidate.IsNamed(parameter.Name)) is not { } known)
            {
                string wayOut = parameters.Count == 0
                    ? "it has none, remove it"
                    : $"it has {string.Join(", ", parameters.Select(static candidate => candidate.Name))}";
                Report(DiagnosticDescriptors.UnknownParameter, location, MessageText.Of(parameter.Name), wayOut);
            }
            else if (written.TryGetValue(known, out double earlier))
            {
                Report(DiagnosticDescriptors.ParameterSetTwice, location, known.Name, MessageText.Of(earlier), MessageText.Of(parameter.Value));
            }
            else
            {
                written.Add(known, parameter.Value);
                if (Complaint(known, parameter.Value, element) is { } complaint)
                {
                    Report(DiagnosticDescriptors.ParameterOutOfRange, location, known.Name, MessageText.Of(parameter.Value), complaint);
                }
            }
        }

        return diagnostics.Count == before ? written : null;

        void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
            => diagnostics.Add(Diagnostic.Create(descriptor, location, [owner, .. arguments]));
    }

    /// <summary>What is wrong with a value and the way out, or null when nothing is.</summary>
    private static string? Complaint(ParameterDefinition parameter, double value, ElementType element)
    {
        ParameterRange range = parameter.Range;
        return !range.Contains(value) ? $"use {range.Description}"
            : !range.Contains(element.Round(value))
                ? $"as a {element.Keyword()} it is {MessageText.Of(element.Round(value))}; use {range.Description} in that type, or the other element type"
                : null;
    }
}
