using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Emission;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Parsing;

/// <summary>Looks the activation up, binds its parameters and chooses its form, or says why that is not possible.</summary>
internal sealed class ActivationResolver
{
    private readonly AttributeReader _attribute;
    private readonly ElementType _element;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;
    private bool _hasErrors;

    private ActivationResolver(AttributeReader attribute, ElementType element, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _attribute = attribute;
        _element = element;
        _diagnostics = diagnostics;
    }

    /// <summary>Resolves the attribute of <paramref name="method"/>, whose type may hold the function it names.</summary>
    public static ActivationModel? Resolve(
        AttributeReader attribute,
        IMethodSymbol method,
        ElementType element,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        // An exact name of the author's own goes before the catalogue: nameof(...) means what it names.
        return ActivationString.Parse(attribute.Activation, out _) is { } call
            && FunctionParser.Find(method.ContainingType, call.Name, element).FirstOrDefault() is { } function
            ? FunctionResolver.Resolve(attribute, method, function, call, element, diagnostics, compilation, cancellationToken)
            : ResolveInCatalogue(attribute, element, diagnostics);
    }

    /// <summary>Resolves an attribute that names an activation of the catalogue.</summary>
    public static ActivationModel? ResolveInCatalogue(
        AttributeReader attribute, ElementType element, ImmutableArray<Diagnostic>.Builder diagnostics)
        => new ActivationResolver(attribute, element, diagnostics).Resolve();

    private ActivationModel? Resolve()
    {
        if (ActivationString.Parse(_attribute.Activation, out ActivationStringError? error) is not { } call)
        {
            Report(
                DiagnosticDescriptors.MalformedActivation,
                _attribute.LocationInActivation(error!.Position),
                Shorten(_attribute.Activation),
                error.Message,
                (error.Position + 1).ToString(CultureInfo.InvariantCulture));
            return null;
        }

        if (ActivationCatalog.Find(call.Name) is not { } definition)
        {
            string suggestion = ActivationCatalog.IsNotYet(call.Name) ? "this version does not have it yet, write it as a function of your own where it is one"
                : ActivationCatalog.Suggest(call.Name) is { } near ? $"did you mean '{near}'?" : "the help link lists the names";
            Report(DiagnosticDescriptors.UnknownActivation, _attribute.LocationInActivation(), Shorten(call.Name), suggestion);
            return null;
        }

        BoundParameter[] parameters = Bind(definition, call);
        if (_hasErrors)
        {
            return null;
        }

        if (definition.Validate(parameters) is { } complaint)
        {
            BoundParameter first = parameters[0];
            Report(DiagnosticDescriptors.ParameterOutOfRange, _attribute.Location, definition.Name, first.Name, Print(first.Value), complaint);
            return null;
        }

        ActivationForm? form = ChooseForm(definition, new FormulaContext(_element, parameters));
        return form is { } chosen ? new(definition.Name, parameters.ToEquatableArray(), chosen) : null;
    }

    private BoundParameter[] Bind(ActivationDefinition definition, ActivationCall call)
    {
        var written = new Dictionary<ParameterDefinition, double>();
        IEnumerable<(WrittenParameter Parameter, Location Location)> all =
            call.Parameters.Select(parameter => (parameter, _attribute.LocationInActivation()))
            .Concat(_attribute.Parameters.Select(parameter => (parameter, _attribute.LocationOf(parameter.Name))));
        foreach ((WrittenParameter parameter, Location location) in all)
        {
            if (definition.FindParameter(parameter.Name) is not { } known)
            {
                string wayOut = definition.Parameters.Count == 0
                    ? "it has none, remove it"
                    : $"it has {string.Join(", ", definition.Parameters.Select(static candidate => candidate.Name))}";
                Report(DiagnosticDescriptors.UnknownParameter, location, definition.Name, Shorten(parameter.Name), wayOut);
            }
            else if (written.TryGetValue(known, out double earlier))
            {
                Report(DiagnosticDescriptors.ParameterSetTwice, location, definition.Name, known.Name, Print(earlier), Print(parameter.Value));
            }
            else
            {
                written.Add(known, parameter.Value);
                CheckRange(definition, known, parameter.Value, location);
            }
        }

        Convention convention = _attribute.Convention ?? Convention.TensorFlow;
        if (!System.Enum.IsDefined(typeof(Convention), convention))
        {
            string names = string.Join(", ", System.Enum.GetNames(typeof(Convention)));
            Report(DiagnosticDescriptors.ParameterOutOfRange, _attribute.LocationOf("Convention"), definition.Name, "Convention", ((int)convention).ToString(CultureInfo.InvariantCulture), $"use one of {names}");
            return [];
        }

        return
        [
            .. definition.Parameters.Select(parameter =>
            {
                if (!written.TryGetValue(parameter, out double value))
                {
                    value = parameter.Default[convention];
                    WarnOfDisagreement(definition, parameter, convention);
                }

                return new BoundParameter(parameter.Name, _element.Round(value));
            }),
        ];
    }

