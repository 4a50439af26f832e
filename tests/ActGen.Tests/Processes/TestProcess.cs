using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace ActGen.Tests.Processes;

/// <summary>Runs test classes of this assembly, explicit tests too, in a process of their own, with switches of the runtime set.</summary>
internal static class TestProcess
{
    /// <summary>The exit code, and all that was printed.</summary>
    internal static async Task<(int ExitCode, string Output)> Run(IReadOnlyDictionary<string, string> environment, params Type[] testClasses)
    {
        var start = new ProcessStartInfo(Host)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "exec", typeof(TestProcess).Assembly.Location, "-noColor", "-explicit", "on" },
        };
        foreach (Type testClass in testClasses)
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(testClass.FullName!);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string[] output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }

    /// <summary>The host of the running framework, which lies three folders above its libraries.</summary>
    private static string Host => Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
