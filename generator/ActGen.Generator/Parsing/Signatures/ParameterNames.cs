using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Parsing.Pipelines;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Signatures;

/// <summary>
/// The names by which a method may take more than its inputs and outputs: the parameters of its activations, their gradients,
/// and what random numbers depend on. Case and underscores do not matter.
/// </summary>
internal sealed class ParameterNames
{
    private readonly HashSet<string> _parameters;
    private readonly bool _isRandom;
    private readonly bool _isGated;

    private ParameterNames(IEnumerable<string> parameters, bool isRandom, bool isGated, string? rows)
    {
        _parameters = [.. parameters.Select(Names.Fold)];
        _isRandom = isRandom;
        _isGated = isGated;
        Rows = rows;
    }

    /// <summary>The name of the activation of rows among the stages, or null.</summary>
    public string? Rows { get; }

    /// <summary>Those of any activation of the catalogue.</summary>
    public static ParameterNames OfCatalogue { get; } = new(ActivationCatalog.All.SelectMany(static definition => definition.Parameters).SelectMany(NamesOf), isRandom: true, isGated: true, rows: RowActivations.All[0].Name);

    /// <summary>Those of the stages of a method of <paramref name="type"/>.</summary>
    public static ParameterNames Of(IEnumerable<ActivationCall> stages, INamedTypeSymbol type)
    {
        var names = new List<string>();
        bool isRandom = false;
        bool isGated = false;
        string? rows = null;
        foreach (ActivationCall stage in stages)
        {
            foreach (ElementType element in new[] { ElementType.Single, ElementType.Double })
            {
                names.AddRange(FunctionParser.Find(type, stage.Name, element)
                    .SelectMany(static function => function.Parameters.Skip(1))
                    .Select(static parameter => parameter.Name));
            }

            if (ActivationCatalog.Find(stage.Name) is { } definition)
            {
                names.AddRange(definition.Parameters.SelectMany(NamesOf));
                isRandom |= definition.IsRandom;
                isGated |= definition.Gate is not null;
            }
            else if (RowActivations.Find(stage.Name) is { } row)
            {
                names.AddRange(row.Parameters.SelectMany(NamesOf));
                rows = row.Name;
            }
        }

        return new(names, isRandom, isGated, rows);
    }

    /// <summary>These, and one more parameter.</summary>
    public ParameterNames With(string parameter) => new(_parameters.Append(parameter), _isRandom, _isGated, Rows);

    /// <summary>The parameter of a name that is like that one, or null.</summary>
    public string? Nearest(string name) => Names.Nearest(name, _parameters);

    /// <summary>Whether a method's parameter of that name can be a parameter of an activation; a number after the name counts the stages.</summary>
    public bool IsParameter(string name) => _parameters.Contains(Names.Fold(name)) || _parameters.Contains(Names.Fold(WithoutNumber(name)));

    /// <summary>Whether it can be the gradient of one: <c>dAlpha</c>.</summary>
    public bool IsParameterGradient(string name) => name.Length > 1 && name[0] is 'd' or 'D' && IsParameter(name.Substring(1));

    /// <summary>What it says about rows or random numbers, or null where it says nothing.</summary>
    public ParameterRole? RoleOf(string name)
        => RandomParameters.RoleOf(name) is { } role && (_isRandom || ((_isGated || Rows is not null) && role == ParameterRole.RowLength)) ? role : null;

    /// <summary><c>alpha2</c> without its number.</summary>
    public static string WithoutNumber(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static IEnumerable<string> NamesOf(ParameterDefinition parameter)
        => parameter.ComplementName is { } complement
            ? parameter.Aliases.Prepend(parameter.Name).Append(complement)
            : parameter.Aliases.Prepend(parameter.Name);
}
