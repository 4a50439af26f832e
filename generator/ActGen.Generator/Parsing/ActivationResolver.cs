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
                MessageText.Of(_attribute.Activation),
                error.Message,
                (error.Position + 1).ToString(CultureInfo.InvariantCulture));
            return null;
        }

        if (ActivationCatalog.Find(call.Name) is not { } definition)
        {
            string suggestion = ActivationCatalog.IsNotYet(call.Name) ? "this version does not have it yet, write it as a function of your own where it is one"
                : ActivationCatalog.Suggest(call.Name) is { } near ? $"did you mean '{near}'?" : "the help link lists the names";
            Report(DiagnosticDescriptors.UnknownActivation, _attribute.LocationInActivation(), MessageText.Of(call.Name), suggestion);
            return null;
        }

        if (Bind(definition, call) is not { } parameters)
        {
            return null;
        }

        if (definition.Validate(parameters) is { } complaint)
        {
            BoundParameter first = parameters[0];
            Report(DiagnosticDescriptors.ParameterOutOfRange, _attribute.Location, definition.Name, first.Name, MessageText.Of(first.Value), complaint);
            return null;
        }

        ActivationForm? form = ChooseForm(definition, new FormulaContext(_element, parameters));
        return form is { } chosen ? new(definition.Name, parameters.ToEquatableArray(), chosen) : null;
    }

    /// <summary>Every parameter with its value: as written, else the default of the convention.</summary>
    private BoundParameter[]? Bind(ActivationDefinition definition, ActivationCall call)
    {
        if (ParameterBinder.Bind(definition.Name, definition.Parameters, call, _attribute, _element, _diagnostics) is not { } written)
        {
            return null;
        }

        Convention convention = _attribute.Convention ?? Convention.TensorFlow;
        if (!System.Enum.IsDefined(typeof(Convention), convention))
        {
            string names = string.Join(", ", System.Enum.GetNames(typeof(Convention)));
            Report(DiagnosticDescriptors.ParameterOutOfRange, _attribute.LocationOf("Convention"), definition.Name, "Convention", ((int)convention).ToString(CultureInfo.InvariantCulture), $"use one of {names}");
            return null;
        }

        if (definition.Parameters.FirstOrDefault(parameter => parameter.Default is null && !written.ContainsKey(parameter)) is { } missing)
        {
            Report(DiagnosticDescriptors.ParameterOutOfRange, _attribute.LocationInActivation(), definition.Name, missing.Name, "nothing", "it has no default, give it a value");
            return null;
        }

        return
        [
            .. definition.Parameters.Select(parameter =>
            {
                if (!written.TryGetValue(parameter, out double value))
                {
                    value = parameter.Default![convention];
                    WarnOfDisagreement(definition, parameter, convention);
                }

                return new BoundParameter(parameter.Name, _element.Round(value));
            }),
        ];
    }

    private void WarnOfDisagreement(ActivationDefinition definition, ParameterDefinition parameter, Convention convention)
    {
        if (_attribute.Convention is not null || !parameter.Default!.Disagree)
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
            Report(DiagnosticDescriptors.ParameterOutOfRange, _attribute.LocationOf("MaxUlp"), definition.Name, "MaxUlp", MessageText.Of(maxUlp), "use a number of at least 0");
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
            MessageText.Of(maxUlp),
            $"{name} is at most {MessageText.Of(System.Math.Ceiling(least.Largest * 10) / 10)}: raise MaxUlp to that{(requested == ActivationForm.Auto ? "" : " or leave Form out")}");
        return null;
    }

    private void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
        => _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
}
