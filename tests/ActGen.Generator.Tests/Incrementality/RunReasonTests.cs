using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace ActGen.Generator.Tests.Incrementality;

/// <summary>An edit repeats the work it touches and no other.</summary>
public sealed class RunReasonTests
{
    private const string SourceOutput = nameof(SourceOutput);

    private const string Source = """
        using System;
        using ActGen;
        namespace N
        {
            public static partial class C
            {
                [Activation("leaky_relu", Alpha = 0.25)]
                public static partial void F(ReadOnlySpan<float> x, Span<float> y);

                public static int Unrelated() => 1;
            }
        }
        """;

    /// <summary>Everything after the model, where the work is.</summary>
    private static readonly string[] s_cached = [TrackingNames.Twins, TrackingNames.Outputs, SourceOutput];

    [Theory]
    [InlineData("return a comment", "C\n", "C // the activations\n")]
    [InlineData("a blank line", "public static partial void F", "\n\n        public static partial void F")]
    [InlineData("another body", "=> 1", "=> 2")]
    [InlineData("another member", "public static int Unrelated", "public const int Constant = 3; public static int Unrelated")]
    [InlineData("a comment in the attribute", "Alpha = 0.25", "Alpha = /* a quarter */ 0.25")]
    [InlineData("another spelling of the value", "Alpha = 0.25", "Alpha = 1.0 / 4")]
    [InlineData("another spelling of the name", "\"leaky_relu\"", "\"LeakyReLU\"")]
    [InlineData("the value in the string", "\"leaky_relu\", Alpha = 0.25", "\"leaky_relu(slope: 0.25)\"")]
    [InlineData("an alias of the type", "ReadOnlySpan<float> x", "ReadOnlySpan<Single> x")]
    public void AnEditWithoutEffect(string edit, string before, string after)
    {
        var session = new IncrementalSession(GeneratorHost.Default, Source);

        session.Edit("Source0.cs", text => text.Replace(before, after, StringComparison.Ordinal));
        StepTable table = session.Rerun();

        Assert.True(table.DidNoWork(TrackingNames.Models), $"{edit}\n{table}");
        AssertCached(table);
    }

    /// <summary>A pipeline with everything in it, a function of the author's included, and its gradient.</summary>
    private const string Pipeline = """
        using System;
        using ActGen;
        public static partial class C
        {
            [Activation("bias_add | Own | dropout(rate: 0.5)")]
            public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, float slope, ulong seed, bool training, Span<float> y);

            [GradientOf(nameof(F))]
            public static partial void B(
                ReadOnlySpan<float> x, ReadOnlySpan<float> bias, float slope, ulong seed, bool training, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias);

            private static float Own(float x, float slope) => x > 0 ? x : slope * x;

            public static int Unrelated() => 1;
        }
        """;

    [Theory]
    [InlineData("=> 1;", "=> 2;")]
    [InlineData("using System;", "using System; // comment")]
    [InlineData("bias_add | Own", "bias_add|Own")]
    [InlineData("dropout(rate: 0.5)", "Drop-Out(p: 5e-1)")]
    [InlineData("slope * x", "slope  *  x /* the same */")]
    [InlineData("(float x, float slope)", "(float input, float slope)", "x > 0 ? x : slope * x", "input > 0 ? input : slope * input")]
    public void AnEditBesideAPipeline(string before, string after, string alsoBefore = "using ActGen;", string alsoAfter = "using ActGen;")
    {
        var session = new IncrementalSession(GeneratorHost.Default, Pipeline);
        Assert.Equal(2, session.Run.ShouldCompile().Sources.Count);

        session.Edit("Source0.cs", text => text.Replace(before, after, StringComparison.Ordinal).Replace(alsoBefore, alsoAfter, StringComparison.Ordinal));
        StepTable table = session.Rerun();

        Assert.True(table.DidNoWork(TrackingNames.Models), table.ToString());
        Assert.Equal([Cached, Cached], table.Reasons(TrackingNames.Outputs));
        Assert.Equal([Cached, Cached], table.Reasons(SourceOutput));
    }

