using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Generator.Tests.Hosting;
using ActGen.Testing.Hosting;
using VerifyTests;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Verification;

/// <summary>What of a generator's run is stored, byte for byte.</summary>
public sealed class GeneratorTargetTests : IDisposable
{
    private const string Source = """
        using System;
        public static partial class Toy
        {
            [Obsolete("2.5")] public static partial float Scale(float x);
            [Obsolete] public static partial float Broken(float x);
        }
        """;

    private static readonly GeneratorHost s_host = GeneratorHost.Default with { Generator = static () => new ToyGenerator() };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FilesByHintNameAndDiagnosticsApart()
    {
        VerifyResult result = await Verify(s_host.Run(Source).Driver).UseDirectory(_folder.Path).AutoVerify();

        Assert.Equal(
            [
                "GeneratorTargetTests.FilesByHintNameAndDiagnosticsApart.verified.txt",
                "GeneratorTargetTests.FilesByHintNameAndDiagnosticsApart#Toy.Broken.g.verified.cs",
                "GeneratorTargetTests.FilesByHintNameAndDiagnosticsApart#Toy.Scale.g.verified.cs",
            ],
            result.Files.Select(Path.GetFileName));
        Assert.Equal(
            "\uFEFF//HintName: Toy.Scale.g.cs\npartial class Toy\n{\n    public static partial float Scale(float x) => x * 2.5f;\n}\n"u8,
            _folder.Read(Path.GetFileName(result.Files[2])));
        Assert.Equal(
            """
            {
              Diagnostics: [
                {
                  Location: /*
                [Obsolete("2.5")] public static partial float Scale(float x);
                [Obsolete] public static partial float Broken(float x);
                                                       ^^^^^^
            }
            */
            Source0.cs: (4,43)-(4,49),
                  Message: Method 'Broken' needs a factor; write [Obsolete("2")],
                  Severity: Warning,
                  WarningLevel: 1,
                  Descriptor: {
                    Id: TOY001,
                    Title: No factor,
                    MessageFormat: Method '{0}' needs a factor; write [Obsolete("2")],
                    Category: Toy,
                    DefaultSeverity: Warning,
                    IsEnabledByDefault: true
                  }
                }
              ]
            }
            """,
            File.ReadAllText(result.Files[0]));
    }

    [Fact]
    public async Task ARunResultIsStoredLikeItsDriver()
    {
        GeneratorRun run = s_host.Run(Source.Replace("[Obsolete] ", "[Obsolete(\"1\")] "));

        VerifyResult result = await Verify(run.Result).UseDirectory(_folder.Path).AutoVerify()
            .IgnoreGeneratedResult(static source => source.HintName.Contains("Broken"));

        Assert.Equal(["GeneratorTargetTests.ARunResultIsStoredLikeItsDriver#Toy.Scale.g.verified.cs"], result.Files.Select(Path.GetFileName));
    }

    [Fact]
    public async Task ARunWithoutOutputFailsOnlyWhileOldFilesExist()
    {
        var driver = s_host.Run("class Nothing { }").Driver;
        Assert.Empty((await Verify(driver).UseDirectory(_folder.Path)).Files);

        _folder.Write("GeneratorTargetTests.ARunWithoutOutputFailsOnlyWhileOldFilesExist#Old.g.verified.cs", "old");
        var settings = new VerifySettings { EnvironmentVariable = static _ => null };
        settings.UseDirectory(_folder.Path);
        settings.DisableRequireUniquePrefix();
        VerifyException thrown = await Assert.ThrowsAsync<VerifyException>(() => Verify(driver, settings));
        Assert.Contains("Delete:\n  - GeneratorTargetTests.ARunWithoutOutputFailsOnlyWhileOldFilesExist#Old.g.verified.cs\n", thrown.Message);
    }

    [Fact]
    public void InitializingTwiceIsAnError()
    {
        Assert.True(VerifySourceGenerators.Initialized);
        Assert.Equal("Already Initialized", Assert.Throws<InvalidOperationException>(VerifySourceGenerators.Initialize).Message);
    }
}
