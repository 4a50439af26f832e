using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActGen.CodeFixes.Mending;
using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes;

/// <summary>Offers the mends that diagnostics carry, by themselves and for all diagnostics of a document, a project or a solution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendCodeFix))]
public sealed class MendCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        DiagnosticDescriptors.UnknownActivation.Id,
        DiagnosticDescriptors.MethodNotPartial.Id,
        DiagnosticDescriptors.TypeNotPartial.Id,
        DiagnosticDescriptors.UnsupportedSignature.Id,
        DiagnosticDescriptors.UnknownParameter.Id,
        DiagnosticDescriptors.ParameterSetTwice.Id,
        DiagnosticDescriptors.MaxUlpNotMet.Id,
        DiagnosticDescriptors.FormNotAvailable.Id,
        DiagnosticDescriptors.DefaultsDisagree.Id,
        DiagnosticDescriptors.MalformedActivation.Id,
        DiagnosticDescriptors.TypeNotSupported.Id,
        DiagnosticDescriptors.UnsupportedGradientSignature.Id,
        DiagnosticDescriptors.GradientTargetNotFound.Id,
        DiagnosticDescriptors.UnsupportedOrder.Id,
        DiagnosticDescriptors.UnusableFunction.Id,
        DiagnosticDescriptors.ParameterNotGiven.Id,
        DiagnosticDescriptors.SeedNotGiven.Id,
        DiagnosticDescriptors.ParameterIgnored.Id,
        DiagnosticDescriptors.TwoAttributes.Id,
        DiagnosticDescriptors.GateNotSaid.Id,
        DiagnosticDescriptors.InvalidLayer.Id,
        DiagnosticDescriptors.RowsOfOne.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => Everywhere;

    private static FixAllProvider Everywhere { get; } = FixAllProvider.Create(static async (context, document, diagnostics)
        => await ApplyAsync(document, diagnostics, context.CodeActionEquivalenceKey!, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root || GeneratedCode.Contains(root))
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            IEnumerable<Mend> possible = Mend.Of(diagnostic).Where(mend => SourceMends.Changes(root, diagnostic, mend).Any());
            foreach (IGrouping<string, Mend> menu in possible.GroupBy(static mend => mend.Menu))
            {
                CodeAction[] actions = [.. menu.Select(mend => CodeAction.Create(
                    mend.Title, cancellationToken => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), mend.Key, cancellationToken), mend.Key))];
                foreach (CodeAction action in menu.Key.Length > 0 ? [CodeAction.Create(menu.Key, actions.ToImmutableArray(), isInlinable: false)] : actions)
                {
                    context.RegisterCodeFix(action, diagnostic);
                }
            }
        }
    }

    /// <summary>The document in which every diagnostic that has a mend of that key is mended.</summary>
    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (GeneratedCode.Contains(root))
        {
            return document;
        }

        // Diagnostics of one place may ask for the same change, and of two that overlap the first is made.
        IEnumerable<TextChange> changes = diagnostics
            .SelectMany(diagnostic => Mend.Of(diagnostic).Where(mend => mend.Key == key).Take(1).SelectMany(mend => SourceMends.Changes(root, diagnostic, mend)))
            .Distinct()
            .OrderBy(static change => change.Span.Start)
            .ThenBy(static change => change.Span.End);
        var applied = new List<TextChange>();
        foreach (TextChange change in changes)
        {
            if (applied.Count == 0 || applied[applied.Count - 1].Span.End <= change.Span.Start)
            {
                applied.Add(change);
            }
        }

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(applied));
    }
}
