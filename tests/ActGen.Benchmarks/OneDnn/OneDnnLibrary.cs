using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace ActGen.Benchmarks.OneDnn;

/// <summary>Intel's oneDNN, where it is installed: versions 2.6 and later of 2, on one thread.</summary>
internal sealed unsafe class OneDnnLibrary
{
    private const string Wanted = $"{Native.Library}, of version 2.6 or later (Debian's package libdnnl2)";
    private const uint Sequential = 1;
    private const uint OpenMP = 2;

    private static readonly Lazy<(OneDnnLibrary? Library, string Description)> s_loaded = new(Load);

    private readonly SortedSet<string> _implementations = new(StringComparer.Ordinal);
    private readonly nint _engine;
    private readonly nint _stream;

    private OneDnnLibrary()
    {
        Native.Check(Native.CreateEngine(out _engine, Native.Cpu, 0));
        Native.Check(Native.CreateStream(out _stream, _engine, flags: 1));
    }

    /// <summary>The library; null where it cannot be used.</summary>
    public static OneDnnLibrary? Instance => s_loaded.Value.Library;

    /// <summary>Its version, or why it cannot be used.</summary>
    public static string Description => s_loaded.Value.Description;

    /// <summary>What it calls the code it has chosen so far, such as <c>jit:avx512_core</c>.</summary>
    public IReadOnlyCollection<string> Implementations => _implementations;

    /// <summary>Prepares an operation from one buffer to another; nothing of that is left to its execution.</summary>
    public OneDnnPrimitive Prepare(Operation operation, int length, AlignedBuffer x, AlignedBuffer y)
    {
        var primitive = new OneDnnPrimitive(_engine, _stream, operation, length, x, y);
        _implementations.Add(primitive.Implementation);
        return primitive;
    }

    private static (OneDnnLibrary?, string) Load()
    {
        if (!NativeLibrary.TryLoad(Native.Library, out nint handle))
        {
            return (null, $"left out: no {Wanted}, is installed");
        }

        Native.LibraryVersion version = *Native.GetVersion();
        string name = $"{version.Major}.{version.Minor}.{version.Patch}";
        if (version.Major != 2 || version.Minor < 6)
        {
            return (null, $"left out: {name} is not {Wanted}");
        }

        switch (version.CpuRuntime)
        {
            case Sequential:
                break;
            case OpenMP when NativeLibrary.TryGetExport(handle, "omp_set_num_threads", out nint setThreads):
                ((delegate* unmanaged<int, void>)setThreads)(1);
                break;
            default:
                return (null, $"left out: {name} cannot be told to use one thread");
        }

        return (new OneDnnLibrary(), name);
    }
}
