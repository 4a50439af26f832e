using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ActGen.Generator.Parsing;
using ActGen.Generator.Parsing.Memory;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Incrementality;

/// <summary>What is remembered of methods is what reading them again would give, whatever was edited elsewhere.</summary>
public sealed class ParseMemoryTests
{
    private const string Methods = """
        using System;
        using ActGen;
        namespace N
        {
            public partial class C : Base
            {
                [Activation("leaky_relu", Alpha = Constants.Slope)]
                public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);

                [Activation(Constants.Name)]
                public static partial void Named(ReadOnlySpan<float> x, Span<float> y);

                [Activation(nameof(Own))]
                public static partial void Owned(ReadOnlySpan<float> x, Span<float> y);

                [GradientOf(nameof(Owned))]
                public static partial void OwnedGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);

                [GradientOf(nameof(Elsewhere))]
                public static partial void ElsewhereGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);

                [Dense(4, 2, Activation = Constants.Name)]
                public static partial void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);

                [Activation("silu")]
                public static partial void Silu(Span<float> x);
            }
        }
        """;

    private const string Others = """
        using System;
        using ActGen;
        namespace N
        {
            public class Base { }

            public static class Constants
            {
                public const double Slope = 0.25;
                public const string Name = "tanh";
            }

            public static class Helper
            {
                public static float Half(float x) => 0.5f * x;
            }

            public partial class C
            {
                private static float Own(float x) => Helper.Half(x) + x;

                [Activation("elu", Alpha = 0.5)]
                public static partial void Elsewhere(ReadOnlySpan<float> x, Span<float> y);

                private static int Unrelated() => 1;
            }
        }
        """;

    [Theory]
    [InlineData("Slope = 0.25", "Slope = 0.125")]
    [InlineData("Name = \"tanh\"", "Name = \"mish\"")]
    [InlineData("Name = \"tanh\"", "Name = \"tnah\"")]
    [InlineData("0.5f * x", "0.75f * x")]
    [InlineData("Helper.Half(x) + x", "Helper.Half(x) - x")]
    [InlineData("Alpha = 0.5", "Alpha = 0.75")]
    [InlineData("class Base { }", "class Base { public struct SiluKernel { } }")]
    [InlineData("private static int Unrelated", "private struct LeakyKernel { } private static int Unrelated")]
    [InlineData("private static int Unrelated", "public static void Silu(Span<double> x) { } private static int Unrelated")]
    [InlineData("public class Base", "public readonly struct Span<T> { } public class Base")]
    [InlineData("public class Base", "namespace System { } public class Base")]
    [InlineData("public partial class C", "partial record C")]
    [InlineData("private static float Own", "private static float Silu(float x) => x; private static float Own")]
    [InlineData("using ActGen;", "#define X\nusing ActGen;")]
    [InlineData("=> 1", "=> 2")]
    public void AnEditElsewhereIsSeen(string before, string after)
    {
        var session = new IncrementalSession(GeneratorHost.Default, Methods, Others);
        session.Run.ShouldCompile();

        for (int round = 0; round < 2; round++)
        {
            session.Edit("Source1.cs", text => round == 0 ? text.Replace(before, after, StringComparison.Ordinal) : Others);
            session.Rerun();
            string others = round == 0 ? Others.Replace(before, after, StringComparison.Ordinal) : Others;
            GeneratorRun cold = GeneratorHost.Default.Run(Methods, others);
            Assert.Equal(cold.Sources, session.Run.Sources);
            Assert.Equal(Print(cold), Print(session.Run));
        }

        static string[] Print(GeneratorRun run) => [.. run.Diagnostics.Select(static diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void OptionsAndReferencesAreSeen()
    {
        GeneratorHost safe = GeneratorHost.Unity, unsafeHost = safe with { AllowUnsafe = true };
        GeneratorRun run = safe.Run(Methods, Others).ShouldCompile();

        CSharpCompilation allowed = run.Input.WithOptions(run.Input.Options.WithAllowUnsafe(true));
        GeneratorDriver driver = run.Driver.RunGenerators(allowed, TestContext.Current.CancellationToken);
        Assert.Equal(unsafeHost.Run(Methods, Others).Sources.Values, Texts(driver));

        driver = driver.RunGenerators(allowed.RemoveReferences(safe.References.Runtime), TestContext.Current.CancellationToken);
        Assert.Empty(Texts(driver));

        static string[] Texts(GeneratorDriver driver) => [.. driver.GetRunResult().Results.Single().GeneratedSources.OrderBy(static source => source.HintName, StringComparer.Ordinal).Select(static source => source.SourceText.ToString())];
    }

    /// <summary>After an edit of a body elsewhere, only what names a function of the author's is read again.</summary>
    [Theory]
    [InlineData("=> 1", "=> 2", new[] { "Elsewhere", "Owned" })]
    [InlineData("private static int Unrelated", "private static int Another() => 0; private static int Unrelated", new[] { "Elsewhere", "Leaky", "Named", "Owned", "Silu" })]
    public void ReadsNoMoreThanItHasTo(string before, string after, string[] expected)
    {
        var counter = new CountingGenerator();
        var session = new IncrementalSession(GeneratorHost.Default with { Generator = () => counter }, Methods, Others);
        counter.Read.Clear();

        session.Edit("Source1.cs", text => text.Replace(before, after, StringComparison.Ordinal));
        session.Rerun();

        Assert.Equal(expected, counter.Read.Order(StringComparer.Ordinal));
    }

    /// <summary>What is remembered keeps no compilation alive.</summary>
    [Fact]
    public void AnOldCompilationIsCollected()
    {
        var session = new IncrementalSession(GeneratorHost.Default, Methods, Others);
        WeakReference old = Edit(session);

        for (int attempt = 0; old.IsAlive && attempt < 10; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        GC.KeepAlive(session);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Edit(IncrementalSession session)
    {
        var old = new WeakReference(session.Run.Input);
        session.Edit("Source1.cs", static text => text.Replace("=> 1", "=> 2", StringComparison.Ordinal));
        session.Rerun();
        return old;
    }

    /// <summary>Reads activations, and says which.</summary>
    private sealed class CountingGenerator : IIncrementalGenerator
    {
        public List<string> Read { get; } = [];

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var memory = new ParseMemory(new(), (method, cancellationToken) =>
            {
                Read.Add(method.TargetSymbol.Name);
                return MethodParser.ParseActivation(method, cancellationToken);
            });
            context.RegisterSourceOutput(
                context.SyntaxProvider.ForAttributeWithMetadataName("ActGen.ActivationAttribute", static (_, _) => true, memory.Parse), static (_, _) => { });
        }
    }
}