    [Theory]
    [InlineData("slope * x", "slope + x")]
    [InlineData("rate: 0.5", "rate: 0.25")]
    [InlineData("float slope,", "ReadOnlySpan<float> slope,")]
    [InlineData("ulong seed", "int seed")]
    public void AnEditOfAPipelineReachesItsGradient(string before, string after)
    {
        var session = new IncrementalSession(GeneratorHost.Default, Pipeline);

        session.Edit("Source0.cs", text => text.Replace(before, after, StringComparison.Ordinal));
        StepTable table = session.Rerun();

        Assert.Equal([Modified, Modified], table.Reasons(TrackingNames.Outputs));
        session.Run.ShouldCompile();
    }

    /// <summary>A table of one activation.</summary>
    private const string Table = """
        using System;
        using ActGen;
        public static partial class C
        {
            [Activation("leaky_relu", Alpha = 0.25)]
            public static partial void F(ReadOnlySpan<float> x, Span<float> y);

            [ActivationTable]
            public static partial ActivationTable Table();

            public static int Unrelated() => 1;
        }
        """;

    [Theory]
    [InlineData("=> 1", "=> 2")]
    [InlineData("Alpha = 0.25", "Alpha = 1.0 / 4")]
    [InlineData("[ActivationTable]", "[ActivationTable()] // comment")]
    public void AnEditBesideATable(string before, string after)
    {
        var session = new IncrementalSession(GeneratorHost.Default, Table);
        Assert.Equal(["C.F.g.cs", "C.Table.g.cs"], session.Run.ShouldCompile().Sources.Keys);

        session.Edit("Source0.cs", text => text.Replace(before, after, StringComparison.Ordinal));
        StepTable table = session.Rerun();

        Assert.True(table.DidNoWork(TrackingNames.Models), table.ToString());
        Assert.True(table.DidNoWork(TrackingNames.Tables), table.ToString());
        Assert.Equal([Cached, Cached], table.Reasons(TrackingNames.Outputs));
        Assert.Equal([Cached, Cached], table.Reasons(SourceOutput));
    }

    [Fact]
    public void AnActivationReachesTheTableOfItsTypeAndNoOther()
    {
        var session = new IncrementalSession(GeneratorHost.Default, Table, Table.Replace("class C", "class D"));

        session.Edit("Source0.cs", static text => text.Replace("Alpha = 0.25", "Alpha = 0.5"));
        StepTable table = session.Rerun();

        Assert.Equal([Modified, Modified, Cached, Cached], table.Reasons(TrackingNames.Outputs).Order());
        Assert.Contains("0.5d", session.Run.ShouldCompile().Sources["C.Table.g.cs"]);

        session.Add("Other.cs", """public static partial class D { [ActGen.GradientOf("F")] public static partial void G(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> dy, System.Span<float> dx); }""");
        session.Rerun();
        Assert.Contains("=> G(x, dy, dx)", session.Run.ShouldCompile().Sources["D.Table.g.cs"]);
        Assert.DoesNotContain("G(", session.Run.Sources["C.Table.g.cs"]);
    }

    /// <summary>A model with a function of the author's.</summary>
    private const string Model = """
        using System;
        using ActGen;
        namespace N
        {
            [Sequential("input(4) | dense(3, Own) | dropout(rate: 0.5) | dense(2, softmax)")]
            public sealed partial class Policy
            {
                private static float Own(float x) => x * x;

                public static int Unrelated() => 1;
            }
        }
        """;

    [Theory]
    [InlineData("=> 1", "=> 2")]
    [InlineData("public static int Unrelated", "public const int Constant = 3; public static int Unrelated")]
    [InlineData("public sealed partial class Policy", "/// <summary>Chooses.</summary>\n    internal partial class Policy : ICloneable")]
    [InlineData("x * x", "x  *  x /* the same */")]
    [InlineData("input(4) | dense(3, Own)", "Input( units: 4 )|Dense(activation: Own, units: 3.0)")]
    [InlineData("dropout(rate: 0.5)", "Drop-Out")]
    [InlineData("softmax)\"", "softmax)\", ElementType = typeof(Single), Convention = Convention.TensorFlow")]
    public void AnEditBesideAModel(string before, string after)
    {
        var session = new IncrementalSession(GeneratorHost.Default, Model);
        Assert.Equal(["N.Policy.g.cs"], session.Run.ShouldCompile().Sources.Keys);

        session.Edit("Source0.cs", text => text.Replace(before, after, StringComparison.Ordinal));
        StepTable table = session.Rerun();

        Assert.True(table.DidNoWork(TrackingNames.Models), table.ToString());
        AssertCached(table);
    }

