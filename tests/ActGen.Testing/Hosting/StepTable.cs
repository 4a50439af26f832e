using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ActGen.Testing.Hosting;

/// <summary>Why one output of one step of the pipeline is what it is.</summary>
/// <param name="Step">The tracking name of the step; <c>SourceOutput</c> for the last.</param>
/// <param name="Reason">New, modified, unchanged (computed to the same value), cached (not computed) or removed.</param>
public readonly record struct StepRun(string Step, IncrementalStepRunReason Reason);

/// <summary>What every step of the pipeline did in one run.</summary>
public sealed class StepTable
{
    private StepTable(ImmutableArray<StepRun> rows) => Rows = rows;

    /// <summary>One row an output of a step, steps in ordinal order, outputs in the order they were made.</summary>
    public ImmutableArray<StepRun> Rows { get; }

    /// <summary>The reasons of one step's outputs; none when the step did not run.</summary>
    /// <param name="step">Its tracking name.</param>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step)
        => [.. Rows.Where(row => row.Step == step).Select(row => row.Reason)];

    /// <summary>Whether nothing at all was computed anew: every output of every given step is cached or came out unchanged.</summary>
    /// <param name="steps">Tracking names.</param>
    public bool DidNoWork(params IEnumerable<string> steps)
        => steps.All(step => Reasons(step) is { IsEmpty: false } reasons
            && reasons.All(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    /// <summary>The table as text, one row a line: <c>Model: Unchanged</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (StepRun row in Rows)
        {
            text.Append(row.Step).Append(": ").Append(row.Reason).Append('\n');
        }

        return text.ToString();
    }

    internal static StepTable Of(GeneratorDriverRunResult result)
    {
        IEnumerable<StepRun> rows =
            from generator in result.Results
            from step in generator.TrackedSteps.OrderBy(step => step.Key, StringComparer.Ordinal)
            from run in step.Value
            from output in run.Outputs
            select new StepRun(step.Key, output.Reason);
        return new StepTable([.. rows]);
    }
}
