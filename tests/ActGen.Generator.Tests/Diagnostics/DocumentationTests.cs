using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ActGen.Generator.Analysis;
using ActGen.Generator.Diagnostics;
using ActGen.Testing;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>docs/diagnostics.md has a section for each diagnostic, and its examples do what they say.</summary>
public sealed partial class DocumentationTests
{
    private static readonly Dictionary<string, string> s_sections = ReadSections();

    /// <summary>The kinds of project the document names, in its words.</summary>
    private static readonly Dictionary<string, GeneratorHost> s_projects = new()
    {
        [""] = GeneratorHost.Default,
        ["in C# 8"] = GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp8 },
        ["in C# 9"] = GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp9 },
        ["in C# 10"] = GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp10 },
        ["without the package"] = GeneratorHost.Default with { ReferenceRuntime = false },
        ["without unsafe code"] = GeneratorHost.Default,
        ["with unsafe code"] = GeneratorHost.Default with { AllowUnsafe = true },
    };

    public static TheoryData<string> Ids => [.. s_sections.Keys];

    [Fact]
    public void EveryDescriptorHasASectionAndEverySectionADescriptor()
        => Assert.Equal(Descriptors().Keys.Order(StringComparer.Ordinal), s_sections.Keys);

    [Theory]
    [MemberData(nameof(Ids))]
    public void SectionsStartWithTitleAndSeverity(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors()[id];
        Assert.StartsWith($"**{descriptor.Title}** ({descriptor.DefaultSeverity.ToString().ToLowerInvariant()}).", s_sections[id].TrimStart(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task ExamplesDoWhatTheySay(string id)
    {
        (string Verdict, string Project, string Code)[] examples = [.. Examples(s_sections[id])];
        Assert.Contains("Wrong", examples.Select(static example => example.Verdict));
        Assert.Contains("Right", examples.Select(static example => example.Verdict));

        foreach ((string verdict, string project, string code) in examples)
        {
            GeneratorRun run = s_projects[project].Run($"using System; using ActGen;\n{code}");
            Diagnostic[] reported = [.. run.Diagnostics, .. await run.Output.WithAnalyzers([new HandwrittenLoopAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)];
            if (verdict == "Wrong")
            {
                Assert.Equal([id], reported.Select(static diagnostic => diagnostic.Id));
            }
            else
            {
                run.ShouldCompile();
                Assert.Empty(reported);
                Assert.NotEmpty(run.Sources);
            }
        }
    }

    [GeneratedRegex("^(?<verdict>Wrong|Right)(, (?<project>[^:\\n]*))?:\n\n```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ExamplePattern { get; }

    private static IEnumerable<(string Verdict, string Project, string Code)> Examples(string section)
    {
        MatchCollection matches = ExamplePattern.Matches(section);
        Assert.Equal(Regex.Count(section, "^```csharp", RegexOptions.Multiline), matches.Count);
        return matches.Select(static match => (match.Groups["verdict"].Value, match.Groups["project"].Value, match.Groups["code"].Value));
    }

    private static Dictionary<string, string> ReadSections()
        => File.ReadAllText(Repository.PathOf("docs/diagnostics.md")).ReplaceLineEndings("\n").Split("\n## ").Skip(1)
            .ToDictionary(static section => section[..section.IndexOf('\n')], static section => section[section.IndexOf('\n')..]);

    private static Dictionary<string, DiagnosticDescriptor> Descriptors()
        => typeof(DiagnosticDescriptors).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static member => (DiagnosticDescriptor)member.GetValue(null)!)
            .ToDictionary(static descriptor => descriptor.Id);
}
