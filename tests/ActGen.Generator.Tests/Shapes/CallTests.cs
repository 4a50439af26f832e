using System;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>What the compiler says of the methods that generated code calls: functions that cannot be vectorised, and the activations of a table.</summary>
public sealed class CallTests
{
    private const string Usings = "using System; using ActGen; using System.Diagnostics.CodeAnalysis; using System.Runtime.InteropServices;\n";
    private const string Called = "{0} static float Own(float x) => MathF.Cbrt(x); [Activation(\"Own\")] public static partial void F(ReadOnlySpan<float> x, Span<float> y);";
    private const string Vectorised = "{0} static float Own(float x) => x * x; [Activation(\"Own\")] public static partial void F(ReadOnlySpan<float> x, Span<float> y);";
    private const string Table = "[Activation(\"relu\")] {0} public static partial void F(ReadOnlySpan<float> x, Span<float> y); [ActivationTable] public static partial ActivationTable T();";

    [Theory]
    [InlineData("[Obsolete]", "CS0612")]
    [InlineData("[Obsolete(\"use another\")]", "CS0618")]
    [InlineData("[Obsolete(\"use another\", DiagnosticId = \"OWN1\")]", "OWN1")]
    [InlineData("[Experimental(\"OWN2\")]", "OWN2")]
    [InlineData("[Obsolete, Experimental(\"OWN2\")]", "CS0612, OWN2")]
    public void WarningsStayWithTheAuthor(string attribute, string ids)
    {
        foreach (string members in new[] { Called, Table })
        {
            GeneratorRun run = Run(members, attribute).ShouldCompile();

            Assert.Contains($"#pragma warning disable {ids} //", run.Sources.Values.Last(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[Obsolete]")]
    [InlineData("[Obsolete(\"use another\", true)]")]
    [InlineData("[UnmanagedCallersOnly]")]
    public void AFunctionThatIsVectorisedIsNotCalled(string attribute)
        => Assert.DoesNotContain("#pragma", Run(Vectorised, attribute).ShouldCompile().Sources["C.F.g.cs"], StringComparison.Ordinal);

    [Theory]
    [InlineData("[Obsolete(\"use another\", true)]", "is obsolete, and its use an error")]
    [InlineData("[Obsolete(\"use another\", error: true, DiagnosticId = \"OWN1\")]", "is obsolete, and its use an error")]
    [InlineData("[UnmanagedCallersOnly]", "is for native callers only")]
    [InlineData("[Obsolete(\"use another\", DiagnosticId = \"1\")]", "gives a warning with the id '1', which is no identifier")]
    [InlineData("[Experimental(\"*/\")]", "gives a warning with the id '*/', which is no identifier")]
    public void WhatMustNotBeCalledIsNot(string attribute, string reason)
    {
        GeneratorRun run = Run(Called, attribute);

        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Id == "ACTGEN024" && diagnostic.GetMessage() == $"'Own' cannot be an activation: it {reason}, and cannot be vectorised, so generated code would have to call it");
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void ATableLeavesOutWhatMustNotBeCalled()
    {
        GeneratorRun run = Run(Table + " [Activation(\"tanh\")] public static partial void G(ReadOnlySpan<float> x, Span<float> y);", "[Obsolete(\"use another\", true)]");

        Assert.Contains(run.Diagnostics, static diagnostic => diagnostic.Id == "ACTGEN043" && diagnostic.GetMessage() == "'F' is not in the table: it is obsolete, and its use an error");
        Assert.Empty(run.CompileDiagnostics);
    }

    private static GeneratorRun Run(string members, string attribute)
        => GeneratorHost.Default.Run($"{Usings}public static partial class C {{ {members.Replace("{0}", attribute, StringComparison.Ordinal)} }}");
}
