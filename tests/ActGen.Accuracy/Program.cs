using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using ActGen;
using ActGen.Accuracy;
using ActGen.Accuracy.Measuring;
using ActGen.Accuracy.Reports;
using ActGen.Testing;
using ActGen.Testing.Hosting;
using Spectre.Console;

var sample = new Option<int>("--sample", "-s")
{
    Description = "Measure every Nth of all 2^32 floats, and the neighbourhoods of special ones; 1 measures them all.",
    DefaultValueFactory = static _ => 64,
};
sample.Validators.Add(result =>
{
    if (result.GetValue(sample) < 1)
    {
        result.AddError("--sample takes a number of at least 1.");
    }
});

var functions = new Option<string[]>("--function", "-f")
{
    Description = "Measure this activation only, by name or alias; may be given several times.",
    AllowMultipleArgumentsPerToken = true,
};

var scalar = new Option<bool>("--scalar")
{
    Description = "Measure the code generated for .NET Standard 2.1 instead of the vectorised one.",
};

var state = new Option<FileInfo>("--state")
{
    Description = "Where measurements are kept: a function is measured again when its results have changed.",
    DefaultValueFactory = static _ => new FileInfo(Path.Combine(Repository.Root, "artifacts", "accuracy.json")),
};

var command = new RootCommand(
    "Measures the error of every generated activation and its derivative over the floats, and writes docs/accuracy.md, or the rows of some "
    + "functions there, when it has measured all floats (--sample 1). Fails when a promise is broken.")
{
    sample, functions, scalar, state,
};
ConsoleReport.SuitOutput();
command.SetAction(parsed => Run(parsed.GetValue(sample), parsed.GetValue(functions) ?? [], parsed.GetValue(scalar), parsed.GetRequiredValue(state)));
return command.Parse(args).Invoke();

static int Run(int stride, string[] names, bool isScalar, FileInfo stateFile)
{
    IReadOnlyList<Subject> subjects;
    Measurement measurement;
    StateFile state;
    try
    {
        state = StateFile.Open(stateFile.FullName);
        subjects = Subject.Of(names, isFused: !isScalar && Processor.HasFusedMultiplyAdd);
        measurement = new Measurement(subjects, isScalar ? GeneratorHost.Unity : GeneratorHost.Default);
    }
    catch (Exception exception) when (exception is ArgumentException or GeneratedCodeException or System.Text.Json.JsonException)
    {
        AnsiConsole.WriteLine(exception.Message);
        return 2;
    }

    using (measurement)
    {
        var verdicts = new List<Verdict>();
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask overall = context.AddTask("all", maxValue: subjects.Count);
                foreach (Subject subject in subjects)
                {
                    overall.Description = subject.Title.EscapeMarkup();
                    string key = $"{subject.Title}, {(isScalar ? "scalar" : "vectors")}, 1 in {stride}";
                    string fingerprint = measurement.Fingerprint(subject);
                    if (state.Find(key, fingerprint) is not { } result)
                    {
                        // The multiply-add must round once for this; where it does not, the bound alone is promised.
                        bool isIdentityFromZero = subject is { Definition.Name: "leaky_relu", IsDerivative: false } && !isScalar && Processor.HasFusedMultiplyAdd;
                        result = measurement.Run(subject, fingerprint, stride, isIdentityFromZero, overall.Increment);
                        state.Add(key, result);
                    }

                    verdicts.Add(new Verdict(subject, result, new Ends(subject, measurement.Function(subject))));
                    overall.Value = verdicts.Count;
                }
            });

        IReadOnlyList<DoubleErrors> doubles = isScalar ? [] : [.. DoubleErrors.All().Where(each => subjects.Any(subject => subject.Definition.Name == each.Vector.Activation))];
        ConsoleReport.Write(verdicts, stride);
        ConsoleReport.Write(doubles);
        if (stride == 1 && !isScalar)
        {
            if (names.Length == 0)
            {
                Page.Write(verdicts, doubles);
            }
            else
            {
                Page.Update(verdicts, doubles);
            }

            AnsiConsole.WriteLine($"Wrote {Page.File}.");
        }

        return verdicts.Exists(static verdict => verdict.Faults.Count > 0) || doubles.Any(static each => !each.IsWithin) ? 1 : 0;
    }
}
