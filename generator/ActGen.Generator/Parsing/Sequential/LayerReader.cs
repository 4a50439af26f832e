using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Pipelines;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>Reads the layers of a model from the string of the attribute.</summary>
internal sealed class LayerReader
{
    private static readonly string[] Layers = [LayerParameters.Input, LayerParameters.Dense];

    /// <summary>Names of members begin with those of layers, and metadata holds no long ones.</summary>
    private const int LongestName = 100;

    private readonly AttributeReader _attribute;
    private readonly INamedTypeSymbol _type;
    private readonly ElementType _element;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;

    private LayerReader(AttributeReader attribute, INamedTypeSymbol type, ElementType element, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _attribute = attribute;
        _type = type;
        _element = element;
        _diagnostics = diagnostics;
    }

    /// <summary>The number of inputs and the layers, or null where something is wrong.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="type">The class that has it, whose functions may be activations.</param>
    /// <param name="element">The element type.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public static (int Inputs, IReadOnlyList<LayerDeclaration> Layers)? Read(
        AttributeReader attribute, INamedTypeSymbol type, ElementType element, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        IReadOnlyList<ActivationCall>? calls = ActivationString.ParseLayers(attribute.Activation, out ActivationStringError? error);
        if (calls is null)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.MalformedActivation,
                attribute.LocationInActivation(error!.Position),
                attribute.Properties(error.Mends(attribute.Activation)),
                MessageText.Of(attribute.Activation),
                error.Message,
                (error.Position + 1).ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        return new LayerReader(attribute, type, element, diagnostics).Read(calls);
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
        if (layers.Any(static layer => layer is null))
        {
            return null;
        }

