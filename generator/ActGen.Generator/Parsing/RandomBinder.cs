using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing;

/// <summary>Finds what the random numbers of a pipeline depend on: seeds, step, offset, and which elements share a number.</summary>
internal sealed class RandomBinder
{
    private readonly AttributeReader _attribute;
    private readonly MethodArguments _method;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;

    private RandomBinder(AttributeReader attribute, MethodArguments method, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
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
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        int before = diagnostics.Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        PipelineModel pipeline = new RandomBinder(attribute, method, diagnostics).Bind(stages, activations);
        return diagnostics.Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) == before ? pipeline : null;
    }

    private PipelineModel Bind(IReadOnlyList<StageDeclaration> stages, IReadOnlyList<ActivationModel> activations)
    {
        string? seed = Unsigned(ParameterRole.Seed) ?? _attribute.Seed?.ToString(CultureInfo.InvariantCulture);
        string? training = _method.Find(ParameterRole.Training)?.Escaped;
        var bound = new ActivationModel[stages.Count];
        for (int i = 0; i < stages.Count; i++)
        {
            bound[i] = stages[i].Definition is { IsRandom: true } definition
                ? activations[i] with { Noise = Noise(stages[i], definition, activations[i], seed is not null, training is not null) }
                : activations[i];
        }

        NoiseModel[] noises = [.. bound.Select(static activation => activation.Noise).OfType<NoiseModel>()];
        if (noises.Length == 0)
        {
            return new(bound.ToEquatableArray());
        }

        foreach (string name in new[] { RandomParameters.Seed, RandomParameters.Step, RandomParameters.Offset, RandomParameters.Training, RandomParameters.RowLength })
        {
            if (_method.Expects(name) is { } expected && !_method.Signature.Parameters.Any(parameter => Names.Equal(parameter.Name.TrimStart('@'), name)))
            {
                Report(
                    DiagnosticDescriptors.ParameterNotGiven, _method.Location, stages[0].Name, name, $"'{_method.Target}' takes it as '{expected}', so this gradient of it has to");
            }
        }

        return new(bound.ToEquatableArray(), new()
        {
            Seed = noises.All(static noise => noise.Seed is not null) ? null : seed,
            Step = Unsigned(ParameterRole.Step),
            Offset = _method.Find(ParameterRole.Offset)?.Escaped,
            Training = training,
            RowLength = RowLength(noises, bound),
        });
    }

    /// <summary>The noise of a random activation, or null where it draws nothing.</summary>
    private NoiseModel? Noise(StageDeclaration stage, ActivationDefinition definition, ActivationModel activation, bool hasSeed, bool hasTraining)
    {
        NoiseShape shape = _attribute.NoiseShape;
        ulong? seed = null;
        if (!System.Enum.IsDefined(typeof(NoiseShape), shape))
        {
            ReportRange(_attribute.LocationOf("NoiseShape"), stage, "NoiseShape", ((int)shape).ToString(CultureInfo.InvariantCulture), ShapeWayOut());
        }

        foreach (WrittenParameter written in stage.Call.Parameters)
        {
            if (Names.Equal(written.Name, RandomParameters.NoiseShape))
            {
                NoiseShape[] known = [.. System.Enum.GetValues(typeof(NoiseShape)).Cast<NoiseShape>().Where(candidate => Names.Equal(candidate.ToString(), written.Text))];
                if (known.Length == 1)
                {
                    shape = known[0];
                }
                else
                {
                    ReportRange(stage.LocationOf(written), stage, RandomParameters.NoiseShape, MessageText.Of(written.Text), ShapeWayOut());
                }
            }
            else if (Names.Equal(written.Name, RandomParameters.Seed))
            {
                if (ulong.TryParse(written.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number))
                {
                    seed = number;
                }
                else
                {
                    ReportRange(stage.LocationOf(written), stage, RandomParameters.Seed, MessageText.Of(written.Text), "use a whole number from 0 to 18446744073709551615");
                }
            }
        }

        if (hasSeed || seed is not null)
        {
            return new(shape, seed);
        }

        // Without training dropout does nothing, which nobody asks for; rrelu has a slope.
        bool isIdentity = definition[activation.Form].Build(new FormulaContext(_method.Signature.Element, activation.Parameters)).Equals(Expr.Input);
        if (isIdentity || hasTraining || _method.Expects(RandomParameters.Seed) is not null)
        {
            Report(DiagnosticDescriptors.SeedNotGiven, stage.Location, stage.Name, _method.Name);
        }

        return null;
    }

    /// <summary>The number of elements of a row, where a stage needs it.</summary>
    private string? RowLength(IReadOnlyList<NoiseModel> noises, IReadOnlyList<ActivationModel> activations)
    {
        MethodArgument? argument = _method.Find(ParameterRole.RowLength);
        if (noises.All(static noise => noise.Shape == NoiseShape.PerElement))
        {
            if (argument is { } unused)
            {
                Report(DiagnosticDescriptors.ParameterIgnored, unused.Location, unused.Name, "every element has a random number of its own; set NoiseShape for one a row or channel");
            }

            return null;
        }

        if (_attribute.RowLength is { } constant && constant < 1)
        {
            Report(
                DiagnosticDescriptors.ParameterOutOfRange,
                _attribute.LocationOf("RowLength"),
                activations[0].Name,
                "RowLength",
                constant.ToString(CultureInfo.InvariantCulture),
                "use a number of at least 1");
        }

        string? channels = activations.SelectMany(static activation => activation.Parameters)
            .Where(static parameter => parameter.Source == ParameterSource.PerChannel)
            .Select(static parameter => $"{parameter.Argument}.Length")
            .FirstOrDefault();
        string? length = argument?.Escaped ?? _attribute.RowLength?.ToString(CultureInfo.InvariantCulture) ?? channels;
        if (length is null)
        {
            Report(
                DiagnosticDescriptors.ParameterNotGiven,
                _attribute.LocationOf("NoiseShape"),
                activations[0].Name,
                "rowLength",
                $"noise by row or channel needs the length of a row: add the parameter 'int rowLength' to '{_method.Name}', or set RowLength on the attribute");
        }

        return length;
    }

    /// <summary>The parameter in that role as a <c>ulong</c>, or null.</summary>
    private string? Unsigned(ParameterRole role)
        => _method.Find(role) is not { } argument ? null
            : argument.Type.SpecialType is SpecialType.System_UInt64 or SpecialType.System_UInt32 ? argument.Escaped
            : $"unchecked((ulong){argument.Escaped})";

    private static string ShapeWayOut() => $"use {string.Join(", ", System.Enum.GetNames(typeof(NoiseShape)))}";

    private void ReportRange(Location location, StageDeclaration stage, string parameter, string value, string wayOut)
        => Report(DiagnosticDescriptors.ParameterOutOfRange, location, stage.Name, parameter, value, wayOut);

    private void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
        => _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
}
