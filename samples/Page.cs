using System;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace Samples;

/// <summary>How the samples write: titled tables of right-aligned columns, plain text where the output is no terminal.</summary>
internal static class Page
{
    private const int ColumnWidth = 17;

    /// <summary>The console, without colours and with room for whole sentences when redirected to a file.</summary>
    public static IAnsiConsole Out { get; } = Create();

    /// <summary>A table whose columns all align to the right.</summary>
    public static Table Columns(params string[] headings)
        => new Table().Border(TableBorder.Simple).AddColumns(
            [.. headings.Select(static heading => new TableColumn(heading).RightAligned().Width(ColumnWidth).NoWrap())]);

    /// <summary>Writes a heading, a table, and the lines that say what to see in it.</summary>
    public static void Section(string title, Table table, params string[] remarks)
    {
        Out.MarkupLine($"[bold]{title}[/]");
        Out.Write(table);
        foreach (string remark in remarks)
        {
            Out.WriteLine($"  {remark}");
        }

        Out.WriteLine();
    }

    /// <summary>Nine significant digits: as many as tell two floats apart, and one more than most tables have.</summary>
    public static string Number(double value) => value.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>The last line, and what the program returns: whether everything it promises holds.</summary>
    public static int Verdict(bool holds, string success, string failure)
    {
        Out.MarkupLine(holds ? $"[green]{success}[/]" : $"[red]{failure}[/]");
        return holds ? 0 : 1;
    }

    private static IAnsiConsole Create()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 120;
        }

        return console;
    }
}
