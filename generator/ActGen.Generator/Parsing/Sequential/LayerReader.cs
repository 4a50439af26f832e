using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>Reads the layers of a model from the string of the attribute.</summary>
internal sealed class LayerReader
{
    private static readonly string[] Layers = [LayerParameters.Input, LayerParameters.Dense];

    private readonly AttributeReader _attribute;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;

    private LayerReader(AttributeReader attribute, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _attribute = attribute;
        _diagnostics = diagnostics;
    }

    /// <summary>The number of inputs and the layers, or null where something is wrong.</summary>
    public static (int Inputs, IReadOnlyList<LayerDeclaration> Layers)? Read(AttributeReader attribute, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        IReadOnlyList<ActivationCall>? calls = ActivationString.ParseLayers(attribute.Activation, out ActivationStringError? error);
        if (calls is null)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.MalformedActivation,
                attribute.LocationInActivation(error!.Position),
                MessageText.Of(attribute.Activation),
                error.Message,
                (error.Position + 1).ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        return new LayerReader(attribute, diagnostics).Read(calls);
    }

    private (int Inputs, IReadOnlyList<LayerDeclaration> Layers)? Read(IReadOnlyList<ActivationCall> calls)
    {
        if (!Names.Equal(calls[0].Name, LayerParameters.Input))
        {
            Fail(calls[0], "is the first", "begin with the number of inputs of a sample, as in \"input(8) | dense(4)\"");
            return null;
        }

        if (ReadInput(calls[0]) is not { } inputs)
        {
            return null;
        }

        if (calls.Count == 1)
        {
            Fail(calls[0], "is the only one", "add what is computed from the inputs, as in \"input(8) | dense(4)\"");
            return null;
        }

        LayerDeclaration?[] layers = [.. calls.Skip(1).Select(ReadLayer)];
        return layers.All(static layer => layer is not null) ? (inputs, [.. layers.Select(static layer => layer!)]) : null;
    }

    private int? ReadInput(ActivationCall call)
    {
        if (call.Parameters.Count == 1 && call.Parameters[0] is { Call: null } length && (length.Name.Length == 0 || Names.Equal(length.Name, LayerParameters.Units)))
        {
            return ReadLength(call, length.Value);
        }

        Fail(call, "has one value, the number of inputs of a sample", "write it as in \"input(8)\"");
        return null;
    }

    private LayerDeclaration? ReadLayer(ActivationCall call)
    {
        if (Names.Equal(call.Name, LayerParameters.Input))
        {
            return Fail(call, "can only be the first", "remove it: a layer has as many inputs as the one before has units");
        }

        if (Names.Equal(call.Name, LayerParameters.Dense))
        {
            return ReadDense(call);
        }

        if (ActivationCatalog.Find(call.Name) is null && RowActivations.Find(call.Name) is null && Names.Nearest(call.Name, Layers) is { } near)
        {
            return Fail(call, "is none that ActGen knows", $"did you mean '{near}'?");
        }

        if (call.Parameters.FirstOrDefault(static parameter => parameter.Name.Length == 0) is { Name: not null } unnamed)
        {
            return Fail(call, $"has the value '{MessageText.Of(unnamed.Text)}' without a name", "name the parameters of an activation, as in \"leaky_relu(alpha: 0.1)\"");
        }

        return ReadName(call) is var (name, isFine) && !isFine ? null : new()
        {
            Call = call,
            Name = name,
            Location = LocationOf(call),
            Activation = call with { Parameters = [.. call.Parameters.Where(static parameter => !Names.Equal(parameter.Name, LayerParameters.Name))] },
        };
    }

