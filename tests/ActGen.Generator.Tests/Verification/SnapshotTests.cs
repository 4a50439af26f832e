using System;
using System.Linq;
using System.Threading.Tasks;
using VerifyTests;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Verification;

/// <summary>New, changed, deleted, accepted: what the comparison does to files, against a folder of its own.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnEqualSnapshotPassesAndLeavesNoReceivedFile()
    {
        _folder.Write("SnapshotTests.AnEqualSnapshotPassesAndLeavesNoReceivedFile.verified.txt", "text");
        _folder.Write("SnapshotTests.AnEqualSnapshotPassesAndLeavesNoReceivedFile.received.txt", "stale");

        VerifyResult result = await Verify("text", Settings());

        Assert.EndsWith(".verified.txt", Assert.Single(result.Files));
        Assert.Equal(["SnapshotTests.AnEqualSnapshotPassesAndLeavesNoReceivedFile.verified.txt"], _folder.Files);
    }

    [Fact]
    public async Task ANewSnapshotFailsWithAReceivedFile()
    {
        VerifyException thrown = await Assert.ThrowsAsync<VerifyException>(() => Verify("text\n", Settings()));

        Assert.Equal(["SnapshotTests.ANewSnapshotFailsWithAReceivedFile.received.txt"], _folder.Files);
        Assert.Equal("\uFEFFtext\n"u8, _folder.Read("SnapshotTests.ANewSnapshotFailsWithAReceivedFile.received.txt"));
        Assert.Equal(
            $"""
            Directory: {_folder.Path}
            New:
              - Received: SnapshotTests.ANewSnapshotFailsWithAReceivedFile.received.txt
                Verified: SnapshotTests.ANewSnapshotFailsWithAReceivedFile.verified.txt

            FileContent:

            New:

            Received: SnapshotTests.ANewSnapshotFailsWithAReceivedFile.received.txt
            text


            """,
            thrown.Message);
    }

    [Fact]
    public async Task AnEmptySnapshotIsNew()
    {
        _folder.Write("SnapshotTests.AnEmptySnapshotIsNew.verified.txt", "");

        VerifyException thrown = await Assert.ThrowsAsync<VerifyException>(() => Verify("text", Settings()));

        Assert.Contains("\nNew:\n", thrown.Message);
        Assert.Equal(["SnapshotTests.AnEmptySnapshotIsNew.received.txt"], _folder.Files);
    }

    [Fact]
    public async Task AChangedSnapshotFailsWithBothTexts()
    {
        _folder.Write("SnapshotTests.AChangedSnapshotFailsWithBothTexts.verified.txt", "old");

        VerifyException thrown = await Assert.ThrowsAsync<VerifyException>(() => Verify("new", Settings()));

        Assert.Equal(
            ["SnapshotTests.AChangedSnapshotFailsWithBothTexts.received.txt", "SnapshotTests.AChangedSnapshotFailsWithBothTexts.verified.txt"],
            _folder.Files);
        Assert.EndsWith(
            """

            FileContent:

            NotEqual:

            Received: SnapshotTests.AChangedSnapshotFailsWithBothTexts.received.txt
            new
            Verified: SnapshotTests.AChangedSnapshotFailsWithBothTexts.verified.txt
            old

            """,
            thrown.Message);
    }

    [Theory]
    [InlineData("text\n", "text")]
    [InlineData("text", "text\n")]
    [InlineData("text", "Text")]
    public async Task EveryByteCounts(string verified, string received)
    {
        VerifySettings settings = Settings();
        settings.UseFileName("bytes");
        settings.DisableRequireUniquePrefix();
        _folder.Write("bytes.verified.txt", verified);

        await Assert.ThrowsAsync<VerifyException>(() => Verify(received, settings));
    }

    [Fact]
    public async Task ASnapshotNoLongerProducedFails()
    {
        _folder.Write("SnapshotTests.ASnapshotNoLongerProducedFails.verified.txt", "text");
        _folder.Write("SnapshotTests.ASnapshotNoLongerProducedFails#Gone.g.verified.cs", "gone");
        _folder.Write("SnapshotTests.ASnapshotNoLongerProducedFailsNot.verified.txt", "another test's");

        VerifyException thrown = await Assert.ThrowsAsync<VerifyException>(() => Verify("text", Settings()));

        Assert.Equal(
            $"""
            Directory: {_folder.Path}
            Delete:
              - SnapshotTests.ASnapshotNoLongerProducedFails#Gone.g.verified.cs
            Equal:
              - Received: SnapshotTests.ASnapshotNoLongerProducedFails.received.txt
                Verified: SnapshotTests.ASnapshotNoLongerProducedFails.verified.txt

            """,
            thrown.Message);
        Assert.Equal(3, _folder.Files.Count());
    }

    [Fact]
    public async Task ByteOrderMarkOrNotTheSnapshotIsTheSame()
    {
        _folder.Write("SnapshotTests.ByteOrderMarkOrNotTheSnapshotIsTheSame.verified.txt", "text", withByteOrderMark: false);

        Assert.Single((await Verify("text", Settings())).Files);
    }

    [Fact]
    public async Task CarriageReturnsInASnapshotAreAnError()
    {
        _folder.Write("SnapshotTests.CarriageReturnsInASnapshotAreAnError.verified.txt", "a\r\nb");

        VerifiedLineEndingException thrown = await Assert.ThrowsAsync<VerifiedLineEndingException>(() => Verify("a\nb", Settings()));

        Assert.Contains("CarriageReturnsInASnapshotAreAnError.verified.txt", thrown.Message);
    }

    [Fact]
    public async Task CarriageReturnsInATargetAreNormalised()
    {
        _folder.Write("SnapshotTests.CarriageReturnsInATargetAreNormalised.verified.txt", "a\nb\n");

        Assert.Single((await Verify("a\r\nb\r", Settings())).Files);
    }

    [Fact]
    public async Task AUsedPrefixIsRefusedUnlessAllowed()
    {
        _folder.Write("SnapshotTests.AUsedPrefixIsRefusedUnlessAllowed.verified.txt", "text");

        await Verify("text", Settings());
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Verify("text", Settings()));
        Assert.Contains("prefix has already been used", thrown.Message);
        Assert.Contains("UseMethodName", thrown.Message);
        Assert.Single((await Verify("text", Settings()).DisableRequireUniquePrefix()).Files);
    }

    [Fact]
    public async Task LinesAreScrubbed()
    {
        _folder.Write("SnapshotTests.LinesAreScrubbed.verified.txt", "kept\nVERSION");

        Assert.Single((await Verify("kept\nremoved\n1.2.3", Settings())
            .ScrubLines(static line => line == "removed")
            .ScrubLinesWithReplace(static line => line == "1.2.3" ? "VERSION" : line)).Files);
    }

    [Fact]
    public async Task FoldersOfThisMachineAreScrubbed()
    {
        _folder.Write("SnapshotTests.FoldersOfThisMachineAreScrubbed.verified.txt", "{ProjectDirectory}/a {SolutionDirectory}/b {TempPath}/c");
        string project = SnapshotName.ProjectDirectory(ThisFile());
        string solution = System.IO.Path.GetFullPath(System.IO.Path.Combine(project, "..", ".."));
        string temporary = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetTempPath());

        Assert.Single((await Verify($"{project}/a {solution}/b {temporary}/c", Settings())).Files);
    }

    [Fact]
    public async Task OptionsAfterTheStartAreRefused()
    {
        _folder.Write("SnapshotTests.OptionsAfterTheStartAreRefused.verified.txt", "text");
        SettingsTask task = Verify("text", Settings());
        await task;

        Assert.Throws<InvalidOperationException>(object? () => task.UseMethodName("Other"));
    }

    [Fact]
    public async Task WhatCannotBeComparedIsNamed()
    {
        ArgumentException thrown = await Assert.ThrowsAsync<ArgumentException>(() => Verify(42, Settings()));

        Assert.StartsWith("A Int32 cannot be compared with a snapshot", thrown.Message);
    }

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    private VerifySettings Settings()
    {
        // Whoever accepts snapshots, or runs on a build server, still tests that differences fail.
        var settings = new VerifySettings { EnvironmentVariable = static _ => null };
        settings.UseDirectory(_folder.Path);
        return settings;
    }
}
