using System.Collections.Immutable;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN011, ACTGEN012, ACTGEN013 and ACTGEN016: the project lacks something.</summary>
public sealed class ProjectTests
{
    private const string Scalar = "[Activation(\"relu\")]\npublic static partial float F(float x);";

    [Fact]
    public void MissingRuntime()
        => IsError(
            "ACTGEN011",
            "'F' cannot be generated because the assembly that declares [Activation] ('Consumer') is not the ActGen runtime; "
            + "reference the package ActGen and remove other declarations of the attribute",
            "F",
            """
            public static partial class C
            {
                [ActGen.Activation("relu")] public static partial float F(float x);
            }

            namespace ActGen
            {
                internal sealed class ActivationAttribute : System.Attribute
                {
                    public ActivationAttribute(string activation) { }
                }
            }
            """,
            GeneratorHost.Default with { ReferenceRuntime = false });

    [Fact]
    public void RuntimeBehindAnAlias()
        => IsError(
            "ACTGEN011",
            "'F' cannot be generated because generated code cannot name the ActGen runtime, which is referenced only under the alias 'runtime'; "
            + "add 'global' to the aliases of the reference",
            "F",
            "extern alias runtime; using runtime::ActGen; public static partial class C { [Activation(\"relu\")] public static partial float F(float x); }",
            GeneratorHost.Default with
            {
                ReferenceRuntime = false,
                ExtraReferences = [ReferenceSet.Running.Runtime.WithAliases(ImmutableArray.Create("runtime"))],
            });

    [Fact]
    public void AnAliasBesideGlobalIsFine()
        => (GeneratorHost.Default with
        {
            ReferenceRuntime = false,
            ExtraReferences = [ReferenceSet.Running.Runtime.WithAliases(ImmutableArray.Create("global", "runtime"))],
        }).Run("extern alias runtime; using runtime::ActGen; public static partial class C { [Activation(\"relu\")] public static partial float F(float x); }").ShouldCompile();

    [Theory]
    [InlineData(LanguageVersion.CSharp8, "8.0", false)]
    [InlineData(LanguageVersion.CSharp7_3, "7.3", false)]
    [InlineData(LanguageVersion.CSharp8, "8.0", true)]
    public void LanguageVersionTooLow(LanguageVersion version, string display, bool isUnity)
        => IsError(
            "ACTGEN012",
            $"'F' cannot be generated in C# {display}; set <LangVersion> to 9.0 or later",
            "F",
            InClass("[Activation(\"relu\")]\nstatic partial void F(Span<float> x);"),
            Host(isUnity) with { LanguageVersion = version });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UnsafeNotAllowed(bool isUnity)
        => IsError(
            "ACTGEN013",
            "'F' takes pointers; allow unsafe code (<AllowUnsafeBlocks>true</AllowUnsafeBlocks>, or \"Allow 'unsafe' code\" on a Unity assembly definition), or take spans",
            "F",
            InClass("[Activation(\"relu\")]\npublic static unsafe partial void F(float* x, float* y, int length);"),
            Host(isUnity));

    [Fact]
    public void VectorsNotAvailableBelowCSharp11()
        => IsError(
            "ACTGEN016",
            "'F' takes vectors, which need .NET 8 or later and C# 11 or later; take a scalar or spans",
            "F",
            InClass("[Activation(\"relu\")]\npublic static partial Vector128<float> F(Vector128<float> x);"),
            GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp10 });

    [Fact]
    public void VectorsNotAvailableInTheNetStandardRuntime()
        => IsError(
            "ACTGEN016",
            "'F' takes vectors, which need .NET 8 or later and C# 11 or later; take a scalar or spans",
            "F",
            InClass("[Activation(\"relu\")]\npublic static partial Vector256<double> F(Vector256<double> x);"),
            GeneratorHost.Default with { ReferenceRuntime = false, ExtraReferences = [ReferenceSet.NetStandard21.Runtime] });

    [Fact]
    public void VectorsNotAvailableWhereTheFrameworkHasNone()
        => Assert.Contains(
            GeneratorHost.Unity.Run(InClass("[Activation(\"relu\")]\npublic static partial Vector256<double> F(Vector256<double> x);")).Diagnostics,
            static diagnostic => diagnostic.Id == "ACTGEN016");

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.Preview)]
    public void EveryLanguageFromNineOnIsEnough(LanguageVersion version)
    {
        (GeneratorHost.Default with { LanguageVersion = version }).Run(InClass(Scalar)).ShouldCompile();
        (GeneratorHost.Unity with { LanguageVersion = version }).Run(InClass(Scalar).Replace("using System.Runtime.Intrinsics;", "")).ShouldCompile();
    }

    private static GeneratorHost Host(bool isUnity) => isUnity ? GeneratorHost.Unity : GeneratorHost.Default;
}
