using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using ActGen.Benchmarks;
using ActGen.Benchmarks.Ratios;
using BenchmarkDotNet.Running;

Precedence.Take();

var functions = new Option<string[]>("--function", "-f")
{
    Description = "Measure this function only; may be given several times. Part of the name is enough.",
    AllowMultipleArgumentsPerToken = true,
};

var quick = new Option<bool>("--quick", "-q")
{
    Description = "Fewer and shorter rounds: good for an order of magnitude.",
};

var write = new Option<FileInfo?>("--write", "-w")
{
    Description = "Measure everything and write the page, docs/performance.md, to this file.",
};

var ratios = new Command("ratios", "Measures everything in one process, in turns, and prints times and ratios. Fails when results differ.")
{
    functions, quick, write,
};
ratios.Validators.Add(result =>
{
    if (result.GetValue(write) is not null && (result.GetValue(quick) || result.GetValue(functions) is { Length: > 0 }))
    {
        result.AddError("--write goes with neither --function nor --quick: the page shows everything, measured in full.");
    }
});
ratios.SetAction(parsed => Comparison.Run(
    parsed.GetValue(functions) ?? [], parsed.GetValue(quick) ? Effort.Quick : Effort.Full, parsed.GetValue(write)));

var benchmarks = new Command("benchmarks", "Runs BenchmarkDotNet with its own options, such as --filter *Dense* --job short.")
{
    TreatUnmatchedTokensAsErrors = false,
};
benchmarks.SetAction(parsed => RunBenchmarks([.. parsed.UnmatchedTokens]));

RatioTable.SuitOutput();
return new RootCommand("Measures how fast the generated code is.") { ratios, benchmarks }.Parse(args).Invoke();

static int RunBenchmarks(string[] options)
{
    IEnumerable<BenchmarkDotNet.Reports.Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(Measurement).Assembly).Run(options);
    return summaries.All(summary => summary is { HasCriticalValidationErrors: false }) ? 0 : 1;
}
