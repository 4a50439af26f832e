using System;
using System.IO;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using ActGen.Testing.Unity;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActGen.Package.Tests.Unity;

/// <summary>
/// The library of the package and all that is generated for it, run by Mono, which is what Unity's editor runs. Skipped where Mono is not
/// installed.
/// </summary>
public sealed class MonoTests(UnityPackage package)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GivesTheBitsThatDotnetGives(bool allowUnsafe)
    {
        if (Mono.Missing is { } reason)
        {
            Assert.Skip(reason);
        }

        using var folder = new TemporaryFolder();
        GeneratorRun run = (GeneratorHost.Unity with { AllowUnsafe = allowUnsafe }).Run(EveryShape.Sources(withPointers: allowUnsafe)).ShouldCompile();
        using var program = new MemoryStream();
        Assert.True(run.Output.WithOptions(run.Output.Options.WithOutputKind(OutputKind.ConsoleApplication)).Emit(program, cancellationToken: TestContext.Current.CancellationToken).Success);
        await File.WriteAllBytesAsync(folder.PathOf("Program.exe"), Mono.Adapt(program.ToArray()), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(
            folder.PathOf("ActGen.dll"),
            Mono.Adapt(await File.ReadAllBytesAsync(Path.Combine(package.Root, "Runtime/ActGen.dll"), TestContext.Current.CancellationToken)),
            TestContext.Current.CancellationToken);

        string[] actual = (await Mono.RunAsync(folder.PathOf("Program.exe"))).Split('\n');

        using LoadedAssembly loaded = run.Load();
        string[] expected = loaded.Get<Func<string>>("Program", "Report")().Split('\n');
        Assert.True(expected.Length > 400);
        Assert.Equal(expected, actual);
    }
}
