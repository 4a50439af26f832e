using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>Chooses the form of an activation of the catalogue, or says why there is none.</summary>
internal sealed class ActivationResolver
{
    private readonly AttributeReader _attribute;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;

    private ActivationResolver(AttributeReader attribute, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _attribute = attribute;
        _diagnostics = diagnostics;
    }

    /// <summary>The activation of a stage with its bound parameters, or null where they do not go together.</summary>
    public static ActivationModel? Resolve(
        AttributeReader attribute, StageDeclaration stage, IReadOnlyList<BoundParameter> parameters, ElementType element, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        ActivationDefinition definition = stage.Definition!;
        if (definition.Validate(parameters) is { } complaint)
        {
            BoundParameter first = parameters[0];
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.ParameterOutOfRange, stage.IsOnly ? attribute.Location : stage.Location, definition.Name, first.Name, MessageText.Of(first.Value), complaint));
            return null;
        }

        ActivationForm? form = new ActivationResolver(attribute, diagnostics).ChooseForm(definition, new FormulaContext(element, parameters), stage.IsOnly);
        return form is { } chosen ? new(definition.Name, parameters.ToEquatableArray(), chosen) : null;
    }

    private ActivationForm? ChooseForm(ActivationDefinition definition, FormulaContext context, bool isOnly)
    {
        double maxUlp = _attribute.MaxUlp;
        if (!(maxUlp >= 0))
        {
            Report(DiagnosticDescriptors.ParameterOutOfRange, _attribute.LocationOf("MaxUlp"), [], definition.Name, "MaxUlp", MessageText.Of(maxUlp), "use a number of at least 0");
            return null;
        }

        (FormDefinition Form, ErrorBound Bound)[] applicable =
        [
            .. definition.Forms.Select(form => (Form: form, Bound: form.Bound(context)!)).Where(static entry => entry.Bound is not null),
        ];
        ActivationForm requested = isOnly || definition.Forms.Count > 1 ? _attribute.Form : ActivationForm.Auto; // in a pipeline, of those that have a choice
        if (requested != ActivationForm.Auto)
        {
            applicable = [.. applicable.Where(entry => entry.Form.Form == requested)];
            if (applicable.Length == 0)
            {
                bool exists = definition.Forms.Any(form => form.Form == requested);
                string reason = exists ? " for this value of its parameters" : "";
                string wayOut = definition.Forms.Count > 1
                    ? $"use one of {string.Join(", ", definition.Forms.Where(form => form.Bound(context) is not null).Select(static form => form.Form))}, or Auto"
                    : "it has one form only, leave Form out";
                Mend[] mends = [Mend.Remove("Form"), .. definition.Forms.Where(form => form.Form != ActivationForm.Auto && form.Bound(context)?.Largest <= maxUlp).Select(SetForm)];
                Report(DiagnosticDescriptors.FormNotAvailable, _attribute.LocationOf("Form"), mends, definition.Name, MessageText.Of(requested), reason, wayOut);
                return null;
            }
        }

        foreach ((FormDefinition form, ErrorBound bound) in applicable)
        {
            if (bound.Largest <= maxUlp)
            {
                return form.Form;
            }
        }

        (FormDefinition best, ErrorBound least) = applicable.OrderBy(static entry => entry.Bound.Largest).First();
        string name = best.Form == ActivationForm.Auto ? "its error" : $"the error of {best.Form}";
        string reached = MessageText.Of(System.Math.Ceiling(least.Largest * 10) / 10);
        bool isMetByOther = requested != ActivationForm.Auto && definition.Forms.Any(form => form.Bound(context)?.Largest <= maxUlp);
        Report(
            DiagnosticDescriptors.MaxUlpNotMet,
            _attribute.LocationOf("MaxUlp"),
            isMetByOther ? [Mend.Remove("Form"), Mend.Set("MaxUlp", reached)] : [Mend.Set("MaxUlp", reached)],
            definition.Name,
            MessageText.Of(maxUlp),
            $"{name} is at most {reached}: raise MaxUlp to that{(requested == ActivationForm.Auto ? "" : " or leave Form out")}");
        return null;
    }

    private static Mend SetForm(FormDefinition form) => Mend.Set("Form", $"{nameof(ActivationForm)}.{form.Form}");

    private void Report(DiagnosticDescriptor descriptor, Location location, Mend[] mends, params string[] arguments)
        => _diagnostics.Add(Diagnostic.Create(descriptor, location, _attribute.Properties(mends), arguments));
}
