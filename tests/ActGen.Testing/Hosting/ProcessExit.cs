using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ActGen.Testing.Hosting;

/// <summary>
/// Keeps a test process alive for a moment after its last test: on a busy machine the runner may notice the end of the process
/// before it has read the last results, and then calls a complete run a crash with exit code 0.
/// </summary>
internal static class ProcessExit
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(500);

#pragma warning disable CA2255 // a library for test projects only
    [ModuleInitializer]
    internal static void Delay() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => Thread.Sleep(s_moment);
#pragma warning restore CA2255
}
