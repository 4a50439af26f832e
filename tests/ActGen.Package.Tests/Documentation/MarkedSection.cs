using System;
using System.IO;
using System.Threading;
using ActGen.Testing;
using VerifyTests;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

/// <summary>
/// The part of a documentation file between two comments, <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>, that
/// is derived from the product: the test fails when the two differ, and writes it where snapshots are being accepted.
/// </summary>
internal sealed record MarkedSection(string File, string Name)
{
    private static readonly Lock s_writing = new(); // two sections of one file may be accepted at once

    /// <summary>The text as committed.</summary>
    public string Text
    {
        get
        {
            string all = ReadFile();
            (int start, int end) = Bounds(all);
            return all[start..end].Trim('\n');
        }
    }

    /// <summary>Compares the section with what it should be.</summary>
    public void Verify(string expected)
    {
        if (Text != expected && Acceptance.IsGranted(new VerifySettings()))
        {
            lock (s_writing)
            {
                string all = ReadFile();
                (int start, int end) = Bounds(all);
                System.IO.File.WriteAllText(Repository.PathOf(File), $"{all[..start]}\n{expected}\n{all[end..]}");
            }
        }

        Assert.True(Text == expected, $"""
            The section '{Name}' of {File} is out of date. Set {Acceptance.Variable}=1, run this test again and commit the file.
            Expected:
            {expected}
            Found:
            {Text}
            """);
    }

    private string ReadFile() => System.IO.File.ReadAllText(Repository.PathOf(File)).ReplaceLineEndings("\n");

    private (int Start, int End) Bounds(string all)
    {
        string opening = $"<!-- {Name} -->\n";
        int start = all.IndexOf(opening, StringComparison.Ordinal);
        int end = all.IndexOf($"<!-- /{Name} -->", StringComparison.Ordinal);
        return start >= 0 && end > start
            ? (start + opening.Length, end)
            : throw new InvalidDataException($"{File} has no section '{Name}': put it between the lines '{opening.Trim()}' and '<!-- /{Name} -->'.");
    }
}
