using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ActGen.Benchmarks.Ratios;

/// <summary>Measurements as a table: a row a case, a column a contestant.</summary>
/// <param name="Unit">What the times are those of.</param>
/// <param name="Headings">The titles of the columns.</param>
/// <param name="Rows">What stands below them.</param>
internal sealed record Sheet(string Unit, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<Sheet.Cell>> Rows)
{
    /// <summary>The columns before those of the contestants, which hold words.</summary>
    public const int Labels = 2;

    /// <summary>The tables of a family: one where times are all of one unit.</summary>
    public static IEnumerable<Sheet> Of(IEnumerable<Measurement> measurements)
        => measurements.GroupBy(static measurement => measurement.Case.Unit).Select(static group => Of(group.Key, [.. group]));

    private static Sheet Of(string unit, IReadOnlyList<Measurement> measurements)
    {
        string[] contestants = [.. measurements.SelectMany(static measurement => measurement.Contestants).Distinct()];
        return new(
            unit,
            ["function", $"{measurements[0].Case.Counted}s", .. contestants],
            [.. measurements.Select(measurement => (Cell[])[
                new(measurement.Case.Function),
                new(measurement.Case.Length.ToString("N0", CultureInfo.InvariantCulture)),
                .. contestants.Select(contestant => Cell.Of(measurement.Score(contestant)))])]);
    }

    /// <summary>A text, and whether it is good news: null where nothing is demanded.</summary>
    public sealed record Cell(string Text, bool? IsGood = null)
    {
        /// <summary>The time and, beside ActGen's own, the ratio with its target.</summary>
        public static Cell Of(Score? score) => score switch
        {
            null => new("-"),
            { IsReference: true } => new(score.TimeText),
            _ => new($"{score.TimeText} ({score.RatioText})", score.Target is null ? null : !score.IsMissed),
        };
    }
}
