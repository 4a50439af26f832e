using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>Generated code compiles without a warning under every setting a project may have.</summary>
public sealed class ProjectSettingsTests
{
    private const string Source = $$"""
        using System;
        public static partial class C
        {
            $F
            {{ShapeCheck.Attribute}} public static partial double G(double x);
            [ActGen.Activation("gelu")] public static partial void H(Span<double> x);
            [ActGen.Activation("mish")] public static partial void I(ReadOnlySpan<float> x, Span<float> y);
        }
        """;

    public static TheoryData<string> Frameworks => ["net10", "unity"];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void CheckedArithmetic(string framework) => ShapeCheck.Works(Host(framework) with { CheckOverflow = true }, Source, "C");

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void NullableDisabled(string framework) => ShapeCheck.Works(Host(framework) with { Nullable = NullableContextOptions.Disable }, Source, "C");

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void WarningsAsErrors(string framework) => ShapeCheck.Works(Host(framework) with { WarningsAsErrors = true }, Source, "C");

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public void EveryLanguage(LanguageVersion version)
    {
        ShapeCheck.Works(GeneratorHost.Default with { LanguageVersion = version }, Source, "C");
        ShapeCheck.Works(GeneratorHost.Unity with { LanguageVersion = version }, Source, "C");
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void DocumentationOfTheUserIsKept(string framework)
    {
        foreach (string documentation in new[] { "/// <summary>Mine.</summary>", "/** <summary>Mine.</summary> */" })
        {
            GeneratorRun run = ShapeCheck.Compile(
                Host(framework), $"public static partial class C {{\n{documentation}\n{ShapeCheck.Attribute} public static partial float F(float x);\n}}");

            IMethodSymbol method = (IMethodSymbol)Assert.Single(run.Output.GetTypeByMetadataName("C")!.GetMembers("F"));
            Assert.Contains("Mine.", DocumentationOf(method));
            Assert.Empty(DocumentationOf(method.PartialImplementationPart!));
            Assert.Single(run.Source.Split('\n'), static line => line.Contains("<summary>"));
        }
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void AnUndocumentedMethodIsDocumented(string framework)
    {
        GeneratorRun run = ShapeCheck.Compile(Host(framework), $"public static partial class C {{ {ShapeCheck.Attribute} public static partial float F(float x); }}");

        IMethodSymbol method = (IMethodSymbol)Assert.Single(run.Output.GetTypeByMetadataName("C")!.GetMembers("F"));
        Assert.Contains("leaky_relu", DocumentationOf(method.PartialImplementationPart!));
    }

    [Theory]
    [InlineData("[System.Obsolete] ", "")]
    [InlineData("", "[System.Obsolete] ")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"X\")] ", "")]
    [InlineData("[System.CLSCompliant(true)] ", "[System.ComponentModel.EditorBrowsable] ")]
    [InlineData("", "[System.CodeDom.Compiler.GeneratedCode(\"mine\", \"1\")] ")]
    [InlineData("", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)] ")]
    [InlineData("", "[System.Diagnostics.DebuggerStepThrough, System.Diagnostics.Conditional(\"DEBUG\")] ")]
    public void OtherAttributes(string onType, string onMethod)
    {
        string source = $"[assembly: System.CLSCompliant(true)]\n{onType}public static partial class C {{ {onMethod}$F }}";
        ShapeCheck.Compile(GeneratorHost.Default, source);
        if (!onType.Contains("Experimental"))
        {
            ShapeCheck.Compile(GeneratorHost.Unity, source);
        }
    }

    [Theory]
    [InlineData("CS0108", "public class C : Base", "public partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("CS0114", "public class C : Base", "public partial void G(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("CS0672", "public class C : Base", "public override partial void G(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("CS8981", "public class c", "public partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("CS8981", "public class C<abc>", "public partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("CS0693", "public class Outer<T> { public class C<T>", "public partial void F(ReadOnlySpan<float> x, Span<float> y)")]
    public void WarningsTheAuthorSilencedStaySilent(string id, string type, string method)
    {
        string source = $$"""
            using System;
            public class Base
            {
                public void F(ReadOnlySpan<float> x, Span<float> y) { }
                [Obsolete] public virtual void G(ReadOnlySpan<float> x, Span<float> y) { }
            }
            {{type.Replace("class", "partial class")}} { {{ShapeCheck.Attribute}} {{method}}; } {{(type.Contains('{') ? "}" : "")}}
            """;

        Assert.Contains(id, GeneratorHost.Default.Run(source).CompileDiagnostics.Select(static diagnostic => diagnostic.Id));
        GeneratorHost.Default.Run($"#pragma warning disable {id}\n{source}").ShouldCompile();
    }

    [Fact]
    public void AnAliasOfTheAttribute()
        => ShapeCheck.WorksEverywhere(
            "using Mine = ActGen.ActivationAttribute; public static partial class C { [Mine(\"leaky_relu(alpha: 0.25)\")] public static partial void F(System.ReadOnlySpan<float> x, System.Span<float> y); }",
            "C");

    [Fact]
    public void AliasedElementTypes()
        => ShapeCheck.WorksEverywhere(
            $"using Real = System.Single; using In = System.ReadOnlySpan<float>; public static partial class C {{ {ShapeCheck.Attribute} public static partial void F(In x, System.Span<Real> y); }}",
            "C");

    [Fact]
    public void AGlobalAlias()
        => ShapeCheck.Works(
            GeneratorHost.Default,
            "global using System; global using Mine = ActGen.ActivationAttribute; public static partial class C { [Mine(\"leaky_relu(alpha: 0.25)\")] public static partial void F(ReadOnlySpan<float> x, Span<float> y); }",
            "C");

    private static string DocumentationOf(IMethodSymbol method)
        => method.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken) ?? "";

    private static GeneratorHost Host(string framework) => framework == "unity" ? GeneratorHost.Unity : GeneratorHost.Default;
}