    private LayerDeclaration? ReadDense(ActivationCall call)
    {
        WrittenParameter? units = null;
        WrittenParameter? activation = null;
        bool useBias = true;
        Initializer? kernelInitializer = _attribute.Convention == Convention.TensorFlowJs ? Initializer.GlorotNormal : Initializer.GlorotUniform;
        Initializer? biasInitializer = Initializer.Zeros;
        foreach (WrittenParameter parameter in call.Parameters)
        {
            bool isUnnamed = parameter.Name.Length == 0;
            if (Names.Equal(parameter.Name, LayerParameters.Units) || (isUnnamed && parameter.Call is null))
            {
                if (units is not null)
                {
                    return Fail(call, "has its number of units twice", "leave one out");
                }

                units = parameter;
            }
            else if (Names.Equal(parameter.Name, LayerParameters.Activation) || isUnnamed)
            {
                if (activation is not null || parameter.Call is null)
                {
                    return Fail(call, activation is null ? "has a number for an activation" : "has two activations", "name one, and add others as layers of their own");
                }

                activation = parameter;
            }
            else if (Names.Equal(parameter.Name, LayerParameters.UseBias))
            {
                if (!bool.TryParse(parameter.Text, out useBias))
                {
                    return Fail(call, $"has '{MessageText.Of(parameter.Text)}' as {LayerParameters.UseBias}", "write true or false");
                }
            }
            else if (Names.Equal(parameter.Name, LayerParameters.KernelInitializer))
            {
                kernelInitializer = ReadInitializer(call, parameter);
            }
            else if (Names.Equal(parameter.Name, LayerParameters.BiasInitializer))
            {
                biasInitializer = ReadInitializer(call, parameter);
            }
            else if (!Names.Equal(parameter.Name, LayerParameters.Name))
            {
                string known = string.Join(", ", LayerParameters.OfDense);
                return Fail(call, $"has no parameter '{MessageText.Of(parameter.Name)}'", $"it has {known}; parameters of an activation stand behind it, as in \"dense(16, elu(alpha: 0.5))\"");
            }
        }

        if (units is not { } given)
        {
            return Fail(call, "has no number of units", "write it first, as in \"dense(16, swish)\"");
        }

        return ReadLength(call, given.Value) is not { } length || ReadName(call) is not (var name, true) || kernelInitializer is null || biasInitializer is null ? null : new()
        {
            Call = call,
            Name = name,
            Location = LocationOf(call),
            Units = length,
            Activation = activation?.Call,
            UseBias = useBias,
            KernelInitializer = kernelInitializer.Value,
            BiasInitializer = biasInitializer.Value,
        };
    }

    private int? ReadLength(ActivationCall call, double value)
    {
        if (value >= 1 && value <= int.MaxValue && Math.Floor(value) == value)
        {
            return (int)value;
        }

        Fail(call, $"has {MessageText.Of(value)} elements a sample", "use a whole number of at least 1");
        return null;
    }

    private Initializer? ReadInitializer(ActivationCall call, WrittenParameter parameter)
    {
        string[] names = Enum.GetNames(typeof(Initializer));
        if (names.FirstOrDefault(name => Names.Equal(name, parameter.Text)) is { } known)
        {
            return (Initializer)Enum.Parse(typeof(Initializer), known);
        }

        Fail(call, $"has the initialiser '{MessageText.Of(parameter.Text)}'", $"use one of {string.Join(", ", names)}");
        return null;
    }

    /// <summary>The name the author gives a layer, if any, and whether it can be one.</summary>
    private (string? Name, bool IsFine) ReadName(ActivationCall call)
    {
        string? name = call.Parameters.Where(static parameter => Names.Equal(parameter.Name, LayerParameters.Name)).Select(static parameter => parameter.Text).FirstOrDefault();
        if (name is null || (name.All(static c => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) && char.IsLetter(name[0])))
        {
            return (name, true);
        }

        Fail(call, $"has the name '{MessageText.Of(name)}'", "use Latin letters, digits and underscores, and begin with a letter");
        return (null, false);
    }

    private Location LocationOf(ActivationCall call) => _attribute.LocationInActivation(call.Position, call.Name.Length);

    private LayerDeclaration? Fail(ActivationCall call, string reason, string wayOut)
    {
        _diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.InvalidLayer, LocationOf(call), MessageText.Of(call.Name), reason, wayOut));
        return null;
    }
}
