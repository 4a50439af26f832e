using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActGen.CodeFixes.Loops;
using ActGen.Generator.Analysis;
using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes;

/// <summary>Replaces a hand-written loop by the call of a method that ActGen writes, and adds that method to the type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandwrittenLoopCodeFix))]
public sealed class HandwrittenLoopCodeFix : CodeFixProvider
{
    /// <summary>All loops may be replaced at once, whatever they apply.</summary>
    private const string Key = "Replace loops";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticDescriptors.HandwrittenLoop.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => Everywhere;

    private static FixAllProvider Everywhere { get; } = new OneDocumentAfterTheOther("Replace the loops", ReplaceAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (model is not null && LoopFinder.At(diagnostic, model, context.CancellationToken) is { } loop)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(TitleOf(loop), cancellationToken => ReplaceAsync(context.Document, ImmutableArray.Create(diagnostic), cancellationToken), Key), diagnostic);
            }
        }
    }

    private static string TitleOf(HandwrittenLoop loop)
        => $"Replace the loop by [Activation(\"{loop.Activation.Definition.Name}\")]{(loop.Activation.KeepsNaN ? "" : ", which gives NaN for NaN")}";

    private static async Task<Document> ReplaceAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var replacement = new LoopReplacement(model, text);
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (LoopFinder.At(diagnostic, model, cancellationToken) is { } loop)
            {
                replacement.Add(loop);
            }
        }

        return document.WithText(text.WithChanges(replacement.Changes()));
    }
}
