using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActGen.Generator.Tests.Hosting;

/// <summary>The host must see what a build sees, or every other test of the generator is worth nothing.</summary>
public sealed class GeneratorHostTests
{
    private const string Source = """
        using System;
        public static partial class Toy
        {
            [Obsolete("2.5")] public static partial float Scale(float x);
        }
        """;

    private static readonly GeneratorHost s_host = GeneratorHost.Default with { Generator = static () => new ToyGenerator() };

    private static readonly GeneratorHost s_unity = GeneratorHost.Unity with { Generator = static () => new ToyGenerator() };

    [Fact]
    public void GeneratedCodeIsCompiledLoadedAndCalled()
    {
        GeneratorRun run = s_host.Run(Source).ShouldCompile();
        using LoadedAssembly loaded = run.Load();

        Assert.Equal(["Toy.Scale.g.cs"], run.Sources.Keys);
        Assert.Equal(5f, loaded.Get<ScalarFunction<float>>("Toy", "Scale")(2));
    }

    [Fact]
    public void UnityCompilesAgainstItsOwnFrameworkAndRuntime()
    {
        GeneratorRun run = s_unity.Run(Source).ShouldCompile();
        using LoadedAssembly loaded = run.Load();

        Assert.Null(run.Output.GetTypeByMetadataName("System.Runtime.Intrinsics.Vector128`1"));
        Assert.Null(run.Output.GetTypeByMetadataName("ActGen.ISimd`2"));
        Assert.NotNull(run.Output.GetTypeByMetadataName("ActGen.Elementwise"));
        Assert.Equal(5f, loaded.Get<ScalarFunction<float>>("Toy", "Scale")(2));
    }

    [Fact]
    public void UnityRunsOnTheRuntimeItWasCompiledAgainst()
    {
        const string Text = "public static class Where { public static string Runtime() => typeof(ActGen.Elementwise).Assembly.Location; }";
        using LoadedAssembly unity = s_unity.Run(Text).ShouldCompile().Load();
        using LoadedAssembly current = s_host.Run(Text).ShouldCompile().Load();

        Assert.Equal(ReferenceSet.NetStandard21.RuntimePath, unity.Get<Func<string>>("Where", "Runtime")());
        Assert.Equal(typeof(Elementwise).Assembly.Location, current.Get<Func<string>>("Where", "Runtime")());
    }

    [Fact]
    public void TheRuntimeIsLeftOutWhenAsked()
        => Assert.Null((s_host with { ReferenceRuntime = false }).Run(Source).ShouldCompile().Output.GetTypeByMetadataName("ActGen.Elementwise"));

    [Fact]
    public void OptionsReachTheCompiler()
    {
        const string Unsafe = "public static class C { public static unsafe int M(int* p) => *p + 1; }";
        Assert.Contains("CS0227", Ids(s_host.Run(Unsafe)));
        Assert.Empty(Ids((s_host with { AllowUnsafe = true }).Run(Unsafe)));

        Assert.Contains("CS8773", Ids(s_unity.Run("namespace N;")));

        const string Overflow = "public static class C { public static int M(int a) => a * 65536; }";
        using LoadedAssembly plain = s_host.Run(Overflow).Load();
        using LoadedAssembly strict = (s_host with { CheckOverflow = true }).Run(Overflow).Load();
        Assert.Equal(0, plain.Get<Func<int, int>>("C", "M")(65536));
        Assert.Throws<OverflowException>(() => strict.Get<Func<int, int>>("C", "M")(65536));

        const string Null = "public static class C { public static string M() => null; }";
        Assert.Equal(["CS8603"], Ids(s_host.Run(Null)));
        Assert.Empty(Ids((s_host with { Nullable = NullableContextOptions.Disable }).Run(Null)));
        Assert.Equal(DiagnosticSeverity.Error, (s_host with { WarningsAsErrors = true }).Run(Null).CompileDiagnostics[0].Severity);
    }

    [Fact]
    public void WarningsInGeneratedCodeFailWithTheCodeInTheMessage()
    {
        GeneratorRun run = s_host.Run(Source + "class Other { int _unused; }");

        GeneratedCodeException thrown = Assert.Throws<GeneratedCodeException>(run.ShouldCompile);

        Assert.Equal("CS0169", Assert.Single(thrown.Diagnostics).Id);
        Assert.Contains("   3      public static partial float Scale(float x) => x * 2.5f;", thrown.Message);
    }

    [Fact]
    public void MalformedDocumentationIsSeen()
        => Assert.Contains("CS1570", Ids(s_host.Run("/// <summary>a < b</summary>\npublic class C { }")));

    [Fact]
    public void DiagnosticsPointAtSourceAndObeyPragmas()
    {
        const string NoFactor = "using System; public static partial class Toy { [Obsolete] public static partial float Scale(float x); }";

        Diagnostic diagnostic = Assert.Single(s_host.Run(NoFactor).Diagnostics);
        Assert.Equal("TOY001", diagnostic.Id);
        Assert.Equal("Scale", diagnostic.Underlined());

        Assert.Empty(s_host.Run("#pragma warning disable TOY001\n" + NoFactor).Diagnostics);
    }

    [Fact]
    public void AThrowingGeneratorIsNotMistakenForASilentOne()
    {
        GeneratorHost host = s_host with { Generator = static () => new ThrowingGenerator() };

        Exception thrown = Assert.Throws<InvalidOperationException>(() => host.Run(Source));

        Assert.Equal("ThrowingGenerator threw: on purpose", thrown.Message);
    }

