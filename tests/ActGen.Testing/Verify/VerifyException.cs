using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace VerifyTests;

/// <summary>A difference from the snapshots. Tools read the message; its layout is fixed.</summary>
public sealed class VerifyException : Exception
{
    internal VerifyException(Comparison comparison)
        : base(Describe(comparison))
    {
    }

    private static string Describe(Comparison comparison)
    {
        var text = new StringBuilder();
        text.Append("Directory: ").Append(comparison.Directory).Append('\n');
        Pairs("New", comparison.New);
        Pairs("NotEqual", comparison.NotEqual);
        if (comparison.Delete.Count > 0)
        {
            text.Append("Delete:\n");
            foreach (string file in comparison.Delete)
            {
                text.Append("  - ").Append(Path.GetFileName(file)).Append('\n');
            }
        }

        Pairs("Equal", comparison.Equal);
        if (comparison.New.Count + comparison.NotEqual.Count > 0)
        {
            text.Append("\nFileContent:\n");
            Contents("New", comparison.New, withVerified: false);
            Contents("NotEqual", comparison.NotEqual, withVerified: true);
        }

        return text.ToString();

        void Pairs(string kind, List<FilePair> pairs)
        {
            if (pairs.Count > 0)
            {
                text.Append(kind).Append(":\n");
            }

            foreach (FilePair pair in pairs)
            {
                text.Append("  - Received: ").Append(Path.GetFileName(pair.Received)).Append('\n');
                text.Append("    Verified: ").Append(Path.GetFileName(pair.Verified)).Append('\n');
            }
        }

        void Contents(string kind, List<FilePair> pairs, bool withVerified)
        {
            if (pairs.Count > 0)
            {
                text.Append('\n').Append(kind).Append(":\n");
            }

            foreach (FilePair pair in pairs)
            {
                text.Append("\nReceived: ").Append(Path.GetFileName(pair.Received)).Append('\n').Append(pair.ReceivedText).Append('\n');
                if (withVerified)
                {
                    text.Append("Verified: ").Append(Path.GetFileName(pair.Verified)).Append('\n').Append(pair.VerifiedText).Append('\n');
                }
            }
        }
    }
}

/// <summary>A snapshot with carriage returns, which would compare on one system and not on another.</summary>
public sealed class VerifiedLineEndingException : Exception
{
    internal VerifiedLineEndingException(string verified)
        : base($"'{verified}' has carriage returns; snapshots end their lines with \\n alone. " +
            "Let .gitattributes say '*.verified.* text eol=lf' and the editor keep it.")
    {
    }
}
