using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>What is wrong with tables is said where it is wrong.</summary>
public sealed class TableTests
{
    private const string Relu = "[Activation(\"relu\")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);";

    private const string Table = "[ActivationTable] public static partial ActivationTable T();";

    [Theory]
    [InlineData("ActivationTable T(int size)", "takes 'size'")]
    [InlineData("object T()", "does not return an ActivationTable")]
    [InlineData("void T()", "does not return an ActivationTable")]
    [InlineData("ref ActivationTable T()", "returns by reference")]
    [InlineData("ActivationTable T<U>()", "is generic")]
    public void OtherSignatures(string signature, string complaint)
        => IsErrorBeside(
            "ACTGEN041", $"'T' {complaint}; write 'partial ActivationTable T()', static or not", "T", InClass($"{Relu}\n[ActivationTable] public static partial {signature};"));

    [Theory]
    [InlineData("static ActivationTable T() => null!;", "add 'partial' before the return type and end it with ';'")]
    [InlineData("static partial ActivationTable T(); public static partial ActivationTable T() => null!;", "remove the body it has")]
    public void OtherBodies(string declaration, string wayOut)
        => IsErrorBeside(
            "ACTGEN002", $"Method 'T' must be a partial method without a body, for ActGen to write it: {wayOut}", "T", InClass($"{Relu}\n[ActivationTable] public {declaration}"));

    [Fact]
    public void OtherLanguages()
        => IsError(
            "ACTGEN012",
            "'T' cannot be generated in C# 8.0; set <LangVersion> to 9.0 or later",
            "T",
            InClass(Table),
            GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp8 });

    [Fact]
    public void NothingToList()
        => IsError(
            "ACTGEN042",
            "'T' would list nothing: type 'C' has no method with [Activation]; add a method with [Activation] that takes 'ReadOnlySpan<T> x' and 'Span<T> y', or remove 'T'",
            "T",
            InClass(Table));

    [Theory]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x);", "has no shape with input and output spans")]
    [InlineData("[Activation(\"relu\")] public static partial void F(Span<float> x);", "has no shape with input and output spans")]
    [InlineData("[Activation(\"relu\")] public static partial void F(Span<float> x, Span<float> y);", "takes 'x' as a Span, not as a ReadOnlySpan")]
    [InlineData("[Activation(\"dropout\")] public static partial void F(ReadOnlySpan<float> x, ulong seed, Span<float> y);", "takes 'seed', which a table does not give")]
    [InlineData("[Activation(\"swiglu\")] public static partial void F(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, Span<float> y);", "takes a second input, which a table does not give")]
    public void NothingThatCanBeListed(string activation, string obstacle)
    {
        IsErrorBeside(
            "ACTGEN042",
            $"'T' would list nothing: type 'C' has none that a table can list ('F' {obstacle}); add a method with [Activation] that takes 'ReadOnlySpan<T> x' and 'Span<T> y', or remove 'T'",
            "T",
            InClass($"{activation}\n{Table}"));
        IsInfo("ACTGEN043", $"'F' is not in the table: it {obstacle}", "T", InClass($"{Relu}\n{activation}\n{Table}"));
    }

    [Theory]
    [InlineData("class", "public static", "is no static method, as 'T' is")]
    [InlineData("struct", "public", "is an instance method of a struct, which no delegate can hold")]
    public void MethodsOfObjects(string kind, string modifiers, string obstacle)
        => IsInfo("ACTGEN043", $"'F' is not in the table: it {obstacle}", "T",
            $$"""
            {{Usings}}public partial {{kind}} C
            {
                {{Relu}}
                [Activation("tanh")] public partial void F(ReadOnlySpan<float> x, Span<float> y);
                [ActivationTable] {{modifiers}} partial ActivationTable T();
            }
            """);

    [Fact]
    public void OneOverloadInTheTableIsEnough()
        => Assert.Empty(GeneratorHost.Default.Run(InClass($"{Relu}\n[Activation(\"relu\")] public static partial float Relu(float x);\n{Table}")).ShouldCompile().Diagnostics);

    [Fact]
    public void AnActivationWithAnErrorIsLeftOut()
    {
        GeneratorRun run = GeneratorHost.Default.Run(InClass(
            $"{Relu}\n[Activation(\"leaky_relu\", Alpha = double.NaN)] public static partial void F(ReadOnlySpan<float> x, Span<float> y);\n{Table}"));

        Assert.Equal("ACTGEN007", Assert.Single(run.Diagnostics).Id);
        Assert.DoesNotContain("leaky_relu", run.Sources["C.T.g.cs"]);
        Assert.Equal("CS8795", Assert.Single(run.CompileDiagnostics).Id);
    }
}
