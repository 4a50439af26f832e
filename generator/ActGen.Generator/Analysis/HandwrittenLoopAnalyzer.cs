using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Analysis;

/// <summary>Finds loops that ActGen can write: an editor then offers to replace them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandwrittenLoopAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DiagnosticDescriptors.HandwrittenLoop);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Without the runtime or C# 9 there is nothing to replace a loop by.
            if (start.Compilation.GetTypeByMetadataName("ActGen.ActivationAttribute") is not null
                && start.Compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp9 })
            {
                start.RegisterOperationAction(Analyze, OperationKind.Loop);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (context.Operation is IForLoopOperation { Syntax: ForStatementSyntax syntax } loop
            && HandwrittenLoop.Of(loop, context.Compilation, context.CancellationToken) is { Activation: var activation })
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.HandwrittenLoop,
                syntax.ForKeyword.GetLocation(),
                activation.Definition.Name,
                activation.KeepsNaN ? "" : "; it gives NaN for NaN, where the loop gives a number"));
        }
    }
}
