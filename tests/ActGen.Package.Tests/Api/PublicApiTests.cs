using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ActGen.Package.Tests.Packing;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using VerifyTests;
using VerifyXunit;
using Xunit;

namespace ActGen.Package.Tests.Api;

/// <summary>What the package offers is changed on purpose only: a line here is a promise to whoever has compiled against it.</summary>
public sealed class PublicApiTests(PackedPackage package)
{
    private static readonly (string Name, ImmutableArray<MetadataReference> References)[] s_frameworks =
    [
        ("net10.0", ReferenceSet.Running.Framework),
        ("net8.0", ReferenceSet.Running.Framework), // whatever .NET 8 has
        ("netstandard2.1", ReferenceSet.NetStandard21.Framework),
    ];

    /// <summary>One list for all frameworks: a line that not all have ends with those that do.</summary>
    [Fact]
    public Task IsAsRecorded()
    {
        (string Framework, IReadOnlyDictionary<string, string[]> Api)[] builds =
        [
            .. s_frameworks.Select(each => (each.Name, PublicApi.Of(package.ReadBytes($"lib/{each.Name}/ActGen.dll"), each.References))),
        ];
        var text = new StringBuilder();
        foreach (string type in builds.SelectMany(static build => build.Api.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            (string Framework, string[] Lines)[] having = [.. builds.Where(build => build.Api.ContainsKey(type)).Select(build => (build.Framework, build.Api[type]))];
            IEnumerable<string> lines = having.SelectMany(static each => each.Lines).Distinct();
            foreach (string line in lines.OrderBy(IsMember).ThenBy(static line => line, StringComparer.Ordinal))
            {
                string[] frameworks = [.. having.Where(each => each.Lines.Contains(line)).Select(static each => each.Framework)];
                bool isEverywhere = frameworks.Length == (IsMember(line) ? having.Length : builds.Length); // where its type is
                text.Append(line).Append(isEverywhere ? "" : $" // {string.Join(", ", frameworks)}").Append('\n');
            }

            text.Append('\n');
        }

        return Verifier.Verify(text.ToString().TrimEnd()).UseDirectory("Snapshots");
    }

    [Fact]
    public async Task EverySnapshotBelongsToATest()
        => Assert.Empty(await OrphanCheck.FindAsync(typeof(PublicApiTests).Assembly));

    private static bool IsMember(string line) => line.StartsWith(' ');
}
