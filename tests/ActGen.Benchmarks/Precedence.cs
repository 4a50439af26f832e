using System.ComponentModel;
using System.Diagnostics;

namespace ActGen.Benchmarks;

/// <summary>The right to go first: on a busy machine, a long turn is never undisturbed without it.</summary>
internal static class Precedence
{
    /// <summary>Takes it, where the system allows.</summary>
    /// <remarks>On Linux, threads inherit the priority of the one that starts them: first of all, or the compiler has none.</remarks>
    public static void Take()
    {
        try
        {
            using var process = Process.GetCurrentProcess();
            process.PriorityClass = ProcessPriorityClass.High;
        }
        catch (Win32Exception)
        {
            // Figures are as good on a quiet machine.
        }
    }
}
