using System;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace ActGen.Tests.Memory;

/// <summary>What a process was doing: a mapped file outlives the process that ends in the middle of it.</summary>
internal static class CaseRecord
{
    /// <summary>The variable of the environment that names the file.</summary>
    internal const string FileVariable = "ACTGEN_TEST_CASE";

    private const int Size = 256;

    private static readonly MemoryMappedViewAccessor s_view = MemoryMappedFile
        .CreateFromFile(Environment.GetEnvironmentVariable(FileVariable)!, FileMode.OpenOrCreate, mapName: null, Size)
        .CreateViewAccessor();

    internal static void Write(string text)
    {
        byte[] bytes = new byte[Size];
        Encoding.UTF8.GetBytes(text, bytes);
        s_view.WriteArray(0, bytes, 0, Size);
    }

    internal static string Read(string file) => File.ReadAllText(file).TrimEnd('\0');
}
