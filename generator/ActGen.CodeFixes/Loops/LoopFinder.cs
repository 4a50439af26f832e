using System.Threading;
using ActGen.Generator.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.CodeFixes.Loops;

/// <summary>Finds the loop that a diagnostic is about.</summary>
internal static class LoopFinder
{
    /// <summary>The loop, or null where there is none any more.</summary>
    public static HandwrittenLoop? At(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellationToken);
        return root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is ForStatementSyntax syntax
            && model.GetOperation(syntax, cancellationToken) is IForLoopOperation operation
                ? HandwrittenLoop.Of(operation, model.Compilation, cancellationToken)
                : null;
    }
}
