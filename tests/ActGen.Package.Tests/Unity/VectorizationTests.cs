using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ActGen.Package.Tests.Consumers;
using ActGen.Testing.Hosting;
using ActGen.Testing.Unity;
using Xunit;

namespace ActGen.Package.Tests.Unity;

/// <summary>
/// Burst and the compilers behind IL2CPP turn the loops of the scalar tier into vector instructions by themselves. Neither is here, but LLVM is,
/// which both build on: it is given the same loops in C++, and says which it vectorised. Skipped where clang is not installed.
/// </summary>
public sealed partial class VectorizationTests
{
    private static readonly string[] s_compilers = ["clang++", "clang++-14", "clang++-15", "clang++-16", "clang++-17", "clang++-18", "clang++-19"];

    /// <summary>In place they leave nothing to do, and no loop.</summary>
    private static readonly string[] s_identities = ["InPlace_linear", "InPlace_scale"];

    [Fact]
    public async Task EveryLoopIsVectorised()
    {
        string? compiler = InstalledProgram.Find(s_compilers);
        Assert.SkipWhen(compiler is null, "clang is not installed.");
        GeneratorRun run = Burst.Host.Run(EveryActivation.Source(hasVectors: false)).ShouldCompile();
        using var folder = new TemporaryFolder();
        string[] lines = CPlusPlus.Translate(run, out string[] loops).Split('\n');
        await File.WriteAllLinesAsync(folder.PathOf("loops.cpp"), lines, TestContext.Current.CancellationToken);

        string remarks = await Command.RunAsync(new ProcessStartInfo(
            compiler, ["-O3", "-march=x86-64-v3", "-ffp-contract=off", "-fno-math-errno", "-Rpass=loop-vectorize", "-c", "loops.cpp", "-o", "loops.o"])
        {
            WorkingDirectory = folder.FullName,
        });

        string[] vectorised = [.. Vectorised().Matches(remarks).Select(match => LoopAround(lines, int.Parse(match.Groups[1].Value, null)))];
        Assert.True(loops.Length > 200, $"There are {loops.Length} loops.");
        string[] scalar = [.. loops.Except(vectorised).Where(static loop => !s_identities.Any(loop.StartsWith))];
        Assert.True(scalar.Length == 0, $"Not vectorised: {string.Join(", ", scalar)}.");
    }

    /// <summary>The function a line is in.</summary>
    private static string LoopAround(string[] lines, int number)
        => lines.Take(number).Select(static line => Start().Match(line)).Last(static match => match.Success).Groups[1].Value;

    [GeneratedRegex(@"loops\.cpp:(\d+):\d+: remark: vectorized loop")]
    private static partial Regex Vectorised();

    [GeneratedRegex("^extern \"C\" void (\\w+)\\(")]
    private static partial Regex Start();
}
