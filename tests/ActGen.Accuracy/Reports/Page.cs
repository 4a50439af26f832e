using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActGen.Accuracy.Measuring;
using ActGen.Testing;
using ActGen.Testing.References;

namespace ActGen.Accuracy.Reports;

/// <summary>The page of the documentation that tells how accurate everything is.</summary>
internal static class Page
{
    /// <summary>Where it is, in the repository.</summary>
    public const string File = "docs/accuracy.md";

    private const string SectionMark = "\n## ";

    private static readonly string s_path = Path.Combine(Repository.Root, File);

    private const string Heading = "| function | error at most | bound | at x | subnormal results | mean | remarks |\n| --- | --- | --- | --- | --- | --- | --- |";

    /// <summary>Writes the page.</summary>
    /// <param name="verdicts">Every function and derivative, measured on all floats.</param>
    /// <param name="doubles">The errors in double precision.</param>
    public static void Write(IReadOnlyCollection<Verdict> verdicts, IReadOnlyCollection<DoubleErrors> doubles)
        => System.IO.File.WriteAllText(s_path, Text(verdicts, doubles));

    /// <summary>Puts the rows of some functions into the page, in the place of those that they have there.</summary>
    /// <param name="verdicts">Those functions and their derivatives, measured on all floats.</param>
    /// <param name="doubles">Their errors in double precision.</param>
    public static void Update(IReadOnlyCollection<Verdict> verdicts, IReadOnlyCollection<DoubleErrors> doubles)
        => System.IO.File.WriteAllText(
            s_path,
            Merge(System.IO.File.ReadAllText(s_path).ReplaceLineEndings("\n"), Text(verdicts, doubles), [.. verdicts.Select(static verdict => verdict.Subject.Definition.Name)]));

    /// <summary>A page with the rows of some functions taken from another.</summary>
    /// <param name="page">The page.</param>
    /// <param name="other">The other, with the same sections.</param>
    /// <param name="names">The functions.</param>
    public static string Merge(string page, string other, IReadOnlyCollection<string> names)
    {
        return string.Join(SectionMark, page.Split(SectionMark).Zip(other.Split(SectionMark), MergeTables));

        string MergeTables(string section, string measured)
        {
            string[] lines = section.Split('\n'), known = [.. lines.Where(static line => NameOf(line) is not null)];
            if (known.Length == 0)
            {
                return section;
            }

            int table = Array.IndexOf(lines, known[0]);
            IEnumerable<string> rows = known.Where(row => !names.Contains(NameOf(row)))
                .Concat(measured.Split('\n').Where(row => names.Contains(NameOf(row))))
                .OrderBy(NameOf, StringComparer.Ordinal);
            return Lines([.. lines.Take(table), .. rows, .. lines.Skip(table + known.Length)]);
        }
    }

    /// <summary>The beginning of a function's row: its name and, in the third cell, its bound.</summary>
    /// <param name="subject">The function, whose row is in the section of functions or that of derivatives.</param>
    /// <param name="error">What stands in the cell between.</param>
    public static string Row(Subject subject, string error) => $"| `{subject.Activation}` | {error} | {Numbers.Text(subject.Bound, "0.##")} |";

