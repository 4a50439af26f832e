using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace ActGen.Package.Tests;

/// <summary>Runs the <c>dotnet</c> command as a person at a prompt would.</summary>
internal static class Dotnet
{
    /// <summary>Runs a command and returns what it printed.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="packages">The folder that restored packages go to, or null for the user's.</param>
    /// <param name="arguments">The command line after <c>dotnet</c>.</param>
    /// <exception cref="InvalidOperationException">It failed or did not end; the message holds all it printed.</exception>
    public static Task<string> RunAsync(string folder, string? packages, params string[] arguments)
        => Command.RunAsync(StartInfo(folder, packages, arguments));

    private static ProcessStartInfo StartInfo(string folder, string? packages, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
        };

        // Tests run inside a build, whose variables would tell the inner build that it is part of the outer one.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        // Nothing outlives the command: no build nodes, and no compiler server that keeps the generator's file open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
        }

        return start;
    }
}
