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

/// <summary>Finds what the random numbers of a pipeline depend on: seeds, step, offset, and which elements share a number.</summary>
internal sealed class RandomBinder
{
    private readonly AttributeReader _attribute;
    private readonly MethodArguments _method;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;
    private readonly bool _hasRows;
    private bool _isWrong;

    /// <param name="attribute">The attribute.</param>
    /// <param name="method">The method.</param>
    /// <param name="hasRows">Whether an activation of rows follows, which has a use for the length of a row.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    private RandomBinder(AttributeReader attribute, MethodArguments method, bool hasRows, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _hasRows = hasRows;
        _attribute = attribute;
        _method = method;
        _diagnostics = diagnostics;
    }

    /// <summary>Whether the string may set what that name says of random numbers.</summary>
    public static bool IsConstant(string name)
        => Names.Equal(name, RandomParameters.Seed) || Names.Equal(name, RandomParameters.NoiseShape);

    /// <summary>The activations with their noise, and what it depends on; null where something is wrong.</summary>
    public static PipelineModel? Bind(
        IReadOnlyList<StageDeclaration> stages,
        IReadOnlyList<ActivationModel> activations,
        AttributeReader attribute,
        MethodArguments method,
        bool hasRows,
        ImmutableArray<Diagnostic>.Builder diagnostics)
        => new RandomBinder(attribute, method, hasRows, diagnostics).Bind(stages, activations);

    private PipelineModel? Bind(IReadOnlyList<StageDeclaration> stages, IReadOnlyList<ActivationModel> activations)
    {
        if (stages.FirstOrDefault(static stage => stage.Definition is { IsRandom: true }) is not { } first)
        {
            ReportUnusedOptions($"{string.Join(" | ", stages.Select(static stage => stage.Name))} draws no random numbers");
            return new(activations.ToEquatableArray());
        }

        ReportLeftOut(first);
        if (_isWrong)
        {
            return null;
        }

        string? seed = _attribute.Seed?.ToString(CultureInfo.InvariantCulture) ?? Unsigned(ParameterRole.Seed);
        StageNoise?[] noises =
        [
            .. stages.Zip(activations, (stage, activation) => stage.Definition is { IsRandom: true } ? Noise(stage, activation, seed is not null) : null),
        ];
        ActivationModel[] bound = [.. activations.Zip(noises, static (activation, noise) => activation with { Noise = noise?.Model })];
        StageNoise[] drawn = [.. noises.OfType<StageNoise>()];
        if (_isWrong)
        {
            return null;
        }

        if (drawn.Length == 0)
        {
            return new(bound.ToEquatableArray());
        }

        bool areAllSeeded = drawn.All(static noise => noise.Model.Seed is not null);
        ReportUnusedSeed(areAllSeeded);
        var random = new RandomModel
        {
            Seed = areAllSeeded ? null : seed,
            Step = Unsigned(ParameterRole.Step),
            Offset = _method.Find(ParameterRole.Offset)?.Escaped,
            Training = _method.Find(ParameterRole.Training)?.Escaped,
            RowLength = RowLength(drawn, bound),
        };
        return _isWrong ? null : new(bound.ToEquatableArray(), random);
    }

    /// <summary>Reports what a gradient leaves out of what its activation takes.</summary>
    private void ReportLeftOut(StageDeclaration stage)
    {
        foreach (IParameterSymbol parameter in _method.Expected)
        {
            if (RandomParameters.RoleOf(parameter.Name) is { } role && _method.Find(role) is null)
            {
                Report(_method.LeftOut(stage.Name, parameter));
            }
        }
    }

    /// <summary>The noise of a random stage, or null where it draws nothing.</summary>
    private StageNoise? Noise(StageDeclaration stage, ActivationModel activation, bool hasSeed)
    {
        (NoiseShape shape, Location location) = Shape(stage);
        ulong? own = OwnSeed(stage);

        // Without training dropout does nothing, which nobody asks for; rrelu has a slope.
        var context = new FormulaContext(_method.Signature.Element, activation.Parameters);
        bool isIdentity = stage.Definition![activation.Form].Build(context).Equals(Expr.Input);
        bool hasPlaces = _method.Signature.Shape is not (Model.Shape.Scalar or Model.Shape.Vector);
        if (!hasPlaces && (isIdentity || AsksForNumbers || hasSeed || own is not null))
        {
            Report(_method.Unsupported($"asks {stage.Name} for random numbers, which only functions over spans can draw"));
            return null;
        }

        if (hasSeed || own is not null)
        {
            return new(stage, new(shape, own), location);
        }

        if (isIdentity || AsksForNumbers)
        {
            Report(Diagnostic.Create(
                DiagnosticDescriptors.SeedNotGiven, stage.Location, _attribute.Properties([Mend.Take("ulong", RandomParameters.Seed)]), stage.Name, _method.Name));
        }

        return null;
    }

    /// <summary>Whether something is said about random numbers that would have no effect without any; an activation of rows has a use for their length.</summary>
    private bool AsksForNumbers
        => _attribute.NoiseShape != NoiseShape.PerElement
            || new[] { ParameterRole.Training, ParameterRole.Step, ParameterRole.Offset }.Any(role => _method.Find(role) is not null)
            || (!_hasRows && (_attribute.RowLength is not null || _method.Find(ParameterRole.RowLength) is not null));

    /// <summary>Which elements of a stage share a number, and where that is said.</summary>
    private (NoiseShape Shape, Location Location) Shape(StageDeclaration stage)
    {
        if (Written(stage, RandomParameters.NoiseShape) is not { } written)
        {
            Location option = _attribute.LocationOf("NoiseShape");
            if (System.Enum.IsDefined(typeof(NoiseShape), _attribute.NoiseShape))
            {
                return (_attribute.NoiseShape, option);
            }

            ReportRange(option, stage, "NoiseShape", ((int)_attribute.NoiseShape).ToString(CultureInfo.InvariantCulture), $"use {string.Join(", ", System.Enum.GetNames(typeof(NoiseShape)))}");
            return (NoiseShape.PerElement, option);
        }

        Location location = stage.LocationOf(written);
        NoiseShape[] meant = [.. System.Enum.GetValues(typeof(NoiseShape)).Cast<NoiseShape>().Where(candidate => Names.Equal(candidate.ToString(), written.Text))];
        if (meant.Length == 0)
        {
            ReportRange(location, stage, RandomParameters.NoiseShape, MessageText.Of(written.Text), $"use {string.Join(", ", Names.Words<NoiseShape>())}");
        }

        return (meant.FirstOrDefault(), location);
    }

    /// <summary>The seed that the string gives a stage, or null.</summary>
    private ulong? OwnSeed(StageDeclaration stage)
    {
        if (Written(stage, RandomParameters.Seed) is not { } written)
        {
            return null;
        }

        if (!ulong.TryParse(written.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            ReportRange(stage.LocationOf(written), stage, RandomParameters.Seed, MessageText.Of(written.Text), "use a whole number from 0 to 18446744073709551615");
        }

        return seed;
    }

    /// <summary>What the string says about random numbers under a name, or null where it says nothing.</summary>
    private WrittenParameter? Written(StageDeclaration stage, string name)
    {
        WrittenParameter[] written = [.. stage.Call.Parameters.Where(candidate => Names.Equal(candidate.Name, name))];
        foreach (WrittenParameter again in written.Skip(1))
        {
            Report(
                DiagnosticDescriptors.ParameterSetTwice, stage.LocationOf(again), stage.Name, name, MessageText.Of(written[0].Text), MessageText.Of(again.Text));
        }

        return written.Length > 0 ? written[0] : null;
    }

    /// <summary>The number of elements of a row, where a stage needs it.</summary>
    private RowLengthModel? RowLength(IReadOnlyList<StageNoise> noises, IReadOnlyList<ActivationModel> activations)
    {
        MethodArgument? argument = _method.Find(ParameterRole.RowLength);
        StageNoise[] shared = [.. noises.Where(static noise => noise.Model.Shape != NoiseShape.PerElement)];
        if (shared.Length == 0)
        {
            const string Reason = "every element has a random number of its own; set NoiseShape for one a row or channel";
            if (!_hasRows)
            {
                ReportUnused(argument, Reason);
                ReportUnused("RowLength", _attribute.RowLength is not null, Reason);
            }

            return null;
        }

        if (_attribute.RowLength is { } constant)
        {
            // An activation of rows checks the length of its rows itself.
            _isWrong |= !_hasRows && !RowBinder.CheckLength(shared[0].Stage.Name, _attribute, _method, _diagnostics);
            return new(constant.ToString(CultureInfo.InvariantCulture));
        }

        if (argument is { } given)
        {
            return new(given.Escaped);
        }

        string? channels = activations.SelectMany(static activation => activation.Parameters)
            .Where(static parameter => parameter.Source == ParameterSource.PerChannel)
            .Select(static parameter => parameter.Argument)
            .FirstOrDefault();
        if (channels is not null)
        {
            return new($"{channels}.Length", channels);
        }

        Report(Diagnostic.Create(
            DiagnosticDescriptors.ParameterNotGiven,
            shared[0].ShapeLocation,
            _attribute.Properties([Mend.Take("int", KernelSymbols.CamelCase(RandomParameters.RowLength))]),
            shared[0].Stage.Name,
            "rowLength",
            $"noise by row or channel needs the length of a row: add the parameter 'int rowLength' to '{_method.Name}', or set RowLength on the attribute"));
        return null;
    }

    /// <summary>The parameter in that role as a <c>ulong</c>, or null.</summary>
    private string? Unsigned(ParameterRole role)
        => _method.Find(role) is not { } argument ? null
            : argument.Type.SpecialType is SpecialType.System_UInt64 or SpecialType.System_UInt32 ? argument.Escaped
            : $"unchecked((ulong){argument.Escaped})";

    private void ReportUnusedSeed(bool areAllSeeded)
    {
        const string AllSeeded = "every stage that draws random numbers has a seed of its own";
        ReportUnused("Seed", areAllSeeded && _attribute.Seed is not null, AllSeeded);
        if (areAllSeeded || _attribute.Seed is not null)
        {
            ReportUnused(_method.Find(ParameterRole.Seed), areAllSeeded ? AllSeeded : "the attribute gives a constant");
        }
    }

    private void ReportUnusedOptions(string reason)
    {
        ReportUnused("Seed", _attribute.Seed is not null, reason);
        ReportUnused("NoiseShape", _attribute.NoiseShape != NoiseShape.PerElement, reason);
        if (!_hasRows)
        {
            ReportUnused("RowLength", _attribute.RowLength is not null, reason);
            ReportUnused(_method.Find(ParameterRole.RowLength), reason);
        }
    }

    private void ReportUnused(string option, bool isSet, string reason)
    {
        if (isSet)
        {
            Report(Diagnostic.Create(
                DiagnosticDescriptors.ParameterIgnored, _attribute.LocationOf(option), _attribute.Properties([Mend.Remove(option)]), option, reason));
        }
    }

    private void ReportUnused(MethodArgument? argument, string reason)
    {
        if (argument is { } unused)
        {
            Report(DiagnosticDescriptors.ParameterIgnored, unused.Location, unused.Name, reason);
        }
    }

    private void ReportRange(Location location, StageDeclaration stage, string parameter, string value, string wayOut)
        => Report(DiagnosticDescriptors.ParameterOutOfRange, location, stage.Name, parameter, value, wayOut);

    private void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
        => Report(Diagnostic.Create(descriptor, location, arguments));

    private void Report(Diagnostic diagnostic)
    {
        _isWrong |= diagnostic.Severity == DiagnosticSeverity.Error;
        _diagnostics.Add(diagnostic);
    }

    /// <summary>The noise of a stage, and where its shape is said.</summary>
    private sealed record StageNoise(StageDeclaration Stage, NoiseModel Model, Location ShapeLocation);
}
