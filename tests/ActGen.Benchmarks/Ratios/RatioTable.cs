using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace ActGen.Benchmarks.Ratios;

/// <summary>The table a person reads: a row a case, a column a contestant.</summary>
internal static class RatioTable
{
    /// <summary>Writes the cases of one family, which have the same contestants.</summary>
    public static void Write(string title, IReadOnlyCollection<Measurement> measurements)
    {
        Case first = measurements.First().Case;
        Table table = new Table().Border(TableBorder.Simple).Title($"{title}: ns per {first.Unit}, and how many times as long as ActGen");
        table.AddColumn(new TableColumn("function").NoWrap());
        table.AddColumn(new TableColumn($"{first.Unit}s").RightAligned().NoWrap());
        foreach (Contestant contestant in first.Contestants)
        {
            table.AddColumn(new TableColumn(contestant.Name).RightAligned());
        }

        foreach (Measurement measurement in measurements)
        {
            table.AddRow([
                measurement.Case.Function,
                measurement.Case.Length.ToString("N0", CultureInfo.InvariantCulture),
                .. measurement.Case.Contestants.Select((_, i) => Cell(measurement, i))]);
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

    private static string Cell(Measurement measurement, int contestant)
    {
        string time = measurement.Best(contestant).ToString("0.000", CultureInfo.InvariantCulture);
        if (contestant == 0)
        {
            return time;
        }

        double ratio = measurement.Ratio(contestant);
        return $"{time}  [{(ratio < 1 ? "red" : "green")}]{ratio.ToString("0.00", CultureInfo.InvariantCulture),6}[/]";
    }
}
