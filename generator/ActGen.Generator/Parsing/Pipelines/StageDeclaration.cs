using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>A stage of the attribute's string and what its name means, before its parameters are bound.</summary>
internal sealed class StageDeclaration
{
    private readonly AttributeReader _attribute;
    private readonly bool _isOnly;

    private StageDeclaration(ActivationCall call, AttributeReader attribute, bool isOnly)
    {
        Call = call;
        _attribute = attribute;
        _isOnly = isOnly;
    }

    public ActivationCall Call { get; }

    /// <summary>Whether it is the only stage.</summary>
    public bool IsOnly => _isOnly;

    /// <summary>The entry of the catalogue, or null where the name is that of a function of the author's.</summary>
    public ActivationDefinition? Definition { get; private init; }

    /// <summary>The author's function, or null.</summary>
    public IMethodSymbol? Function { get; private init; }

    /// <summary>The activation of rows, or null.</summary>
    public RowDefinition? Row { get; private init; }

    public IReadOnlyList<ParameterDefinition> Parameters { get; private init; } = [];

    public string Name => Definition?.Name ?? Row?.Name ?? Function!.Name;

    /// <summary>Where the stage stands in the source.</summary>
    public Location Location => _isOnly ? _attribute.LocationInActivation() : _attribute.LocationInActivation(Call.Position, Call.Name.Length);

    /// <summary>Where a parameter stands in the source.</summary>
    public Location LocationOf(WrittenParameter parameter)
        => parameter.Position is { } position
            ? _isOnly ? _attribute.LocationInActivation() : _attribute.LocationInActivation(position, parameter.Name.Length)
            : _attribute.LocationOf(parameter.Name);

    /// <summary>Writes a parameter into the string.</summary>
    public Mend Give(string parameter, string value, string? remark = null)
    {
        string text = $"{parameter}: {value}";
        string title = $"Write \"{Call.Name}({text})\"{(remark is null ? "" : $" ({remark})")}";
        return Call.Parameters.Count == 0
            ? Mend.Replace(title, Call.Position, Call.Name.Length, $"{Call.Name}({text})")
            : Mend.Replace(title, Call.Parameters[0].Position!.Value, 0, $"{text}, ");
    }

    /// <summary>
    /// What a stage means in <paramref name="type"/>, or null where its name means nothing. An exact name of the author's own
    /// goes before the catalogue: <c>nameof(...)</c> means what it names.
    /// </summary>
    public static StageDeclaration? Of(ActivationCall call, AttributeReader attribute, bool isOnly, INamedTypeSymbol? type, MethodArguments? arguments, ElementType element)
    {
        if (type is not null && Choose(FunctionParser.Find(type, call.Name, element), call, arguments) is { } function)
        {
            return new(call, attribute, isOnly) { Function = function, Parameters = [.. function.Parameters.Skip(1).Select(Define)] };
        }

        return ActivationCatalog.Find(call.Name) is { } definition ? new(call, attribute, isOnly) { Definition = definition, Parameters = definition.Parameters }
            : RowActivations.Find(call.Name) is { } row ? new(call, attribute, isOnly) { Row = row, Parameters = row.Parameters }
            : null;
    }

    /// <summary>
    /// Of the overloads of a function the one that takes most of what the attribute and the method give; never the one that happens to be declared first, which
    /// for a type in several files would be the order of the files.
    /// </summary>
    private static IMethodSymbol? Choose(IEnumerable<IMethodSymbol> overloads, ActivationCall call, MethodArguments? arguments)
    {
        string[] given = [.. call.Parameters.Select(static parameter => parameter.Name), .. (arguments?.Parameters ?? []).Select(static argument => argument.Name)];
        return overloads
            .OrderByDescending(overload => overload.Parameters.Skip(1).All(parameter => parameter.HasExplicitDefaultValue || IsGiven(parameter.Name)))
            .ThenByDescending(overload => overload.Parameters.Skip(1).Count(parameter => IsGiven(parameter.Name)))
            .ThenBy(static overload => overload.Parameters.Length)
            .ThenBy(static overload => overload.ToDisplayString(), StringComparer.Ordinal)
            .FirstOrDefault();

        bool IsGiven(string name) => given.Any(one => Names.Equal(one, name) || Names.Equal(ParameterNames.WithoutNumber(one), name));
    }

    /// <summary>A parameter of the author's function.</summary>
    private static ParameterDefinition Define(IParameterSymbol parameter) => new()
    {
        Name = parameter.Name,
        Description = "",
        Default = parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: float or double }
            ? new(Convert.ToDouble(parameter.ExplicitDefaultValue, CultureInfo.InvariantCulture))
            : null,
    };
}
