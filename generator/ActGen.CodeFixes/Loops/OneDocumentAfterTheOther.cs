using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ActGen.CodeFixes.Loops;

/// <summary>Fixes documents in turn, so that the next one sees what the last one got: parts of a type may lie in several.</summary>
internal sealed class OneDocumentAfterTheOther : FixAllProvider
{
    private readonly string _title;
    private readonly Func<Document, ImmutableArray<Diagnostic>, CancellationToken, Task<Document>> _fix;

    public OneDocumentAfterTheOther(string title, Func<Document, ImmutableArray<Diagnostic>, CancellationToken, Task<Document>> fix)
    {
        _title = title;
        _fix = fix;
    }

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var found = new List<(DocumentId Document, ImmutableArray<Diagnostic> Diagnostics)>();
        foreach (Document document in DocumentsOf(fixAllContext))
        {
            found.Add((document.Id, await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)));
        }

        Solution solution = fixAllContext.Solution;
        return CodeAction.Create(
            _title,
            async cancellationToken =>
            {
                Solution changed = solution;
                foreach ((DocumentId document, ImmutableArray<Diagnostic> diagnostics) in found.Where(static each => !each.Diagnostics.IsEmpty))
                {
                    changed = (await _fix(changed.GetDocument(document)!, diagnostics, cancellationToken).ConfigureAwait(false)).Project.Solution;
                }

                return changed;
            },
            fixAllContext.CodeActionEquivalenceKey);
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context switch
    {
        { Scope: FixAllScope.Document, Document: { } document } => [document],
        { Scope: FixAllScope.Project } => context.Project.Documents,
        { Scope: FixAllScope.Solution } => context.Solution.Projects.Where(static project => project.Language == LanguageNames.CSharp).SelectMany(static project => project.Documents),
        _ => [],
    };
}
