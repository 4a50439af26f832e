using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using ActGen.Benchmarks.Cases;
using ActGen.Benchmarks.Costs;
using ActGen.Benchmarks.OneDnn;
using ActGen.Benchmarks.Ratios;
using ActGen.Benchmarks.Report;
using Spectre.Console;

namespace ActGen.Benchmarks;

/// <summary>The run that compares everything.</summary>
internal static class Comparison
{
    private const int GeneratorRuns = 15;

    /// <summary>Measures, prints, and writes the page where it is wanted. Returns the exit code: 1 where results differ.</summary>
    public static int Run(IReadOnlyCollection<string> names, Effort effort, FileInfo? page)
    {
        long start = Stopwatch.GetTimestamp();
        AnsiConsole.WriteLine($"oneDNN: {OneDnnLibrary.Description}");
        FamilyResult[] results = [.. Measure(names, effort)];
        foreach (FamilyResult result in results)
        {
            foreach (Sheet sheet in Sheet.Of(result.Measurements))
            {
                RatioTable.Write(result.Title, sheet);
            }
        }

        Measurement[] all = [.. results.SelectMany(static result => result.Measurements)];
        string[] faults = all.Length == 0
            ? ["No function has such a name."]
            : [.. all.SelectMany(static measurement => measurement.Faults)];
        foreach (string fault in faults)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{fault}[/]");
        }

        if (names.Count == 0)
        {
            var report = new PerformancePage(results, [GeneratorCost.Measure(1000, GeneratorRuns), GeneratorCost.Measure(10000, GeneratorRuns)]);
            AnsiConsole.WriteLine(report.Conclusion);
            if (page is not null && faults.Length == 0)
            {
                File.WriteAllText(page.FullName, report.Text);
            }
        }

        AnsiConsole.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        return faults.Length == 0 ? 0 : 1;
    }

    private static IEnumerable<FamilyResult> Measure(IReadOnlyCollection<string> names, Effort effort)
    {
        foreach (Func<IFamily> create in (Func<IFamily>[])[
            ActivationFamily.OfSpans, ActivationFamily.OfRows, static () => new PipelineFamily(), static () => new DenseFamily()])
        {
            using IFamily family = create();
            Case[][] functions = [.. family.Functions
                .Where(function => names.Count == 0 || names.Any(function.Contains))
                .Select(function => (Case[])[.. family.Cases(function)])];

            // All before any is measured: the runtime's compiler is given time, however busy the machine is.
            foreach (Case[] cases in functions)
            {
                Measurement.WarmUp(cases, effort.Quiet);
            }

            var measurements = new List<Measurement>();
            foreach (Case[] cases in functions)
            {
                AnsiConsole.MarkupLineInterpolated($"[grey]{cases[0].Function}[/]");
                measurements.AddRange(Measurement.Of(cases, effort));
            }

            if (measurements.Count != 0)
            {
                yield return new(family.Title, measurements);
            }
        }
    }
}
