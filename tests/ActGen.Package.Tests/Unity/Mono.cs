using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;

namespace ActGen.Package.Tests.Unity;

/// <summary>The Mono of this machine.</summary>
internal static class Mono
{
    private const byte HasThis = 0x20, RequiredModifier = 0x1F;

    private static readonly string? s_command = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, "mono")).FirstOrDefault(File.Exists);

    /// <summary>Why nothing can be run, or null.</summary>
    public static string? Missing
        => s_command is null ? "Mono is not installed (Debian: mono-runtime and mono-devel)."
            : !File.Exists("/usr/lib/mono/4.5/Facades/netstandard.dll") ? "Mono has no netstandard.dll (Debian: mono-devel)."
            : null;

    /// <summary>Runs a program and returns what it printed.</summary>
    public static async Task<string> RunAsync(string program)
    {
        using Process process = Process.Start(new ProcessStartInfo(s_command!, [program]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"Mono ended with exit code {process.ExitCode}:\n{await error}");
    }

    /// <summary>
    /// Makes an assembly run on Debian's Mono, whose core library was built by a compiler that forgot the modifier on what the members of
    /// <see cref="ReadOnlySpan{T}"/> return, so that calls of them find nothing. Unity's has it. The code stays as it is: only the signatures
    /// by which it looks for those members lose the modifier.
    /// </summary>
    public static byte[] Adapt(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        MetadataReader metadata = image.GetMetadataReader();
        int blobs = image.PEHeaders.MetadataStartOffset + metadata.GetHeapMetadataOffset(HeapIndex.Blob);
        byte[] adapted = [.. assembly];
        foreach (MemberReference member in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            if (metadata.GetString(member.Name) is "get_Item" or "get_Current" or "GetPinnableReference")
            {
                RemoveModifier(adapted.AsSpan(blobs + metadata.GetHeapOffset(member.Signature)));
            }
        }

        return adapted;
    }

    /// <summary>Moves the rest of a signature over its modifier; the bytes that become free belong to nothing.</summary>
    private static void RemoveModifier(Span<byte> blob)
    {
        int length = blob[0]; // signatures this short have one byte of length
        if (length < 128 && blob[1] == HasThis && blob[3] == RequiredModifier)
        {
            int modifier = 1 + (blob[4] < 0x80 ? 1 : blob[4] < 0xC0 ? 2 : 4); // and its type, as a compressed number
            blob[(3 + modifier)..(1 + length)].CopyTo(blob[3..]);
            blob[0] -= (byte)modifier;
        }
    }
}
