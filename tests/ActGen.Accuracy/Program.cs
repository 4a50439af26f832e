using System;
using System.Collections.Generic;
using System.CommandLine;
using ActGen;
using ActGen.Accuracy;
using ActGen.Testing.Hosting;
using Spectre.Console;

const string LeakyRelu = "leaky_relu";

var sample = new Option<int>("--sample", "-s")
{
    Description = "Measure every Nth of all 2^32 floats; 1 measures them all.",
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

var command = new RootCommand("Measures the error of every generated activation over the floats. Fails when one exceeds the bound it declares.")
{
    sample, functions, scalar,
};
Report.SuitOutput();
command.SetAction(parsed => Run(parsed.GetValue(sample), parsed.GetValue(functions) ?? [], parsed.GetValue(scalar)));
return command.Parse(args).Invoke();

static int Run(int stride, string[] names, bool isScalar)
{
    IReadOnlyList<Subject> subjects;
    Measurement measurement;
    try
    {
        subjects = Subject.Of(names, isFused: !isScalar && Processor.HasFusedMultiplyAdd);
        measurement = new Measurement(subjects, isScalar ? GeneratorHost.Unity : GeneratorHost.Default);
    }
    catch (Exception exception) when (exception is ArgumentException or GeneratedCodeException)
    {
        AnsiConsole.WriteLine(exception.Message);
        return 2;
    }

    using (measurement)
    {
        var verdicts = new List<Verdict>();
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                ProgressTask overall = context.AddTask("all", maxValue: subjects.Count);
                foreach (Subject subject in subjects)
                {
                    overall.Description = subject.Title.EscapeMarkup();
                    Tally tally = measurement.Run(subject, stride, count => overall.Increment(count * (double)stride / (1L << 32)));

                    // The multiply-add must round once for this; where it does not, the bound alone is promised.
                    bool isIdentity = subject.Definition.Name == LeakyRelu && !isScalar && Processor.HasFusedMultiplyAdd;
                    verdicts.Add(new Verdict(subject, tally, isIdentity ? measurement.ChangedNonNegatives(subject) : null));
                    overall.Value = verdicts.Count;
                }
            });

        Report.Write(verdicts, stride);
        return verdicts.Exists(static verdict => verdict.Faults.Count > 0) ? 1 : 0;
    }
}
