using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace VerifyTests;

/// <summary>A run's diagnostics as the snapshot has them: JSON without quotes, each with the source it points at.</summary>
internal static class DiagnosticText
{
    public static string Of(IEnumerable<Diagnostic> diagnostics)
        => $$"""
            {
              Diagnostics: [
            {{string.Join(",\n", diagnostics.Select(Entry))}}
              ]
            }
            """.ReplaceLineEndings("\n");

    private static string Entry(Diagnostic diagnostic)
    {
        DiagnosticDescriptor descriptor = diagnostic.Descriptor;
        var text = new StringBuilder();
        text.Append("    {\n");
        Members(text, "      ",
            ("Location", Location(diagnostic.Location)),
            ("Message", diagnostic.GetMessage()),
            ("Severity", diagnostic.Severity.ToString()),
            ("WarningLevel", diagnostic.WarningLevel == 0 ? "" : diagnostic.WarningLevel.ToString()));
        text.Append(",\n      Descriptor: {\n");
        Members(text, "        ",
            ("Id", descriptor.Id),
            ("Title", descriptor.Title.ToString()),
            ("Description", descriptor.Description.ToString()),
            ("HelpLink", descriptor.HelpLinkUri),
            ("MessageFormat", descriptor.MessageFormat.ToString()),
            ("Category", descriptor.Category),
            ("DefaultSeverity", descriptor.DefaultSeverity.ToString()),
            ("IsEnabledByDefault", descriptor.IsEnabledByDefault ? "true" : "false"));
        return text.Append("\n      }\n    }").ToString();
    }

    private static void Members(StringBuilder text, string indent, params IEnumerable<(string Name, string Value)> members)
        => text.AppendJoin(",\n", members.Where(member => member.Value.Length > 0).Select(member => $"{indent}{member.Name}: {member.Value}"));

    /// <summary>Where it is: the lines around with the span underlined, then path, lines and columns counted from 0.</summary>
    private static string Location(Location location)
    {
        FileLinePositionSpan span = location.GetMappedLineSpan();
        string place = $"{span.Path.Replace('/', '\\')}: {span.Span}";
        return location.SourceTree is { } tree ? $"/*\n{Excerpt(tree.GetText(), location.SourceSpan)}*/\n{place}" : place;
    }

    private static string Excerpt(SourceText source, TextSpan span)
    {
        LinePositionSpan lines = source.Lines.GetLinePositionSpan(span);
        int last = Math.Min(lines.End.Line + 1, source.Lines.Count - 1);
        var text = new StringBuilder();
        for (int i = Math.Max(lines.Start.Line - 1, 0); i <= last; i++)
        {
            TextLine line = source.Lines[i];
            text.Append(line).Append('\n');
            if (line.Span.Intersection(span) is { } underlined && i >= lines.Start.Line && i <= lines.End.Line)
            {
                text.Append(' ', underlined.Start - line.Start).Append('^', Math.Max(underlined.Length, 1)).Append('\n');
            }
        }

        return text.ToString();
    }
}
