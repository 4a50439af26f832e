using System.Linq;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>Pipelines that are too long for one pass, or longer than is good for them.</summary>
public sealed class PipelineSizeTests
{
    [Fact]
    public void PastSixteenStreamsThereIsNoPass()
    {
        string biases = string.Concat(Enumerable.Range(1, 15).Select(static number => $", ReadOnlySpan<float> bias{number}"));
        string method = $"public static partial void F(ReadOnlySpan<float> x{biases}, Span<float> y);";
        IsError(
            "ACTGEN036",
            "'F' does not fit into one pass: it needs 17 streams of elements, and a pass has 16; split the pipeline in two",
            "F",
            InClass($"[Activation(\"{Repeated("bias_add", 15)}\")]\n{method}"));
    }

    [Fact]
    public void AFunctionMayTakeTooManyStreamsByItself()
    {
        string[] names = [.. Enumerable.Range(1, 15).Select(static number => $"p{number}")];
        string message = "'F' does not fit into one pass: it needs 17 streams of elements, and a pass has 16; split the pipeline in two";
        IsError("ACTGEN036", message, "F", InClass(
            $"""
            [Activation("Sum")]
            public static partial void F(ReadOnlySpan<float> x, {string.Join(", ", names.Select(static name => $"ReadOnlySpan<float> {name}"))}, Span<float> y);
            private static float Sum(float x, {string.Join(", ", names.Select(static name => $"float {name}"))}) => x + {string.Join(" + ", names)};
            """));
    }

    [Fact]
    public void PastFourRandomStagesThereIsNoPass()
        => IsError(
            "ACTGEN036",
            "'F' does not fit into one pass: it needs 5 streams of random numbers, and a pass has 4; split the pipeline in two",
            "F",
            InClass($"[Activation(\"{Repeated("dropout(rate: 0.5)", 5)}\", Seed = 1)]\npublic static partial void F(ReadOnlySpan<float> x, Span<float> y);"));

    [Fact]
    public void DeepNestingIsRefusedBeforeAnythingRecurses()
    {
        string body = string.Concat(Enumerable.Repeat("MathF.Sqrt(", 90)) + "x" + new string(')', 90);
        string message = "'F' does not fit into one pass: its operations nest 540 deep, and 500 is the most; split the pipeline in two";
        IsError("ACTGEN036", message, "F", InClass(
            $$"""
            [Activation("{{Repeated("Deep", 6)}}")]
            public static partial void F(ReadOnlySpan<float> x, Span<float> y);
            private static float Deep(float x) => {{body}};
            """));
    }

    [Fact]
    public void NineExponentialsAreMoreThanTheCompilerInlines()
        => IsInfo(
            "ACTGEN035",
            "'F' computes 9 elementary functions in one kernel; past 8 the just-in-time compiler may leave calls in the loop, which cost more than a second pass over memory: split the pipeline in two",
            "F",
            Attributed($"[Activation(\"{Repeated("sigmoid", 9)}\")]"));

    [Fact]
    public void EightExponentialsAreNot()
        => Assert.Empty(Testing.Hosting.GeneratorHost.Default.Run(Attributed($"[Activation(\"{Repeated("sigmoid", 8)}\")]")).ShouldCompile().Diagnostics);

    [Fact]
    public void PlainLoopsCallThemAnyway()
        => Assert.Empty(Testing.Hosting.GeneratorHost.Unity.Run(
            $"using System; using ActGen; static partial class C {{ [Activation(\"{Repeated("sigmoid", 9)}\")] public static partial void F(Span<float> x); }}").ShouldCompile().Diagnostics);

    private static string Repeated(string stage, int count) => string.Join(" | ", Enumerable.Repeat(stage, count));
}
