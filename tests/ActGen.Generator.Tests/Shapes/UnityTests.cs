using System;
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
    [InlineData(false, NullableContextOptions.Disable)]
    [InlineData(false, NullableContextOptions.Enable)]
    [InlineData(true, NullableContextOptions.Disable)]
    public void EveryShapeCompilesAndRuns(bool allowUnsafe, NullableContextOptions nullable)
    {
        GeneratorRun run = (GeneratorHost.Unity with { AllowUnsafe = allowUnsafe, Nullable = nullable, WarningsAsErrors = true })
            .Run(EveryShape.Sources(withPointers: allowUnsafe)).ShouldCompile();

        Assert.All(run.Sources, static source => Assert.All(s_forbidden, word => Assert.DoesNotContain(word, source.Value)));
        using LoadedAssembly loaded = run.Load();
        Assert.DoesNotContain("\n\n", loaded.Get<Func<string>>("Program", "Report")());
    }
}
