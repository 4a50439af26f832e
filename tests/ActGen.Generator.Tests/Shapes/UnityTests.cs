using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Hosting;
using ActGen.Testing.Unity;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>All that the generator writes is C# 9 on .NET Standard 2.1, without a warning, and runs.</summary>
public sealed class UnityTests
{
    private static readonly string[] s_forbidden = ["System.Runtime.Intrinsics", "System.Numerics", "CompilerServices.Unsafe", "ISimd", "ModuleInitializer", "SkipLocalsInit", "init;"];

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Enable)]
    public void EveryShapeCompilesAndRuns(NullableContextOptions nullable)
    {
        GeneratorRun run = Compile(GeneratorHost.Unity with { Nullable = nullable }, withPointers: false);

        Assert.All(run.Sources, static source => Assert.DoesNotContain("unsafe", source.Value));
        Assert.True(Report(run).Length > 400);
    }

    /// <summary>Loops through pointers, also those for Burst, give the bits of loops through spans.</summary>
    [Fact]
    public void PointersChangeNoBit()
    {
        string[] spans = Report(Compile(GeneratorHost.Unity, withPointers: false));

        Assert.Equal(spans, Report(Compile(GeneratorHost.Unity with { AllowUnsafe = true }, withPointers: false)));
        Assert.Equal(spans, Report(Compile(Burst.Host, withPointers: false)));
    }

    [Fact]
    public void EveryShapeCompilesAndRunsWithPointers()
        => Assert.Equal(
            Report(Compile(GeneratorHost.Unity with { AllowUnsafe = true }, withPointers: true)),
            Report(Compile(Burst.Host, withPointers: true)));

    /// <summary>What Burst asks of a method that managed code calls, as its manual states it.</summary>
    [Fact]
    public void EveryEntryPointIsOneThatBurstTakes()
    {
        GeneratorRun run = Compile(Burst.Host, withPointers: true);

        IMethodSymbol[] entries =
        [
            .. run.Output.GetSymbolsWithName("Run", SymbolFilter.Member, TestContext.Current.CancellationToken).OfType<IMethodSymbol>().Where(IsCompiledByBurst),
        ];
        Assert.True(entries.Length > 300);
        Assert.All(entries, static entry =>
        {
            Assert.True(entry.IsStatic && entry.ReturnsVoid && !entry.IsGenericMethod);
            Assert.True(IsCompiledByBurst(entry.ContainingType));
            Assert.All(Around(entry), static symbol => Assert.True(symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal));
            Assert.All(Around(entry).OfType<INamedTypeSymbol>(), static type => Assert.False(type.IsGenericType));
            Assert.All(entry.Parameters, static parameter => Assert.True(
                parameter.RefKind == RefKind.None
                && (parameter.Type is IPointerTypeSymbol ? ((IPointerTypeSymbol)parameter.Type).PointedAtType : parameter.Type).SpecialType
                    is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32));
        });
    }

    /// <summary>Where Burst would refuse the type, the loops are pointer loops without it.</summary>
    [Theory]
    [InlineData("public static partial class Outer { private static partial class C", "}")]
    [InlineData("public partial class Outer { protected partial class C", "}")]
    [InlineData("public static partial class C<T>", "")]
    [InlineData("public static partial class Outer<T> { public static partial class C", "}")]
    [InlineData("public partial interface C", "")]
    public void TypesThatBurstRefusesDoWithoutIt(string type, string end)
    {
        string source = $"using System; using ActGen; {type} {{ [Activation(\"silu\")] public static partial void F(ReadOnlySpan<float> x, Span<float> y); }} {end}";

        string text = Burst.Host.Run(source).ShouldCompile().Source;

        Assert.DoesNotContain("Burst", text);
        Assert.Contains("fixed (", text);
    }

    /// <summary>Burst is a reference more, and never a reason not to compile.</summary>
    [Fact]
    public void WithoutUnsafeCodeBurstChangesNothing()
    {
        string[] sources = EveryShape.Sources(withPointers: false);

        Assert.Equal(
            GeneratorHost.Unity.Run(sources).Sources.Values,
            (Burst.Host with { AllowUnsafe = false }).Run(sources).Sources.Values);
    }

    /// <summary>An attribute of that name which is not Burst's may take other arguments.</summary>
    [Fact]
    public void AnAttributeOfTheAuthorsIsNotBursts()
        => Assert.DoesNotContain(
            "BurstCompile",
            (GeneratorHost.Unity with { AllowUnsafe = true }).Run(
                """
                using System; using ActGen;
                public static partial class C { [Activation("silu")] public static partial void F(ReadOnlySpan<float> x, Span<float> y); }
                namespace Unity.Burst { internal sealed class BurstCompileAttribute : Attribute { } }
                """).ShouldCompile().Source);

    private static GeneratorRun Compile(GeneratorHost host, bool withPointers)
    {
        GeneratorRun run = (host with { WarningsAsErrors = true }).Run(EveryShape.Sources(withPointers)).ShouldCompile();
        Assert.All(run.Sources, static source => Assert.All(s_forbidden, word => Assert.DoesNotContain(word, source.Value)));
        return run;
    }

    private static string[] Report(GeneratorRun run)
    {
        using LoadedAssembly loaded = run.Load();
        return loaded.Get<Func<string>>("Program", "Report")().Split('\n');
    }

    private static bool IsCompiledByBurst(ISymbol symbol)
        => symbol.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "Unity.Burst.BurstCompileAttribute");

    private static IEnumerable<ISymbol> Around(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            yield return current;
        }
    }
}
