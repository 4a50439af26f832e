using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ActGen.Generator.Diagnostics;
using ActGen.Testing;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace ActGen.CodeFixes.Tests;

/// <summary>The table of docs/diagnostics.md says which diagnostics have a fix.</summary>
public sealed partial class DocumentationTests
{
    private static readonly CodeFixProvider[] s_providers =
    [
        .. typeof(MendCodeFix).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(CodeFixProvider))).Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    [GeneratedRegex(@"^\| \[(?<id>ACTGEN\d{3})\]\(#actgen\d{3}\) \| (?<fix>[^|\n]+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row { get; }

    [Fact]
    public void TableListsEveryDiagnosticAndThoseWithAFix()
    {
        Match[] rows = [.. Row.Matches(Page()).AsEnumerable()];

        Assert.Equal(
            typeof(DiagnosticDescriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static member => ((DiagnosticDescriptor)member.GetValue(null)!).Id).Order(StringComparer.Ordinal),
            rows.Select(static row => row.Groups["id"].Value));
        Assert.Equal(
            s_providers.SelectMany(static provider => provider.FixableDiagnosticIds).Order(StringComparer.Ordinal),
            rows.Where(static row => !row.Groups["fix"].Value.StartsWith("none: ", StringComparison.Ordinal)).Select(static row => row.Groups["id"].Value));
    }

    [GeneratedRegex("^## (?<id>ACTGEN\\d{3})$|^Wrong:\n\n```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example { get; }

    [Fact]
    public async Task WhatIsOfferedForTheExamplesMendsThem()
    {
        string id = "";
        var offered = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Match match in Example.Matches(Page()).AsEnumerable())
        {
            if (match.Groups["id"].Success)
            {
                id = match.Groups["id"].Value;
                continue;
            }

            if ((await OffersAsync(match.Groups["code"].Value, id)).Length > 0)
            {
                offered.Add(id);
            }
        }

        // Of these there is an example that can be mended in the tests of the fixes.
        string[] others = ["ACTGEN004", "ACTGEN018", "ACTGEN024", "ACTGEN031", "ACTGEN044"];
        Assert.Equal(s_providers.SelectMany(static provider => provider.FixableDiagnosticIds).Except(others).Order(StringComparer.Ordinal), offered);
    }

    private static async Task<string[]> OffersAsync(string code, string id)
    {
        (string, string)[] files = [("Source.cs", $"using System;\nusing ActGen;\n\n{code}")];
        using var editor = new FixHost(GeneratorHost.Default, files);
        Diagnostic? diagnostic = (await editor.DiagnoseAsync()).FirstOrDefault(each => each.Id == id);
        if (diagnostic is null || !s_providers.Any(provider => provider.FixableDiagnosticIds.Contains(id)))
        {
            return [];
        }

        string[] titles = await editor.OffersAsync(diagnostic);
        foreach (string title in titles)
        {
            using var other = new FixHost(GeneratorHost.Default, files);
            await other.ApplyAsync(await FixCheck.FirstAsync(other, id), title);
            Assert.DoesNotContain(id, (await other.DiagnoseAsync()).Select(static each => each.Id));
        }

        return titles;
    }

    [Fact]
    public void EveryFixIsTestedAndFixesAll()
    {
        string tests = string.Concat(Directory.EnumerateFiles(Here(), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (CodeFixProvider provider in s_providers)
        {
            Assert.NotNull(provider.GetFixAllProvider());
            Assert.Equal(provider.GetType().Name, provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Name);
            Assert.All(provider.FixableDiagnosticIds, id => Assert.Contains($"\"{id}\"", tests));
        }
    }

    private static string Page() => File.ReadAllText(Repository.PathOf("docs/diagnostics.md")).ReplaceLineEndings("\n");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
