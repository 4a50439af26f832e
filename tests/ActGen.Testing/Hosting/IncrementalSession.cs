using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Testing.Hosting;

/// <summary>
/// A project open in an editor: it is run, edited and run again by one driver, and each run tells which steps did work.
/// </summary>
/// <remarks>
/// <code>
/// var session = new IncrementalSession(GeneratorHost.Default, source, "class Unrelated { }");
/// session.Edit("Source1.cs", text => text + "\n");
/// Assert.Equal([IncrementalStepRunReason.Cached], session.Rerun().Reasons("SourceOutput"));
/// </code>
/// </remarks>
public sealed class IncrementalSession
{
    private readonly GeneratorHost _host;
    private CSharpCompilation _compilation;

    /// <summary>Opens the project and runs the generator for the first time.</summary>
    /// <param name="host">The options of the project.</param>
    /// <param name="sources">Its files, called <c>Source0.cs</c>, <c>Source1.cs</c> and so on.</param>
    public IncrementalSession(GeneratorHost host, params ReadOnlySpan<string> sources)
    {
        _host = host;
        _compilation = host.CreateCompilation(sources);
        Run = host.Run(_compilation, host.CreateDriver());
    }

    /// <summary>The latest run.</summary>
    public GeneratorRun Run { get; private set; }

    /// <summary>Changes the text of a file, as typing would.</summary>
    /// <param name="path">The name of the file, such as <c>Source0.cs</c>.</param>
    /// <param name="change">The new text, from the old.</param>
    /// <exception cref="ArgumentException">There is no such file, or the text does not change.</exception>
    public void Edit(string path, Func<string, string> change)
    {
        SyntaxTree tree = Find(path);
        string before = tree.ToString();
        string after = change(before);
        if (after == before)
        {
            throw new ArgumentException($"The edit of '{path}' changes nothing; a test of what an edit costs would pass for the wrong reason.", nameof(change));
        }

        // The common ends are kept, so that the compiler reuses nodes as it does while somebody types.
        int start = before.AsSpan().CommonPrefixLength(after);
        int end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var edit = new TextChange(TextSpan.FromBounds(start, before.Length - end), after[start..^end]);
        _compilation = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(edit)));
    }

    /// <summary>Adds a file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="text">Its text.</param>
    public void Add(string path, string text) => _compilation = _compilation.AddSyntaxTrees(_host.Parse(text, path));

    /// <summary>Removes a file.</summary>
    /// <param name="path">Its name.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public void Remove(string path) => _compilation = _compilation.RemoveSyntaxTrees(Find(path));

    /// <summary>Runs the generator again on the project as edited.</summary>
    /// <returns>What each step had to do.</returns>
    /// <exception cref="InvalidOperationException">The generator threw.</exception>
    public StepTable Rerun()
    {
        Run = _host.Run(_compilation, Run.Driver);
        return StepTable.Of(Run.Result);
    }

    /// <summary>
    /// Whether the driver, after an edit and another run, lets go of the compilation before: a model that holds a symbol
    /// would keep every version of the project in an editor's memory.
    /// </summary>
    /// <param name="path">The file to edit.</param>
    /// <param name="change">The new text, from the old.</param>
    public bool ReleasesCompilationAfter(string path, Func<string, string> change)
    {
        WeakReference before = Latest();
        Edit(path, change);
        Rerun();

        // A collection finds garbage only where no frame of this method still holds the object: hence the two methods.
        for (int i = 0; before.IsAlive && i < 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return !before.IsAlive;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Latest() => new(Run.Input);

    private SyntaxTree Find(string path) => _compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path)
        ?? throw new ArgumentException($"No file '{path}'; the project has [{string.Join(", ", _compilation.SyntaxTrees.Select(tree => tree.FilePath))}].", nameof(path));
}
