using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Parsing.Pipelines;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing;

/// <summary>Finds the activation a <c>[GradientOf]</c> names, and checks that the gradient asked for exists.</summary>
internal sealed class GradientParser
{
    private readonly IMethodSymbol _method;
    private readonly Location _location;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;
    private readonly ImmutableArray<IMethodSymbol> _targets;
    private readonly ImmutableArray<AttributeReader> _attributes;
    private readonly int _order;

    private GradientParser(
        IMethodSymbol method,
        Location location,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        ImmutableArray<IMethodSymbol> targets,
        ImmutableArray<AttributeReader> attributes,
        int order)
    {
        _method = method;
        _location = location;
        _diagnostics = diagnostics;
        _targets = targets;
        _attributes = attributes;
        _order = order;
        Names = ParameterNames.Of(
            attributes.SelectMany(static attribute => ActivationString.Parse(attribute.Activation, out _) ?? []), method.ContainingType);
    }

    /// <summary>The names the gradient may give to what is neither input nor output.</summary>
    public ParameterNames Names { get; }

    /// <summary>Finds the overloads of the activation, or says what is wrong with the attribute.</summary>
    public static GradientParser? Find(
        AttributeData data, IMethodSymbol method, Location fallback, ImmutableArray<Diagnostic>.Builder diagnostics, CancellationToken cancellationToken)
    {
        Location location = data.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? fallback;
        if (data.ConstructorArguments.Length != 1 || data.ConstructorArguments[0] is not { Kind: TypedConstantKind.Primitive, Value: null or string } argument)
        {
            return null; // the compiler reports the argument
        }

        string target = argument.Value as string ?? ""; // null names nothing either
        int order = data.NamedArguments.FirstOrDefault(static argument => argument.Key == "Order").Value.Value as int? ?? 1;
        if (order is not (1 or 2))
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.UnsupportedOrder, location, Mend.Properties([Mend.Remove("Order"), Mend.Set("Order", "2", "the second derivative")]), order));
            return null;
        }

        IMethodSymbol[] targets =
        [
            .. method.ContainingType.GetMembers(target).OfType<IMethodSymbol>().Where(static candidate => FunctionParser.ActivationAttribute(candidate) is not null),
        ];
        if (targets.Length == 0)
        {
            string? near = Catalog.Names.Nearest(target, method.ContainingType.GetMembers().OfType<IMethodSymbol>()
                .Where(static candidate => FunctionParser.ActivationAttribute(candidate) is not null || FunctionParser.DenseAttribute(candidate) is not null)
                .Select(static candidate => candidate.Name));
            string wayOut = near is null ? "name a method of the same type that has one of them" : $"did you mean '{near}'?";
            Mend[] mends = near is null ? [] : [new(MendKind.SetArgument, $"Write nameof({near})", "", $"nameof({near})") { Key = "Write the nearest name" }];
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.GradientTargetNotFound, location, Mend.Properties(mends), method.ContainingType.Name, MessageText.Of(target), wayOut));
            return null;
        }

        // What is wrong with the activation is reported where it stands.
        AttributeReader?[] attributes = [.. targets.Select(candidate => AttributeReader.Read(FunctionParser.ActivationAttribute(candidate)!, location, cancellationToken))];
        return attributes.All(static attribute => attribute is not null)
            ? new(method, location, diagnostics, targets.ToImmutableArray(), attributes.Select(static attribute => attribute!).ToImmutableArray(), order)
            : null;
    }

    /// <summary>The activation and which gradient of it is wanted, or null where there is none.</summary>
    public (PipelineModel Pipeline, GradientModel Gradient)? Parse(SignatureModel signature, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Resolve(signature, compilation, cancellationToken) is not { } pipeline)
        {
            return null;
        }

        if (pipeline.IsScalarOnly)
        {
            Report(DiagnosticDescriptors.NotDifferentiable, pipeline.Name, "it is computed one element at a time; ACTGEN023 tells what stands in the way");
            return null;
        }

        if (pipeline.Row is { } row && ReasonNoRowGradient(pipeline, row, signature) is { } rowReason)
        {
            Report(DiagnosticDescriptors.NotDifferentiable, pipeline.Name, rowReason);
            return null;
        }

        if (pipeline.Halves is not null && ReasonNoHalvesGradient(signature) is { } halvesReason)
        {
            Report(DiagnosticDescriptors.NotDifferentiable, pipeline.Name, halvesReason);
            return null;
        }

        if (ParameterGradients(pipeline, signature) is not { } parameters)
        {
            return null;
        }

        string input = signature[ParameterRole.Input].TrimStart('@');
        bool isFromOutput = string.Equals(input, "y", StringComparison.OrdinalIgnoreCase);
        if (isFromOutput && ReasonNotFromOutput(pipeline, signature, parameters) is { } reason)
        {
            Report(DiagnosticDescriptors.GradientNotFromOutput, pipeline.Name, reason, input);
            return null;
        }

        return (pipeline, new(_order, isFromOutput, parameters.ToEquatableArray()));
    }

    /// <summary>The one activation that the overloads are, with the parameters of the gradient.</summary>
    private PipelineModel? Resolve(SignatureModel signature, Compilation compilation, CancellationToken cancellationToken)
    {
        var shapes = _targets.Select(target => (Method: target, Shape: SignatureShape.Recognise(target, isGradient: false, Names))).ToArray();
        var arguments = new MethodArguments(_method, signature)
        {
            IsGradient = true,
            Expected = [.. shapes.Where(static target => target.Shape is not null).SelectMany(static target => target.Shape!.Extras(target.Method))],
        };

        // In an element type that the activation itself does not have, nobody else reports what is wrong.
        bool isOtherElement = shapes.All(target => target.Shape is { } shape && shape.Element.SpecialType != signature.Element.SpecialType());
        var resolved = new List<(PipelineModel? Pipeline, ImmutableArray<Diagnostic> Diagnostics)>();
        foreach (AttributeReader attribute in _attributes.Select(attribute => isOtherElement ? attribute.LocatedAt(_location) : attribute))
        {
            var found = ImmutableArray.CreateBuilder<Diagnostic>();
            PipelineModel? pipeline = PipelineResolver.Read(attribute, found) is { } calls
                ? PipelineResolver.Resolve(attribute, calls, _method.ContainingType, arguments, found, compilation, cancellationToken)
                : null;
            resolved.Add((pipeline, found.ToImmutable()));
        }

        if (resolved.Select(static result => result.Pipeline).Distinct().Skip(1).Any())
        {
            Report(DiagnosticDescriptors.GradientTargetAmbiguous, _targets[0].Name);
            return null;
        }

        // Of what is wrong, only what the gradient is to blame for is not reported with the activation.
        _diagnostics.AddRange(resolved[0].Diagnostics.Where(diagnostic =>
            diagnostic.Location == _location ? diagnostic.Severity == DiagnosticSeverity.Error : IsOwn(diagnostic.Location)));
        return resolved[0].Pipeline;
    }

    private bool IsOwn(Location location)
        => _method.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == location.SourceTree && reference.Span.Contains(location.SourceSpan));

    /// <summary>The gradients of parameters that are asked for, or null where there is none.</summary>
    private List<ParameterGradientModel>? ParameterGradients(PipelineModel pipeline, SignatureModel signature)
    {
        var gradients = new List<ParameterGradientModel>();
        foreach (MethodArgument argument in new MethodArguments(_method, signature).Gradients)
        {
            string name = argument.Name.Substring(1);
            ParameterInPipeline[] all = [.. pipeline.Stages.SelectMany((stage, index) => stage.Parameters.Select(parameter => new ParameterInPipeline(index, stage.Name, parameter)))];
            ParameterInPipeline[] found = Learned([.. all.Where(static place => place.Argument is not null)], name);
            switch (found.Length)
            {
                case 0:
                    string stem = ParameterNames.WithoutNumber(name);
                    string constant = all.Select(static place => place.Parameter.Name).FirstOrDefault(candidate => Catalog.Names.Equal(candidate, stem)) ?? name;
                    _diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.GradientOfConstant, argument.Location, argument.Name, constant, pipeline.Name));
                    return null;
                case 1:
                    gradients.Add(new(found[0].Stage, found[0].Parameter.Name, argument.Escaped));
                    break;
                default:
                    string places = string.Join(" or ", found.Select(static place => $"{place.Activation} (stage {place.Stage + 1})"));
                    string wayOut = $"name it after the parameter, as in '{argument.Name[0]}{Capitalised(found[0].Argument!)}'";
                    _diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.AmbiguousParameter, argument.Location, argument.Name, places, wayOut));
                    return null;
            }
        }

        if (gradients.Count > 0 && _order != 1)
        {
            Report(DiagnosticDescriptors.NotDifferentiable, pipeline.Name, $"gradients of parameters are of order 1; remove Order or '{gradients[0].Argument}'");
            return null;
        }

        return gradients;
    }

    /// <summary>What a gradient is that of: the parameter of the method with that name, to the letter or not, else that of the activation.</summary>
    private static ParameterInPipeline[] Learned(IReadOnlyList<ParameterInPipeline> candidates, string name)
    {
        Func<ParameterInPipeline, bool>[] readings =
        [
            place => Capitalised(place.Argument!) == Capitalised(name),
            place => Catalog.Names.Equal(place.Argument!, name),
            place => Catalog.Names.Equal(place.Parameter.Name, name) || Catalog.Names.Equal(ParameterNames.WithoutNumber(place.Argument!), name),
        ];
        return readings.Select(reading => candidates.Where(reading).ToArray()).FirstOrDefault(static found => found.Length > 0) ?? [];
    }

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>A parameter and the stage it belongs to.</summary>
    private readonly record struct ParameterInPipeline(int Stage, string Activation, BoundParameter Parameter)
    {
        /// <summary>The parameter of the method it comes from, without the sign that escapes it; null for a constant.</summary>
        public string? Argument => Parameter.Argument?.TrimStart('@');
    }

    /// <summary>Why the gradient of an activation of rows cannot be generated, or null where it can.</summary>
    private string? ReasonNoRowGradient(PipelineModel pipeline, RowModel row, SignatureModel signature)
        => !RowActivations.Find(row.Name)!.HasGradient ? RowDefinition.ReasonNoGradient
            : signature.Shape != Shape.Backward
                ? "each output depends on every input of its row, so there is no derivative of one element; take 'dy' and give 'dx'"
            : signature.Find(ParameterRole.Output) is null ? "it is computed in the memory of 'dx'; take that as well"
            : _order != 1 ? "of rows there is the gradient of order 1 only; remove Order"
            : null;

    /// <summary>Why the gradient of a gate of halves cannot be generated, or null where it can.</summary>
    private string? ReasonNoHalvesGradient(SignatureModel signature)
        => signature.Shape != Shape.Backward || signature.Find(ParameterRole.Output) is null ? "it has two inputs, the halves of a row; take 'dy' and give 'dx'"
            : signature.Find(ParameterRole.ParameterGradient) is { } gradient ? $"the gradients of both inputs are the halves of '{signature[ParameterRole.Output]}'; remove '{gradient.Name}'"
            : _order != 1 ? "of two inputs there is the gradient of order 1 only; remove Order"
            : null;

    private string? ReasonNotFromOutput(PipelineModel pipeline, SignatureModel signature, IReadOnlyCollection<ParameterGradientModel> parameters)
        => signature.Shape == Shape.ValueAndDerivative ? "the value is asked for as well"
            : parameters.Count > 0 ? "the gradient of a parameter needs the input"
            : pipeline is { Row: { } row, Stages.Count: > 0 } ? $"what comes before {row.Name} needs the input"
            : pipeline.Row is not null || KernelExpressions.HasDerivativeFromOutput(pipeline, signature.Element, _order) ? null
            : pipeline.Stages.Any(static stage => stage.Function is not null) ? "it is your own function, whose inverse is not known"
            : pipeline.Stages.Any(static stage => stage.Parameters.Any(static parameter => !parameter.IsConstant))
                ? "for some values of its parameters, known at run time only, different inputs give the same output"
            : "different inputs with different slopes give the same output";

    private void Report(DiagnosticDescriptor descriptor, params string[] arguments)
        => _diagnostics.Add(Diagnostic.Create(descriptor, _location, arguments));
}
