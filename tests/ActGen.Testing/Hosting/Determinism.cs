using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Testing.Hosting;

/// <summary>The same project must give the same bytes: on every machine, in every culture, in any order of its files.</summary>
public static class Determinism
{
    /// <summary>Runs a project several ways and compares what is generated.</summary>
    /// <param name="host">The options of the project.</param>
    /// <param name="sources">Its files.</param>
    /// <returns>A line for each difference, and for each file with a carriage return.</returns>
    public static IReadOnlyList<string> Faults(GeneratorHost host, params string[] sources)
    {
        ImmutableSortedDictionary<string, string> expected = host.Run(sources).Sources;
        var faults = new List<string>();
        faults.AddRange(expected.Where(source => source.Value.Contains('\r')).Select(source => $"{source.Key} has a carriage return"));

        Compare("a second run", sources);
        Compare("the files in reverse order", [.. Enumerable.Reverse(sources)]);
        Compare("carriage returns in the sources", [.. sources.Select(text => text.ReplaceLineEndings("\r\n"))]);
        foreach (string culture in CultureScope.Hostile)
        {
            using (new CultureScope(culture))
            {
                Compare($"the culture {culture}", sources);
            }
        }

        return faults;

        void Compare(string variation, string[] files)
        {
            ImmutableSortedDictionary<string, string> actual = host.Run(files).Sources;
            IEnumerable<string> changed = expected.Keys.Union(actual.Keys)
                .Where(hint => expected.GetValueOrDefault(hint) != actual.GetValueOrDefault(hint));
            faults.AddRange(changed.Order(StringComparer.Ordinal).Select(hint => $"{hint} differs with {variation}"));
        }
    }
}
