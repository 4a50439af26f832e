using System;
using System.Linq;
using System.Text;
using ActGen.Generator.Emission;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Generator;

/// <summary>Writes the bodies of partial methods marked with <c>[Activation]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ActivationGenerator : IIncrementalGenerator
{
    private const string ActivationAttribute = "ActGen.ActivationAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. Source -> model and diagnostics. Runs for each attributed method after each edit, so it only reads symbols.
        IncrementalValuesProvider<ParsedMethod> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(ActivationAttribute, static (_, _) => true, MethodParser.Parse)
            .WithTrackingName(TrackingNames.Parsed);

        // 2. The models alone: equatable, without symbols or locations, so that an edit elsewhere stops here.
        IncrementalValuesProvider<MethodModel> models = parsed
            .Where(static method => method.Model is not null)
            .Select(static (method, _) => method.Model!)
            .WithTrackingName(TrackingNames.Models);

        // 3. File names that only case tells apart, or nothing: the compiler refuses them, and no method can see the others.
        IncrementalValueProvider<EquatableArray<string>> twins = models
            .Select(static (method, _) => method.HintName)
            .Collect()
            .Select(static (names, _) => names
                .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
                .Where(static group => group.Skip(1).Any())
                .SelectMany(static group => group)
                .OrderBy(static name => name, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.Twins);

        // 4. Model -> text. Not an implementation output: the editor would show partial methods without a body.
        // A name that is there twice is that of a method declared twice, which the compiler reports.
        IncrementalValuesProvider<MethodModel> named = models
            .Combine(twins)
            .Where(static pair => pair.Right.Count(name => name == pair.Left.HintName) < 2)
            .Select(static (pair, _) => pair.Right.Contains(pair.Left.HintName)
                ? pair.Left with { HintName = GeneratedNames.WithHash(pair.Left.HintName) }
                : pair.Left)
            .WithTrackingName(TrackingNames.Outputs);
        context.RegisterSourceOutput(named, static (output, method) =>
            output.AddSource(method.HintName, SourceText.From(ElementwiseEmitter.Write(method), Encoding.UTF8)));

        // 5. Diagnostics, apart from the models because they hold real locations: #pragma works on no other.
        context.RegisterSourceOutput(
            parsed.SelectMany(static (method, _) => method.Diagnostics).WithTrackingName(TrackingNames.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }
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
