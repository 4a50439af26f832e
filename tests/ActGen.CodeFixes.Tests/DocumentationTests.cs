using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ActGen.Generator.Diagnostics;
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
        Match[] rows = [.. Row.Matches(File.ReadAllText(Path.Combine(Here(), "..", "..", "docs", "diagnostics.md"))).AsEnumerable()];

        Assert.Equal(
            typeof(DiagnosticDescriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static member => ((DiagnosticDescriptor)member.GetValue(null)!).Id).Order(StringComparer.Ordinal),
            rows.Select(static row => row.Groups["id"].Value));
        Assert.Equal(
            s_providers.SelectMany(static provider => provider.FixableDiagnosticIds).Order(StringComparer.Ordinal),
            rows.Where(static row => !row.Groups["fix"].Value.StartsWith("none: ", StringComparison.Ordinal)).Select(static row => row.Groups["id"].Value));
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

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
