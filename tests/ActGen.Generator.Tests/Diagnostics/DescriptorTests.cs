using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using ActGen.Generator.Diagnostics;
using ActGen.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>Every descriptor is unique, documented, listed as a release and tested.</summary>
public sealed class DescriptorTests
{
    public static TheoryData<string> Ids => [.. Descriptors.Select(static descriptor => descriptor.Id)];

    private static IEnumerable<DiagnosticDescriptor> Descriptors => typeof(DiagnosticDescriptors)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(static member => member.FieldType == typeof(DiagnosticDescriptor))
        .Select(static member => (DiagnosticDescriptor)member.GetValue(null)!);

    [Fact]
    public void IdsAreConsecutive()
        => Assert.Equal(
            Enumerable.Range(1, Descriptors.Count()).Select(static number => $"ACTGEN{number:000}"),
            Descriptors.Select(static descriptor => descriptor.Id).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Metadata(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.Single(each => each.Id == id);

        Assert.Equal("ActGen", descriptor.Category);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.EndsWith($"/docs/diagnostics.md#{id.ToLowerInvariant()}", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.False(descriptor.Title.ToString().EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void IsListedAsARelease(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.Single(each => each.Id == id);
        IEnumerable<string> rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(static which => File.ReadLines(Repository.PathOf($"generator/ActGen.Generator/Diagnostics/AnalyzerReleases.{which}.md")));

        Assert.Contains($"{id} | ActGen | {descriptor.DefaultSeverity} | {descriptor.Title}", rows);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void IsTested(string id)
        => Assert.Contains(
            Directory.EnumerateFiles(Here(), "*Tests.cs").Select(File.ReadAllText),
            text => text.Contains($"\"{id}\"", StringComparison.Ordinal));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
