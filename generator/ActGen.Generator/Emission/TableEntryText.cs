using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>What is written for one entry.</summary>
internal sealed class TableEntryText
{
    private readonly TableModel _table;
    private readonly MethodModel _forward;
    private readonly MethodModel? _backward;
    private readonly IReadOnlyList<Place> _places;
    private readonly string _x, _dy, _arguments, _rowLength, _y, _dx, _dArguments;

    public TableEntryText(TableModel table, TableEntryModel entry)
    {
        _table = table;
        _forward = entry.Forward;
        _backward = entry.Backward;
        _places = [.. Places(_forward.Pipeline)];

        // A parameter of the delegate must not hide the method that is called.
        var names = new SymbolNames(new[] { _forward, _backward }.OfType<MethodModel>().Select(static method => method.Signature.Name));
        (_x, _dy, _arguments, _rowLength) = (names.Unique("x"), names.Unique("dy"), names.Unique("arguments"), names.Unique("rowLength"));
        (_y, _dx, _dArguments) = (names.Unique("y"), names.Unique("dx"), names.Unique("dArguments"));
    }

    public string Keyword => _forward.Signature.Element.Keyword();

    /// <summary>What every entry has: the arguments of the constructor.</summary>
    public IEnumerable<string> Arguments
    {
        get
        {
            yield return Literal(ArgumentChecks.Plain(_forward.Signature.Name));
            yield return Literal(_forward.Pipeline.Name);
            yield return $"{Static}({_x}, {_arguments}, {_rowLength}, {_y}) => {Call(_forward)}";
        }
    }

    /// <summary>What this one has besides: the properties of the options that differ from their defaults.</summary>
    public IEnumerable<string> Options
    {
        get
        {
            if (_backward is not null)
            {
                yield return $"Backward = {Static}({_x}, {_dy}, {_arguments}, {_rowLength}, {_dx}, {_dArguments}) => {Call(_backward)}";
            }

            if (_backward is { Gradient.IsFromOutput: true })
            {
                yield return "IsBackwardFromOutput = true";
            }

            if (Aliases is { Count: > 0 } aliases)
            {
                yield return $"Aliases = new[] {{ {string.Join(", ", aliases.Select(Literal))} }}";
            }

            if (Constants.ToArray() is { Length: > 0 } constants)
            {
                yield return $"Constants = new[] {{ {string.Join(", ", constants)} }}";
            }

            if (RunTime.ToArray() is { Length: > 0 } arguments)
            {
                yield return $"Arguments = new[] {{ {string.Join(", ", arguments.Select(Argument))} }}";
            }

            if (_forward.Pipeline.Row is { } row)
            {
                yield return "IsOfRows = true";
                if (row.ConstantLength is { } length)
                {
                    yield return $"RowLength = {length.ToString(CultureInfo.InvariantCulture)}";
                }
                else if (row.LengthArgument is null && _places.All(static place => place.Parameter.Source != ParameterSource.PerChannel))
                {
                    yield return "TakesOneRow = true";
                }
            }
        }
    }

    private string Static => _table.IsStatic ? "static " : "";

    private IReadOnlyList<string> Aliases
        => _forward.Pipeline is { Stages: { Count: 1 } stages, Row: null } ? (stages[0].Function is null ? ActivationCatalog.Find(stages[0].Name)?.Aliases : null) ?? []
            : _forward.Pipeline is { Stages.Count: 0, Row: { } row } ? RowActivations.Find(row.Name)?.Aliases ?? []
            : [];

    private IEnumerable<Place> RunTime => _places.Where(static place => !place.Parameter.IsConstant);

    private IEnumerable<string> Constants
    {
        get
        {
            foreach (Place place in _places.Where(static place => place.Parameter.IsConstant))
            {
                yield return Constant(place.Name, Shortest(place.Parameter.Value));
            }

            if (_forward.Pipeline.Row is { Masked: MaskedRows.Zero })
            {
                yield return Constant("masked", 0);
            }
        }
    }

    private string Argument(Place place)
    {
        string perChannel = place.Parameter.Source == ParameterSource.PerChannel ? ", isPerChannel: true" : "";
        bool hasGradient = _backward?.Gradient?.Parameters.Any(gradient => gradient.Stage == place.Stage && gradient.Parameter == place.Parameter.Name) == true;
        return $"new global::ActGen.ActivationArgument({Literal(place.Name)}{perChannel}{(hasGradient ? ", hasGradient: true" : "")})";
    }