    [Theory]
    [InlineData("x * x", "x + x")]
    [InlineData("dense(3, Own)", "dense(5, Own)")]
    [InlineData("dense(3, Own)", "dense(3, Own, use_bias: false)")]
    [InlineData("dense(3, Own)", "dense(3, Own, name: hidden)")]
    [InlineData("dense(3, Own)", "dense(3, Own, kernel_initializer: he_normal)")]
    [InlineData("rate: 0.5", "rate: 0.25")]
    [InlineData("softmax)\"", "softmax)\", ElementType = typeof(float), Convention = Convention.TensorFlowJs")]
    [InlineData("public static int Unrelated() => 1;", "public static int Dense1Kernel() => 1;")]
    public void AnEditOfAModel(string before, string after)
    {
        var session = new IncrementalSession(GeneratorHost.Default, Model);
        string old = session.Run.Source;

        session.Edit("Source0.cs", text => text.Replace(before, after, StringComparison.Ordinal));
        StepTable table = session.Rerun();

        Assert.Equal([Modified], table.Reasons(TrackingNames.Models));
        Assert.NotEqual(old, session.Run.ShouldCompile().Source);
    }

    [Fact]
    public void AFileBesideAModel()
    {
        var session = new IncrementalSession(GeneratorHost.Default, Model);

        session.Add("Other.cs", "public class Other { public void M() { } }");
        AssertCached(session.Rerun());

        session.Edit("Other.cs", static text => text.Replace("M()", "N()"));
        AssertCached(session.Rerun());
    }

    [Fact]
    public void AnUnrelatedFile()
    {
        var session = new IncrementalSession(GeneratorHost.Default, Source);

        session.Add("Other.cs", "public class Other { public void M() { } }");
        AssertCached(session.Rerun());

        session.Edit("Other.cs", static text => text.Replace("M()", "N()"));
        AssertCached(session.Rerun());

        session.Remove("Other.cs");
        AssertCached(session.Rerun());
    }

    [Theory]
    [InlineData("Alpha = 0.25", "Alpha = 0.5")]
    [InlineData("Alpha = 0.25", "Alpha = 0.25, Form = ActivationForm.Select")]
    [InlineData("\"leaky_relu\"", "\"elu\"")]
    [InlineData("float", "double")]
    [InlineData("Span<float> y", "Span<float> z")]
    [InlineData("public static partial void", "internal static partial void")]
    [InlineData("        [Activation", "        /// <summary>Mine.</summary>\n        [Activation")]
    public void AnEditWithEffect(string before, string after)
    {
        var session = new IncrementalSession(GeneratorHost.Default, Source);
        string old = session.Run.Source;

        session.Edit("Source0.cs", text => text.Replace(before, after, StringComparison.Ordinal));
        StepTable table = session.Rerun();

        Assert.Equal([Modified], table.Reasons(TrackingNames.Models));
        Assert.Equal([Modified], table.Reasons(TrackingNames.Outputs));
        Assert.NotEqual(old, session.Run.ShouldCompile().Source);
    }

    [Fact]
    public void ZerosOfBothSignsAreDifferentModels()
    {
        string zero = Source.Replace("\"leaky_relu\", Alpha = 0.25", "\"threshold\", Value = 0.0");
        var session = new IncrementalSession(GeneratorHost.Default, zero);

        session.Edit("Source0.cs", static text => text.Replace("Value = 0.0", "Value = -0.0"));
        session.Rerun();

        Assert.Equal(GeneratorHost.Default.Run(zero.Replace("Value = 0.0", "Value = -0.0")).Source, session.Run.Source);
        Assert.Contains("-0f", session.Run.Source);
    }

