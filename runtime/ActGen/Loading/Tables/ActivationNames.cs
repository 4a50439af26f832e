using System;
using System.Text;

namespace ActGen;

/// <summary>How names of activations are compared: case, underscores and hyphens do not matter, as in an activation string.</summary>
internal static class ActivationNames
{
    public static bool AreEqual(string left, string right) => string.Equals(Fold(left), Fold(right), StringComparison.Ordinal);

    /// <summary>The name in lower case without separators: the key of look-ups.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is not ('_' or '-'))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }
}
