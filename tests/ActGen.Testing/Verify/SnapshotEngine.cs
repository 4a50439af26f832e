using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace VerifyTests;

/// <summary>A file as produced and the file it must equal.</summary>
internal sealed record FilePair(string Received, string Verified, string ReceivedText, string VerifiedText);

/// <summary>Compares the texts of one test with its files.</summary>
internal static class SnapshotEngine
{
    private static readonly ConcurrentDictionary<SnapshotName, bool> s_used = new();

    public static async Task<VerifyResult> RunAsync(SnapshotName name, IReadOnlyList<Target> targets, VerifySettings settings)
    {
        bool first = s_used.TryAdd(name, true);
        if (!first && settings.RequiresUniquePrefix && VerifierSettings.RequiresUniquePrefix)
        {
            throw new InvalidOperationException(
                $"The prefix has already been used: {Path.Combine(name.Directory, name.Prefix)}. " +
                "Two comparisons would write the same files; tell them apart with UseMethodName or UseParameters, or call DisableRequireUniquePrefix.");
        }

        foreach (string stale in name.Existing("received").ToArray())
        {
            File.Delete(stale);
        }

        var comparison = new Comparison(name.Directory);
        var obsolete = name.Existing("verified").ToHashSet(StringComparer.Ordinal);
        foreach ((Target target, string suffix) in Named(targets))
        {
            string verified = Path.Combine(name.Directory, $"{name.Prefix}{suffix}.verified.{target.Extension}");
            obsolete.Remove(verified);
            await comparison.CompareAsync(target.Text, verified, $"{name.Prefix}{suffix}.received.{target.Extension}");
        }

        comparison.Delete.AddRange(obsolete.Order(StringComparer.Ordinal));
        if (!comparison.Passes)
        {
            if (!Acceptance.IsGranted(settings))
            {
                throw new VerifyException(comparison);
            }

            comparison.Accept();
        }

        return new VerifyResult([.. comparison.All.Select(pair => pair.Verified)]);
    }

    /// <summary>Each target with <c>#name</c>; those that share a name and an extension are numbered <c>.00</c>, <c>.01</c>.</summary>
    private static IEnumerable<(Target Target, string Suffix)> Named(IReadOnlyList<Target> targets)
    {
        foreach (IGrouping<(string? Name, string Extension), Target> group in targets.GroupBy(target => (target.Name, target.Extension)))
        {
            string name = group.Key.Name is { } given ? $"#{given}" : "";
            bool isShared = group.Skip(1).Any();
            int index = 0;
            foreach (Target target in group)
            {
                yield return (target, isShared ? $"{name}.{index++:00}" : name);
            }
        }
    }
}
