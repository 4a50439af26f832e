using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

/// <summary>What docs/migration.md tells a reader to write is generated without a remark; what a reader has there compiles, but for other frameworks.</summary>
public sealed class MigrationPageTests
{
    private const string TensorsUsing = "using System.Numerics.Tensors;\n";

    private static readonly string s_page = Markdown.Read("docs/migration.md");

    private static readonly GeneratorHost s_hostWithTensors =
        GeneratorHost.Default with { ExtraReferences = [MetadataReference.CreateFromFile(typeof(TensorPrimitives).Assembly.Location)] };

    public static TheoryData<string> After => [.. Markdown.CodeBlocks(s_page, "After")];

    [Theory]
    [MemberData(nameof(After))]
    public void AfterIsGenerated(string code)
    {
        IsGenerated(code, GeneratorHost.Default);
        IsGenerated(code, GeneratorHost.Unity);
    }

    /// <summary>The attributes of the tables, each on a method with the parameters that its row names.</summary>
    public static TheoryData<string> Attributes =>
    [
        .. (from cells in Markdown.Rows(s_page)
            from code in Markdown.InlineCode(cells[1])
            where code.StartsWith('[') && code.Contains('(', StringComparison.Ordinal)
            select Declaration(code, Parameters(cells[1]))).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void AttributesAreGenerated(string code) => IsGenerated(code, GeneratorHost.Default);

    public static TheoryData<string> Before =>
    [
        .. Markdown.CodeBlocks(Markdown.Section(s_page, "System.Numerics.Tensors"), "Before"),
        .. Markdown.CodeBlocks(Markdown.Section(s_page, "Loops by hand"), "Before"),
    ];

    [Theory]
    [MemberData(nameof(Before))]
    public void BeforeCompiles(string code) => Assert.Empty(s_hostWithTensors.Run(Markdown.AsFile(code, TensorsUsing)).ShouldCompile().Sources);

    /// <summary>The calls of TensorPrimitives and what loops assign, in the first column.</summary>
    public static TheoryData<string> Expressions =>
    [
        .. Calls("System.Numerics.Tensors").Select(static call => $"TensorPrimitives.{call}"),
        .. Calls("Loops by hand").Select(static value => $"y[i] = (float)({value})"),
    ];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void ExpressionsCompile(string statement)
        => s_hostWithTensors.Run(Markdown.AsFile($"public static void F(float[] x, float[] t, float[] y, int i, Random random) => {statement};\n", TensorsUsing)).ShouldCompile();

    private static void IsGenerated(string code, GeneratorHost host)
    {
        GeneratorRun run = host.Run(Markdown.AsFile(code)).ShouldCompile();
        Assert.NotEmpty(run.Sources);
        Assert.Empty(run.Diagnostics);
    }

    private static IEnumerable<string> Calls(string section)
        => from cells in Markdown.Rows(Markdown.Section(s_page, section))
           from code in Markdown.InlineCode(cells[0])
           where code.Contains('(', StringComparison.Ordinal) || code.Contains('[', StringComparison.Ordinal)
           select code;

    /// <summary>The parameters that a cell names after an attribute.</summary>
    private static string Parameters(string cell)
        => string.Concat(Markdown.InlineCode(cell).Where(static code => char.IsLetter(code[0]) && code.Contains(' ', StringComparison.Ordinal)).Select(static code => $"{code}, "));

    private static string Declaration(string attribute, string parameters) => attribute switch
    {
        _ when attribute.StartsWith("[Sequential", StringComparison.Ordinal) => $"{attribute} public sealed partial class Model {{ }}\n",
        _ when attribute.StartsWith("[Dense", StringComparison.Ordinal)
            => $"{attribute} public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);\n",
        _ => $"{attribute} public static partial void F(ReadOnlySpan<float> x, {parameters}Span<float> y);\n"
            + (attribute.Contains("nameof(F)", StringComparison.Ordinal) ? "private static float F(float x) => x * x;\n" : ""),
    };
}
