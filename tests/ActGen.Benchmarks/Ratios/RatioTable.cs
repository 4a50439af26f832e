using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;

namespace ActGen.Benchmarks.Ratios;

/// <summary>The table a person reads on the console.</summary>
internal static class RatioTable
{
    /// <summary>Writes a table of a family.</summary>
    public static void Write(string family, Sheet sheet)
    {
        Table table = new Table().Border(TableBorder.Simple).Title($"{family}: ns per {sheet.Unit}, and how many times as long as ActGen");
        foreach ((int column, string heading) in sheet.Headings.Index())
        {
            table.AddColumn(column < Sheet.Labels ? new TableColumn(heading).NoWrap() : new TableColumn(heading).RightAligned());
        }

        foreach (IReadOnlyList<Sheet.Cell> row in sheet.Rows)
        {
            table.AddRow([.. row.Select(Markup)]);
        }

        AnsiConsole.Write(table);
    }

    /// <summary>In a file or a pipe there are no colours, and no edge to wrap at.</summary>
    public static void SuitOutput()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Width = 200;
        }
    }

    private static Markup Markup(Sheet.Cell cell) => cell.IsGood switch
    {
        true => new($"[green]{cell.Text.EscapeMarkup()}[/]"),
        false => new($"[red]{cell.Text.EscapeMarkup()}[/]"),
        null => new(cell.Text.EscapeMarkup()),
    };
}
