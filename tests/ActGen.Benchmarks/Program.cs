using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using ActGen.Benchmarks.Cases;
using ActGen.Benchmarks.Ratios;
using BenchmarkDotNet.Running;
using Spectre.Console;

var functions = new Option<string[]>("--function", "-f")
{
    Description = "Measure this function only; may be given several times. Part of the name is enough.",
    AllowMultipleArgumentsPerToken = true,
};

var quick = new Option<bool>("--quick", "-q")
{
    Description = "Fewer and shorter rounds: good for an order of magnitude.",
};

var ratios = new Command("ratios", "Measures everything in one process, in turns, and prints times and ratios. Fails when results differ.")
{
    functions, quick,
};
ratios.SetAction(parsed => Compare(parsed.GetValue(functions) ?? [], parsed.GetValue(quick) ? Effort.Quick : Effort.Full));

var filter = new Argument<string[]>("filter")
{
    Description = "Which benchmarks to run, as *Softplus*; asks when left out.",
    Arity = ArgumentArity.ZeroOrMore,
};

var benchmarks = new Command("benchmarks", "Runs BenchmarkDotNet.") { filter };
benchmarks.SetAction(parsed => RunBenchmarks(parsed.GetValue(filter) ?? []));

RatioTable.SuitOutput();
return new RootCommand("Measures how fast the generated code is.") { ratios, benchmarks }.Parse(args).Invoke();

static int Compare(string[] names, Effort effort)
{
    var faults = new List<string>();
    bool isAny = false;
    foreach (IFamily family in (IFamily[])[new PipelineFamily(), new DenseFamily(), new UnaryFamily()])
    {
        using (family)
        {
            var measurements = new List<Measurement>();
            foreach (string function in family.Functions.Where(function => names.Length == 0 || names.Any(function.Contains)))
            {
                AnsiConsole.MarkupLineInterpolated($"[grey]{function}[/]");
                measurements.AddRange(family.Cases(function).Select(measured => Measurement.Of(measured, effort)));
            }

            if (measurements.Count != 0)
            {
                RatioTable.Write(family.Title, measurements);
                faults.AddRange(measurements.SelectMany(measurement => measurement.Faults));
                isAny = true;
            }
        }
    }

    foreach (string fault in isAny ? faults : ["No function has such a name."])
    {
        AnsiConsole.MarkupLineInterpolated($"[red]{fault}[/]");
    }

    return isAny && faults.Count == 0 ? 0 : 1;
}

static int RunBenchmarks(string[] filter)
{
    IEnumerable<BenchmarkDotNet.Reports.Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(Measurement).Assembly)
        .Run(filter.Length == 0 ? [] : ["--filter", .. filter]);
    return summaries.All(summary => summary is { HasCriticalValidationErrors: false }) ? 0 : 1;
}
