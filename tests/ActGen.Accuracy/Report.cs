using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace ActGen.Accuracy;

/// <summary>The table a person reads.</summary>
internal static class Report
{
    /// <summary>In a file or a pipe there are no colours, and no edge to wrap at.</summary>
    public static void SuitOutput()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Width = 200;
        }
    }

    public static void Write(IReadOnlyCollection<Verdict> verdicts, int stride)
    {
        var table = new Table().Border(TableBorder.Simple).Title(stride == 1 ? "Errors over all floats, in ULP" : $"Errors over one float in {stride}, in ULP");
        table.AddColumn(new TableColumn("function").NoWrap());
        foreach (string heading in (string[])["max", "bound", "mean", "at x", "result", "exact"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        table.AddColumn("");
        foreach (Verdict verdict in verdicts)
        {
            Tally tally = verdict.Tally;
            string colour = verdict.Faults.Count == 0 ? "green" : "red";
            table.AddRow(
                new Text(verdict.Subject.Title),
                new Markup($"[{colour}]{Number(tally.MaxUlp, "0.000")}[/]"),
                new Text(Number(verdict.Subject.Bound, "0.##")),
                new Text(Number(tally.MeanUlp, "0.000")),
                new Text(tally.MaxUlp > 0 ? Number(tally.WorstInput, "G9") : ""),
                new Text(tally.MaxUlp > 0 ? Number(tally.WorstResult, "G9") : ""),
                new Text(tally.MaxUlp > 0 ? Number(tally.WorstExact, "G12") : ""),
                new Markup(string.Join("; ", verdict.Faults.Select(fault => $"[red]{fault}[/]").Concat(verdict.Remarks.Select(remark => $"[grey]{remark}[/]")))));
        }

        AnsiConsole.Write(table);
        int failed = verdicts.Count(verdict => verdict.Faults.Count > 0);
        AnsiConsole.MarkupLine(failed == 0 ? $"[green]All {verdicts.Count} keep their bounds.[/]" : $"[red]{failed} of {verdicts.Count} do not keep their promises.[/]");
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Number(float value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
