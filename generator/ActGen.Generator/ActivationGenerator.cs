using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using ActGen.Generator.Emission;
using ActGen.Generator.Emission.Sequential;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing;
using ActGen.Generator.Parsing.Declarations;
using ActGen.Generator.Parsing.Memory;
using ActGen.Generator.Parsing.Sequential;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Generator;

/// <summary>
/// Writes the bodies of partial methods marked with <c>[Activation]</c>, <c>[Dense]</c>, <c>[GradientOf]</c> or <c>[ActivationTable]</c>, and the
/// members of classes marked with <c>[Sequential]</c>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ActivationGenerator : IIncrementalGenerator
{
    private const string ActivationAttribute = "ActGen.ActivationAttribute";
    private const string DenseAttribute = "ActGen.DenseAttribute";
    private const string GradientOfAttribute = "ActGen.GradientOfAttribute";
    private const string SequentialAttribute = "ActGen.SequentialAttribute";
    private const string ActivationTableAttribute = "ActGen.ActivationTableAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. Source -> model and diagnostics. Runs for each attributed declaration after each edit, so it remembers what it read of methods.
        var worlds = new DeclaredWorld.Observer();
        IncrementalValuesProvider<Parsed<MethodModel>> activations = Parse(context, ActivationAttribute, new ParseMemory(worlds, MethodParser.ParseActivation).Parse);
        IncrementalValuesProvider<Parsed<MethodModel>> layers = Parse(context, DenseAttribute, new ParseMemory(worlds, MethodParser.ParseDense).Parse);
        IncrementalValuesProvider<Parsed<MethodModel>> gradients = Parse(context, GradientOfAttribute, new ParseMemory(worlds, MethodParser.ParseGradient).Parse);
        IncrementalValuesProvider<Parsed<SequentialClassModel>> networks = Parse(context, SequentialAttribute, SequentialParser.Parse);
        IncrementalValuesProvider<Parsed<TableModel>> tables = Parse(context, ActivationTableAttribute, TableParser.Parse);

        // 2. The models alone: equatable, without symbols or locations, so that an edit elsewhere stops here. A step costs its time for each
        // method even then, so there are few.
        IncrementalValuesProvider<MethodModel> activationModels = Models(activations);
        IncrementalValuesProvider<MethodModel> layerModels = Models(layers);
        IncrementalValuesProvider<MethodModel> gradientModels = Models(gradients);
        IncrementalValuesProvider<SequentialClassModel> networkModels = Models(networks);
        IncrementalValueProvider<ImmutableArray<MethodModel>> allActivations = activationModels.Collect(), allGradients = gradientModels.Collect();
        IncrementalValuesProvider<TableModel> tableModels = Models(tables)
            .Combine(allActivations.Combine(allGradients))
            .Select(static (pair, _) => TableEntries.Fill(pair.Left, pair.Right.Left, pair.Right.Right))
            .WithTrackingName(TrackingNames.Tables);

        // 3. File names that only case tells apart, or nothing: the compiler refuses them, and no file can see the others.
        IncrementalValueProvider<EquatableArray<string>> twins = Twins(
            Names(allActivations), Names(layerModels.Collect()), Names(allGradients), Names(networkModels.Collect()), Names(tableModels.Collect()));

        // 4. Model -> text. Not an implementation output: the editor would show partial methods without a body.
        Emit(context, activationModels, twins, MethodEmitter.Write);
        Emit(context, layerModels, twins, MethodEmitter.Write);
        Emit(context, gradientModels, twins, MethodEmitter.Write);
        Emit(context, networkModels, twins, SequentialEmitter.Write);
        Emit(context, tableModels, twins, TableEmitter.Write);

        // 5. Diagnostics, apart from the models because they hold real locations: #pragma works on no other.
        Report(context, activations);
        Report(context, layers);
        Report(context, gradients);
        Report(context, networks);
        Report(context, tables);
    }

    private static IncrementalValuesProvider<Parsed<TModel>> Parse<TModel>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<GeneratorAttributeSyntaxContext, CancellationToken, Parsed<TModel>> parse)
        where TModel : FileModel
        => context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (_, _) => true, parse).WithTrackingName(TrackingNames.Parsed);

    private static IncrementalValuesProvider<TModel> Models<TModel>(IncrementalValuesProvider<Parsed<TModel>> parsed)
        where TModel : FileModel
        => parsed.SelectMany(static (one, _) => one.Model is { } model ? ImmutableArray.Create(model) : ImmutableArray<TModel>.Empty).WithTrackingName(TrackingNames.Models);

    private static IncrementalValueProvider<EquatableArray<string>> Names<TModel>(IncrementalValueProvider<ImmutableArray<TModel>> models)
        where TModel : FileModel
        => models.Select(static (all, _) => all.Select(static model => model.HintName).ToEquatableArray());

    private static IncrementalValueProvider<EquatableArray<string>> Twins(params IncrementalValueProvider<EquatableArray<string>>[] names)
        => names.Aggregate(static (left, right) => left.Combine(right).Select(static (pair, _) => pair.Left.Concat(pair.Right).ToEquatableArray()))
            .Select(static (all, _) => all
                .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
                .Where(static group => group.Skip(1).Any())
                .SelectMany(static group => group)
                .OrderBy(static name => name, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.Twins);

    private static void Emit<TModel>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TModel> models,
        IncrementalValueProvider<EquatableArray<string>> twins,
        Func<TModel, string> write)
        where TModel : FileModel
    {
        // A name that is there twice is that of a member declared twice, which the compiler reports.
        IncrementalValuesProvider<TModel> named = models
            .Combine(twins)
            .SelectMany(static (pair, _) => pair.Right.Count(name => name == pair.Left.HintName) switch
            {
                0 => ImmutableArray.Create(pair.Left),
                1 => ImmutableArray.Create((TModel)((FileModel)pair.Left with { HintName = GeneratedNames.WithHash(pair.Left.HintName) })),
                _ => ImmutableArray<TModel>.Empty,
            })
            .WithTrackingName(TrackingNames.Outputs);
        context.RegisterSourceOutput(named, (output, model) => output.AddSource(model.HintName, SourceText.From(write(model), Encoding.UTF8)));
    }

    private static void Report<TModel>(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Parsed<TModel>> parsed)
        where TModel : FileModel
        => context.RegisterSourceOutput(
            parsed.SelectMany(static (one, _) => one.Diagnostics).WithTrackingName(TrackingNames.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
}

/// <summary>The names of the pipeline's steps, for tests of what an edit repeats.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string Models = nameof(Models);
    public const string Tables = nameof(Tables);
    public const string Twins = nameof(Twins);
    public const string Outputs = nameof(Outputs);
    public const string Diagnostics = nameof(Diagnostics);
}
