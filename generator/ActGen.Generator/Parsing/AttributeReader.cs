using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Pipelines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Parsing;

/// <summary>The attribute as written: plain values, and where in the source each of them stands.</summary>
internal sealed class AttributeReader
{
    /// <summary>The option of <c>[Dense]</c> that is the argument of <c>[Activation]</c>.</summary>
    private const string ActivationOfDense = "Activation";

    /// <summary>The attribute whose string holds the layers of a model.</summary>
    private const string AttributeOfModels = "SequentialAttribute";

    /// <summary>The attribute whose properties are the parameters of an activation.</summary>
    private const string AttributeOfParameters = "ActivationAttribute";

    private readonly AttributeSyntax? _syntax;

    private AttributeReader(AttributeSyntax? syntax, Location fallback)
    {
        _syntax = syntax;
        Location = syntax?.GetLocation() ?? fallback;
    }

    public required string Activation { get; init; }

    /// <summary>Whether parameters can be set beside the string.</summary>
    public bool HasParameters { get; private init; }

    /// <summary>Whether the string holds the layers of a model, of which an activation is a part even where it is the only one.</summary>
    public bool HoldsLayers { get; private init; }

    public required IReadOnlyList<WrittenParameter> Parameters { get; init; }

    public double MaxUlp { get; private init; } = 8;

    public ActivationForm Form { get; private init; }

    /// <summary>The seed of random numbers, or null where the attribute leaves it out.</summary>
    public ulong? Seed { get; private init; }

    public NoiseShape NoiseShape { get; private init; }

    /// <summary>The number of elements of a row, or null where the attribute leaves it out.</summary>
    public int? RowLength { get; private init; }

    /// <summary>The convention asked for, or null where the attribute leaves it out.</summary>
    public Convention? Convention { get; private init; }

    /// <summary>The whole attribute.</summary>
    public Location Location { get; }

    /// <summary>Reads the attribute, or gives null where it has errors the compiler reports itself.</summary>
    public static AttributeReader? Read(AttributeData attribute, Location fallback, CancellationToken cancellationToken)
    {
        if (attribute.NamedArguments.Any(static argument => argument.Value.Kind == TypedConstantKind.Error)
            || ActivationOf(attribute) is not { } activation)
        {
            return null;
        }

        double maxUlp = 8;
        var form = ActivationForm.Auto;
        Convention? convention = null;
        ulong? seed = null;
        var noiseShape = NoiseShape.PerElement;
        int? rowLength = null;
        var parameters = new List<WrittenParameter>();
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            switch (argument.Value.Value)
            {
                case string when argument.Key == ActivationOfDense:
                    break;
                case double value when argument.Key == "MaxUlp":
                    maxUlp = value;
                    break;
                case double value:
                    parameters.Add(new(argument.Key, value, MessageText.Of(value)));
                    break;
                case ulong value when argument.Key == "Seed":
                    seed = value;
                    break;
                case int value when argument.Key == "NoiseShape":
                    noiseShape = (NoiseShape)value;
                    break;
                case int value when argument.Key == "RowLength":
                    rowLength = value;
                    break;
                case int value when argument.Key == "Form":
                    form = (ActivationForm)value;
                    break;
                case int value when argument.Key == "Convention":
                    convention = (Convention)value;
                    break;
            }
        }

        return new(attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax, fallback)
        {
            Activation = activation,
            HasParameters = attribute.AttributeClass?.Name == AttributeOfParameters,
            HoldsLayers = attribute.AttributeClass?.Name == AttributeOfModels,
            Parameters = parameters,
            MaxUlp = maxUlp,
            Form = form,
            Convention = convention,
            Seed = seed,
            NoiseShape = noiseShape,
            RowLength = rowLength,
        };
    }

    /// <summary>The same attribute, of which everything is said at <paramref name="location"/>: it stands where others report.</summary>
    public AttributeReader LocatedAt(Location location) => new(null, location)
    {
        Activation = Activation,
        HasParameters = HasParameters,
        HoldsLayers = HoldsLayers,
        Parameters = Parameters,
        MaxUlp = MaxUlp,
        Form = Form,
        Convention = Convention,
        Seed = Seed,
        NoiseShape = NoiseShape,
        RowLength = RowLength,
    };

    /// <summary>The properties of a diagnostic with these mends of the attribute; of none where others report, whose attribute it is not.</summary>
    public ImmutableDictionary<string, string?> Properties(IEnumerable<Mend> mends) => Mend.Properties(_syntax is null ? [] : mends);

    /// <summary>The argument <c>name = ...</c>, or the whole attribute where there is none.</summary>
    public Location LocationOf(string argument)
        => _syntax?.ArgumentList?.Arguments
            .FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == argument)?.GetLocation() ?? Location;

    /// <summary>The activation string; empty for null, which names nothing either; null where the argument has errors.</summary>
    private static string? ActivationOf(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length == 1)
        {
            return attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive, Value: null or string } written ? written.Value as string ?? "" : null;
        }

        TypedConstant? named = attribute.NamedArguments.Where(static argument => argument.Key == ActivationOfDense).Select(static argument => (TypedConstant?)argument.Value).FirstOrDefault();
        return named is { } given ? given.Value as string ?? "" : "linear";
    }

    /// <summary>The activation string, or <paramref name="length"/> characters at <paramref name="position"/> in it where those can be pointed at.</summary>
    public Location LocationInActivation(int? position = null, int length = 1)
    {
        AttributeArgumentSyntax[] arguments = [.. _syntax?.ArgumentList?.Arguments ?? default];
        ExpressionSyntax? expression = (arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == ActivationOfDense)
            ?? arguments.FirstOrDefault(static argument => argument.NameEquals is null))?.Expression;
        if (expression is null)
        {
            return Location;
        }

        // Only in a plain literal does a position in the value equal one in the source: no escapes, no concatenation.
        if (position is { } offset && expression is LiteralExpressionSyntax { Token: { RawKind: (int)SyntaxKind.StringLiteralToken } token }
            && token.Text.Length == token.ValueText.Length + 2)
        {
            int start = token.SpanStart + 1 + offset;
            return Location.Create(expression.SyntaxTree, new(start, System.Math.Min(length, token.ValueText.Length - offset)));
        }

        return expression.GetLocation();
    }
}
