using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ActGen.Benchmarks.Costs;
using ActGen.Benchmarks.OneDnn;
using ActGen.Benchmarks.Ratios;

namespace ActGen.Benchmarks.Report;

/// <summary>The page of the documentation that holds the figures.</summary>
internal sealed class PerformancePage(IReadOnlyList<FamilyResult> results, IReadOnlyList<GeneratorCost> generator)
{
    private readonly Measurement[] _all = [.. results.SelectMany(static result => result.Measurements)];

    /// <summary>The whole page.</summary>
    public string Text => $"""
        # Performance

        How fast generated code is beside what else there is. Every figure on this page comes from one run of

        ```
        dotnet run -c Release --project tests/ActGen.Benchmarks -- ratios --write docs/performance.md
        ```

        which takes a few minutes and writes the page anew. What counts are the ratios; times are those of one machine:

        | what | which |
        | --- | --- |
        | processor | {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}, registers of {RegisterBits} bits |
        | .NET | {Environment.Version} |
        | System.Numerics.Tensors | {typeof(TensorPrimitives).Assembly.GetName().Version!.ToString(3)} |
        | oneDNN | {string.Join(", ", [OneDnnLibrary.Description, .. OneDnnLibrary.Instance?.Implementations ?? []])} |

        ## Method

        Everything runs in one process on one thread. The contestants take turns of a millisecond or one call, up to {Effort.Full.Rounds} times
        each, so that what disturbs the machine disturbs all of them, and the best turn of each counts: a turn may have been disturbed,
        none can have been helped. Inputs of activations are uniform random numbers in [-8, 8]; the output is another span. Before it is
        measured, the output of each contestant is compared with ActGen's.

        | contestant | what it is |
        | --- | --- |
        | {Names.ActGen} | the generated method |
        | {Names.Tensors} | the fewest calls of System.Numerics.Tensors that compute the function, over the whole span and block by block through the level 1 cache; the faster counts. Its softmax does not subtract the maximum, so it overflows where an element is above 88 |
        | {Names.Plain} | the obvious loop with `MathF` |
        | {Names.OneDnn} | the primitive of oneDNN for the function, created before, on one thread; versions 2.6 and later of 2 are supported |
        | {Names.Copy} | a copy of the span; on long spans also one past the caches, and the faster counts |

        Beside a time stands how many times as long as ActGen that is: more than 1 where ActGen is faster. Where the project has set itself a
        target, it follows; one that is missed is in bold. A plain loop with a branch is faster where spans are short: the processor
        learns the signs of the same thousand numbers by heart.

        {string.Join("\n\n", results.Select(Section))}

        {Conclusion}

        """.ReplaceLineEndings("\n");

    /// <summary>What follows the tables of times.</summary>
    public string Conclusion => $"""
        ## Cost of use

        | what | how much |
        | --- | --- |
        | memory allocated by all calls of ActGen on this page | {_all.Sum(static measurement => measurement.AllocatedBytes)} bytes |
        | memory that one attributed method holds in an editor | {Number((int)(generator[^1].Memory / generator[^1].Methods))} bytes |

        What a call costs is in the table of short spans above. The generator in an editor, which has run it before; medians:

        {string.Join('\n', [
            Row(["attributed methods", .. generator.Select(static cost => Number(cost.Methods))]),
            Row(["---", .. generator.Select(static _ => "---:")]),
            Row(["first run", .. generator.Select(static cost => Milliseconds(cost.Cold))]),
            .. generator[0].Edits.Select((edit, i) => Row([$"after typing {edit.Edit}", .. generator.Select(cost => Milliseconds(cost.Edits[i].Time))]))])}

        What is left of an edit of a body is the compiler's own: it looks at every attribute again, and compares the name of each generated file with
        those of all others, which is what makes 10,000 cost more than ten times 1,000.

        ## Targets

        {Targets}
        """;

    private static int RegisterBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private string Targets
    {
        get
        {
            (Measurement Measurement, string Contestant, Score Score)[] aims = [..
                from measurement in _all
                from contestant in measurement.Contestants
                let score = measurement.Score(contestant)
                where score.Target is not null
                select (measurement, contestant, score)];
            string[] missed = [..
                from aim in aims
                where aim.Score.IsMissed
                select Row([aim.Measurement.Case.Function, Number(aim.Measurement.Case.Length), aim.Contestant, aim.Score.RatioText])];
            string summary = $"{aims.Length - missed.Length} of {aims.Length} are met.";
            return missed.Length == 0 ? summary : $"""
                {summary} Missed are:

                | function | elements | beside | ratio < target |
                | --- | ---: | --- | ---: |
                {string.Join('\n', missed)}
                """;
        }
    }

    private static string Section(FamilyResult result)
        => $"""
            ## {result.Title}

            {string.Join("\n\n", Sheet.Of(result.Measurements.OrderBy(static measurement => measurement.Case.Length)).Select(Table))}
            """;

    private static string Table(Sheet sheet)
        => $"""
            In ns per {sheet.Unit}:

            {string.Join('\n', [
                Row(sheet.Headings),
                Row(sheet.Headings.Select(static (_, column) => column == 0 ? "---" : "---:")),
                .. sheet.Rows.Select(static row => Row(row.Select(Cell)))])}
            """;

    private static string Cell(Sheet.Cell cell)
    {
        string text = cell.Text.Replace("|", "\\|", StringComparison.Ordinal);
        return cell.IsGood == false ? $"**{text}**" : text;
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
