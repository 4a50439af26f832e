using System;
using System.Linq;
using System.Threading.Tasks;
using VerifyTests;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Verification;

/// <summary>Differences are accepted when a person asks, and never because a build server forgot a variable.</summary>
public sealed class AcceptanceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AcceptingMovesWritesAndDeletes(bool byVariable)
    {
        string prefix = $"AcceptanceTests.AcceptingMovesWritesAndDeletes_byVariable={byVariable}";
        _folder.Write($"{prefix}.verified.txt", "old");
        _folder.Write($"{prefix}#Gone.g.verified.cs", "gone");
        VerifySettings settings = Settings(byVariable ? [("ACTGEN_ACCEPT_SNAPSHOTS", "1")] : []);
        if (!byVariable)
        {
            settings.AutoVerify();
        }

        await Verify("new\n", settings);

        Assert.Equal([$"{prefix}.verified.txt"], _folder.Files);
        Assert.Equal("\uFEFFnew\n"u8, _folder.Read($"{prefix}.verified.txt"));
    }

    [Theory]
    [InlineData("CI", "true")]
    [InlineData("GITHUB_ACTION", "run")]
    [InlineData("TF_BUILD", "True")]
    [InlineData("APPVEYOR", "True")]
    [InlineData("TRAVIS_BUILD_ID", "1")]
    [InlineData("JENKINS_URL", "x")]
    [InlineData("TEAMCITY_VERSION", "1")]
    [InlineData("GITLAB_CI", "true")]
    [InlineData("BITBUCKET_BUILD_NUMBER", "1")]
    [InlineData("GO_SERVER_URL", "x")]
    [InlineData("BuildRunner", "MyGet")]
    public async Task TheVariableIsRefusedOnABuildServer(string name, string value)
    {
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Verify("new", Settings([("ACTGEN_ACCEPT_SNAPSHOTS", "1"), (name, value)])));

        Assert.Contains(name, thrown.Message);
        Assert.DoesNotContain(_folder.Files, file => file.Contains(".verified."));
    }

    [Theory]
    [InlineData("CI", "false")]
    [InlineData("BuildRunner", "another")]
    [InlineData("GITHUB_ACTION", "")]
    public void AVariableThatTellsNothingIsNoBuildServer(string name, string value)
        => Assert.True(Acceptance.IsGranted(Settings([("ACTGEN_ACCEPT_SNAPSHOTS", "1"), (name, value)])));

    [Theory]
    [InlineData("0")]
    [InlineData("true")]
    [InlineData("")]
    public void OnlyOneAccepts(string value)
        => Assert.False(Acceptance.IsGranted(Settings([("ACTGEN_ACCEPT_SNAPSHOTS", value)])));

    [Fact]
    public void AutoVerifyMaySpareBuildServers()
    {
        VerifySettings settings = Settings([("CI", "true")]);
        settings.AutoVerify(includeBuildServer: false);
        Assert.False(Acceptance.IsGranted(settings));

        settings.AutoVerify();
        Assert.True(Acceptance.IsGranted(settings));
    }

    private VerifySettings Settings((string Name, string Value)[] environment)
    {
        var settings = new VerifySettings { EnvironmentVariable = name => environment.FirstOrDefault(variable => variable.Name == name).Value };
        settings.UseDirectory(_folder.Path);
        return settings;
    }
}
