using System;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>Tables in every kind of type, under every kind of name.</summary>
public sealed class TableTests
{
    private const string Members = """
        [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
        [Activation("softmax | tanh")] public static partial void Wrong(ReadOnlySpan<float> x, Span<float> y);
        [GradientOf("Relu")] public static partial void B(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);
        """;

    private static readonly string[] s_types =
    [
        "public static partial class C { MEMBERS }",
        "internal partial struct C { MEMBERS }",
        "public ref partial struct C { MEMBERS }",
        "public partial interface C { MEMBERS }",
        "public partial record C { MEMBERS }",
        "public partial record struct C { MEMBERS }",
        "namespace @class.N { public static partial class @static<T, @in> where T : struct { public partial class C<U> { MEMBERS } } }",
        "public static partial class a { MEMBERS }",
        "public static class C { MEMBERS }",
        "public static partial class C { public static void CreateTable(int x) { } MEMBERS }",
        "public static partial class CreateTable { MEMBERS }",
        "public static partial class C<CreateTable> { MEMBERS }",
        "public static partial class C { MEMBERS } public static partial class C { MEMBERS }",
        "file static partial class C { MEMBERS }",
    ];

    private static readonly string[] s_tables =
    [
        "[ActivationTable] public static partial ActivationTable CreateTable();",
        "[ActivationTable] public static partial ActivationTable @event();",
        "[ActivationTable] public partial ActivationTable CreateTable();",
        "[ActivationTable, Activation(\"relu\")] public static partial ActivationTable CreateTable();",
        "[ActivationTable, ActivationTable] public static partial ActivationTable CreateTable();",
        "[ActivationTable(1)] public static partial ActivationTable CreateTable();",
        "[ActivationTable] public static partial ActivationTable? CreateTable();",
        "[ActivationTable] public static partial Missing CreateTable();",
        "[ActivationTable] public static partial ActivationTable Relu();",
        "[ActivationTable] partial ActivationTable CreateTable();",
        "[ActivationTable] public static partial ActivationTable CREATETABLE(); [ActivationTable] public static partial ActivationTable CreateTable();",
        "[ActivationTable] public static partial ActivationTable CreateTable() => new ActivationTable();",
        "[ActivationTable] public static partial ActivationTable Table { get; }",
        "[ActivationTable] public virtual partial ActivationTable CreateTable();",
        "[ActivationTable] public static partial ActivationTable CreateTable(); [Activation(\"tanh\")] public static partial void x(ReadOnlySpan<double> arguments, Span<double> rowLength);",
    ];

    public static TheoryData<string> Types => [.. s_types];

    [Theory]
    [MemberData(nameof(Types))]
    public void Survive(string type)
    {
        foreach (string table in s_tables)
        {
            string source = HostileCheck.Usings + type.Replace("MEMBERS", Members + table, StringComparison.Ordinal);
            HostileCheck.Survives(source);
            HostileCheck.Survives(source, GeneratorHost.Unity);
        }
    }

    [Fact]
    public void ANullableTableIsOne()
    {
        GeneratorRun run = GeneratorHost.Default.Run(
            HostileCheck.Usings + "public static partial class C { [Activation(\"relu\")] public static partial void F(ReadOnlySpan<float> x, Span<float> y); [ActivationTable] public static partial ActivationTable? T(); }");

        Assert.Equal(["C.F.g.cs", "C.T.g.cs"], run.Sources.Keys.AsEnumerable());
        Assert.Empty(run.CompileDiagnostics);
    }

    /// <summary>Of two methods that are called alike, one with an error of its own gets no file, so that the other seems to be alone.</summary>
    [Theory]
    [InlineData("[Activation(\"relu\", Beta = 1 / 0)] public static partial void F(ReadOnlySpan<float> x, Span<float> y);")]
    [InlineData("[Activation(\"relu | u\")] public static void F(ReadOnlySpan<float> x, Span<float> y);")]
    public void ListsNoneThatIsDeclaredTwice(string twin)
    {
        GeneratorRun run = HostileCheck.Survives(
            HostileCheck.Usings + "public static partial class C { [Activation(\"relu\")] public static partial void F(ReadOnlySpan<float> x, Span<float> y); " + twin + " [ActivationTable] public static partial ActivationTable T(); }");

        Assert.Contains("new global::ActGen.ActivationEntry[0]", run.Sources["C.T.g.cs"], StringComparison.Ordinal);
    }
}
