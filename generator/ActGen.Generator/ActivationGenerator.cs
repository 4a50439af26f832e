using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using ActGen.Generator.Emission;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Generator;

/// <summary>Writes the bodies of partial methods marked with <c>[Activation]</c>, <c>[Dense]</c> or <c>[GradientOf]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ActivationGenerator : IIncrementalGenerator
{
    private const string ActivationAttribute = "ActGen.ActivationAttribute";
    private const string DenseAttribute = "ActGen.DenseAttribute";
    private const string GradientOfAttribute = "ActGen.GradientOfAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. Source -> model and diagnostics. Runs for each attributed method after each edit, so it only reads symbols.
        IncrementalValuesProvider<ParsedMethod> activations = Parse(context, ActivationAttribute, MethodParser.ParseActivation);
        IncrementalValuesProvider<ParsedMethod> layers = Parse(context, DenseAttribute, MethodParser.ParseDense);
        IncrementalValuesProvider<ParsedMethod> gradients = Parse(context, GradientOfAttribute, MethodParser.ParseGradient);

        // 2. The models alone: equatable, without symbols or locations, so that an edit elsewhere stops here.
        IncrementalValuesProvider<MethodModel> activationModels = Models(activations);
        IncrementalValuesProvider<MethodModel> layerModels = Models(layers);
        IncrementalValuesProvider<MethodModel> gradientModels = Models(gradients);

        // 3. File names that only case tells apart, or nothing: the compiler refuses them, and no method can see the others.
        IncrementalValueProvider<EquatableArray<string>> twins = Names(activationModels).Combine(Names(layerModels)).Combine(Names(gradientModels))
            .Select(static (names, _) => names.Left.Left.Concat(names.Left.Right).Concat(names.Right)
                .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
                .Where(static group => group.Skip(1).Any())
                .SelectMany(static group => group)
                .OrderBy(static name => name, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.Twins);

        // 4. Model -> text. Not an implementation output: the editor would show partial methods without a body.
        Emit(context, activationModels, twins);
        Emit(context, layerModels, twins);
        Emit(context, gradientModels, twins);

        // 5. Diagnostics, apart from the models because they hold real locations: #pragma works on no other.
        Report(context, activations);
        Report(context, layers);
        Report(context, gradients);
    }

    private static IncrementalValuesProvider<ParsedMethod> Parse(
        IncrementalGeneratorInitializationContext context, string attribute, Func<GeneratorAttributeSyntaxContext, CancellationToken, ParsedMethod> parse)
        => context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (_, _) => true, parse).WithTrackingName(TrackingNames.Parsed);

    private static IncrementalValuesProvider<MethodModel> Models(IncrementalValuesProvider<ParsedMethod> parsed)
        => parsed.Where(static method => method.Model is not null).Select(static (method, _) => method.Model!).WithTrackingName(TrackingNames.Models);

    private static IncrementalValueProvider<ImmutableArray<string>> Names(IncrementalValuesProvider<MethodModel> models)
        => models.Select(static (method, _) => method.HintName).Collect();

    private static void Emit(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<MethodModel> models, IncrementalValueProvider<EquatableArray<string>> twins)
    {
        // A name that is there twice is that of a method declared twice, which the compiler reports.
        IncrementalValuesProvider<MethodModel> named = models
            .Combine(twins)
            .Where(static pair => pair.Right.Count(name => name == pair.Left.HintName) < 2)
            .Select(static (pair, _) => pair.Right.Contains(pair.Left.HintName)
                ? pair.Left with { HintName = GeneratedNames.WithHash(pair.Left.HintName) }
                : pair.Left)
            .WithTrackingName(TrackingNames.Outputs);
        context.RegisterSourceOutput(named, static (output, method) =>
            output.AddSource(method.HintName, SourceText.From(MethodEmitter.Write(method), Encoding.UTF8)));
    }

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParsedMethod> parsed)
        => context.RegisterSourceOutput(
            parsed.SelectMany(static (method, _) => method.Diagnostics).WithTrackingName(TrackingNames.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
}

/// <summary>The names of the pipeline's steps, for tests of what an edit repeats.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string Models = nameof(Models);
    public const string Twins = nameof(Twins);
    public const string Outputs = nameof(Outputs);
    public const string Diagnostics = nameof(Diagnostics);
}
