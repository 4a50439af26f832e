using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Generator.Tests.Hosting;

/// <summary>
/// A generator small enough to know by heart, so that the host is tested by what must come out of it: for every method
/// marked <c>[Obsolete("factor")]</c> it writes a multiplication by that factor.
/// </summary>
internal sealed class ToyGenerator : IIncrementalGenerator
{
    public const string Model = nameof(Model);

#pragma warning disable RS2008 // a rule that is never released needs no release notes
    private static readonly DiagnosticDescriptor s_noFactor = new(
        "TOY001", "No factor", "Method '{0}' needs a factor; write [Obsolete(\"2\")]", "Toy", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <summary>Set to write numbers as a careless generator does.</summary>
    public bool UsesCurrentCulture { get; init; }

    /// <summary>Set to let the model carry a symbol, as a careless generator does.</summary>
    public bool KeepsSymbols { get; init; }

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Multiplication> models = context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.ObsoleteAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            (target, _) => new Multiplication(
                target.TargetSymbol.ContainingType.Name,
                target.TargetSymbol.Name,
                target.Attributes[0].ConstructorArguments is [{ Value: string text }] && double.TryParse(text, CultureInfo.InvariantCulture, out double factor) ? factor : null,
                KeepsSymbols ? [target.TargetSymbol] : []))
            .WithTrackingName(Model);

        context.RegisterSourceOutput(models, (output, model) => output.AddSource(
            $"{model.Type}.{model.Method}.g.cs",
            SourceText.From(
                $"partial class {model.Type}\n{{\n    public static partial float {model.Method}(float x) => x * {Format(model.Factor ?? 1)}f;\n}}\n",
                System.Text.Encoding.UTF8)));

        context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(
                "System.ObsoleteAttribute",
                static (node, _) => node is MethodDeclarationSyntax,
                static (target, _) => target.Attributes[0].ConstructorArguments.IsEmpty
                    ? Diagnostic.Create(s_noFactor, target.TargetSymbol.Locations[0], target.TargetSymbol.Name)
                    : null),
            static (output, diagnostic) =>
            {
                if (diagnostic is not null)
                {
                    output.ReportDiagnostic(diagnostic);
                }
            });
    }

    private string Format(double value) => value.ToString(UsesCurrentCulture ? CultureInfo.CurrentCulture : CultureInfo.InvariantCulture);

    private sealed record Multiplication(string Type, string Method, double? Factor, ImmutableArray<ISymbol> Symbols)
    {
        public bool Equals(Multiplication? other)
            => other is not null && Type == other.Type && Method == other.Method && Factor == other.Factor;

        public override int GetHashCode() => (Type, Method, Factor).GetHashCode();
    }
}
