using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace ActGen.Package.Tests;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a program and returns what it printed.</summary>
    /// <param name="start">The program, its arguments and its environment.</param>
    /// <exception cref="InvalidOperationException">It failed or did not end; the message holds all it printed.</exception>
    public static async Task<string> RunAsync(ProcessStartInfo start)
    {
        string command = $"{start.FileName} {string.Join(' ', start.ArgumentList)}";
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var patience = new CancellationTokenSource(s_patience);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"'{command}' in '{start.WorkingDirectory}' did not end within {s_patience.TotalMinutes} minutes:\n{await output}{await error}");
        }

        string text = await output + await error;
        return process.ExitCode == 0
            ? text
            : throw new InvalidOperationException($"'{command}' in '{start.WorkingDirectory}' ended with exit code {process.ExitCode}:\n{text}");
    }
}
