using System;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace ActGen.CodeFixes.Tests;

/// <summary>Asserts what a fix makes of a source, and that the diagnostic is gone and the result compiles.</summary>
internal static class FixCheck
{
    private const string Usings = "using System;\nusing ActGen;\n\n";

    /// <summary>A static partial class <c>C</c> with these members.</summary>
    public static string InClass(string members) => $"public static partial class C\n{{\n{members}\n}}\n";

    /// <summary>The span shape with this attribute, on a method called <c>F</c>.</summary>
    public static string Attributed(string attribute) => InClass($"{attribute}\npublic static partial void F(ReadOnlySpan<float> x, Span<float> y);");

    /// <summary>Asserts that the fix with that title turns one text into the other.</summary>
    public static async Task Fixes(string id, string title, string before, string after, GeneratorHost? host = null)
    {
        using var editor = new FixHost(host ?? GeneratorHost.Default, ("Source.cs", Usings + before));
        await editor.ApplyAsync(await FirstAsync(editor, id), title);

        Assert.Equal([Usings + after], await editor.ReadAsync());
        await IsMended(editor, id, host);
    }

    /// <summary>Asserts that the fix with that title, asked for everywhere in the scope, turns some texts into others.</summary>
    public static async Task FixesAll(string id, string title, FixAllScope scope, string[] before, string[] after)
    {
        using var editor = new FixHost(GeneratorHost.Default, before.Select(static (text, index) => ($"Source{index}.cs", Usings + text)));
        await editor.ApplyToAllAsync(await FirstAsync(editor, id), title, scope);

        Assert.Equal(after.Select(static text => Usings + text), await editor.ReadAsync());
        if (scope != FixAllScope.Document)
        {
            await IsMended(editor, id, null);
        }
    }

    /// <summary>Asserts which fixes are offered for the first diagnostic of that kind.</summary>
    public static async Task Offers(string id, string source, params string[] titles)
    {
        using var editor = new FixHost(GeneratorHost.Default, ("Source.cs", Usings + source));
        Assert.Equal(titles, await editor.OffersAsync(await FirstAsync(editor, id)));
    }

    /// <summary>Asserts that nothing is offered in a file of that name.</summary>
    public static async Task OffersNothing(string id, string path, string source)
    {
        using var editor = new FixHost(GeneratorHost.Default, (path, source));
        Assert.Empty(await editor.OffersAsync(await FirstAsync(editor, id)));
    }

    public static async Task<Diagnostic> FirstAsync(FixHost editor, string id)
    {
        Diagnostic[] diagnostics = [.. await editor.DiagnoseAsync()];
        return diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == id)
            ?? throw new InvalidOperationException($"{id} was expected, not [{string.Join("; ", diagnostics.Select(static diagnostic => diagnostic.ToString()))}].");
    }

    private static async Task IsMended(FixHost editor, string id, GeneratorHost? host)
    {
        Assert.DoesNotContain(id, (await editor.DiagnoseAsync()).Select(static diagnostic => diagnostic.Id));
        (host ?? GeneratorHost.Default).Run(await editor.ReadAsync()).ShouldCompile();
    }
}
