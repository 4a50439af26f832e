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
    /// <summary>Switches of .NET 10, and what does the same, or their other half, in .NET 8.</summary>
    private static readonly Dictionary<string, string> s_switchesBeforeNet10 = new()
    {
        ["DOTNET_EnableAVX512"] = "DOTNET_EnableAVX512F",
        ["DOTNET_EnableAVX2"] = "DOTNET_EnableFMA",
    };

    /// <summary>The exit code, and all that was printed.</summary>
    internal static async Task<(int ExitCode, string Output)> Run(IReadOnlyDictionary<string, string> environment, params Type[] testClasses)
    {
        var start = new ProcessStartInfo(Host)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-noColor", "-explicit", "on" },
            Environment = { ["DOTNET_ROOT"] = Root },
        };
        foreach (Type testClass in testClasses)
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(testClass.FullName!);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
            if (s_switchesBeforeNet10.TryGetValue(name, out string? older))
            {
                start.Environment[older] = value;
            }
        }

        using Process process = Process.Start(start)!;
        string[] output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }

    /// <summary>The executable of this assembly, which lies beside it whether or not it brings its framework.</summary>
    private static string Host => Path.Combine(AppContext.BaseDirectory, $"ActGen.Tests{(OperatingSystem.IsWindows() ? ".exe" : "")}");

    /// <summary>Where the running framework is, three folders above its libraries.</summary>
    private static string Root => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
