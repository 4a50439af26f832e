using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace ActGen.Package.Tests;

/// <summary>Runs git, where it is installed; elsewhere the test is skipped.</summary>
internal static class Git
{
    private static readonly string? s_git = InstalledProgram.Find("git", "git.exe");

    /// <summary>Runs a command and returns what it printed.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">The command line after <c>git</c>.</param>
    public static Task<string> RunAsync(string folder, params string[] arguments)
    {
        Assert.SkipWhen(s_git is null, "git is not installed.");
        return Command.RunAsync(new ProcessStartInfo(s_git, arguments) { WorkingDirectory = folder });
    }

    /// <summary>Makes a folder a repository with one commit.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">What is committed: arguments of <c>git add</c>.</param>
    public static async Task InitializeAsync(string folder, params string[] files)
    {
        await RunAsync(folder, "init", "--quiet");
        await RunAsync(folder, ["add", .. files]);
        await RunAsync(folder, "-c", "user.name=release", "-c", "user.email=release@example.com", "commit", "--quiet", "-m", "Release");
    }
}
