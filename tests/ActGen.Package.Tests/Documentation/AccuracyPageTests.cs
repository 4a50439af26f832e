using System;
using System.IO;
using System.Linq;
using ActGen.Accuracy;
using ActGen.Accuracy.Reports;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

/// <summary>The page of measured errors tells of every activation, and of the bounds that are promised today.</summary>
public sealed class AccuracyPageTests
{
    [Theory]
    [InlineData("## Functions", false)]
    [InlineData("## Derivatives", true)]
    public void EveryActivationHasARow(string section, bool isDerivative)
    {
        Assert.SkipUnless(System.IO.File.Exists(Repository.PathOf(Page.File)), $"{Page.File} is not written yet: run tests/ActGen.Accuracy with --sample 1.");

        string[] rows =
        [
            .. System.IO.File.ReadAllText(Repository.PathOf(Page.File)).ReplaceLineEndings("\n").Split('\n')
                .SkipWhile(line => line != section).Skip(1)
                .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(static line => line.StartsWith("| `", StringComparison.Ordinal)),
        ];
        Assert.Equal(
            Subject.Of([], isFused: true).Where(subject => subject.IsDerivative == isDerivative).Select(static subject => Page.Row(subject, "")),
            rows.Select(static row => row.Split('|')).Select(static cells => $"|{cells[1]}|  |{cells[3]}|"));
        Assert.DoesNotContain(rows, static row => row.Contains("**", StringComparison.Ordinal));
    }

    /// <summary>A function that is measured alone gets its rows where they belong: those taken out come back.</summary>
    [Theory]
    [InlineData("bias_add")]
    [InlineData("gelu")]
    [InlineData("leaky_relu")]
    [InlineData("threshold")]
    public void RowsOfOneFunctionAreMerged(string name)
    {
        string page = Markdown.Read(Page.File);
        string[] lines = page.Split('\n');
        string[] without = [.. lines.Where(line => !line.StartsWith($"| `{name}`", StringComparison.Ordinal) && !line.StartsWith($"| `{name}(", StringComparison.Ordinal) && !line.StartsWith($"| `{name}-", StringComparison.Ordinal))];

        Assert.NotEqual(lines.Length, without.Length);
        Assert.Equal(page, Page.Merge(string.Join('\n', without), page, [name]));
        Assert.Equal(page, Page.Merge(page, page, [name]));
    }
}
