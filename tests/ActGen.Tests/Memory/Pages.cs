using System;
using System.Runtime.InteropServices;

namespace ActGen.Tests.Memory;

/// <summary>Pages of memory from the operating system, each with a protection of its own.</summary>
internal static unsafe partial class Pages
{
    private const int Private = 2;
    private const int AnonymousOnLinux = 0x20;
    private const int AnonymousOnMac = 0x1000;

    /// <summary>What may be done with a page; the numbers are those of POSIX.</summary>
    internal enum Protection
    {
        None = 0,
        Read = 1,
        ReadAndWrite = 3,
    }

    /// <summary>Whether this system has them the way they are asked for here.</summary>
    internal static bool AreSupported => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    internal static nuint Size => (nuint)Environment.SystemPageSize;

    internal static byte* Allocate(nuint bytes)
    {
        nint start = Map(0, bytes, Protection.None, Private | (OperatingSystem.IsMacOS() ? AnonymousOnMac : AnonymousOnLinux), -1, 0);
        return start == -1 ? throw new OutOfMemoryException($"There are no {bytes} bytes of pages.") : (byte*)start;
    }

    internal static void Protect(byte* start, nuint bytes, Protection protection)
    {
        if (SetProtection((nint)start, bytes, protection) != 0)
        {
            throw new InvalidOperationException($"{bytes} bytes of pages cannot be protected.");
        }
    }

    internal static void Free(byte* start, nuint bytes) => Unmap((nint)start, bytes);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, Protection protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int SetProtection(nint address, nuint length, Protection protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);
}