    private void CheckRange(ActivationDefinition definition, ParameterDefinition parameter, double value, Location location)
    {
        if (!parameter.Range.Contains(value))
        {
            Report(DiagnosticDescriptors.ParameterOutOfRange, location, definition.Name, parameter.Name, Print(value), $"use {parameter.Range.Description}");
        }
        else if (!parameter.Range.Contains(_element.Round(value)))
        {
            string rounded = Print(_element.Round(value));
            Report(
                DiagnosticDescriptors.ParameterOutOfRange,
                location,
                definition.Name,
                parameter.Name,
                Print(value),
                $"as a {_element.Keyword()} it is {rounded}; use {parameter.Range.Description} in that type, or the other element type");
        }
    }

    private void WarnOfDisagreement(ActivationDefinition definition, ParameterDefinition parameter, Convention convention)
    {
        if (_attribute.Convention is not null || !parameter.Default.Disagree)
        {
            return;
        }

        IEnumerable<string> values = System.Enum.GetValues(typeof(Convention)).Cast<Convention>()
            .Select(framework => $"{framework} {PrintDefault(parameter.Default[framework])}");
        Report(
            DiagnosticDescriptors.DefaultsDisagree,
            _attribute.LocationInActivation(),
            definition.Name,
            parameter.Name,
            string.Join(", ", values),
            $"{convention}'s {PrintDefault(parameter.Default[convention])}",
            parameter.PropertyName);

        string PrintDefault(double value) => double.IsPositiveInfinity(value) ? "none" : NumberLiteral.Plain(_element.Round(value), _element);
    }

    private ActivationForm? ChooseForm(ActivationDefinition definition, FormulaContext context)
    {
        double maxUlp = _attribute.MaxUlp;
        if (!(maxUlp >= 0))
        {
            Report(DiagnosticDescriptors.ParameterOutOfRange, _attribute.LocationOf("MaxUlp"), definition.Name, "MaxUlp", Print(maxUlp), "use a number of at least 0");
            return null;
        }

        (FormDefinition Form, ErrorBound Bound)[] applicable =
        [
            .. definition.Forms.Select(form => (Form: form, Bound: form.Bound(context)!)).Where(static entry => entry.Bound is not null),
        ];
        ActivationForm requested = _attribute.Form;
        if (requested != ActivationForm.Auto)
        {
            applicable = [.. applicable.Where(entry => entry.Form.Form == requested)];
            if (applicable.Length == 0)
            {
                bool exists = definition.Forms.Any(form => form.Form == requested);
                string written = System.Enum.IsDefined(typeof(ActivationForm), requested)
                    ? requested.ToString()
                    : ((int)requested).ToString(CultureInfo.InvariantCulture);
                string reason = exists ? " for this value of its parameters" : "";
                string wayOut = definition.Forms.Count > 1
                    ? $"use one of {string.Join(", ", definition.Forms.Where(form => form.Bound(context) is not null).Select(static form => form.Form))}, or Auto"
                    : "it has one form only, leave Form out";
                Report(DiagnosticDescriptors.FormNotAvailable, _attribute.LocationOf("Form"), definition.Name, written, reason, wayOut);
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
        Report(
            DiagnosticDescriptors.MaxUlpNotMet,
            _attribute.LocationOf("MaxUlp"),
            definition.Name,
            Print(maxUlp),
            $"{name} is at most {Print(System.Math.Ceiling(least.Largest * 10) / 10)}: raise MaxUlp to that{(requested == ActivationForm.Auto ? "" : " or leave Form out")}");
        return null;
    }

    private void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
    {
        _hasErrors |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
    }

    private static string Print(double value)
        => double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Anything can be typed into a string; a message shows its beginning, on one line.</summary>
    private static string Shorten(string text)
        => SymbolDisplay.FormatLiteral(text.Length <= 60 ? text : text.Substring(0, 60) + "...", quote: false);
}