    [Fact]
    public void MethodsAreFoundByNameAndSignature()
    {
        using LoadedAssembly loaded = (s_host with { AllowUnsafe = true }).Run("""
            using System;
            namespace N
            {
                public class Outer
                {
                    private class Inner
                    {
                        private float M(float x) => x + 1;
                        private static double M(double x) => x + 2;
                        private static void M(ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);
                        private static unsafe void M(float* x, float* y, int length) => *y = *x * length;
                    }
                }
            }
            """).ShouldCompile().Load();

        Assert.Equal(2f, loaded.Get<ScalarFunction<float>>("N.Outer+Inner", "M")(1));
        Assert.Equal(3d, loaded.Get<ScalarFunction<double>>("N.Outer+Inner", "M")(1));
        float[] y = new float[1];
        loaded.Get<SpanFunction<float>>("N.Outer+Inner", "M")([7], y);
        Assert.Equal(7f, y[0]);
        unsafe
        {
            float x = 4, product;
            loaded.Get<PointerFunction<float>>("N.Outer+Inner", "M")(&x, &product, 3);
            Assert.Equal(12f, product);
        }

        Assert.Throws<MissingMethodException>(() => loaded.Get<InPlaceFunction<float>>("N.Outer+Inner", "M"));
        Assert.Throws<TypeLoadException>(() => loaded.Get<InPlaceFunction<float>>("N.Missing", "M"));
    }

    [Fact]
    public void AnUnrelatedEditLeavesTheModelAndItsOutputAlone()
    {
        var session = new IncrementalSession(s_host, Source, "class Unrelated { }");

        session.Edit("Source1.cs", static text => text + " // edited");
        StepTable unrelated = session.Rerun();
        Assert.True(unrelated.DidNoWork(ToyGenerator.Model, "SourceOutput"), unrelated.ToString());

        session.Edit("Source0.cs", static text => text.Replace("2.5", "3.5"));
        StepTable changed = session.Rerun();
        Assert.Equal([IncrementalStepRunReason.Modified], changed.Reasons(ToyGenerator.Model));
        Assert.Contains("x * 3.5f", session.Run.Source);

        session.Add("Source2.cs", Source.Replace("Toy", "Second"));
        StepTable added = session.Rerun();
        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.Unchanged], added.Reasons(ToyGenerator.Model).Order());

        session.Remove("Source2.cs");
        session.Rerun();
        Assert.Single(session.Run.Sources);
    }

    [Fact]
    public void AnEditThatChangesNothingIsRefused()
        => Assert.Throws<ArgumentException>(() => new IncrementalSession(s_host, Source).Edit("Source0.cs", static text => text));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void AModelWithASymbolKeepsOldCompilations(bool keepsSymbols, bool isReleased)
    {
        var session = new IncrementalSession(
            s_host with { Generator = () => new ToyGenerator { KeepsSymbols = keepsSymbols } }, Source, "class Unrelated { }");

        Assert.Equal(isReleased, session.ReleasesCompilationAfter("Source1.cs", static text => text + " // edited"));
    }

    [Fact]
    public void CompilerObjectsInAModelAreFoundWithTheirPath()
    {
        GeneratorHost careless = s_host with { Generator = static () => new ToyGenerator { KeepsSymbols = true } };

        Assert.Empty(ModelInspection.CompilerObjects(s_host.Run(Source).Result, ToyGenerator.Model));
        string found = Assert.Single(ModelInspection.CompilerObjects(careless.Run(Source).Result, ToyGenerator.Model));
        Assert.StartsWith("Model → Multiplication.Symbols.array[0] is a ", found);
        Assert.Throws<ArgumentException>(() => ModelInspection.CompilerObjects(s_host.Run(Source).Result, "no such step"));
    }

    [Fact]
    public void ModelsOfEqualTextsAreEqual()
    {
        GeneratorDriverRunResult first = s_host.Run(Source).Result;

        Assert.Empty(ModelInspection.Differences(first, s_host.Run(Source).Result, ToyGenerator.Model));
        Assert.Contains("does not equal", Assert.Single(
            ModelInspection.Differences(first, s_host.Run(Source.Replace("2.5", "4")).Result, ToyGenerator.Model)));
        Assert.Contains("one object", Assert.Single(ModelInspection.Differences(first, first, ToyGenerator.Model)));
    }

    [Fact]
    public void CultureDependentOutputIsFound()
    {
        GeneratorHost careless = s_host with { Generator = static () => new ToyGenerator { UsesCurrentCulture = true } };
        string negative = Source.Replace("2.5", "-2");

        Assert.Empty(Determinism.Faults(s_host, Source, "class Other { }"));
        Assert.Equal(
            ["Toy.Scale.g.cs differs with the culture de-DE", "Toy.Scale.g.cs differs with the culture tr-TR"],
            Determinism.Faults(careless, Source));
        Assert.Equal(["Toy.Scale.g.cs differs with the culture mathematical minus"], Determinism.Faults(careless, negative));
    }

    [Fact]
    public void ACultureScopeEnds()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        using (new CultureScope("de-DE"))
        {
            Assert.Equal("0,5", 0.5.ToString());
        }

        Assert.Same(before, CultureInfo.CurrentCulture);
    }

    private static IEnumerable<string> Ids(GeneratorRun run) => run.CompileDiagnostics.Select(diagnostic => diagnostic.Id);

    private sealed class ThrowingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(context.CompilationProvider, static (_, _) => throw new NotSupportedException("on purpose"));
    }
}
