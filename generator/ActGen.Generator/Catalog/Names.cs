using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ActGen.Generator.Catalog;

/// <summary>How names are compared and spelled.</summary>
internal static class Names
{
    /// <summary>Whether two names agree when case, underscores and hyphens are left aside.</summary>
    public static bool Equal(string left, string right)
        => string.Equals(Fold(left), Fold(right), StringComparison.Ordinal);

    /// <summary>The name in lower case without separators: the key of look-ups.</summary>
    public static string Fold(string name)
        => IsFolded(name) ? name : new([.. name.Where(static c => c is not ('_' or '-')).Select(char.ToLowerInvariant)]);

    private static bool IsFolded(string name)
    {
        foreach (char c in name)
        {
            if (c is not (>= 'a' and <= 'z' or >= '0' and <= '9'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>at_zero</c> becomes <c>AtZero</c>.</summary>
    public static string ToPascalCase(string name)
        => string.Concat(name.Split('_').Where(static word => word.Length > 0)
            .Select(static word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word.Substring(1)));

    /// <summary>The values of an enumeration as an activation string spells them: <c>PerRow</c> is <c>per_row</c>, and <c>NaN</c> <c>nan</c>.</summary>
    public static IEnumerable<string> Words<T>()
        where T : Enum
        => Enum.GetNames(typeof(T)).Select(static name => string.Concat(name.Select((c, i) =>
            (i > 0 && i + 1 < name.Length && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c))));

    /// <summary>
    /// The candidate nearest to <paramref name="name"/>, or null when all are further away than a typing slip: more than a
    /// third of the letters.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        // A name of any length may be typed; no catalogue name is near a very long one.
        if (name.Length > 64)
        {
            return null;
        }

        string folded = Fold(name);
        (string Candidate, int Distance) best = candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(folded, Fold(candidate))))
            .OrderBy(static entry => entry.Distance)
            .ThenBy(static entry => entry.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Candidate is not null && best.Distance <= Math.Max(1, folded.Length / 3) ? best.Candidate : null;
    }

    /// <summary>The edits (insert, delete, replace, swap neighbours) that turn one name into the other.</summary>
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[left.Length, right.Length];
    }
}
