using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace VerifyTests;

/// <summary>Finds snapshots that no test compares any more, since nothing else would ever mention them.</summary>
/// <remarks>
/// Snapshots are matched to tests by name, not by what has run, so that a filtered run finds the same. A test with
/// arguments must have a row of data for each of its snapshots; any other may add a suffix of its own.
/// </remarks>
public static class OrphanCheck
{
    /// <summary>The <c>.verified.</c> files of the calling project that belong to no test of <paramref name="tests"/>.</summary>
    /// <param name="tests">The assembly with the tests.</param>
    /// <param name="sourceFile">A file of the project.</param>
    public static Task<IReadOnlyList<string>> FindAsync(Assembly tests, [CallerFilePath] string sourceFile = "")
        => FindAsync(SnapshotName.ProjectDirectory(sourceFile), tests.GetTypes());

    internal static async Task<IReadOnlyList<string>> FindAsync(string directory, IEnumerable<Type> types)
    {
        var free = new List<string>();
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (Type type in types)
        {
            foreach (MethodInfo method in type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)))
            {
                string name = $"{SnapshotName.NameWithParent(type)}.{method.Name}";
                if (method.GetParameters().Length == 0)
                {
                    free.Add(name);
                    continue;
                }

                foreach (object?[] row in await RowsAsync(method))
                {
                    int most = Math.Min(row.Length, method.GetParameters().Length); // params takes the rest
                    rows.UnionWith(Enumerable.Range(0, most + 1).Select(count => name + SnapshotName.Suffix(method, row[..count])));
                }
            }
        }

        return
        [
            .. Directory.EnumerateFiles(directory, "*.verified.*", SearchOption.AllDirectories)
                .Where(path => !IsBuildOutput(Path.GetRelativePath(directory, path)))
                .Where(path => SnapshotName.PrefixOf(Path.GetFileName(path), "verified") is { } prefix
                    && !rows.Contains(prefix)
                    && !free.Exists(name => prefix == name || prefix.StartsWith(name + "_", StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<IReadOnlyList<object?[]>> RowsAsync(MethodInfo method)
    {
        await using var tracker = new DisposalTracker();
        var rows = new List<object?[]>();
        foreach (IDataAttribute attribute in method.GetCustomAttributes().OfType<IDataAttribute>())
        {
            rows.AddRange((await attribute.GetData(method, tracker)).Select(row => row.GetData()));
        }

        return rows;
    }

    private static bool IsBuildOutput(string relativePath)
        => relativePath.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