        LayerDeclaration[] read = [.. layers.Select(static layer => layer!)];
        return AreToldApart(read) ? (inputs, read) : null;
    }

    private int? ReadInput(ActivationCall call)
    {
        if (call.Parameters.Count == 1 && call.Parameters[0] is { Call: null } length && (length.Name.Length == 0 || Names.Equal(length.Name, LayerParameters.Units)))
        {
            return ReadLength(call, length, "inputs");
        }

        Fail(call, "takes one value, the number of inputs of a sample", "write it as in \"input(8)\"");
        return null;
    }

    private LayerDeclaration? ReadLayer(ActivationCall call)
        => Names.Equal(call.Name, LayerParameters.Input) ? Fail(call, "can only be the first", "remove it: a layer has as many inputs as the one before has units")
            : Names.Equal(call.Name, LayerParameters.Dense) ? ReadDense(call)
            : ReadActivation(call);

    private LayerDeclaration? ReadActivation(ActivationCall call)
    {
        ActivationCall activation = call with { Parameters = [.. call.Parameters.Where(static parameter => !Names.Equal(parameter.Name, LayerParameters.Name))] };
        StageDeclaration? stage = Declare(activation);
        if (stage is null && Names.Nearest(call.Name, Layers) is { } near)
        {
            return Fail(call, "is none that ActGen knows", $"did you mean '{near}'?", Mend.Rename(call.Name, call.Position, near));
        }

        if (stage is null && ActivationCatalog.Suggest(call.Name) is null)
        {
            return Fail(call, "is none that ActGen knows", $"layers are {string.Join(", ", Layers)}, activations, and static functions of the class");
        }

        if (stage is not null && call.Parameters.FirstOrDefault(static parameter => parameter.Name.Length == 0) is { Name: not null } unnamed)
        {
            return Fail(call, $"has the value '{MessageText.Of(unnamed.Text)}' without a name", "name the parameters of an activation, as in \"leaky_relu(alpha: 0.1)\"");
        }

        return call.Parameters.Count > activation.Parameters.Count + 1 ? FailTwice(call, LayerParameters.Name) : ReadName(call) is not (var name, true) ? null : new()
        {
            Call = call,
            Name = name,
            Location = LocationOf(call),
            Activation = activation,
            Stage = stage,
        };
    }

    private LayerDeclaration? ReadDense(ActivationCall call)
    {
        if (call.Parameters.FirstOrDefault(static parameter => !LayerParameters.OfDense.Any(known => Is(parameter, known))) is { Name: not null } unknown)
        {
            string known = string.Join(", ", LayerParameters.OfDense);
            return Fail(call, $"has no parameter '{MessageText.Of(unknown.Name)}'", $"it has {known}; parameters of an activation stand behind it, as in \"dense(16, elu(alpha: 0.5))\"");
        }

        if (LayerParameters.OfDense.FirstOrDefault(known => call.Parameters.Count(parameter => Is(parameter, known)) > 1) is { } twice)
        {
            return FailTwice(call, twice);
        }

        if (Find(call, LayerParameters.Units) is not { } length)
        {
            return Fail(call, "has no number of units", "write it first, as in \"dense(16, swish)\"");
        }

        WrittenParameter? activation = Find(call, LayerParameters.Activation);
        if (activation is { Call: null } number)
        {
            return Fail(call, $"has the number {MessageText.Of(number.Text)} as {LayerParameters.Activation}", "name one, as in \"dense(16, swish)\"");
        }

        Initializer usual = _attribute.Convention == Convention.TensorFlowJs ? Initializer.GlorotNormal : Initializer.GlorotUniform;
        return ReadLength(call, length, LayerParameters.Units) is not { } units
            || ReadUseBias(call) is not { } useBias
            || ReadInitializer(call, LayerParameters.KernelInitializer, usual) is not { } kernelInitializer
            || ReadInitializer(call, LayerParameters.BiasInitializer, Initializer.Zeros) is not { } biasInitializer
            || ReadName(call) is not (var name, true) ? null : new()
            {
                Call = call,
                Name = name,
                Location = LocationOf(call),
                Activation = activation?.Call,
                Stage = activation?.Call is { } named ? Declare(named) : null,
                Units = units,
                UseBias = useBias,
                KernelInitializer = kernelInitializer,
                BiasInitializer = biasInitializer,
            };
    }

    private StageDeclaration? Declare(ActivationCall call) => StageDeclaration.Of(call, _attribute, isOnly: false, _type, arguments: null, _element);

    /// <summary>Whether a parameter of a dense layer is the one of that name. Without a name a number is that of the units, and anything else an activation.</summary>
    private static bool Is(WrittenParameter parameter, string name)
        => Names.Equal(parameter.Name.Length > 0 ? parameter.Name : parameter.Call is null ? LayerParameters.Units : LayerParameters.Activation, name);

    private static WrittenParameter? Find(ActivationCall call, string name)
        => call.Parameters.Where(parameter => Is(parameter, name)).Select(static parameter => (WrittenParameter?)parameter).FirstOrDefault();

    private int? ReadLength(ActivationCall call, WrittenParameter length, string what)
    {
        if (length.Value >= 1 && length.Value <= int.MaxValue && Math.Floor(length.Value) == length.Value)
        {
            return (int)length.Value;
        }

        Fail(call, $"has {MessageText.Of(length.Text)} {what}", $"use a whole number from 1 to {MessageText.Of(int.MaxValue)}");
        return null;
    }

    private bool? ReadUseBias(ActivationCall call)
    {
        if (Find(call, LayerParameters.UseBias) is not { } written)
        {
            return true;
        }

        if (bool.TryParse(written.Text, out bool useBias))
        {
            return useBias;
        }

        Fail(call, $"has '{MessageText.Of(written.Text)}' as {LayerParameters.UseBias}", "write true or false");
        return null;
    }

    private Initializer? ReadInitializer(ActivationCall call, string parameter, Initializer usual)
    {
        if (Find(call, parameter) is not { } written)
        {
            return usual;
        }

        string[] names = Enum.GetNames(typeof(Initializer));
        if (names.FirstOrDefault(name => Names.Equal(name, written.Text)) is { } known)
        {
            return (Initializer)Enum.Parse(typeof(Initializer), known);
        }

        Fail(call, $"has '{MessageText.Of(written.Text)}' as {parameter}", $"use one of {string.Join(", ", Names.Words<Initializer>())}");
        return null;
    }

    /// <summary>The name the author gives a layer, if any, and whether it can be one.</summary>
    private (string? Name, bool IsFine) ReadName(ActivationCall call)
    {
        string? name = call.Parameters.Where(static parameter => Names.Equal(parameter.Name, LayerParameters.Name)).Select(static parameter => parameter.Text).FirstOrDefault();
        if (name is null || (name.Length <= LongestName && name.All(static c => c is '_' or (>= '0' and <= '9') || IsLatin(c)) && IsLatin(name[0])))
        {
            return (name, true);
        }

        Fail(call, $"has the name '{MessageText.Of(name)}'", $"use Latin letters, digits and underscores, {MessageText.Of(LongestName)} at most, and begin with a letter");
        return (null, false);
    }

    private static bool IsLatin(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>Whether no two layers are called the same, which is reported.</summary>
    private bool AreToldApart(IEnumerable<LayerDeclaration> layers)
    {
        var names = new HashSet<string>();
        foreach (LayerDeclaration layer in layers)
        {
            if (layer.Name is { } name && !names.Add(Names.Fold(name)))
            {
                Fail(layer.Call, $"has the name '{name}' of another", "give it one of its own");
                return false;
            }
        }

        return true;
    }

    private Location LocationOf(ActivationCall call) => _attribute.LocationInActivation(call.Position, call.Name.Length);

    private LayerDeclaration? FailTwice(ActivationCall call, string parameter) => Fail(call, $"has '{parameter}' twice", "leave one out");

    private LayerDeclaration? Fail(ActivationCall call, string reason, string wayOut, params Mend[] mends)
    {
        _diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.InvalidLayer, LocationOf(call), _attribute.Properties(mends), MessageText.Of(call.Name), reason, wayOut));
        return null;
    }
}