    private static string Text(IReadOnlyCollection<Verdict> verdicts, IReadOnlyCollection<DoubleErrors> doubles)
    {
        ReferenceError[] errors = [.. doubles.Select(static each => ReferenceError.Of(each.Vector))];
        return $$"""
            # Accuracy

            How far results are from the exact ones: on **all 2^32 floats**, for every activation and its derivative. The figures on this page come from

            ```
            dotnet run -c Release --project tests/ActGen.Accuracy -- --sample 1
            ```

            which took {{Numbers.Duration(verdicts.Sum(static verdict => verdict.Result.Seconds))}} on two cores and writes the page anew. It keeps what it has measured, and measures a function again
            when its results have changed; with `--function` it puts the rows of that function into the page. Every change of the project is measured on one float in 4,099, on all powers of two, kinks and the ends of
            ranges, with a hundred floats to either side of each; where a promise is broken, the run fails.

            ## What is counted

            An error is counted in ULP, units in the last place: |result - exact| over the distance between neighbouring floats where the exact value
            lies. The nearest float to the exact value is at most 0.5 ULP away. Below 2^-126, where floats are subnormal and evenly spaced, that
            distance is 2^-149. Parameters are rounded to float first; the exact value is that of the rounded parameter.

            Where a derivative crosses zero it is the difference of numbers that are not small, and no arithmetic that has x rounded can tell its last
            digits. For those that do (`gelu`, `gelu_tanh`, `quick_gelu`, `silu`, `mish`, `hard_swish`) an error where |x| < 4 and the derivative is below 1/8
            is counted in units of 2^-26, the ULP above 1/8: 4 of them are 2^-24.

            The exact values are computed in double precision, by formulas that lose nothing to cancellation and share none with the product. At
            {{errors.Sum(static error => error.Points).ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}} floats they are compared with values of a thousand digits: they are off by at most 2^{{Exponent(errors.Max(static error => error.Value))}} of a value
            and 2^{{Exponent(errors.Max(static error => error.Derivative))}} of a derivative, nothing beside an ULP of 2^-24.

            Of two results of a function that never decreases, that of the larger input may be the float below; the last column counts those. NaN
            gives NaN everywhere, except in derivatives that are constant. Results never pass the ends of the function's range, such as 0 and 1 for `sigmoid`.

            ## Functions

            {{Table(verdicts.Where(static verdict => !verdict.Subject.IsDerivative))}}

            ## Derivatives

            {{Table(verdicts.Where(static verdict => verdict.Subject.IsDerivative))}}

            ## Special values

            What functions f and their derivatives f' give at infinities and zeros. A zero whose sign is not that of the function nearby is in bold.

            {{Ends(verdicts)}}

            ## Double precision

            Not every double can be tried. The largest errors at points where functions are known to break, and at many more, uniformly in value and in
            bit pattern, of which the values were computed with a thousand digits (`tests/ActGen.Testing/Data`), in ULP of double. Up to half an ULP of a derivative's error may be the
            rounding of what it is compared with.

            {{Doubles(doubles)}}

            """.ReplaceLineEndings("\n");
    }

    private static string Table(IEnumerable<Verdict> verdicts) => Lines(verdicts.Select(Row).Prepend(Heading));

    private static string Row(Verdict verdict)
    {
        Result result = verdict.Result;
        bool isExact = result.Worst.Ulp == 0;
        IEnumerable<string> remarks = verdict.Faults.Select(static fault => $"**{fault}**").Concat(verdict.Remarks);
        return $"{Row(verdict.Subject, isExact ? "exact" : Error(result.Worst.Ulp))} {(isExact ? "" : Numbers.Text(result.Worst.Input))} | {Error(result.Subnormal.Ulp)} | {Error(result.MeanUlp)} | {string.Join("; ", remarks)} |";
    }

    private static string Ends(IEnumerable<Verdict> verdicts)
    {
        IEnumerable<string> inputs = Accuracy.Ends.Inputs.Select(Numbers.Text);
        return Lines(
        [
            $"| function | {string.Join(" | ", inputs.Select(static x => $"f({x})").Concat(inputs.Select(static x => $"f'({x})")))} |",
            $"| --- |{string.Concat(Enumerable.Repeat(" --- |", 2 * Accuracy.Ends.Inputs.Count))}",
            .. verdicts.GroupBy(static verdict => verdict.Subject.Activation).Select(static both =>
                $"| `{both.Key}` | {string.Join(" | ", both.OrderBy(static verdict => verdict.Subject.IsDerivative).SelectMany(static verdict => Cells(verdict.Ends)))} |"),
        ]);
    }

    private static IEnumerable<string> Cells(Ends ends) => Accuracy.Ends.Inputs.Zip(
        ends.Results, (x, y) => ends.OtherSigns.Any(other => BitConverter.SingleToInt32Bits(other) == BitConverter.SingleToInt32Bits(x)) ? $"**{Numbers.Text(y)}**" : Numbers.Text(y));

    private static string Doubles(IEnumerable<DoubleErrors> doubles) => Lines(
    [
        "| vector | points | error at most | bound | derivative's error at most | bound |\n| --- | --- | --- | --- | --- | --- |",
        .. doubles.Select(static each =>
            $"| `{each.Vector.Name}` | {each.Vector.Points.Count} | {Error(each.Value)} | {Numbers.Text(each.Bound, "0.##")} | {Error(each.Derivative)} | {Numbers.Text(Subject.DerivativeBound, "0.##")} |"),
    ]);

    /// <summary>The activation that a row is about; null for what is no row.</summary>
    private static string? NameOf(string line)
        => line.StartsWith("| `", StringComparison.Ordinal) ? string.Concat(line.Skip("| `".Length).TakeWhile(static letter => letter == '_' || char.IsAsciiLetterOrDigit(letter))) : null;

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    /// <summary>Rounded up: a figure on the page is never less than what was measured.</summary>
    private static string Error(double ulps) => Numbers.Text(Math.Ceiling(ulps * 1000) / 1000, "0.000");

    private static string Exponent(double error) => Numbers.Text(Math.Ceiling(Math.Log2(error) * 10) / 10, "0.0");
}
