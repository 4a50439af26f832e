using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Accuracy.Measuring;
using ActGen.Testing.References;
using Spectre.Console;

namespace ActGen.Accuracy.Reports;

/// <summary>The tables a person reads at once.</summary>
internal static class ConsoleReport
{
    /// <summary>In a file or a pipe there are no colours, and no edge to wrap at.</summary>
    public static void SuitOutput()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Width = 240;
        }
    }

    public static void Write(IReadOnlyCollection<Verdict> verdicts, int stride)
    {
        Write(verdicts.Where(static verdict => !verdict.Subject.IsDerivative), "functions", stride);
        Write(verdicts.Where(static verdict => verdict.Subject.IsDerivative), "derivatives", stride);

        int failed = verdicts.Count(verdict => verdict.Faults.Count > 0);
        AnsiConsole.MarkupLine(failed == 0 ? $"[green]All {verdicts.Count} keep their bounds.[/]" : $"[red]{failed} of {verdicts.Count} do not keep their promises.[/]");
        double seconds = verdicts.Sum(static verdict => verdict.Result.Seconds);
        AnsiConsole.WriteLine($"{Numbers.Text(verdicts.Sum(static verdict => (double)verdict.Result.Count), "0.###E+0")} results, measured in {Numbers.Duration(seconds)}.");
    }

    /// <summary>The errors in double precision, of those vectors that have any, and how exact the references are.</summary>
    public static void Write(IReadOnlyCollection<DoubleErrors> doubles)
    {
        if (doubles.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).Title("Errors of double precision at the points of committed vectors, in ULP");
        foreach (string heading in (string[])["vector", "points", "max", "bound", "derivative", "bound"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (DoubleErrors each in doubles.Where(static each => each.Value > 0 || each.Derivative > 0))
        {
            string colour = each.IsWithin ? "green" : "red";
            table.AddRow(
                new Text(each.Vector.Name),
                new Text(Numbers.Text(each.Vector.Points.Count, "0")),
                new Markup($"[{colour}]{Numbers.Text(each.Value, "0.000")}[/]"),
                new Text(Numbers.Text(each.Bound, "0.##")),
                new Markup($"[{colour}]{Numbers.Text(each.Derivative, "0.000")}[/]"),
                new Text(Numbers.Text(DoubleErrors.DerivativeBound, "0.##")));
        }

        AnsiConsole.Write(table);
        ReferenceError[] errors = [.. doubles.Select(static each => ReferenceError.Of(each.Vector))];
        AnsiConsole.WriteLine(
            $"The references' own error, relative, at {errors.Sum(static error => error.Points)} floats: values 2^{Numbers.Text(Math.Log2(errors.Max(static error => error.Value)), "0.0")}, "
            + $"derivatives 2^{Numbers.Text(Math.Log2(errors.Max(static error => error.Derivative)), "0.0")}.");
    }

    private static void Write(IEnumerable<Verdict> verdicts, string what, int stride)
    {
        var table = new Table().Border(TableBorder.Simple)
            .Title(stride == 1 ? $"Errors of {what} over all floats, in ULP" : $"Errors of {what} over one float in {stride} and special neighbourhoods, in ULP");
        table.AddColumn(new TableColumn("function").NoWrap());
        foreach (string heading in (string[])["max", "bound", "subnormal", "mean", "at x", "result", "exact"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        table.AddColumn("");
        foreach (Verdict verdict in verdicts)
        {
            Result result = verdict.Result;
            Worst worst = result.Worst;
            bool isExact = worst.Ulp == 0;
            string colour = verdict.Faults.Count == 0 ? "green" : "red";
            table.AddRow(
                new Text(verdict.Subject.Activation),
                new Markup($"[{colour}]{Numbers.Text(worst.Ulp, "0.000")}[/]"),
                new Text(Numbers.Text(verdict.Subject.Bound, "0.##")),
                new Text(Numbers.Text(result.Subnormal.Ulp, "0.000")),
                new Text(Numbers.Text(result.MeanUlp, "0.000")),
                new Text(isExact ? "" : Numbers.Text(worst.Input)),
                new Text(isExact ? "" : Numbers.Text(worst.Got)),
                new Text(isExact ? "" : Numbers.Text(worst.Exact, "G12")),
                new Markup(string.Join("; ", verdict.Faults.Select(fault => $"[red]{fault}[/]").Concat(verdict.Remarks.Select(remark => $"[grey]{remark}[/]")))));
        }

        AnsiConsole.Write(table);
    }
}
