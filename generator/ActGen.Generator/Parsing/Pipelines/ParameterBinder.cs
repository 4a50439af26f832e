using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>
/// Finds a value for every parameter of every stage: a constant in the string or on the attribute, else a parameter of the
/// method, else the default of the convention.
/// </summary>
internal sealed class ParameterBinder
{
    private readonly IReadOnlyList<StageDeclaration> _stages;
    private readonly AttributeReader _attribute;
    private readonly ElementType _element;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;
    private readonly Dictionary<ParameterPlace, BoundParameter> _bound = [];

    /// <summary>The names that values have in the kernel.</summary>
    private readonly SymbolNames _symbols = new(KernelSymbols.Reserved);

    private ParameterBinder(
        IReadOnlyList<StageDeclaration> stages, AttributeReader attribute, ElementType element, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _stages = stages;
        _attribute = attribute;
        _element = element;
        _diagnostics = diagnostics;
    }

    /// <summary>The parameters of each stage in the order of their declaration, or null where one of them is wrong.</summary>
    /// <param name="stages">The stages.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="method">The method, whose parameters may be those of the stages; null for none.</param>
    /// <param name="element">The element type.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public static IReadOnlyList<BoundParameter[]>? Bind(
        IReadOnlyList<StageDeclaration> stages,
        AttributeReader attribute,
        MethodArguments? method,
        ElementType element,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var binder = new ParameterBinder(stages, attribute, element, diagnostics);
        int errors = ErrorCount(diagnostics);
        binder.BindConstants();
        if (method is not null && ErrorCount(diagnostics) == errors)
        {
            binder.BindArguments(method);
        }

        if (ErrorCount(diagnostics) == errors)
        {
            binder.BindDefaults(method);
        }