    [Fact]
    public void ASecondMethod()
    {
        var session = new IncrementalSession(GeneratorHost.Default, Source);

        session.Edit("Source0.cs", static text => text.Replace(
            "public static int Unrelated", "[Activation(\"relu\")] public static partial float G(float x); public static int Unrelated"));
        StepTable table = session.Rerun();

        Assert.Equal([Cached, New], table.Reasons(TrackingNames.Models));
        Assert.Equal([Cached, New], table.Reasons(TrackingNames.Outputs));
        Assert.Equal([Cached, New], table.Reasons(SourceOutput));
    }

    [Fact]
    public void ASecondFileWithAnActivation()
    {
        var session = new IncrementalSession(GeneratorHost.Default, Source);

        session.Add("Other.cs", "public static partial class D { [ActGen.Activation(\"relu\")] public static partial float G(float x); }");
        StepTable table = session.Rerun();
        Assert.Equal([Cached, New], table.Reasons(TrackingNames.Outputs));

        session.Edit("Other.cs", static text => text.Replace("relu", "elu"));
        table = session.Rerun();
        Assert.Equal([Cached, Modified], table.Reasons(TrackingNames.Outputs));

        session.Remove("Other.cs");
        session.Rerun();
        Assert.Single(session.Run.Sources);
    }

    [Fact]
    public void ATwinThatDiffersByCaseRenamesTheFirst()
    {
        var session = new IncrementalSession(GeneratorHost.Default, Source);
        Assert.Equal(["N.C.F.g.cs"], session.Run.Sources.Keys);

        session.Edit("Source0.cs", static text => text.Replace(
            "public static int Unrelated", "[Activation(\"relu\")] public static partial float f(float x); public static int Unrelated"));
        session.Rerun();
        Assert.Equal(2, session.Run.ShouldCompile().Sources.Keys.Count(static hint => hint.Contains('-')));

        session.Edit("Source0.cs", static text => text.Replace("partial float f(", "partial float g("));
        session.Rerun();
        Assert.Equal(["N.C.F.g.cs", "N.C.g.g.cs"], session.Run.ShouldCompile().Sources.Keys);
    }

    [Fact]
    public void AChangeOfDiagnosticsAlone()
    {
        string silent = Source.Replace(", Alpha = 0.25", ", Alpha = 0.2, Convention = Convention.TensorFlow");
        var session = new IncrementalSession(GeneratorHost.Default, silent);
        Assert.Empty(session.Run.Diagnostics);

        session.Edit("Source0.cs", static text => text.Replace(", Alpha = 0.2, Convention = Convention.TensorFlow", ""));
        AssertCached(session.Rerun(), sourceOutputs: 2);
        Assert.Equal("ACTGEN014", Assert.Single(session.Run.Diagnostics).Id);

        session.Edit("Source0.cs", static text => text.Replace("using System;", "using System;\n\n"));
        AssertCached(session.Rerun(), sourceOutputs: 2);
        Assert.Equal(8, Assert.Single(session.Run.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("a class body", "=> 1", "=> 2")]
    [InlineData("the attribute", "Alpha = 0.25", "Alpha = 0.5")]
    [InlineData("a diagnostic", "Alpha = 0.25", "Alpha = double.NaN")]
    public void TheCompilationBeforeTheEditIsLetGo(string edit, string before, string after)
    {
        var session = new IncrementalSession(GeneratorHost.Default, Source);

        Assert.True(session.ReleasesCompilationAfter("Source0.cs", text => text.Replace(before, after, StringComparison.Ordinal)), edit);
    }

    [Fact]
    public void CancellationIsHonouredAndForgotten()
    {
        GeneratorHost host = GeneratorHost.Default;
        GeneratorDriver driver = host.CreateDriver();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => host.Run(host.CreateCompilation(Source), driver, cancellation.Token));
        Assert.Single(host.Run(host.CreateCompilation(Source), driver, TestContext.Current.CancellationToken).Sources);
    }

    private static void AssertCached(StepTable table, int sourceOutputs = 1)
    {
        Assert.True(table.DidNoWork(s_cached.Take(2)), table.ToString());
        Assert.Equal([Cached], table.Reasons(TrackingNames.Outputs));

        // The output of diagnostics runs for each new location; the output of code must not.
        Assert.InRange(table.Reasons(SourceOutput).Length, 1, sourceOutputs);
        Assert.Contains(Cached, table.Reasons(SourceOutput));
    }
}
