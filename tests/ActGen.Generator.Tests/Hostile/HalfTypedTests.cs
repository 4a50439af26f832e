using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>Code on its way to being right: every prefix of it reaches the generator while somebody types.</summary>
public sealed class HalfTypedTests
{
    /// <summary>Sources and the number of bodies they ask for.</summary>
    public static TheoryData<string, int> Wholes => new()
    {
        {
            """
            using System;
            using ActGen;
            namespace N.M
            {
                public static partial class C<T> where T : struct
                {
                    [Activation("leaky_relu(alpha: 0.25)", MaxUlp = 4, Form = ActivationForm.MinMax, Convention = Convention.Keras)]
                    public static unsafe partial void F(ReadOnlySpan<float> x, Span<float> y);
                }
            }
            """,
            1
        },
        {
            """
            using System;
            using ActGen;
            public static partial class C
            {
                [Activation("bias_add | leaky_relu(alpha: 0.25) | Own | dropout(noise_shape: per_row)", Rate = 0.5, Seed = 3)]
                public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, float slope, ulong step, int rowLength, Span<float> y);
                private static float Own(float x, float slope) => x > 0 ? x : slope * MathF.Exp(x);
            }
            """,
            1
        },
        {
            """
            using System;
            using ActGen;
            public static partial class C
            {
                [GradientOf("F", Order = 1)]
                public static partial void B(
                    ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, ReadOnlySpan<float> residual, bool training,
                    ReadOnlySpan<float> dy, Span<float> dx, Span<float> dAlpha);
                [Activation("prelu | add | dropout", Seed = 3)]
                public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, ReadOnlySpan<float> residual, bool training, Span<float> y);
            }
            """,
            2
        },
        {
            """
            using System;
            using ActGen;
            public partial class C
            {
                [ActivationTable]
                public static partial ActivationTable Table();
                [Activation("prelu | scale(factor: 3)")]
                public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, Span<float> y);
            }
            """,
            2
        },
    };

