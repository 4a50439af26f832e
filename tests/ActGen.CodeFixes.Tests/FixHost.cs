using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ActGen.Generator.Analysis;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ActGen.CodeFixes.Tests;

/// <summary>An editor with one project, in which the generator and the analyzers report and the code fixes offer.</summary>
internal sealed class FixHost : IDisposable
{
    private static readonly CodeFixProvider[] s_providers = [new MendCodeFix(), new HandwrittenLoopCodeFix()];

    private readonly AdhocWorkspace _workspace = new();
    private readonly GeneratorHost _host;
    private Project _project;

    /// <summary>Opens files, by path.</summary>
    public FixHost(GeneratorHost host, params IEnumerable<(string Path, string Text)> files)
    {
        _host = host;
        CSharpCompilation settings = host.CreateCompilation("");
        _project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            host.AssemblyName,
            host.AssemblyName,
            LanguageNames.CSharp,
            compilationOptions: settings.Options,
            parseOptions: settings.SyntaxTrees[0].Options,
            metadataReferences: settings.References));
        foreach ((string path, string text) in files)
        {
            _project = _project.AddDocument(path, SourceText.From(text, Encoding.UTF8), filePath: path).Project;
        }
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>The text of the files, in their order.</summary>
    public async Task<string[]> ReadAsync()
    {
        var texts = new List<string>();
        foreach (Document document in _project.Documents)
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return [.. texts];
    }

    /// <summary>What the generator and the analyzers report and no pragma suppresses.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnoseAsync()
    {
        Compilation compilation = (await _project.GetCompilationAsync())!;
        GeneratorDriver driver = _host.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        ImmutableArray<Diagnostic> analyzed = await output.WithAnalyzers([new HandwrittenLoopAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(analyzed, static diagnostic => diagnostic.Id == "AD0001");
        return [.. driver.GetRunResult().Diagnostics.Concat(analyzed).Where(static diagnostic => !diagnostic.IsSuppressed)];
    }

    /// <summary>The titles of what is offered for a diagnostic, with those of submenus.</summary>
    public async Task<string[]> OffersAsync(Diagnostic diagnostic)
        => [.. (await ActionsAsync(diagnostic)).Select(static action => action.Title)];

    /// <summary>Does what a title says for a diagnostic.</summary>
    public async Task ApplyAsync(Diagnostic diagnostic, string title)
        => await ApplyAsync((await ActionsAsync(diagnostic)).Single(action => action.Title == title));

    /// <summary>Does what a title says for every diagnostic of that kind.</summary>
    public async Task ApplyToAllAsync(Diagnostic diagnostic, string title, FixAllScope scope)
    {
        CodeAction action = (await ActionsAsync(diagnostic)).Single(action => action.Title == title);
        CodeFixProvider provider = ProviderOf(diagnostic);
        var context = new FixAllContext(
            DocumentOf(diagnostic), provider, scope, action.EquivalenceKey!, [diagnostic.Id], new Found(await DiagnoseAsync()), CancellationToken.None);
        await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private async Task ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        _project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_project.Id)!;
    }

    private async Task<CodeAction[]> ActionsAsync(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await ProviderOf(diagnostic).RegisterCodeFixesAsync(new CodeFixContext(DocumentOf(diagnostic), diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return [.. actions.SelectMany(static action => action.NestedActions.IsEmpty ? [action] : action.NestedActions)];
    }

    private static CodeFixProvider ProviderOf(Diagnostic diagnostic) => s_providers.Single(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

    private Document DocumentOf(Diagnostic diagnostic) => _project.GetDocument(diagnostic.Location.SourceTree)!;

    private sealed class Found(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return all.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
