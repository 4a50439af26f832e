using System;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace Quickstart;

/// <summary>How this program writes: titled tables of right-aligned columns, plain text where the output is no terminal.</summary>
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

    private static IAnsiConsole Create()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 120;
        }

        return console;
    }
}