    [Theory]
    [MemberData(nameof(Wholes))]
    public void EveryPrefix(string whole, int bodies)
    {
        // One driver over all, as in an editor: states of the pipeline from earlier prefixes are part of the test.
        GeneratorHost host = GeneratorHost.Default with { AllowUnsafe = true };
        GeneratorDriver driver = host.CreateDriver();
        Compilation compilation = host.CreateCompilation("");
        for (int length = 1; length <= whole.Length; length++)
        {
            SyntaxTree tree = compilation.SyntaxTrees.Single();
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(whole[..length])));
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
            Assert.Null(driver.GetRunResult().Results.Single().Exception);
        }

        Assert.Equal(bodies, driver.GetRunResult().GeneratedTrees.Length);
    }

    [Theory]
    [InlineData("[Activation public static partial float F(float x);")]
    [InlineData("[Activation( public static partial float F(float x);")]
    [InlineData("[Activation(\"relu public static partial float F(float x);")]
    [InlineData("[Activation()] public static partial float F(float x);")]
    [InlineData("[Activation] public static partial float F(float x);")]
    [InlineData("[Activation(1)] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\", \"tanh\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\", Alpha)] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu\", Alpha = )] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu\", Alpha = \"0.2\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu\", Alpha = Undefined)] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu\", Alpha = 0.2, Alpha = 0.3)] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu\", Undefined = 0.2)] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu\", Alpha = 1 / 0)] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu\", Form = ActivationForm.Undefined)] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu\", Form = 1)] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu\", Convention = null)] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\")][Activation(\"tanh\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\"), Activation(\"tanh\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\" + Undefined)] public static partial float F(float x);")]
    [InlineData("[Activation(nameof(F))] public static partial float F(float x);")]
    [InlineData("[Activation(null)] public static partial float F(float x);")]
    [InlineData("[Activation(default)] public static partial float F(float x);")]
    [InlineData("[Activation((string)(object)1)] public static partial float F(float x);")]
    [InlineData("[Activation(new[] { \"relu\" })] public static partial float F(float x);")]
    [InlineData("[Activation(typeof(int))] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\")]")]
    [InlineData("[Activation(\"relu\")] public")]
    [InlineData("[Activation(\"relu\")] public static partial")]
    [InlineData("[Activation(\"relu\")] public static partial float")]
    [InlineData("[Activation(\"relu\")] public static partial float F")]
    [InlineData("[Activation(\"relu\")] public static partial float F(")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x)")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x) {")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x) =>")]
    [InlineData("[Activation(\"relu\")] public static partial float (float x);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float);")]
    [InlineData("[Activation(\"relu\")] public static partial void F(Span<float> x, );")]
    [InlineData("[Activation(\"relu\")] public static partial void F(ReadOnlySpan<float> x, Span<float> x);")]
    [InlineData("[Activation(\"relu\")] public static partial void F(ReadOnlySpan<> x, Span<float> y);")]
    [InlineData("[Activation(\"relu\")] public static partial void F(ReadOnlySpan<Undefined> x, Span<Undefined> y);")]
    [InlineData("[Activation(\"relu\")] public static partial void F(ReadOnlySpan x, Span y);")]
    [InlineData("[Activation(\"relu\")] public static partial Undefined F(Undefined x);")]
    [InlineData("[Activation(\"relu\")] public static partial void F(Span<float>* x, Span<float>* y, int n);")]
    [InlineData("[Activation(\"relu\")] public static partial F(float x);")]
    [InlineData("[Activation(\"relu\")] static partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static partial void F(Span<float> x, Span<float> y); [Activation(\"relu\")] public static partial void F(Span<float> x, Span<float> y);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x); [Activation(\"tanh\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x); [Activation(\"tanh\")] public static partial float f(float x); [Activation(\"tanh\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x); [Activation(\"tanh\")] public static partial double F(float x);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x); public static float F(float x) => x;")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x); public int F;")]
    [InlineData("[Activation(\"relu\")] public static partial float C(float x);")]
    [InlineData("[Activation(\"relu\")] public static extern partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public abstract partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static async partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static abstract partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static virtual partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public override partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static override partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public sealed partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public readonly partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public private static partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static partial partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static unsafe partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] public static volatile partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] partial static void F(Span<float> x);")]
    [InlineData("[Activation(\"relu\")] private partial void I.F(Span<float> x);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(this float x);")]
    [InlineData("[Activation(\"relu\")] public static partial void F(ReadOnlySpan<float> x, this Span<float> y);")]
    [InlineData("[Activation(\"relu\")] public static partial void F(params ReadOnlySpan<float> x, Span<float> y);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(params float x);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(scoped float x);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x = \"no\");")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x = 1) where T : class;")]
    [InlineData("[Activation(\"relu\")] public static partial float F<T>(float x);")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x, __arglist);")]
    [InlineData("[Activation(\"relu\")] public static float P { get; set; }")]
    [InlineData("[Activation(\"relu\")] public static partial float F(float x, void y);")]
    [InlineData("[Activation(\"relu\")] public static partial void F(void x, void y, void z);")]
    [InlineData("[Activation(\"relu\")] public static partial float P { get; }")]
    [InlineData("[Activation(\"relu\")] public static float Field;")]
    [InlineData("[Activation(\"relu\")] public static event Action E;")]
    [InlineData("[Activation(\"relu\")] public C() { }")]
    [InlineData("[Activation(\"relu\")] ~C() { }")]
    [InlineData("[Activation(\"relu\")] public class D { }")]
    [InlineData("[Activation(\"relu\")] public delegate float D(float x);")]
    [InlineData("[Activation(\"relu\")] public enum E { A }")]
    [InlineData("public enum E { [Activation(\"relu\")] A }")]
    [InlineData("public void M([Activation(\"relu\")] float x) { }")]
    [InlineData("public void M<[Activation(\"relu\")] T>(float x) { }")]
    [InlineData("[return: Activation(\"relu\")] public static partial float F(float x);")]
    [InlineData("[param: Activation(\"relu\")] public static partial float F(float x);")]
    [InlineData("[assembly: Activation(\"relu\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\")] [GradientOf(\"F\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu\"), GradientOf] public static partial float F(float x);")]
    [InlineData("[GradientOf(\"F\"), GradientOf(\"F\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu |\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu | \" + )] public static partial float F(float x);")]
    [InlineData("[Activation(\"relu | \" + \"tanh\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"leaky_relu(alpha: \")] public static partial void F(Span<float> x, float alpha);")]
    [InlineData("[Activation(\"leaky_relu\")] public static partial void F(Span<float> x, float );")]
    [InlineData("[Activation(\"leaky_relu\")] public static partial void F(Span<float> x, float alpha, );")]
    [InlineData("[Activation(\"leaky_relu\")] public static partial void F(Span<float> x, alpha);")]
    [InlineData("[Activation(\"leaky_relu\")] public static partial void F(float alpha);")]
    [InlineData("[Activation(\"leaky_relu\")] public static partial float F(float alpha, float slope);")]
    [InlineData("[Activation(\"dropout\", Seed = )] public static partial void F(Span<float> x);")]
    [InlineData("[Activation(\"dropout\", Seed = -1)] public static partial void F(Span<float> x);")]
    [InlineData("[Activation(\"dropout\", Seed = 1, NoiseShape = )] public static partial void F(Span<float> x);")]
    [InlineData("[Activation(\"dropout\", Seed = 1, RowLength = \"4\")] public static partial void F(Span<float> x);")]
    [InlineData("[Activation(\"leaky_relu\")] public static partial void F(Span<float> x, float alpha); [GradientOf(\"F\")] public static partial void B(ReadOnlySpan<float> x, float alpha, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dAlpha, Span<float> dAlpha);")]
    [InlineData("[Activation(\"leaky_relu\")] public static partial void F(Span<float> x, float alpha); [GradientOf(\"F\")] public static partial void B(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, Span<float> d);")]
    [InlineData("[Activation(\"Own | Own\")] public static partial void F(Span<float> x); static float Own(float x) => F(x);")]
    [InlineData("[Activation(\"F\")] public static partial float F(float x);")]
    [InlineData("[Activation(\"Own\")] public static partial float F(float x); static float Own(float x) { for (;;) { } } static float Own(float x) => x;")]
    [InlineData("[Activation(\"relu | F\")] public static partial float F(float x);")]
    [InlineData("extension(float x) { [Activation(\"relu\")] public static partial float F(float x); }")] // no such member before C# 14
    public void Member(string member)
    {
        foreach (string type in new[] { "partial class C", "static partial class C", "partial struct C", "partial interface C", "partial class C<T" })
        {
            HostileCheck.Survives($"{HostileCheck.Usings}public {type}\n{{\n    {member}\n}}");
        }

        HostileCheck.Survives($"using System; using ActGen;\npublic partial class C\n{{\n    {member}\n}}", GeneratorHost.Unity);
    }

    [Theory]
    [InlineData("[assembly: ActGen.Activation(\"relu\")]")]
    [InlineData("[module: ActGen.Activation(\"relu\")]")]
    [InlineData("[ActGen.Activation(\"relu\")] public static partial float F(float x);")] // a method of no type
    [InlineData("[ActGen.Activation(\"relu\")] float F(float x) => x; F(1);")] // a local function of the program
    [InlineData("[Activation(\"relu\")] public static partial float F(float x);")]
    [InlineData("public partial class C { [Activation(\"relu\")] public static partial float F(float x); }")] // no using
    [InlineData("using ActGen; public partial class C { [Activation(\"relu\")] public static partial void F(Span<float> x); }")] // no using System
    [InlineData("public partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); } public partial struct C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); } public class C { }")]
    [InlineData("public partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); } public interface C { }")]
    [InlineData("namespace C { } public partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial class { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("namespace { public partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); } }")]
    [InlineData("namespace N. { public partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); } }")]
    [InlineData("public partial enum E { [ActGen.Activation(\"relu\")] A }")]
    [InlineData("public partial class C<T, T> { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial class C<> { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial class C<C> { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial class C<in T> { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial class C : C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial class C : Undefined { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial class A : B { [ActGen.Activation(\"relu\")] public static partial float F(float x); } public class B : A { }")]
    [InlineData("public partial interface C : C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public static partial struct C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public ref partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public abstract sealed partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial record class C(float F) { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial record struct C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial record struct { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    [InlineData("public partial class C { public partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); } }")]
    [InlineData("#if false\npublic partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }\n#endif")]
    [InlineData("#if true\npublic partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x);")]
    [InlineData("file partial class C { [ActGen.Activation(\"relu\")] public static partial float F(float x); }")]
    public void File(string source)
    {
        HostileCheck.Survives(source);
        HostileCheck.Survives(source, GeneratorHost.Unity);
        HostileCheck.Survives(source, GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp7_3, Nullable = NullableContextOptions.Disable });
    }

    [Theory]
    [InlineData("null")]
    [InlineData("(string)null")]
    [InlineData("default")]
    public void TheGradientOfNothing(string name)
    {
        GeneratorRun run = HostileCheck.Survives($"using System; using ActGen; public static partial class C {{ [GradientOf({name})] public static partial float F(float x); }}");
        Assert.Equal("ACTGEN019", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void ABlockOfExtensions()
    {
        GeneratorRun run = HostileCheck.Survives("public static partial class C { extension(float x) { [ActGen.Activation(\"relu\")] public static partial float F(float x); } }", GeneratorHost.Default with { LanguageVersion = LanguageVersion.Preview });
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("ACTGEN017", diagnostic.Id);
        Assert.Equal("extension", diagnostic.Underlined());
    }

    [Fact]
    public void MembersOfNoTypeGetNoBody()
        => Assert.Empty(GeneratorHost.Default.Run("[ActGen.Activation(\"relu\")] public static partial float F(float x);").Sources);
}
