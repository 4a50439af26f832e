using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>Makes a pipeline of an attribute: looks its stages up, binds their parameters and chooses their forms.</summary>
internal static class PipelineResolver
{
    /// <summary>The stages as written, or null where the string cannot be read, which is reported.</summary>
    public static IReadOnlyList<ActivationCall>? Read(AttributeReader attribute, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        IReadOnlyList<ActivationCall>? calls = ActivationString.Parse(attribute.Activation, out ActivationStringError? error);
        if (error is not null)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.MalformedActivation,
                attribute.LocationInActivation(error.Position),
                attribute.Properties(error.Mends(attribute.Activation)),
                MessageText.Of(attribute.Activation),
                error.Message,
                (error.Position + 1).ToString(CultureInfo.InvariantCulture)));
        }

        return calls;
    }

    /// <summary>Resolves the attribute of a method of <paramref name="type"/>, which may hold the functions it names.</summary>
    public static PipelineModel? Resolve(
        AttributeReader attribute,
        IReadOnlyList<ActivationCall> calls,
        INamedTypeSymbol type,
        MethodArguments arguments,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        ElementType element = arguments.Signature.Element;
        if (Declare(attribute, calls, type, arguments, element, diagnostics) is not { } stages
            || ParameterBinder.Bind(stages, attribute, arguments, element, diagnostics) is not { } parameters)
        {
            return null;
        }

        if (attribute.Form != ActivationForm.Auto && stages.Count > 1 && stages.All(static stage => stage.Definition is not { Forms.Count: > 1 }))
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.FormNotAvailable,
                attribute.LocationOf("Form"),
                attribute.Properties([Mend.Remove("Form")]),
                string.Join(" | ", stages.Select(static stage => stage.Name)),
                MessageText.Of(attribute.Form),
                "",
                "each stage has one form only, leave Form out"));
            return null;
        }

        if (stages.Take(stages.Count - 1).FirstOrDefault(static stage => stage.Row is not null) is { } early)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.RowsNotLast, early.Location, early.Name));
            return null;
        }

        var activations = new List<ActivationModel>();
        foreach ((StageDeclaration stage, BoundParameter[] bound) in stages.Zip(parameters, static (stage, bound) => (stage, bound)))
        {
            if (stage.Row is not null)
            {
                break;
            }

            ActivationModel? activation = stage.Function is { } function
                ? FunctionResolver.Resolve(attribute, stage, function, bound, arguments, element, diagnostics, compilation, cancellationToken)
                : ActivationResolver.Resolve(attribute, stage, bound, element, diagnostics);
            if (activation is null)
            {
                return null;
            }

            if (activation.IsScalarOnly && stages.Count > 1)
            {
                diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.StageNotVectorised, stage.Location, activation.Name));
                return null;
            }

            activations.Add(activation);
        }

        StageDeclaration last = stages[stages.Count - 1];
        bool areHalves = HalvesBinder.AreMeant(stages, attribute, arguments);
        bool hasRows = last.Row is not null || areHalves;
        if (RandomBinder.Bind([.. stages.Take(activations.Count)], activations, attribute, arguments, hasRows, diagnostics) is not { } pipeline)
        {
            return null;
        }

        if (areHalves)
        {
            return HalvesBinder.Bind(last, attribute, arguments, diagnostics) is { } halves ? pipeline with { Halves = halves } : null;
        }

        return last.Row is null ? pipeline
            : RowBinder.Bind(last, parameters[parameters.Count - 1], attribute, arguments, diagnostics) is { } row ? pipeline with { Row = row }
            : null;
    }

    /// <summary>Resolves one stage of an attribute that depends on nothing but constants.</summary>
    public static ActivationModel? ResolveConstant(AttributeReader attribute, ActivationCall call, ElementType element)
    {
        var unreported = ImmutableArray.CreateBuilder<Diagnostic>(); // where that method is declared they are
        return Declare(attribute, [call], type: null, arguments: null, element, unreported) is { } stages
            && ParameterBinder.Bind(stages, attribute, method: null, element, unreported) is { } parameters
            && stages[0].Row is null
            ? ActivationResolver.Resolve(attribute, stages[0], parameters[0], element, unreported)
            : null;
    }

    /// <summary>What the stages mean, or null where one means nothing, which is reported.</summary>
    private static IReadOnlyList<StageDeclaration>? Declare(
        AttributeReader attribute,
        IReadOnlyList<ActivationCall> calls,
        INamedTypeSymbol? type,
        MethodArguments? arguments,
        ElementType element,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var stages = new List<StageDeclaration>();
        bool isOnly = calls.Count == 1 && !attribute.HoldsLayers;
        foreach (ActivationCall call in calls)
        {
            if (StageDeclaration.Of(call, attribute, isOnly, type, arguments, element) is { } stage)
            {
                stages.Add(stage);
                continue;
            }

            string? near = ActivationCatalog.Suggest(call.Name);
            bool isWritten = type?.GetMembers(call.Name).OfType<IMethodSymbol>().Any(FunctionParser.IsWrittenByActGen) == true;
            string suggestion = isWritten ? "it is a method that ActGen writes; name a function of your own that calls it"
                : type is not null && FunctionParser.HasOther(type, call.Name) ? $"write the method of that name as 'static {element.Keyword()} {MessageText.Of(call.Name)}({element.Keyword()} x)'"
                : near is not null ? $"did you mean '{near}'?"
                : "the help link lists the names";
            Location location = isOnly ? attribute.LocationInActivation() : attribute.LocationInActivation(call.Position, call.Name.Length);
            Mend[] mends = near is not null ? [Mend.Rename(call.Name, call.Position, near)] : [];
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.UnknownActivation, location, attribute.Properties(mends), MessageText.Of(call.Name), suggestion));
        }

        return stages.Count == calls.Count ? stages : null;
    }
}