        return ErrorCount(diagnostics) > errors
            ? null
            : [.. stages.Select((stage, index) => stage.Parameters.Select(parameter => binder._bound[new(index, parameter)]).ToArray())];
    }

    private static int ErrorCount(ImmutableArray<Diagnostic>.Builder diagnostics)
        => diagnostics.Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private string Pipeline => string.Join(" | ", _stages.Select(static stage => stage.Name));

    /// <summary>Everything that can be bound.</summary>
    private IEnumerable<ParameterPlace> Places
        => _stages.SelectMany(static (stage, index) => stage.Parameters.Select(parameter => new ParameterPlace(index, parameter)));

    /// <summary>Says that the convention asked for is none; null where it is one.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="owner">What has the defaults.</param>
    public static Diagnostic? UnknownConvention(AttributeReader attribute, string owner)
        => attribute.Convention is not { } convention || System.Enum.IsDefined(typeof(Convention), convention) ? null : Diagnostic.Create(
            DiagnosticDescriptors.ParameterOutOfRange,
            attribute.LocationOf("Convention"),
            owner,
            "Convention",
            ((int)convention).ToString(CultureInfo.InvariantCulture),
            $"use one of {string.Join(", ", System.Enum.GetNames(typeof(Convention)))}");

    private void BindConstants()
    {
        for (int i = 0; i < _stages.Count; i++)
        {
            StageDeclaration stage = _stages[i];
            foreach (WrittenParameter written in stage.Call.Parameters)
            {
                if ((stage.Parameters.FirstOrDefault(candidate => candidate.Name == written.Name) ?? stage.Parameters.FirstOrDefault(candidate => candidate.IsNamed(written.Name))) is { } known)
                {
                    BindConstant(new(i, known), written);
                }
                else if (!(stage.Definition is { IsRandom: true } && RandomBinder.IsConstant(written.Name)) && !(stage.Row is { HasMaskedRows: true } && RowBinder.IsConstant(written.Name))
                    && !(stage.Definition is { Gate: not null } && HalvesBinder.IsConstant(written.Name)))
                {
                    ReportUnknown(stage.Name, written, stage.LocationOf(written), stage.Parameters);
                }
            }
        }

        foreach (WrittenParameter written in _attribute.Parameters)
        {
            ParameterPlace[] places = Named(written.Name);
            ParameterPlace[] open = [.. places.Where(place => places.Length == 1 || !_bound.ContainsKey(place))];
            if (places.Length == 0)
            {
                ReportUnknown(Pipeline, written, _attribute.LocationOf(written.Name), [.. Places.Select(static place => place.Parameter)]);
            }
            else if (open.Length == 1)
            {
                BindConstant(open[0], written);
            }
            else if (open.Length == 0)
            {
                Report(DiagnosticDescriptors.ParameterIgnored, _attribute.LocationOf(written.Name), [Mend.Remove(written.Name)], written.Name, "every stage that has it has it in the string");
            }
            else
            {
                ReportAmbiguous(written.Name, _attribute.LocationOf(written.Name), open, "write it in the string, behind the stage that is meant");
            }
        }
    }

    private void BindConstant(ParameterPlace place, WrittenParameter written)
    {
        (int stage, ParameterDefinition parameter) = place;
        Location location = _stages[stage].LocationOf(written);
        if (_bound.TryGetValue(place, out BoundParameter earlier))
        {
            Mend[] mends = written.Position is null ? [Mend.Remove(written.Name)] : [];
            Report(DiagnosticDescriptors.ParameterSetTwice, location, mends, _stages[stage].Name, parameter.Name, MessageText.Of(earlier.Value), MessageText.Of(written.Value));
            return;
        }

        // Checks and messages see what was written; what is computed sees the number of the type.
        _bound.Add(place, new(parameter.Name, written.Value) { IsComplement = parameter.IsComplement(written.Name) });
        if (parameter.Kind == ParameterKind.Elements)
        {
            Report(DiagnosticDescriptors.ParameterNotGiven, location, _stages[stage].Name, parameter.Name, ElementsWayOut(place));
        }
        else if (Complaint(parameter.RangeOf(written.Name), written.Value) is { } complaint)
        {
            string name = parameter.IsComplement(written.Name) ? parameter.ComplementName! : parameter.Name;
            Report(DiagnosticDescriptors.ParameterOutOfRange, location, _stages[stage].Name, name, MessageText.Of(written.Value), complaint);
        }
    }

    /// <summary>What is wrong with a value and the way out, or null when nothing is.</summary>
    private string? Complaint(ParameterRange range, double value)
        => !range.Contains(value) ? $"use {range.Description}"
            : !range.Contains(_element.Round(value))
                ? $"as a {_element.Keyword()} it is {MessageText.Of(_element.Round(value))}; use {range.Description} in that type, or the other element type"
                : null;

    private void BindArguments(MethodArguments method)
    {
        foreach (MethodArgument argument in method.Parameters)
        {
            if (Find(argument) is not { } place)
            {
                continue;
            }

            (int stage, ParameterDefinition parameter) = place;
            string keyword = _element.Keyword();
            if (_bound.TryGetValue(place, out BoundParameter earlier))
            {
                Report(DiagnosticDescriptors.ParameterSetTwice, argument.Location, _stages[stage].Name, parameter.Name, earlier.Argument!, argument.Escaped);
            }
            else if (argument.IsSpan && parameter.Kind == ParameterKind.Common)
            {
                Report(DiagnosticDescriptors.ParameterNotGiven, argument.Location, [Mend.Retype(argument.Name, keyword)], _stages[stage].Name, parameter.Name, $"it is one number for all elements, so take it as '{keyword} {argument.Name}'");
            }
            else if (!argument.IsSpan && parameter.Kind == ParameterKind.Elements)
            {
                Report(DiagnosticDescriptors.ParameterNotGiven, argument.Location, [Mend.Retype(argument.Name, Span(keyword))], _stages[stage].Name, parameter.Name, ElementsWayOut(place));
            }
            else
            {
                ParameterSource source = !argument.IsSpan ? ParameterSource.Scalar
                    : parameter.Kind == ParameterKind.Elements ? ParameterSource.PerElement
                    : ParameterSource.PerChannel;
                bool isComplement = parameter.IsComplement(ParameterNames.WithoutNumber(argument.Name));
                string symbol = _symbols.Unique(KernelSymbols.CamelCase(isComplement ? parameter.ComplementName! : parameter.Name));
                _bound.Add(place, new(parameter.Name, source, argument.Escaped, symbol) { IsComplement = isComplement });
            }
        }
    }

    /// <summary>What has the name. Where that is the name of some parameters and an alias of others, it means the former.</summary>
    private ParameterPlace[] Named(string name)
    {
        ParameterPlace[] own = [.. Places.Where(place => Names.Equal(place.Parameter.Name, name))];
        ParameterPlace[] named = own.Length > 0 ? own : [.. Places.Where(place => place.Parameter.IsNamed(name))];

        // Parameters of a function of the author's may differ by case alone.
        ParameterPlace[] exact = [.. named.Where(place => place.Parameter.Name == name)];
        return [.. named.Where(place => exact.Contains(place) || exact.All(other => other.Stage != place.Stage))];
    }

    /// <summary>The parameter of a stage that a parameter of the method is, or null where it is none, which is reported.</summary>
    private ParameterPlace? Find(MethodArgument argument)
    {
        string name = argument.Name;
        ParameterPlace[] places = Meant(name);
        ParameterPlace[] open = [.. places.Where(IsOpen)];
        switch (open.Length)
        {
            case 0:
                Report(
                    DiagnosticDescriptors.ParameterIgnored,
                    argument.Location,
                    name,
                    places.Length == 0 ? WhyNone(name) : $"the attribute gives {_stages[places[0].Stage].Name} a constant");
                return null;
            case 1:
                return open[0];
            default:
                ReportAmbiguous(name, argument.Location, open, $"number it, as in '{name}1' and '{name}2', or give the others constants in the string");
                return null;
        }
    }

    /// <summary>What a parameter of the method of that name may be; a number behind the name counts the stages that have one.</summary>
    private ParameterPlace[] Meant(string name)
    {
        ParameterPlace[] places = Named(name);
        return places.Length == 0 && Number(name) is var (stem, number)
            ? [.. Named(stem).Skip(number - 1).Take(number > 0 ? 1 : 0)]
            : places;
    }

    /// <summary>Why a parameter of the method is that of no stage.</summary>
    private string WhyNone(string name)
    {
        (string stem, int number) = Number(name);
        int count = Named(stem).Length;
        return count == 0
            ? $"{Pipeline} has no parameter of that name"
            : $"there {(count == 1 ? "is 1 stage" : $"are {count} stages")} with '{stem}', and this asks for number {number}";
    }

    private static (string Stem, int Number) Number(string name)
    {
        string stem = ParameterNames.WithoutNumber(name);
        return (stem, int.TryParse(name.Substring(stem.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0);
    }

    /// <summary>Whether the attribute leaves the parameter to the method.</summary>
    private bool IsOpen(ParameterPlace place) => !_bound.TryGetValue(place, out BoundParameter bound) || !bound.IsConstant;

    /// <summary>What the activation takes of its caller, so that the gradient has to take it as well.</summary>
    private Dictionary<ParameterPlace, IParameterSymbol> Expected(MethodArguments? method)
    {
        var expected = new Dictionary<ParameterPlace, IParameterSymbol>();
        foreach (IParameterSymbol parameter in method?.Expected ?? [])
        {
            ParameterPlace[] open = [.. Meant(parameter.Name).Where(IsOpen)];
            if (open.Length == 1)
            {
                expected[open[0]] = parameter;
            }
        }

        return expected;
    }

    private void BindDefaults(MethodArguments? method)
    {
        if (UnknownConvention(_attribute, _stages[0].Name) is { } unknown)
        {
            _diagnostics.Add(unknown);
            return;
        }

        Convention convention = _attribute.Convention ?? Convention.TensorFlow;
        Dictionary<ParameterPlace, IParameterSymbol> expected = Expected(method);
        foreach (ParameterPlace place in Places)
        {
            (int stage, ParameterDefinition parameter) = place;
            if (_bound.TryGetValue(place, out BoundParameter bound))
            {
                _bound[place] = bound.IsConstant ? bound with { Value = _element.Round(bound.Value) } : bound;
            }
            else if (expected.TryGetValue(place, out IParameterSymbol? leftOut))
            {
                _diagnostics.Add(method!.LeftOut(_stages[stage].Name, leftOut));
            }
            else if (parameter.Default is null && method?.LearntNames is { } names)
            {
                string stem = KernelSymbols.CamelCase(parameter.Name);
                _bound.Add(place, new(parameter.Name, ParameterSource.PerChannel, names.Unique(stem), _symbols.Unique(stem)));
            }
            else if (parameter.Kind == ParameterKind.Elements && HalvesBinder.AreMeant(_stages, _attribute, method))
            {
                _bound.Add(place, new(parameter.Name, ParameterSource.PerElement, parameter.Name, _symbols.Unique(KernelSymbols.CamelCase(parameter.Name))));
            }
            else if (parameter.Default is not { } @default)
            {
                Report(DiagnosticDescriptors.ParameterNotGiven, _stages[stage].Location, WaysOut(place, method), _stages[stage].Name, parameter.Name, WayOut(place));
            }
            else
            {
                _bound.Add(place, new(parameter.Name, _element.Round(@default[convention])));
                ReportDisagreement(_stages[stage], parameter, @default, convention);
            }
        }
    }

    /// <summary>The parameters by which a method can give the value, spans where it can have them.</summary>
    private Mend[] WaysOut(ParameterPlace place, MethodArguments? method)
    {
        string keyword = _element.Keyword();
        string argument = ArgumentOf(place);
        bool hasSpans = method?.Signature.Shape is Shape.Span or Shape.InPlace or Shape.Backward or Shape.ValueAndDerivative;
        Mend[] spans = hasSpans ? [Mend.Take(Span(keyword), argument)] : [];
        return place.Parameter.Kind switch
        {
            ParameterKind.Elements => spans,
            ParameterKind.Common => [Mend.Take(keyword, argument)],
            _ => [.. spans, Mend.Take(keyword, argument)],
        };
    }

    private static string Span(string keyword) => $"ReadOnlySpan<{keyword}>";

    private string WayOut(ParameterPlace place)
    {
        string keyword = _element.Keyword();
        string argument = ArgumentOf(place);
        return place.Parameter.Kind == ParameterKind.Elements
            ? ElementsWayOut(place)
            : $"add the parameter 'ReadOnlySpan<{keyword}> {argument}' (one a channel) or '{keyword} {argument}' to the method, "
                + $"or write \"{_stages[place.Stage].Call.Name}({place.Parameter.Name}: 1)\"";
    }

    private string ElementsWayOut(ParameterPlace place)
        => $"it has an element for each of the input, so take it as 'ReadOnlySpan<{_element.Keyword()}> {ArgumentOf(place)}'";

    /// <summary>The name of a parameter of the method that means this parameter and no other: numbered where several stages have it.</summary>
    private string ArgumentOf(ParameterPlace place)
    {
        string name = place.Parameter.Name;
        ParameterPlace[] namesakes = Named(name);
        return namesakes.Length == 1 ? name : name + (System.Array.IndexOf(namesakes, place) + 1).ToString(CultureInfo.InvariantCulture);
    }

    private void ReportUnknown(string owner, WrittenParameter written, Location location, IReadOnlyList<ParameterDefinition> parameters)
    {
        string wayOut = parameters.Count == 0
            ? "it has none, remove it"
            : $"it has {string.Join(", ", parameters.Select(static candidate => candidate.Name).Distinct())}";
        string? near = written.Position is null ? null : Names.Nearest(written.Name, parameters.SelectMany(static candidate => candidate.Aliases.Prepend(candidate.Name)));
        Mend[] mends = written.Position is not { } position ? [Mend.Remove(written.Name)]
            : near is not null ? [Mend.Rename(written.Name, position, near)]
            : [];
        Report(DiagnosticDescriptors.UnknownParameter, location, mends, owner, MessageText.Of(written.Name), wayOut);
    }

    private void ReportAmbiguous(string name, Location location, IEnumerable<ParameterPlace> places, string wayOut)
        => Report(
            DiagnosticDescriptors.AmbiguousParameter,
            location,
            name,
            string.Join(" or ", places.Select(place => $"{_stages[place.Stage].Name} (stage {place.Stage + 1})")),
            wayOut);

    private void ReportDisagreement(StageDeclaration stage, ParameterDefinition parameter, ConventionDefaults defaults, Convention convention)
    {
        if (_attribute.Convention is not null || !defaults.Disagree)
        {
            return;
        }

        IEnumerable<string> values = ConventionDefaults.Conventions
            .Select(framework => $"{framework} {Print(defaults[framework])}");
        Report(
            DiagnosticDescriptors.DefaultsDisagree,
            stage.Location,
            [.. GivenValues(stage, parameter, defaults), .. GivenConventions],
            stage.Name,
            parameter.Name,
            string.Join(", ", values),
            $"{convention}'s {Print(defaults[convention])}",
            _attribute.HoldsLayers ? $"{parameter.Name} in the string" : parameter.PropertyName);
    }

    private string Print(double value) => double.IsPositiveInfinity(value) ? "none" : NumberLiteral.Plain(_element.Round(value), _element);

    /// <summary>Says the value, one for each that a framework takes; where infinity is meant, which no value is, a convention says it.</summary>
    private IEnumerable<Mend> GivenValues(StageDeclaration stage, ParameterDefinition parameter, ConventionDefaults defaults)
        => from framework in ConventionDefaults.Conventions
           group framework by defaults[framework] into frameworks
           where !double.IsInfinity(frameworks.Key)
           let who = string.Join(", ", frameworks)
           select stage.IsOnly && _attribute.HasParameters ? Mend.Set(parameter.PropertyName, Print(frameworks.Key), who) : stage.Give(parameter.Name, Print(frameworks.Key), who);

    /// <summary>Says whose defaults are meant, of all parameters.</summary>
    private static IEnumerable<Mend> GivenConventions { get; } =
    [
        .. ConventionDefaults.Conventions.Select(static framework
            => Mend.Set(nameof(Convention), $"{nameof(Convention)}.{framework}") with { Menu = "Take the defaults of a framework" }),
    ];

    private void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
        => Report(descriptor, location, [], arguments);

    private void Report(DiagnosticDescriptor descriptor, Location location, IEnumerable<Mend> mends, params string[] arguments)
        => _diagnostics.Add(Diagnostic.Create(descriptor, location, _attribute.Properties(mends), arguments));
}

/// <summary>A parameter of a stage.</summary>
/// <param name="Stage">The stage, counted from 0.</param>
/// <param name="Parameter">The parameter.</param>
internal readonly record struct ParameterPlace(int Stage, ParameterDefinition Parameter);
