using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ActGen.Testing;

namespace ActGen.Package.Tests.Documentation;

/// <summary>Code, tables and sections of the pages.</summary>
internal static partial class Markdown
{
    /// <summary>A page, with line feeds alone.</summary>
    public static string Read(string page) => File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");

    /// <summary>What stands below a heading of the second level.</summary>
    public static string Section(string text, string heading)
        => text.Split("\n## ").Single(section => section.StartsWith($"{heading}\n", StringComparison.Ordinal));

    /// <summary>Every block of C#.</summary>
    public static IEnumerable<string> CodeBlocks(string text) => CodeBlock().Matches(text).Select(static match => match.Groups[1].Value);

    /// <summary>Every block of C# that follows the caption and a colon.</summary>
    public static IEnumerable<string> CodeBlocks(string text, string caption)
        => Regex.Matches(text, $"^{caption}:\n\n{CodeBlock()}", RegexOptions.Multiline | RegexOptions.Singleline).Select(static match => match.Groups[1].Value);

    /// <summary>Code as a file: members are put into a class.</summary>
    public static string AsFile(string code, string usings = "")
        => code.StartsWith("using", StringComparison.Ordinal)
            ? code
            : $"using System;\nusing ActGen;\n{usings}public static partial class Example\n{{\n{code}}}\n";

    /// <summary>The cells of the rows of all tables, without their headings.</summary>
    public static IEnumerable<string[]> Rows(string text)
    {
        string[] lines = text.Split('\n');
        return lines.Where((line, i) => IsRow(line) && !(i + 1 < lines.Length && IsRule(lines[i + 1]))).Select(Cells);

        static bool IsRow(string line) => line.StartsWith("| ", StringComparison.Ordinal) && !IsRule(line);

        static bool IsRule(string line) => line.StartsWith("| ---", StringComparison.Ordinal);

        static string[] Cells(string row) => [.. CellBorder().Split(row[1..^1]).Select(static cell => cell.Replace(@"\|", "|", StringComparison.Ordinal).Trim())];
    }

    /// <summary>What stands between single backticks.</summary>
    public static IEnumerable<string> InlineCode(string text) => Inline().Matches(text).Select(static match => match.Groups[1].Value);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();

    [GeneratedRegex("(?<!`)`([^`\n]+)`(?!`)")]
    private static partial Regex Inline();
}