    private string Call(MethodModel method)
        => $"{method.Signature.Name}({string.Join(", ", method.Signature.Parameters.Select(parameter => Value(method, parameter)))})";

    /// <summary>What a method is given for one of its parameters.</summary>
    private string Value(MethodModel method, ParameterModel parameter) => parameter.Role switch
    {
        ParameterRole.Input => _x,
        ParameterRole.Upstream => _dy,
        ParameterRole.Output => method.Gradient is null ? _y : _dx,
        ParameterRole.RowLength => _rowLength,
        ParameterRole.ParameterGradient => Gradient(method, parameter.Name),
        _ => Places(method.Pipeline).FirstOrDefault(place => place.Parameter.Argument == parameter.Name) is { } place ? Slice(_arguments, place, isNumber: true) : "default",
    };

    private string Gradient(MethodModel method, string argument)
    {
        ParameterGradientModel gradient = method.Gradient!.Parameters.First(candidate => candidate.Argument == argument);
        return Slice(_dArguments, _places.First(place => place.Stage == gradient.Stage && place.Parameter.Name == gradient.Parameter), isNumber: false);
    }

    /// <summary>The part of the arguments that a parameter has.</summary>
    private string Slice(string arguments, Place place, bool isNumber)
    {
        Place[] before = [.. RunTime.TakeWhile(other => other.Stage != place.Stage || other.Parameter.Name != place.Parameter.Name)];
        int channels = before.Count(static other => other.Parameter.Source == ParameterSource.PerChannel);
        int numbers = before.Length - channels;
        string offset = (channels, numbers) switch
        {
            (0, _) => numbers.ToString(CultureInfo.InvariantCulture),
            (1, 0) => _rowLength,
            (1, _) => $"{_rowLength} + {numbers.ToString(CultureInfo.InvariantCulture)}",
            _ => $"({channels.ToString(CultureInfo.InvariantCulture)} * {_rowLength}) + {numbers.ToString(CultureInfo.InvariantCulture)}",
        };
        return place.Parameter.Source == ParameterSource.PerChannel ? $"{arguments}.Slice({offset}, {_rowLength})"
            : isNumber ? $"{arguments}[{offset}]"
            : $"{arguments}.Slice({offset}, 1)";
    }

    private string Constant(string name, double value) => $"new global::ActGen.ActivationParameter({Literal(name)}, {NumberLiteral.Of(value, ElementType.Double)})";

    /// <summary>The shortest number that becomes <paramref name="value"/> in the element type: 0.2 rather than 0.20000000298.</summary>
    private double Shortest(double value)
        => double.IsInfinity(value) || double.IsNaN(value) ? value : double.Parse(NumberLiteral.Plain(value, _forward.Signature.Element), CultureInfo.InvariantCulture);

    private static string Literal(string text) => $"\"{text}\"";

    /// <summary>The parameters of all stages; where several have one name, they are numbered as those of a method are.</summary>
    private static IEnumerable<Place> Places(PipelineModel pipeline)
    {
        (int Stage, BoundParameter Parameter)[] all =
        [
            .. pipeline.Stages.SelectMany(static (stage, index) => stage.Parameters.Select(parameter => (index, parameter))),
            .. (pipeline.Row?.Parameters ?? []).Select(parameter => (pipeline.Stages.Count, parameter)),
        ];
        foreach ((int stage, BoundParameter parameter) in all)
        {
            int[] stages = [.. all.Where(other => other.Parameter.Name == parameter.Name).Select(static other => other.Stage)];
            string number = stages.Length == 1 ? "" : (Array.IndexOf(stages, stage) + 1).ToString(CultureInfo.InvariantCulture);
            yield return new(stage, parameter, parameter.Name + number);
        }
    }

    /// <summary>A parameter of a stage.</summary>
    /// <param name="Stage">The stage, counted from 0.</param>
    /// <param name="Parameter">The parameter.</param>
    /// <param name="Name">What the table calls it.</param>
    private sealed record Place(int Stage, BoundParameter Parameter, string Name);
}
